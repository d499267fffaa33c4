/*
 * train_init.c
 *		The model that a training starts from.  See train_init.h.
 */
#include "pg/train_init.h"

#include "pg/cache.h"
#include "pg/resolve.h"

const char *
train_init_resolve(const MlAlgorithm *algorithm, const void *options)
{
	const MlRoleOptions *roles = ml_role_options(algorithm, options);
	MlsysResolved resolved;

	if (roles == NULL || roles->init_model == NULL)
		return NULL;
	(void) mlsys_resolve(roles->init_model, true, &resolved);
	return psprintf("%s@%d", resolved.model, resolved.version);
}

const char *
train_init_settle(const MlAlgorithm *algorithm, void *options)
{
	const char *reference = train_init_resolve(algorithm, options);

	if (reference != NULL)
		((MlRoleOptions *) ml_role_options(algorithm, options))->init_model = reference;
	return reference;
}

static const MlModel *
open_model(const char *reference, MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	MlsysPin *pin = palloc(sizeof(MlsysPin));
	MlsysResolved resolved;
	bool changed;

	mlsys_pin_init(pin, context);
	(void) mlsys_resolve(reference, true, &resolved);
	if (!mlsys_pin_find(pin, resolved.digest, &changed))
	{
		struct varlena *value = mlsys_resolved_value(&resolved);

		(void) mlsys_pin_set(pin, PointerGetDatum(value));
		pfree(value);
	}
	MemoryContextSwitchTo(old);
	return pin->model;
}

const MlModel *
train_init_open(const char *reference, const MlAlgorithm *algorithm, MlTask task,
				MemoryContext context)
{
	const MlModel *init = open_model(reference, context);

	if (init->algorithm != algorithm)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("option \"init_model\" is \"%s\", a model of %s, not of %s",
							   reference, init->algorithm->name, algorithm->name)));
	if (init->task != task)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("option \"init_model\" is \"%s\", a %s, but this is a %s", reference,
							   ml_task_names[init->task], ml_task_names[task])));
	return init;
}

static int
find_name(const char *const *names, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

static void
missing_column(const char *reference, const char *name)
{
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
					errmsg("no feature is column \"%s\" of model \"%s\"", name, reference),
					errdetail("A training that starts from a model has its columns.")));
}

static void
unknown_column(const char *reference, const char *name)
{
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
					errmsg("feature \"%s\" is not a column of model \"%s\"", name, reference),
					errdetail("A training that starts from a model has its columns.")));
}

int *
train_init_order(const MlModel *init, const char *reference, const char *const *names, int n)
{
	const MlEncoder *encoder = &init->encoder;
	int *order = palloc(Max(encoder->ncolumns, 1) * sizeof(int));
	bool *is_taken = palloc0(Max(n, 1) * sizeof(bool));

	for (int i = 0; i < n; i++)
		if (names[i] == NULL)
			ereport(
				ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the name of feature %d is not known, but option \"init_model\" needs it",
						i + 1),
				 errhint("Here an expression has no name, nor has a column of a subquery or "
						 "view. Option \"features\" gives the names of all.")));
	for (int32 c = 0; c < encoder->ncolumns; c++)
	{
		order[c] = find_name(names, n, encoder->columns[c].name);
		if (order[c] < 0)
			missing_column(reference, encoder->columns[c].name);
		is_taken[order[c]] = true;
	}
	for (int i = 0; i < n; i++)
		if (!is_taken[i])
			unknown_column(reference, names[i]);
	pfree(is_taken);
	return order;
}

void
train_init_arrange(const MlModel *init, const char *reference, TrainCandidates *candidates)
{
	TrainCandidates all = *candidates;
	int *order = train_init_order(init, reference, all.names, all.n);

	candidates->names = palloc(Max(all.n, 1) * sizeof(char *));
	candidates->types = palloc(Max(all.n, 1) * sizeof(Oid));
	candidates->sources = palloc(Max(all.n, 1) * sizeof(int));
	for (int c = 0; c < all.n; c++)
	{
		candidates->names[c] = all.names[order[c]];
		candidates->types[c] = all.types[order[c]];
		candidates->sources[c] = all.sources[order[c]];
	}
}

const MlModel *
train_init_of(MlsysEnv *env, const MlTrainer *trainer, MemoryContext context)
{
	const MlRoleOptions *roles;
	MlSchema schema;

	if (trainer->init != NULL || trainer->algorithm == NULL ||
		trainer->algorithm->roles_offset == 0)
		return trainer->init;
	mlsys_check(env, ml_schema_load(&env->ml, trainer->algorithm, trainer->schema_bytes,
									trainer->schema_size, &schema));
	roles = ml_role_options(trainer->algorithm, schema.options);
	if (roles->init_model == NULL)
		return NULL;
	return train_init_open(roles->init_model, trainer->algorithm,
						   schema.labelled ? ML_TASK_CLASSIFICATION : ML_TASK_REGRESSION, context);
}
