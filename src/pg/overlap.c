/*
 * overlap.c
 *		Which rows of a query were among those that trained a version of a model?  See overlap.h.
 *
 * The hash of a row is made anew from what the version tells of its training: the split key and the
 * seed, or the names of all columns.  A column of another type has other hashes if its values are
 * other ones, and then nothing is found.
 */
#include "pg/overlap.h"

#include "catalog/pg_type.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "ml/hash.h"
#include "ml/hash_set.h"
#include "pg/train_schema.h"

/* The version */

/* The string that an option is, or NULL. */
static const char *
find_option(const Jsonb *options, const char *name)
{
	JsonbValue value;

	if (!JB_ROOT_IS_OBJECT(options) ||
		getKeyJsonValueFromContainer((JsonbContainer *) &options->root, name, (int) strlen(name),
									 &value) == NULL ||
		value.type != jbvString)
		return NULL;
	return pnstrdup(value.val.string.val, value.val.string.len);
}

/* An input of the hash; false when the query has no such column, or one that cannot be it. */
static bool
add_input(TrainPlan *plan, const ReportQuery *query, const char *name, TrainRole role)
{
	int column = name == NULL ? -1 : report_look_up(query, name);
	Oid type;

	if (column < 0)
		return false;
	type = getBaseType(TupleDescAttr(query->columns, column)->atttypid);
	if (role != TRAIN_FEATURE && (type_is_rowtype(type) || OidIsValid(get_element_type(type))))
		return false;
	plan->inputs[plan->ninputs++] = (TrainInput){.name = name, .role = role};
	return true;
}

/* The columns of which train() has made its hashes. */
static bool
add_inputs(TrainPlan *plan, const char *split_key, const MlModel *model, const ReportQuery *query)
{
	static const TrainRole roles[TRAIN_EXTRAS] = {TRAIN_WEIGHT, TRAIN_GROUP, TRAIN_VALIDATION};
	const MlEncoder *encoder = &model->encoder;
	const Jsonb *options =
		DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(model->training.options)));

	plan->inputs = palloc0((encoder->ncolumns + 1 + TRAIN_EXTRAS) * sizeof(TrainInput));
	if (split_key != NULL)
		return add_input(plan, query, split_key, TRAIN_KEY);
	for (int32 i = 0; i < encoder->ncolumns; i++)
		if (!add_input(plan, query, encoder->columns[i].name, TRAIN_FEATURE))
			return false;
	for (int i = 0; i < TRAIN_EXTRAS; i++)
	{
		const char *name = find_option(options, train_extra_names[i]);

		if (name != NULL && !add_input(plan, query, name, roles[i]))
			return false;
	}
	return add_input(plan, query, model->training.target_name, TRAIN_TARGET);
}

/* How the version's rows were split; false when train() has not made it. */
static bool
read_split(Overlap *overlap, const MlsysResolved *version, char **split_key)
{
	MlsysCatalog catalog;
	MlsysParameters parameters = {0};
	MemoryContext old;
	bool has_split;

	mlsys_catalog_begin(&catalog);
	mlsys_add_text(&parameters, version->model);
	mlsys_add_int4(&parameters, version->version);
	has_split = mlsys_catalog_read("SELECT split_key, seed FROM mlsys.model_versions "
								   "WHERE model = $1 AND version = $2 AND seed IS NOT NULL",
								   &parameters) > 0;
	if (has_split)
	{
		old = MemoryContextSwitchTo(catalog.context);
		*split_key = mlsys_result_text(0, 1);
		overlap->plan.seed = DatumGetInt64(mlsys_result_value(0, 2));
		MemoryContextSwitchTo(old);
	}
	mlsys_catalog_end(&catalog);
	return has_split;
}

