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
#include "pg/train_bins.h"
#include "pg/train_init.h"

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

static void
add_extra(TrainSchema *made, const TrainBinding *binding, TrainExtra extra, int input)
{
	if (input >= 0)
		train_schema_extra(made, extra, binding->sources[input].source,
						   binding->sources[input].type, binding->context);
}

/* The model that the plan says the training starts from; train() has brought its inputs into its order. */
static void
start_from(FitSite *site, TrainSchema *made, const TrainCandidates *candidates)
{
	TrainBinding *binding = site->binding;
	const TrainPlan *plan = binding->plan;
	MlRoleOptions *roles = (MlRoleOptions *) ml_role_options(plan->algorithm, binding->options);
	int *order;

	if (plan->init == NULL)
	{
		if (roles != NULL && roles->init_model != NULL)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("plan of a training has no version of option \"init_model\"")));
		return;
	}
	roles->init_model = plan->init;
	made->init = train_init_open(plan->init, plan->algorithm, binding->task, binding->context);
	order = train_init_order(made->init, plan->init, candidates->names, candidates->n);
	for (int i = 0; i < candidates->n; i++)
		if (order[i] != i)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("plan of a training has not the order of model \"%s\"", plan->init)));
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
	int n = 0;

	if (binding->target < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("plan of a training has no target")));
	made->context = binding->context;
	made->schema.options = binding->options;
	made->schema.options_given = binding->options_given;
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
	made->target.reader = binding->sources[binding->target].reader;
	made->schema.labelled = binding->task == ML_TASK_CLASSIFICATION;
	made->schema.target_kind = binding->target_kind;
	add_extra(made, binding, TRAIN_EXTRA_WEIGHT, binding->weight);
	add_extra(made, binding, TRAIN_EXTRA_GROUP, binding->group);
	add_extra(made, binding, TRAIN_EXTRA_VALIDATION, binding->validation);
	start_from(site, made, &candidates);
	train_schema_columns(made, &candidates, 0, binding->context);
	n = 0;
	for (int i = 0; i < plan->ninputs; i++)
		if (plan->inputs[i].role == TRAIN_FEATURE)
		{
			if (made->schema.columns[n].kind == ML_COLUMN_ARRAY)
				made->schema.columns[n].width = plan->inputs[i].width;
			n++;
		}
	train_schema_complete(plan->algorithm, known_categories(binding),
						  plan->algorithm->fit_binned != NULL ? train_bins_of_plan(binding) : NULL,
						  made);
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
	if (binding->key < 0 && binding->group < 0)
		content = train_hash_content(binding, values);
	PG_RETURN_INT32(train_part(binding->plan, train_hash_split(binding, values, content)));
}
