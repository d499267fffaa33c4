/*
 * train_plan.c
 *		What mlsys.train() tells the passes over its query.  See train_plan.h.
 */
#include "pg/train_plan.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/typcache.h"

#include "pg/train_row.h"

#define PLAN_MAGIC 0x50534c4d /* "MLSP" */

/* Hashes of the same row for different ends. */
#define SALT_CALIBRATION UINT64_C(0x63616c6962726174)
#define SALT_ARRAY UINT64_C(0x6172726179)
#define SALT_NULL UINT64_C(0x6e756c6c)

void
train_dictionary_save(MlWriter *writer, const MlDictionary *dictionary)
{
	ml_write_u32(writer, (uint32) dictionary->ncodes);
	for (int32_t code = 0; code < dictionary->ncodes; code++)
	{
		ml_write_text(writer, dictionary->texts[code]);
		ml_write_i64(writer, dictionary->counts[code]);
	}
}

MlStatus
train_dictionary_load(MlReader *reader, MlDictionary *dictionary)
{
	uint32_t count = ml_read_count(reader, 12);

	ML_TRY(ml_dictionary_init(reader->env, dictionary));
	for (uint32_t i = 0; i < count && !reader->failed; i++)
	{
		MlText text = ml_read_text(reader);
		int32_t code = 0;

		if (i > 0)
			ML_TRY(ml_dictionary_code(reader->env, dictionary, text, &code));
		dictionary->counts[code] = ml_read_i64(reader);
		if (code != (int32_t) i || dictionary->counts[code] < 0 ||
			dictionary->counts[code] > ML_MAX_ROWS)
			ml_reader_fail(reader, "wrong category");
	}
	return ml_reader_status(reader);
}

bytea *
train_plan_save(const TrainPlan *plan)
{
	MlsysEnv env;
	MlWriter writer;

	mlsys_env_init(&env, CurrentMemoryContext);
	ml_writer_init(&writer, &env.ml);
	ml_write_u32(&writer, PLAN_MAGIC);
	ml_write_string(&writer, plan->algorithm->name);
	ml_write_string(&writer, plan->options);
	ml_write_u8(&writer, (uint8) plan->missing);
	ml_write_i64(&writer, plan->seed);
	ml_write_f64(&writer, plan->test_fraction);
	ml_write_f64(&writer, plan->calibration_fraction);
	ml_write_string(&writer, plan->init != NULL ? plan->init : "");
	ml_write_u32(&writer, (uint32) plan->ninputs);
	for (int i = 0; i < plan->ninputs; i++)
	{
		ml_write_string(&writer, plan->inputs[i].name);
		ml_write_u8(&writer, (uint8) plan->inputs[i].role);
		ml_write_bool(&writer, plan->inputs[i].is_checked);
		ml_write_u32(&writer, (uint32) plan->inputs[i].width);
		ml_write_bool(&writer, plan->inputs[i].categories != NULL);
		if (plan->inputs[i].categories != NULL)
			train_dictionary_save(&writer, plan->inputs[i].categories);
		ml_write_u32(&writer, (uint32) plan->inputs[i].nbins);
		for (int32 b = 0; b < plan->inputs[i].nbins; b++)
			ml_bins_save(&writer, &plan->inputs[i].bins[b]);
	}
	return mlsys_writer_bytes(&env, &writer);
}

/* Roles that a plan has once at most, and the target in any plan that has features. */
static bool
has_sound_roles(const TrainPlan *plan)
{
	int counts[TRAIN_ROLES] = {0};

	for (int i = 0; i < plan->ninputs; i++)
		counts[plan->inputs[i].role]++;
	for (int role = 0; role < TRAIN_ROLES; role++)
		if (role != TRAIN_FEATURE && counts[role] > 1)
			return false;
	if (plan->algorithm->roles_offset == 0 &&
		(counts[TRAIN_GROUP] > 0 || counts[TRAIN_VALIDATION] > 0 || plan->init != NULL))
		return false;
	return counts[TRAIN_FEATURE] == 0 || counts[TRAIN_TARGET] == 1;
}

