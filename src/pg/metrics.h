/*
 * metrics.h
 *		What the metric aggregates share.
 *
 * The arguments of all of them are (actual, predicted [, weight]).  A metric that is made of sums has a
 * float8[] as its state: it needs no serialization, and can be split between servers.  States of
 * metrics that must keep rows are of type internal, see state.h.
 */
#ifndef MLSYS_METRICS_H
#define MLSYS_METRICS_H

#include "pg/mlsys.h"

#include "utils/array.h"
#include "utils/jsonb.h"

#include "ml/bytes.h"
#include "ml/summation.h"
#include "pg/agg_memory.h"

/* The items of a state in an argument; it may be anything when a user calls the function. */
extern void *mlsys_metric_state(ArrayType *array, int nitems);

/* The state that a transition may change: the aggregate's own, else a copy. */
extern ArrayType *mlsys_metric_own_array(FunctionCallInfo fcinfo);

/* How many items a struct of float8 has. */
#define METRIC_ITEMS(type) ((int) (sizeof(type) / sizeof(float8)))

/* Weight of a row: 1 when there is no such argument; an error unless it is finite and not negative. */
extern float8 mlsys_metric_weight(FunctionCallInfo fcinfo, int argument);

/* A label given as an integer; an error unless it is 0 or 1. */
extern bool mlsys_metric_label(int64 actual);

/* 22003: "<what> must be <bound>, but is <value>". */
extern void
mlsys_metric_bad_number(const char *what, const char *bound, float8 value) pg_attribute_noreturn();

static inline float8
mlsys_metric_probability(float8 value)
{
	if (unlikely(!(value >= 0 && value <= 1)))
		mlsys_metric_bad_number("predicted probability", "from 0 to 1", value);
	return value;
}

static inline float8
mlsys_metric_finite(const char *what, float8 value)
{
	if (unlikely(isnan(value) || isinf(value)))
		mlsys_metric_bad_number(what, "finite", value);
	return value;
}

/* Is an argument after the state NULL? */
static inline bool
mlsys_metric_has_null(FunctionCallInfo fcinfo)
{
	for (int i = 1; i < PG_NARGS(); i++)
		if (PG_ARGISNULL(i))
			return true;
	return false;
}

/* What has been written, in the current context. */
extern Jsonb *mlsys_metric_json(MlsysEnv *env, MlWriter *writer);

/* The text of an argument, which may be compressed or out of line. */
static inline MlText
mlsys_metric_text(FunctionCallInfo fcinfo, int argument)
{
	text *value = PG_GETARG_TEXT_PP(argument);

	return (MlText){VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value)};
}

/* The number beside a class in an object of probabilities; an error unless it is from 0 to 1. */
extern float8 mlsys_metric_class_probability(const JsonbValue *value, MlText class_name);

/* State of a weighted mean of losses, see metrics_binary.c. */
typedef struct MeanLoss
{
	MlSum weight;    /* of all rows */
	MlSum loss;      /* sum of weight times loss */
	float8 positive; /* weight of the rows of each label, where there are two */
	float8 negative;
} MeanLoss;

/* Add a row to the state in argument 0 and return that. */
extern Datum
mlsys_mean_loss_add(FunctionCallInfo fcinfo, float8 loss, float8 weight, bool positive);

/*
 * Call site of an aggregate over states of type internal, in fn_extra, set up for this call's context;
 * a work context for a final function, charged, to be deleted at its end.
 */
extern MlsysAggSite *mlsys_metric_site(FunctionCallInfo fcinfo);
extern MemoryContext mlsys_metric_work(FunctionCallInfo fcinfo, MlsysEnv *env);

/* Raise the error of a state that is too large to be handed over by a parallel process. */
extern void mlsys_metric_too_large(size_t limit) pg_attribute_noreturn();

#endif /* MLSYS_METRICS_H */
