/*
 * train_fit.c
 *		The second pass of mlsys.train() over its query: the rows that train go to the algorithm.
 *
 *	  training_fit(plan bytea, VARIADIC "any") returns mlsys.model
 *	  training_fit_rows(plan bytea, VARIADIC "any") returns bigint[]: rows of all parts, and the sum of
 *		the hashes of their contents
 *
 * Both have the transition function in common, so that the executor keeps one state for the two, and
 * all else with the training aggregates (train.c).  And
 *
 *	  training_part(plan bytea, VARIADIC "any") returns integer
 *
 * tells the part of a row where predictions are scored.
 */
#include "pg/train_row.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/fmgrprotos.h"

#include "ml/hash.h"
#include "pg/agg_memory.h"
#include "pg/train_plan.h"

typedef struct FitSite
{
	MlsysAggSite agg;
	TrainBinding *binding;
	TrainSchema *schema;
} FitSite;

/* The categories of each category column that the first pass has found; NULL when it had not to. */
static MlDictionary *
known_categories(const TrainBinding *binding)
{
	const TrainPlan *plan = binding->plan;
	MlDictionary *known;
	int n = 0;

	if (!binding->has_categories)
		return NULL;
	known = palloc(plan->ninputs * sizeof(MlDictionary));
	for (int i = 0; i < plan->ninputs; i++)
	{
		if (plan->inputs[i].role != TRAIN_FEATURE ||
			binding->sources[i].reader.kind != ML_COLUMN_CATEGORY)
			continue;
		if (plan->inputs[i].categories == NULL)
			return NULL;
		known[n++] = *plan->inputs[i].categories;
	}
	return known;
}

/* The schema that the plan describes, as a call of the algorithm's aggregate would make it. */
static TrainSchema *
make_schema(FitSite *site)
{
	TrainBinding *binding = site->binding;
	const TrainPlan *plan = binding->plan;
	MemoryContext old = MemoryContextSwitchTo(binding->context);
	TrainSchema *made = palloc0(sizeof(TrainSchema));
	TrainCandidates candidates = {0};
	Jsonb *options;
	MlsysEnv env;
	int n = 0;

	if (binding->target < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("plan of a training has no target")));
	mlsys_env_init(&env, binding->context);
	made->context = binding->context;
	options = DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(plan->options)));
	made->schema.options =
		train_options(&env, plan->algorithm, options, &made->schema.options_given);
	candidates.names = palloc(Max(plan->ninputs, 1) * sizeof(char *));
	candidates.types = palloc(Max(plan->ninputs, 1) * sizeof(Oid));
	candidates.sources = palloc(Max(plan->ninputs, 1) * sizeof(int));
	for (int i = 0; i < plan->ninputs; i++)
	{
		if (plan->inputs[i].role != TRAIN_FEATURE)
			continue;
		candidates.names[n] = plan->inputs[i].name;
		candidates.types[n] = binding->sources[i].type;
		candidates.sources[n++] = binding->sources[i].source;
	}
	candidates.n = n;
	made->target.source = binding->sources[binding->target].source;
	made->schema.target_name = plan->inputs[binding->target].name;
	train_target_reader(&made->target, plan->algorithm, made->schema.target_name,
						binding->sources[binding->target].type, binding->context);
	made->schema.labelled = plan->algorithm->task == ML_TASK_CLASSIFICATION;
	made->schema.target_kind = made->target.reader.kind;
	if (binding->weight >= 0)
	{
		made->schema.weighted = true;
		made->weight.source = binding->sources[binding->weight].source;
		mlsys_column_init(&made->weight.reader, "weight", binding->sources[binding->weight].type,
						  binding->context);
	}
	train_schema_columns(made, &candidates, 0, binding->context);
	n = 0;
	for (int i = 0; i < plan->ninputs; i++)
		if (plan->inputs[i].role == TRAIN_FEATURE)
		{
			if (made->schema.columns[n].kind == ML_COLUMN_ARRAY)
				made->schema.columns[n].width = plan->inputs[i].width;
			n++;
		}
	train_schema_complete(plan->algorithm, known_categories(binding), made);
	MemoryContextSwitchTo(old);
	return made;
}

PG_FUNCTION_INFO_V1(mlsys_training_fit_accum);
PG_FUNCTION_INFO_V1(mlsys_training_fit_rows_final);
PG_FUNCTION_INFO_V1(mlsys_training_part);

Datum
mlsys_training_fit_accum(PG_FUNCTION_ARGS)
{
	FitSite *site = mlsys_agg_enter(fcinfo, sizeof(FitSite));
	MlsysEnv *env = &site->agg.env;
	TrainState *state = PG_ARGISNULL(0) ? NULL : (TrainState *) PG_GETARG_POINTER(0);
	const NullableDatum *values;
	uint64 content;

	if (unlikely(site->binding == NULL))
		site->binding = train_bind(fcinfo, 1, fcinfo->flinfo->fn_mcxt);
	if (unlikely(site->schema == NULL))
		site->schema = make_schema(site);
	if (unlikely(state == NULL))
	{
		state = mlsys_agg_state(&site->agg, sizeof(TrainState));
		state->schema = site->schema;
		mlsys_check(env, ml_trainer_copy(&env->ml, &site->schema->empty, &state->trainer));
		state->begun = true;
	}
	values = train_values(site->binding, fcinfo, 1);
	content = train_hash_content(site->binding, values);
	state->rows_read++;
	state->hash_sum += content;
	if (train_part(site->binding->plan, train_hash_split(site->binding, values, content)) ==
		TRAIN_PART_TRAIN)
		train_add_row(env, state, values);
	else if (values[site->schema->target.source].isnull)
		ml_trainer_skip(&state->trainer); /* told of all parts alike */
	PG_RETURN_POINTER(state);
}

Datum
mlsys_training_fit_rows_final(PG_FUNCTION_ARGS)
{
	const TrainState *state = PG_ARGISNULL(0) ? NULL : (const TrainState *) PG_GETARG_POINTER(0);
	Datum numbers[2];

	(void) mlsys_aggregate_context(fcinfo);
	if (state == NULL)
		PG_RETURN_NULL();
	numbers[0] = Int64GetDatum(state->rows_read);
	numbers[1] = Int64GetDatum((int64) state->hash_sum);
	PG_RETURN_ARRAYTYPE_P(
		construct_array(numbers, 2, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

Datum
mlsys_training_part(PG_FUNCTION_ARGS)
{
	TrainBinding *binding = fcinfo->flinfo->fn_extra;
	const NullableDatum *values;
	uint64 content = 0;

	if (unlikely(binding == NULL))
	{
		/* a plan that can be another in each row is not kept */
		if (!get_fn_expr_arg_stable(fcinfo->flinfo, 0))
			binding = train_bind(fcinfo, 0, CurrentMemoryContext);
		else
			binding = fcinfo->flinfo->fn_extra = train_bind(fcinfo, 0, fcinfo->flinfo->fn_mcxt);
	}
	values = train_values(binding, fcinfo, 0);
	if (binding->key < 0)
		content = train_hash_content(binding, values);
	PG_RETURN_INT32(train_part(binding->plan, train_hash_split(binding, values, content)));
}