/* Bins of a number, or of the elements of an array. */
static void
load_bins(MlsysEnv *env, MlReader *reader, TrainInput *input)
{
	uint32 count = ml_read_count(reader, 5);

	if (count > ML_MAX_FEATURES || (count > 0 && input->role != TRAIN_FEATURE))
		ml_reader_fail(reader, "wrong number of bins");
	mlsys_check_input(env, ml_reader_status(reader), ERRCODE_INVALID_PARAMETER_VALUE);
	input->nbins = (int32) count;
	input->bins = palloc0(Max(count, 1) * sizeof(MlFeatureBins));
	for (uint32 b = 0; b < count; b++)
		ml_bins_load(reader, &input->bins[b]);
}

static bool
is_valid_text(const char *data, size_t length)
{
	return pg_verify_mbstr(GetDatabaseEncoding(), data, (int) length, true);
}

/* Are all texts in the server's encoding?  They get into models and messages, and anybody may make a plan. */
static bool
has_valid_texts(const TrainPlan *plan)
{
	if (!is_valid_text(plan->options, strlen(plan->options)) ||
		(plan->init != NULL && !is_valid_text(plan->init, strlen(plan->init))))
		return false;
	for (int i = 0; i < plan->ninputs; i++)
	{
		const TrainInput *input = &plan->inputs[i];

		if (!is_valid_text(input->name, strlen(input->name)))
			return false;
		for (int32 code = 1; input->categories != NULL && code < input->categories->ncodes; code++)
			if (!is_valid_text(input->categories->texts[code].data,
							   input->categories->texts[code].length))
				return false;
	}
	return true;
}

TrainPlan *
train_plan_load(const bytea *bytes)
{
	TrainPlan *plan = palloc0(sizeof(TrainPlan));
	uint32 ninputs;
	MlsysEnv env;
	MlReader reader;

	mlsys_env_init(&env, CurrentMemoryContext);
	ml_reader_init(&reader, &env.ml, "plan of a training", VARDATA_ANY(bytes),
				   VARSIZE_ANY_EXHDR(bytes));
	if (ml_read_u32(&reader) != PLAN_MAGIC)
		ml_reader_fail(&reader, "no magic number");
	plan->algorithm = ml_algorithm_find(ml_read_string(&reader));
	plan->options = ml_read_string(&reader);
	plan->missing = ml_read_u8(&reader);
	plan->seed = ml_read_i64(&reader);
	plan->test_fraction = ml_read_f64(&reader);
	plan->calibration_fraction = ml_read_f64(&reader);
	plan->init = ml_read_string(&reader);
	if (plan->init[0] == '\0')
		plan->init = NULL;
	ninputs = ml_read_count(&reader, 15);
	if (plan->algorithm == NULL)
		ml_reader_fail(&reader, "unknown algorithm");
	if (!(plan->test_fraction >= 0 && plan->test_fraction < 1) ||
		!(plan->calibration_fraction >= 0 && plan->calibration_fraction < 1))
		ml_reader_fail(&reader, "a share out of range");
	if (ninputs > MaxTupleAttributeNumber)
		ml_reader_fail(&reader, "too many columns");
	mlsys_check_input(&env, ml_reader_status(&reader), ERRCODE_INVALID_PARAMETER_VALUE);
	plan->inputs = palloc0(Max(ninputs, 1) * sizeof(TrainInput));
	for (uint32 i = 0; i < ninputs; i++)
	{
		TrainInput *input = &plan->inputs[i];
		uint32 width;
		uint8 role;

		input->name = ml_read_string(&reader);
		role = ml_read_u8(&reader);
		input->role = role < TRAIN_ROLES ? (TrainRole) role : TRAIN_FEATURE;
		input->is_checked = ml_read_bool(&reader);
		width = ml_read_u32(&reader);
		if (role >= TRAIN_ROLES || width > ML_MAX_FEATURES)
			ml_reader_fail(&reader, "wrong column");
		else
			input->width = (int32) width;
		if (ml_read_bool(&reader))
		{
			input->categories = palloc(sizeof(MlDictionary));
			mlsys_check_input(&env, train_dictionary_load(&reader, input->categories),
							  ERRCODE_INVALID_PARAMETER_VALUE);
		}
		load_bins(&env, &reader, input);
	}
	plan->ninputs = (int32) ninputs;
	if (!has_sound_roles(plan))
		ml_reader_fail(&reader, "wrong roles of columns");
	mlsys_check_input(&env, ml_reader_end(&reader), ERRCODE_INVALID_PARAMETER_VALUE);
	if (!has_valid_texts(plan))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("malformed plan of a training: a text is not in encoding \"%s\"",
							   GetDatabaseEncodingName())));
	return plan;
}