/* False when the version has no sample. */
static bool
load_sample(const MlsysResolved *version, MemoryContext context, MlRowSample *sample)
{
	bytea *bytes = mlsys_resolved_sample(version);
	MlsysEnv env;
	MlReader reader;

	if (bytes == NULL)
		return false;
	mlsys_env_init(&env, context);
	ml_reader_init(&reader, &env.ml, "sample of training rows", VARDATA_ANY(bytes),
				   VARSIZE_ANY_EXHDR(bytes));
	mlsys_check(&env, ml_row_sample_load(&reader, sample));
	mlsys_check(&env, ml_reader_end(&reader));
	pfree(bytes);
	return true;
}

void
overlap_open(Overlap *overlap, const MlsysResolved *version, const MlModel *model,
			 const ReportQuery *query)
{
	char *split_key = NULL;
	MlRowSample sample;

	memset(overlap, 0, sizeof(*overlap));
	overlap->plan.algorithm = model->algorithm;
	overlap->plan.options = model->training.options_given; /* they say what the target is */
	overlap->reference = psprintf("%s@%d", version->model, version->version);
	if (!read_split(overlap, version, &split_key) ||
		!add_inputs(&overlap->plan, split_key, model, query) ||
		!load_sample(version, CurrentMemoryContext, &sample))
		return;
	overlap->is_exact = sample.limit == PG_UINT64_MAX;
	overlap->is_known = true;
}

/* The statement */

void
overlap_begin(Overlap *overlap, Report *report)
{
	if (!overlap->is_known)
		return;
	mlsys_add_text(&report->parameters, overlap->reference);
	overlap->parameter = report->parameters.count;
	mlsys_add_parameter(&report->parameters, BYTEAOID,
						PointerGetDatum(train_plan_save(&overlap->plan)), false);
}

void
overlap_append(StringInfo sql, const Overlap *overlap, int m)
{
	const char **names = palloc(Max(overlap->plan.ninputs, 1) * sizeof(char *));

	for (int i = 0; i < overlap->plan.ninputs; i++)
		names[i] = overlap->plan.inputs[i].name;
	appendStringInfo(sql, "mlsys.training_overlap($%d, $%d", overlap->parameter,
					 overlap->parameter + 1);
	report_append_columns(sql, names, overlap->plan.ninputs);
	appendStringInfo(sql, ") AS trained%d, ", m);
}

char *
overlap_estimate(const Overlap *overlap, int64 rows, int64 hashed, int64 trained)
{
	double share = (double) trained / (double) hashed;

	return psprintf("%s%lld of the %lld rows", overlap->is_exact ? "" : "about ",
					(long long) rint(share * (double) rows), (long long) rows);
}

typedef struct OverlapSite
{
	TrainBinding *binding;
	bool has_sample;
	MlRowSample sample;
} OverlapSite;

static OverlapSite *
make_site(FunctionCallInfo fcinfo)
{
	MemoryContext context = fcinfo->flinfo->fn_mcxt;
	OverlapSite *site = MemoryContextAllocZero(context, sizeof(OverlapSite));
	MlsysResolved version;

	if (PG_ARGISNULL(0))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("model is NULL")));
	(void) mlsys_resolve(text_to_cstring(PG_GETARG_TEXT_PP(0)), true, &version);
	site->has_sample = load_sample(&version, context, &site->sample);
	site->binding = train_bind(fcinfo, 1, context);
	fcinfo->flinfo->fn_extra = site;
	return site;
}

/* training_overlap(model text, plan bytea, VARIADIC "any") returns boolean */
PG_FUNCTION_INFO_V1(mlsys_training_overlap);
Datum
mlsys_training_overlap(PG_FUNCTION_ARGS)
{
	OverlapSite *site = fcinfo->flinfo->fn_extra;
	const NullableDatum *values;
	uint64 hash = 0;

	if (unlikely(site == NULL))
		site = make_site(fcinfo);
	values = train_values(site->binding, fcinfo, 1);
	if (site->binding->key < 0)
		hash = train_hash_content(site->binding, values);
	hash = ml_hash_mix(train_hash_row(site->binding, values, hash));
	if (!site->has_sample || hash > site->sample.limit)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(ml_row_sample_has(&site->sample, hash));
}