/* Binding */

/* The options, which say what the target is. */
static void
read_options(TrainBinding *binding)
{
	const TrainPlan *plan = binding->plan;
	Jsonb *options = DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(plan->options)));
	MlsysEnv env;

	mlsys_env_init(&env, binding->context);
	binding->options = train_options(&env, plan->algorithm, options, &binding->options_given);
}

/* A reader for an input, by what it is read for. */
static void
init_reader(TrainBinding *binding, int i)
{
	const TrainInput *input = &binding->plan->inputs[i];
	TrainSource *source = &binding->sources[i];
	TrainColumn target;

	switch (input->role)
	{
		case TRAIN_TARGET:
			read_options(binding);
			binding->task = train_target_reader(&target, binding->plan->algorithm, binding->options,
												input->name, source->type, binding->context);
			source->reader = target.reader;
			binding->target_kind = source->reader.kind;
			binding->target = i;
			return;
		case TRAIN_WEIGHT:
			train_extra_reader(&source->reader, TRAIN_EXTRA_WEIGHT, source->type, binding->context);
			binding->weight = i;
			return;
		case TRAIN_KEY:
			mlsys_label_init(&source->reader, input->name, source->type, binding->context);
			binding->key = i;
			return;
		case TRAIN_GROUP:
			train_extra_reader(&source->reader, TRAIN_EXTRA_GROUP, source->type, binding->context);
			binding->group = i;
			return;
		case TRAIN_VALIDATION:
			train_extra_reader(&source->reader, TRAIN_EXTRA_VALIDATION, source->type,
							   binding->context);
			binding->validation = i;
			return;
		case TRAIN_FEATURE:
			break;
	}
	mlsys_column_init(&source->reader, input->name, source->type, binding->context);
	if (source->reader.kind == ML_COLUMN_CATEGORY &&
		(binding->plan->algorithm->kind == ML_KIND_STREAMING ||
		 binding->plan->algorithm->fit_binned != NULL))
		binding->has_categories = true;
}

static void
init_source(TrainBinding *binding, int i)
{
	TrainSource *source = &binding->sources[i];

	init_reader(binding, i);
	source->salt = ml_hash_text(ml_text(binding->plan->inputs[i].name));
	if (source->reader.source == MLSYS_FLOAT8)
	{
		binding->number_salts[binding->nnumbers] = source->salt;
		binding->numbers[binding->nnumbers++] = source->source;
	}
	else
		binding->others[binding->nothers++] = i;
}

/* The inputs are the arguments, in order. */
static void
bind_arguments(TrainBinding *binding, FunctionCallInfo fcinfo, int first)
{
	if (PG_NARGS() - first - 1 != binding->plan->ninputs)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("plan of a training has %d columns, but %d were given",
							   binding->plan->ninputs, PG_NARGS() - first - 1)));
	for (int i = 0; i < binding->plan->ninputs; i++)
	{
		binding->sources[i].source = first + 1 + i;
		binding->sources[i].type = get_fn_expr_argtype(fcinfo->flinfo, first + 1 + i);
	}
}

/* The inputs are columns of the row, by name. */
static void
bind_row(TrainBinding *binding, HeapTupleHeader row)
{
	binding->row_type = HeapTupleHeaderGetTypeId(row);
	binding->row_typmod = HeapTupleHeaderGetTypMod(row);
	binding->row_desc = lookup_rowtype_tupdesc_copy(binding->row_type, binding->row_typmod);
	for (int i = 0; i < binding->plan->ninputs; i++)
	{
		const char *name = binding->plan->inputs[i].name;
		int found = -1;

		for (int c = 0; c < binding->row_desc->natts && found < 0; c++)
		{
			Form_pg_attribute attribute = TupleDescAttr(binding->row_desc, c);

			if (!attribute->attisdropped && strcmp(NameStr(attribute->attname), name) == 0)
				found = c;
		}
		if (found < 0)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
							errmsg("row has no column \"%s\", which the training needs", name)));
		binding->sources[i].source = found;
		binding->sources[i].type = TupleDescAttr(binding->row_desc, found)->atttypid;
	}
}

TrainBinding *
train_bind(FunctionCallInfo fcinfo, int first, MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	TrainBinding *binding = palloc0(sizeof(TrainBinding));

	if (PG_ARGISNULL(first))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("plan is NULL")));
	binding->context = context;
	binding->plan = train_plan_load(PG_GETARG_BYTEA_PP(first));
	binding->sources = palloc0(Max(binding->plan->ninputs, 1) * sizeof(TrainSource));
	binding->numbers = palloc(Max(binding->plan->ninputs, 1) * sizeof(int));
	binding->number_salts = palloc(Max(binding->plan->ninputs, 1) * sizeof(uint64));
	binding->number_values = palloc(Max(binding->plan->ninputs, 1) * sizeof(double));
	binding->others = palloc(Max(binding->plan->ninputs, 1) * sizeof(int));
	binding->target = binding->weight = binding->key = binding->group = binding->validation = -1;
	binding->is_row =
		PG_NARGS() == first + 2 && type_is_rowtype(get_fn_expr_argtype(fcinfo->flinfo, first + 1));
	if (!binding->is_row)
		bind_arguments(binding, fcinfo, first);
	else if (PG_ARGISNULL(first + 1))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("row is NULL")));
	else
		bind_row(binding, PG_GETARG_HEAPTUPLEHEADER(first + 1));
	for (int i = 0; i < binding->plan->ninputs; i++)
		init_source(binding, i);
	MemoryContextSwitchTo(old);
	return binding;
}

const NullableDatum *
train_values(TrainBinding *binding, FunctionCallInfo fcinfo, int first)
{
	HeapTupleHeader row;

	if (!binding->is_row)
		return fcinfo->args;
	if (PG_ARGISNULL(first + 1))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("row is NULL")));
	row = PG_GETARG_HEAPTUPLEHEADER(first + 1);
	if (HeapTupleHeaderGetTypeId(row) != binding->row_type ||
		HeapTupleHeaderGetTypMod(row) != binding->row_typmod)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("rows of different types cannot train one model")));
	return train_deform_row(row, binding->row_desc);
}

/* Hashes */

/*
 * A bigint or numeric by its value as a double, which is how other types have it; from 2^53 on, where
 * doubles cannot tell neighbours apart, by its digits.
 */
#define EXACT_DOUBLE 0x1p53

static uint64
hash_bigint(int64 value)
{
	double number = (double) value;
	char digits[32];

	if (fabs(number) < EXACT_DOUBLE)
		return ml_hash_number(number);
	return ml_hash_text((MlText){digits, pg_lltoa(value, digits)});
}

static uint64
hash_digits(double number, Datum value)
{
	if (!(fabs(number) >= EXACT_DOUBLE))
		return ml_hash_number(number);
	return ml_hash_text(ml_text(numeric_normalize(DatumGetNumeric(value))));
}

uint64
train_hash_value(MlsysColumnReader *reader, NullableDatum value)
{
	const double *numbers;
	bool has_missing;
	uint64 hash;
	int32 n;

	if (value.isnull)
		return ml_hash_mix(SALT_NULL);
	switch (reader->source)
	{
		case MLSYS_FLOAT8:
		case MLSYS_FLOAT4:
		case MLSYS_INT2:
		case MLSYS_INT4:
		case MLSYS_BOOL:
			return ml_hash_number(mlsys_read_number(reader, value.value));
		case MLSYS_INT8:
			return hash_bigint(DatumGetInt64(value.value));
		case MLSYS_NUMERIC:
			return hash_digits(mlsys_read_number_slow(reader, value.value), value.value);
		case MLSYS_DATE:
		case MLSYS_TIMESTAMP:
		case MLSYS_TIME:
		case MLSYS_INTERVAL:
			return ml_hash_number(mlsys_read_number_slow(reader, value.value));
		case MLSYS_TEXT:
		case MLSYS_BPCHAR:
		case MLSYS_NAME:
		case MLSYS_ENUM:
		case MLSYS_OUTPUT:
			return ml_hash_text(mlsys_read_category(reader, value.value));
		case MLSYS_ARRAY:
		case MLSYS_VECTOR:
			break;
	}
	numbers = mlsys_read_array(reader, value.value, &n, &has_missing);
	hash = ml_hash_pair(SALT_ARRAY, (uint64) n);
	for (int32 i = 0; i < n; i++)
		hash = ml_hash_pair(hash, ml_hash_number(numbers[i]));
	return hash;
}

/* What a column adds to the hash of a row's content. */
static uint64
hash_term(TrainSource *source, const NullableDatum *values)
{
	return ml_hash_mix(train_hash_value(&source->reader, values[source->source]) ^ source->salt);
}

uint64
train_hash_content(TrainBinding *binding, const NullableDatum *values)
{
	bool has_null = false;
	uint64 sum = 0;

	for (int i = 0; i < binding->nnumbers; i++)
	{
		const NullableDatum *value = &values[binding->numbers[i]];

		has_null |= value->isnull;
		binding->number_values[i] = DatumGetFloat8(value->value);
	}
	if (likely(!has_null))
		sum = ml_hash_numbers(binding->number_values, binding->number_salts, binding->nnumbers);
	for (int i = 0; i < binding->nnumbers && has_null; i++)
	{
		const NullableDatum *value = &values[binding->numbers[i]];

		sum += ml_hash_mix((value->isnull ? ml_hash_mix(SALT_NULL)
										  : ml_hash_number(DatumGetFloat8(value->value))) ^
						   binding->number_salts[i]);
	}
	for (int i = 0; i < binding->nothers; i++)
		sum += hash_term(&binding->sources[binding->others[i]], values);
	return sum;
}

/* The hash of an input's value with the seed. */
static uint64
hash_input(TrainBinding *binding, const NullableDatum *values, int i)
{
	TrainSource *source = &binding->sources[i];

	return ml_hash_pair((uint64) binding->plan->seed,
						train_hash_value(&source->reader, values[source->source]));
}

uint64
train_hash_row(TrainBinding *binding, const NullableDatum *values, uint64 content)
{
	if (binding->key >= 0)
		return hash_input(binding, values, binding->key);
	return ml_hash_pair((uint64) binding->plan->seed, content);
}

/*
 * A hash that knew the target would choose rows by what they are to be predicted as: all rows of the same
 * features and the same label would go to one part, and those of the other label, maybe, to the other.
 * The same goes for the weight, where a row stands for many, and for what else is said about a row.  Rows of
 * a query of a ranking stay together, since they are ranked together.
 */
uint64
train_hash_split(TrainBinding *binding, const NullableDatum *values, uint64 content)
{
	int others[] = {binding->target, binding->weight, binding->validation};

	if (binding->key >= 0)
		return hash_input(binding, values, binding->key);
	if (binding->group >= 0)
		return hash_input(binding, values, binding->group);
	for (int i = 0; i < lengthof(others); i++)
		if (others[i] >= 0)
			content -= hash_term(&binding->sources[others[i]], values);
	return ml_hash_pair((uint64) binding->plan->seed, content);
}

TrainPart
train_part(const TrainPlan *plan, uint64 hash)
{
	if (ml_hash_uniform(hash) < plan->test_fraction)
		return TRAIN_PART_TEST;
	if (plan->calibration_fraction > 0 &&
		ml_hash_uniform(ml_hash_pair(SALT_CALIBRATION, hash)) < plan->calibration_fraction)
		return TRAIN_PART_CALIBRATE;
	return TRAIN_PART_TRAIN;
}
