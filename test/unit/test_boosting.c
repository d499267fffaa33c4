/*
 * test_boosting.c
 *		Gradient boosting against xgboost (test/gen/boosting.py) and against the plainest way to boost; what must not
 *		matter (order of rows, threads); stopping early, going on, its limits and errors.
 */
#include "ml/boosting.h"
#include "binned_support.h"
#include "expected_boosting.h"
#include "support.h"
#include "tap.h"

/* A model, and the rows that it was fitted to. */
typedef struct Fitted
{
	TestEnv *t;
	MlBinned *rows;
	MlModel model;
	const MlEnsemble *ensemble;
	MlStatus status;
} Fitted;

/* What else a fit needs to know. */
typedef struct Setting
{
	const char *options;
	int32_t nclasses; /* the target's values are 0 .. nclasses - 1; 0: a regression */
	int threads;
	const MlModel *init;
	long fail_at;
	long stop_at;
} Setting;

static double
uniform(uint64_t seed, uint64_t i)
{
	return (double) (test_hash(seed, i) >> 11) * 0x1p-53;
}

/* Columns x0, x1, ...; categories c0, c1, ... with levels "l000", ... */
static MlStatus
make_encoder(MlEnv *env, const TestMatrix *matrix, const MlBinned *rows, MlEncoder *encoder)
{
	encoder->ncolumns = matrix->ndense + matrix->ncategorical;
	encoder->ndense = matrix->ndense;
	encoder->ncategorical = matrix->ncategorical;
	ML_TRY(ml_alloc_zero(env, (size_t) encoder->ncolumns, sizeof(MlColumn), "columns",
						 &encoder->columns));
	ML_TRY(ml_alloc_zero(env, (size_t) encoder->ndense, sizeof(MlMoments), "moments",
						 &encoder->dense));
	ML_TRY(ml_alloc_zero(env, (size_t) encoder->ncategorical, sizeof(MlLevels), "levels",
						 &encoder->levels));
	for (int32_t c = 0; c < encoder->ncolumns; c++)
	{
		bool is_category = c >= encoder->ndense;
		int32_t first = is_category ? c - encoder->ndense : c;
		char name[32];

		snprintf(name, sizeof(name), "%c%d", is_category ? 'c' : 'x', first);
		encoder->columns[c] =
			(MlColumn){.named = true,
					   .type_name = is_category ? "text" : "double precision",
					   .kind = is_category ? ML_COLUMN_CATEGORY : ML_COLUMN_NUMBER,
					   .width = is_category ? 0 : 1,
					   .first = first};
		ML_TRY(ml_copy_string(env, name, &encoder->columns[c].name));
	}
	for (int32_t c = 0; c < encoder->ncategorical; c++)
	{
		MlLevels *levels = &encoder->levels[c];
		size_t n = (size_t) rows->bins[encoder->ndense + c].nlevels;

		*levels = (MlLevels){.nkept = (int32_t) n, .nlevels = (int32_t) n, .other = -1, .null = -1};
		ML_TRY(ml_alloc(env, n, sizeof(MlText), "levels", &levels->texts));
		ML_TRY(ml_alloc_zero(env, n, sizeof(int64_t), "levels", &levels->counts));
		for (size_t l = 0; l < n; l++)
		{
			char name[32];

			snprintf(name, sizeof(name), "l%03d", (int) l);
			ML_TRY(ml_copy_text(env, ml_text(name), &levels->texts[l]));
		}
	}
	return ML_OK;
}

/* Classes "0", "1", ...; a label's code is its class + 1. */
static MlStatus
make_classes(MlEnv *env, TestMatrix *matrix, int32_t nclasses, MlClasses *classes)
{
	double *codes;
	int32_t *map;

	classes->nclasses = nclasses;
	ML_TRY(ml_alloc(env, (size_t) nclasses, sizeof(MlText), "classes", &classes->labels));
	ML_TRY(ml_alloc_zero(env, (size_t) nclasses, sizeof(int64_t), "classes", &classes->counts));
	ML_TRY(ml_alloc(env, (size_t) nclasses + 1, sizeof(int32_t), "classes", &map));
	ML_TRY(ml_alloc(env, (size_t) matrix->nrows, sizeof(double), "labels", &codes));
	map[0] = -1;
	for (int32_t k = 0; k < nclasses; k++)
	{
		char name[32];

		snprintf(name, sizeof(name), "%d", k);
		ML_TRY(ml_copy_text(env, ml_text(name), &classes->labels[k]));
		map[k + 1] = k;
	}
	for (int64_t i = 0; i < matrix->nrows; i++)
	{
		classes->counts[(int32_t) matrix->target[i]]++;
		codes[i] = matrix->target[i] + 1;
	}
	matrix->target = codes;
	matrix->classes = map;
	return ML_OK;
}

/* Margins of the model to start from, as the trainer keeps them. */
static MlStatus
set_init(MlEnv *env, const TestMatrix *matrix, const MlModel *init, MlBinned *rows)
{
	const MlEnsemble *ensemble = init->params;
	size_t nmargins = (size_t) ensemble->nmargins;

	rows->init = init;
	rows->nmargins = ensemble->nmargins;
	for (int32_t s = 0; s < rows->nsegments; s++)
	{
		MlSegment *segment = rows->segments[s];

		ML_TRY(ml_alloc(env, (size_t) segment->nrows * nmargins, sizeof(double), "margins",
						&segment->margins));
		for (int64_t i = 0; i < segment->nrows; i++)
		{
			int64_t r = (int64_t) s * ML_SEGMENT_ROWS + i;
			int32_t levels[8];
			MlRow row = {matrix->dense + r * matrix->ndense, levels, true};

			/* levels have the same numbers in both, as far as both have them */
			for (int32_t c = 0; c < matrix->ncategorical; c++)
			{
				levels[c] = matrix->levels[r * matrix->ncategorical + c];
				if (levels[c] >= init->encoder.levels[c].nlevels)
					levels[c] = -1;
			}
			ml_ensemble_margins(ensemble, &row, segment->margins + (size_t) i * nmargins);
		}
	}
	return ML_OK;
}

static MlStatus
fit_steps(MlEnv *env, TestMatrix matrix, const Setting *setting, Fitted *f)
{
	const MlAlgorithm *algorithm = &ml_gradient_boosting;
	MlBoostingOptions *options;
	MlValue object;
	MlBinOptions bins;
	MlTraining *training = &f->model.training;

	ML_TRY(ml_alloc(env, 1, sizeof(*options), "options", &options));
	ml_options_default(algorithm->options, algorithm->noptions, options, algorithm->options_size);
	ML_TRY(test_options(env, setting->options, &object));
	ML_TRY(ml_options_set(env, algorithm->name, algorithm->options, algorithm->noptions, &object,
						  options));
	f->model = (MlModel){.algorithm = algorithm, .threshold = NAN};
	f->model.task = setting->nclasses > 0 ? ML_TASK_CLASSIFICATION : ML_TASK_REGRESSION;
	training->rows = matrix.nrows;
	training->target_name = "y";
	training->options_given = training->options = "{}";
	training->library = training->blas = "";
	if (setting->nclasses > 0)
		ML_TRY(make_classes(env, &matrix, setting->nclasses, &f->model.classes));
	if (setting->nclasses == 2)
		f->model.threshold = 0.5;
	algorithm->bin_options(options, &bins);
	ML_TRY(test_binned(env, &matrix, &bins, &f->rows));
	ML_TRY(make_encoder(env, &matrix, f->rows, &f->model.encoder));
	if (setting->init != NULL)
		ML_TRY(set_init(env, &matrix, setting->init, f->rows));
	if (setting->fail_at > 0)
		f->t->fail_at = f->t->allocations + setting->fail_at;
	if (setting->stop_at > 0)
		f->t->stop_at = f->t->polls + setting->stop_at;
	ML_TRY(algorithm->fit_binned(env, f->rows, options, &f->model));
	f->ensemble = f->model.params;
	return ML_OK;
}

static Fitted
try_fit(const TestMatrix *matrix, Setting setting)
{
	Fitted f = {.t = test_env()};

	f.t->env.threads = setting.threads > 0 ? setting.threads : 1;
	f.status = fit_steps(&f.t->env, *matrix, &setting, &f);
	return f;
}

static Fitted
fit(const TestMatrix *matrix, Setting setting)
{
	Fitted f = try_fit(matrix, setting);

	if (f.status != ML_OK)
		bail_out("%s: %s", setting.options, f.t->env.error.message);
	return f;
}

static void
release(Fitted *f)
{
	test_env_free(f->t);
}

static void
margins_of(const Fitted *f, const TestMatrix *matrix, int64_t row, double *margins)
{
	ml_ensemble_margins(f->ensemble,
						&(MlRow){matrix->dense + row * matrix->ndense,
								 matrix->levels + row * matrix->ncategorical, true},
						margins);
}

static bool
same_bytes(const Fitted *a, const Fitted *b)
{
	unsigned char *bytes[2];
	size_t sizes[2];

	if (ml_model_save(&a->t->env, &a->model, &bytes[0], &sizes[0]) != ML_OK ||
		ml_model_save(&b->t->env, &b->model, &bytes[1], &sizes[1]) != ML_OK)
		bail_out("a model cannot be saved");
	return sizes[0] == sizes[1] && memcmp(bytes[0], bytes[1], sizes[0]) == 0;
}

/* Data */

#define ROWS 3000
#define DENSE 4

typedef struct Data
{
	TestMatrix matrix;
	double dense[ROWS * DENSE];
	int32_t levels[ROWS];
	double target[ROWS];
	double weight[ROWS];
	double group[ROWS];
	bool is_validation[ROWS];
} Data;

/* Numbers with few different values, some missing, a category, and a target that depends on them. */
static Data *
make_data(int64_t nrows)
{
	static Data data;

	for (int64_t i = 0; i < nrows; i++)
	{
		double *x = &data.dense[i * DENSE];

		for (int c = 0; c < DENSE; c++)
			x[c] = floor(uniform((uint64_t) (10 + c), (uint64_t) i) * (6 + 7 * c)) / 4;
		data.levels[i] = (int32_t) (12 * uniform(20, (uint64_t) i));
		data.target[i] =
			x[0] * x[1] - 2 * x[2] + 0.5 * (data.levels[i] % 4) + 3 * uniform(21, (uint64_t) i);
		if (uniform(22, (uint64_t) i) < 0.1)
			x[2] = NAN;
		data.weight[i] = 0.25 + uniform(23, (uint64_t) i);
		data.group[i] = floor(100 * uniform(24, (uint64_t) i));
		data.is_validation[i] = uniform(25, (uint64_t) i) < 0.25;
	}
	data.matrix = (TestMatrix){.nrows = nrows,
							   .ndense = DENSE,
							   .dense = data.dense,
							   .ncategorical = 1,
							   .levels = data.levels,
							   .target = data.target};
	return &data;
}

/* The target turned into what the objective takes; how many classes it has. */
static int32_t
target_for(Data *data, MlObjectiveKind kind)
{
	int64_t n = data->matrix.nrows;

	for (int64_t i = 0; i < n; i++)
	{
		double y = data->target[i];

		switch (kind)
		{
			case ML_OBJECTIVE_LOGISTIC:
				data->target[i] = y > 0 ? 1 : 0;
				break;
			case ML_OBJECTIVE_SOFTMAX:
				data->target[i] = y > 2 ? 2 : y > -2 ? 1 : 0;
				break;
			case ML_OBJECTIVE_POISSON:
			case ML_OBJECTIVE_TWEEDIE:
				data->target[i] = floor(fmax(y, 0) / 2);
				break;
			case ML_OBJECTIVE_GAMMA:
				data->target[i] = exp(y / 8);
				break;
			case ML_OBJECTIVE_LAMBDARANK:
				data->target[i] = fmin(4, floor(fmax(y, 0) / 2));
				break;
			default:
				break;
		}
	}
	return kind == ML_OBJECTIVE_LOGISTIC ? 2 : kind == ML_OBJECTIVE_SOFTMAX ? 3 : 0;
}

/* xgboost */

static void
check_xgboost(void)
{
	for (int c = 0; c < BOOSTING_CASES; c++)
	{
		int nmargins = boosting_cases[c].nmargins;
		const char *options = boosting_cases[c].options;
		bool is_logistic = strstr(options, "logistic") != NULL;
		TestMatrix matrix = {.nrows = BOOSTING_ROWS,
							 .ndense = BOOSTING_FEATURES,
							 .dense = boosting_features,
							 .target = boosting_cases[c].target,
							 .weight = boosting_weight};
		Fitted f = fit(&matrix, (Setting){.options = options,
										  .nclasses = nmargins > 1  ? nmargins
													  : is_logistic ? 2
																	: 0});
		double worst = 0;

		for (int r = 0; r < BOOSTING_ROWS; r++)
		{
			double margins[8];

			margins_of(&f, &matrix, r, margins);
			for (int k = 0; k < nmargins; k++)
				worst = fmax(worst, fabs(margins[k] - boosting_cases[c].margins[r * nmargins + k]));
		}
		if (!ok(worst < 2e-5, "xgboost: %s", options))
			note("  largest difference %g", worst);
		release(&f);
	}
}

/* The plainest way to boost: all splits of all nodes in doubles, no bins, no categories. */

typedef struct Plain
{
	const TestMatrix *matrix;
	MlObjective objective;
	double margins[ROWS];
	double g[ROWS];
	double h[ROWS];
	double rate;
	int max_depth;
} Plain;

static double
plain_score(double g, double h)
{
	return g * g / (h + 1);
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

static double
plain_value(const Plain *p, const int *rows, int n)
{
	double g = 0;
	double h = 0;

	if (ml_objective_traits(&p->objective).has_refit)
	{
		double residuals[ROWS];

		for (int i = 0; i < n; i++)
			residuals[i] = p->matrix->target[rows[i]] - p->margins[rows[i]];
		qsort(residuals, (size_t) n, sizeof(double), compare_doubles);
		return ml_boosting_quantile(residuals, NULL, n, ml_objective_level(&p->objective));
	}
	for (int i = 0; i < n; i++)
	{
		g += p->g[rows[i]];
		h += p->h[rows[i]];
	}
	return -g / (h + 1);
}

static bool
plain_left(double x, double threshold, bool missing_left)
{
	return isnan(x) ? missing_left : x <= threshold;
}

static void
plain_grow(const Plain *p, int *rows, int n, int depth, double *values)
{
	double best = 1e-9;
	int feature = -1;
	double threshold = 0;
	bool missing_left = false;
	double g = 0;
	double h = 0;
	int nleft = 0;

	for (int i = 0; i < n; i++)
	{
		g += p->g[rows[i]];
		h += p->h[rows[i]];
	}
	for (int f = 0; depth < p->max_depth && f < p->matrix->ndense; f++)
		for (double t = 0; t < 7; t += 0.25)
			for (int side = 0; side < 2; side++)
			{
				double left_g = 0;
				double left_h = 0;
				double gain;

				for (int i = 0; i < n; i++)
					if (plain_left(p->matrix->dense[rows[i] * p->matrix->ndense + f], t + 0.1,
								   side == 0))
					{
						left_g += p->g[rows[i]];
						left_h += p->h[rows[i]];
					}
				gain = plain_score(left_g, left_h) + plain_score(g - left_g, h - left_h) -
					   plain_score(g, h);
				if (left_h < 1 || h - left_h < 1 || gain <= best * (1 + 1e-12))
					continue;
				best = gain;
				feature = f;
				threshold = t + 0.1;
				missing_left = side == 0;
			}
	if (feature < 0)
	{
		double value = plain_value(p, rows, n);

		for (int i = 0; i < n; i++)
			values[rows[i]] = p->rate * value;
		return;
	}
	for (int i = 0; i < n; i++)
		if (plain_left(p->matrix->dense[rows[i] * p->matrix->ndense + feature], threshold,
					   missing_left))
		{
			int swap = rows[i];

			rows[i] = rows[nleft];
			rows[nleft++] = swap;
		}
	plain_grow(p, rows, nleft, depth + 1, values);
	plain_grow(p, rows + nleft, n - nleft, depth + 1, values);
}

static void
check_plain(MlObjectiveKind kind, double parameter, const char *more)
{
	static Plain p;
	static double values[ROWS];
	int64_t nrows = 600;
	Data *data = make_data(nrows);
	int32_t nclasses = target_for(data, kind);
	char options[256];
	Fitted f;
	double worst = 0;

	data->matrix.ncategorical = 0;
	data->matrix.levels = NULL;
	p = (Plain){
		.matrix = &data->matrix, .objective = {kind, parameter}, .rate = 0.2, .max_depth = 3};
	snprintf(options, sizeof(options), "trees=8 max_depth=3 learning_rate=0.2 objective=%s %s",
			 ml_objective_choices[kind], more);
	f = fit(&data->matrix, (Setting){.options = options, .nclasses = nclasses});
	for (int64_t i = 0; i < nrows; i++)
		p.margins[i] = f.ensemble->base[0];
	for (int t = 0; t < 8; t++)
	{
		double metric[ROWS];
		int rows[ROWS];

		ml_objective_rows(&p.objective, (int32_t) nrows, data->target, p.margins, p.g, p.h, metric);
		for (int i = 0; i < nrows; i++)
			rows[i] = i;
		plain_grow(&p, rows, (int) nrows, 0, values);
		for (int64_t i = 0; i < nrows; i++)
			p.margins[i] += values[i];
	}
	for (int64_t i = 0; i < nrows; i++)
	{
		double margin;

		margins_of(&f, &data->matrix, i, &margin);
		worst = fmax(worst, fabs(margin - p.margins[i]) / fmax(1, fabs(p.margins[i])));
	}
	if (!ok(worst < 2e-6, "%s: as boosted the plainest way", ml_objective_choices[kind]))
		note("  largest difference %g", worst);
	release(&f);
}

/* The loss that the model tells, from its predictions. */
static void
check_losses(void)
{
	Data *data = make_data(ROWS);
	Fitted f;
	double sums[2] = {0, 0};
	double weights[2] = {0, 0};

	data->matrix.weight = data->weight;
	data->matrix.is_validation = data->is_validation;
	f = fit(&data->matrix, (Setting){.options = "trees=6"});
	for (int i = 0; i < ROWS; i++)
	{
		double margin;

		margins_of(&f, &data->matrix, i, &margin);
		sums[data->is_validation[i]] +=
			data->weight[i] * (margin - data->target[i]) * (margin - data->target[i]);
		weights[data->is_validation[i]] += data->weight[i];
	}
	near(f.ensemble->rounds[5].training_loss, sums[0] / weights[0], 1e-6, "training loss");
	near(f.ensemble->rounds[5].validation_loss, sums[1] / weights[1], 1e-6, "validation loss");
	release(&f);
}

/* Constants */

static void
check_base(MlObjectiveKind kind, const char *more, double expected, double tolerance)
{
	Data *data = make_data(ROWS);
	int32_t nclasses = target_for(data, kind);
	char options[256];
	char name[128];
	Fitted f;

	data->matrix.weight = data->weight;
	snprintf(options, sizeof(options), "trees=1 objective=%s %s", ml_objective_choices[kind], more);
	f = fit(&data->matrix, (Setting){.options = options, .nclasses = nclasses});
	if (isnan(expected))
	{
		/* where the sum of gradients is zero */
		MlObjective objective = {kind, 1};
		double g = 0;
		double scale = 0;

		for (int i = 0; i < ROWS; i++)
		{
			double gradient;
			double rest[2];

			ml_objective_rows(&objective, 1, &data->target[i], f.ensemble->base, &gradient,
							  &rest[0], &rest[1]);
			g += data->weight[i] * gradient;
			scale += data->weight[i] * fabs(gradient);
		}
		snprintf(name, sizeof(name), "%s: base score is the best constant",
				 ml_objective_choices[kind]);
		if (!ok(fabs(g) <= tolerance * scale, "%s", name))
			note("  %g of %g", g, scale);
	}
	else
	{
		snprintf(name, sizeof(name), "%s: base score %s", ml_objective_choices[kind], more);
		near(f.ensemble->base[0], expected, tolerance, name);
	}
	release(&f);
}

/* What must not matter */

static void
permute(const Data *from, Data *to)
{
	int64_t n = from->matrix.nrows;

	for (int64_t i = 0; i < n; i++)
	{
		int64_t j = (i * 1237 + 11) % n; /* 1237 is a prime that does not divide n */

		memcpy(&to->dense[j * DENSE], &from->dense[i * DENSE], DENSE * sizeof(double));
		to->levels[j] = from->levels[i];
		to->target[j] = from->target[i];
		to->weight[j] = from->weight[i];
		to->group[j] = from->group[i];
		to->is_validation[j] = from->is_validation[i];
	}
	to->matrix = from->matrix;
	to->matrix.dense = to->dense;
	to->matrix.levels = to->levels;
	to->matrix.target = to->target;
	if (from->matrix.weight != NULL)
		to->matrix.weight = to->weight;
	if (from->matrix.group != NULL)
		to->matrix.group = to->group;
	if (from->matrix.is_validation != NULL)
		to->matrix.is_validation = to->is_validation;
}

static void
check_order(MlObjectiveKind kind, const char *more, bool weighted)
{
	static Data other;
	Data *data = make_data(ROWS);
	int32_t nclasses = target_for(data, kind);
	char options[256];
	Fitted f;
	Fitted g;
	Fitted h;

	/* some rows are equal */
	for (int i = 0; i < ROWS / 2; i++)
	{
		int j = i + ROWS / 2;

		memcpy(&data->dense[j * DENSE], &data->dense[i * DENSE], DENSE * sizeof(double));
		data->levels[j] = data->levels[i];
		data->target[j] = data->target[i];
		data->weight[j] = data->weight[i];
		data->group[j] = data->group[i];
	}
	if (weighted)
		data->matrix.weight = data->weight;
	if (kind == ML_OBJECTIVE_LAMBDARANK)
		data->matrix.group = data->group;
	permute(data, &other);
	snprintf(options, sizeof(options), "trees=6 min_data_per_group=20 objective=%s %s",
			 ml_objective_choices[kind], more);
	f = fit(&data->matrix, (Setting){.options = options, .nclasses = nclasses});
	g = fit(&other.matrix, (Setting){.options = options, .nclasses = nclasses});
	h = fit(&data->matrix, (Setting){.options = options, .nclasses = nclasses, .threads = 3});
	ok(same_bytes(&f, &g), "%s %s: same bytes for another order of rows",
	   ml_objective_choices[kind], more);
	ok(same_bytes(&f, &h), "%s %s: same bytes for more threads", ml_objective_choices[kind], more);
	release(&f);
	release(&g);
	release(&h);
}

/* Samples */

static void
check_samples(void)
{
	Data *data = make_data(ROWS);
	Fitted a = fit(&data->matrix, (Setting){.options = "trees=5 subsample=0.5 seed=1"});
	Fitted b = fit(&data->matrix, (Setting){.options = "trees=5 subsample=0.5 seed=1"});
	Fitted c = fit(&data->matrix, (Setting){.options = "trees=5 subsample=0.5 seed=2"});
	Fitted d = fit(&data->matrix, (Setting){.options = "trees=20 subsample=0.5 l2=0"});
	Fitted e = fit(&data->matrix, (Setting){.options = "trees=40 colsample_bytree=0.2"});
	double cover = 0;
	bool one_feature = true;

	ok(same_bytes(&a, &b), "subsample: equal seeds, equal models");
	ok(!same_bytes(&a, &c), "subsample: other seeds, other models");
	for (int t = 0; t < 20; t++)
		cover += d.ensemble->trees[t].nodes[0].cover / 20;
	ok(fabs(cover - ROWS / 2.0) < ROWS * 0.02, "subsample: half of the rows a round");
	ok(d.ensemble->trees[0].nodes[0].cover != d.ensemble->trees[1].nodes[0].cover,
	   "subsample: other rows each round");
	for (int t = 0; t < 40; t++)
		for (int i = 0; i < e.ensemble->trees[t].nnodes; i++)
			one_feature &=
				e.ensemble->trees[t].nodes[i].feature < 0 ||
				e.ensemble->trees[t].nodes[i].feature == e.ensemble->trees[t].nodes[0].feature;
	ok(one_feature, "colsample_bytree: one of five features a tree");
	release(&a);
	release(&b);
	release(&c);
	release(&d);
	release(&e);
}

/* Early stopping */

static void
check_early_stopping(void)
{
	Data *data = make_data(800);
	const MlRound *rounds;
	int best = 0;
	Fitted f;
	Fitted all;

	for (int i = 0; i < 800; i++)
		data->target[i] = data->dense[i * DENSE] + 8 * uniform(30, (uint64_t) i);
	data->matrix.is_validation = data->is_validation;
	f = fit(&data->matrix, (Setting){.options = "trees=300 early_stopping_rounds=7"});
	all = fit(&data->matrix, (Setting){.options = "trees=300"});
	rounds = f.ensemble->rounds;
	for (int i = 1; i < f.ensemble->nrounds; i++)
		if (rounds[i].validation_loss < rounds[best].validation_loss)
			best = i;
	ok(f.ensemble->stopped_early && f.ensemble->nrounds < 300, "early stopping ends training");
	is_int(f.ensemble->best_round, best + 1, "the best round is kept");
	is_int(f.ensemble->ntrees, best + 1, "with its trees");
	is_int(f.ensemble->nrounds, best + 1 + 7, "and losses of the rounds that were waited for");
	ok(!all.ensemble->stopped_early && all.ensemble->ntrees == 300 &&
		   all.ensemble->rounds[best].validation_loss == rounds[best].validation_loss,
	   "without it all rounds are kept, whose losses are the same");
	ok(ml_gradient_boosting.notice(&f.model, 0) != NULL &&
		   ml_gradient_boosting.notice(&all.model, 0) == NULL,
	   "stopping early is told");
	release(&f);
	release(&all);
	data->matrix.is_validation = NULL;
	f = fit(&data->matrix, (Setting){.options = "trees=5 validation_fraction=0.3"});
	ok(f.ensemble->rows_validation > 200 && f.ensemble->rows_validation < 280,
	   "validation_fraction keeps its share of rows");
	release(&f);
	data->matrix.nrows = 3;
	f = fit(&data->matrix,
			(Setting){.options = "trees=5 validation_fraction=0.001 early_stopping_rounds=1"});
	ok(f.ensemble->ntrees == 5 && ml_gradient_boosting.notice(&f.model, 0) != NULL &&
		   ml_gradient_boosting.notice(&f.model, 1) == NULL,
	   "no row for validation: all rounds are kept, and that is told");
	release(&f);
}

/* Going on */

static void
check_warm_start(MlObjectiveKind kind, const char *more)
{
	Data *data = make_data(ROWS);
	int32_t nclasses = target_for(data, kind);
	char options[2][256];
	Fitted first;
	Fitted second;
	Fitted whole;
	double worst = 0;

	if (kind == ML_OBJECTIVE_LAMBDARANK)
		data->matrix.group = data->group;
	for (int i = 0; i < 2; i++)
		snprintf(options[i], sizeof(options[i]), "trees=%d objective=%s min_data_per_group=20 %s",
				 i == 0 ? 5 : 10, ml_objective_choices[kind], more);
	first = fit(&data->matrix, (Setting){.options = options[0], .nclasses = nclasses});
	second = fit(&data->matrix,
				 (Setting){.options = options[0], .nclasses = nclasses, .init = &first.model});
	whole = fit(&data->matrix, (Setting){.options = options[1], .nclasses = nclasses});
	for (int i = 0; i < ROWS; i++)
	{
		double a[3];
		double b[3];

		margins_of(&second, &data->matrix, i, a);
		margins_of(&whole, &data->matrix, i, b);
		for (int k = 0; k < second.ensemble->nmargins; k++)
			worst = fmax(worst, fabs(a[k] - b[k]) / fmax(1, fabs(b[k])));
	}
	if (!ok(worst < 1e-5 && second.ensemble->ntrees == whole.ensemble->ntrees &&
				second.ensemble->nrounds == 10,
			"%s %s: 5 rounds and 5 more are 10 rounds", ml_objective_choices[kind], more))
		note("  largest difference %g", worst);
	release(&first);
	release(&second);
	release(&whole);
}

/* Categories that only one of the two trainings has seen. */
static void
check_warm_levels(void)
{
	Data *data = make_data(ROWS);
	const char *options = "trees=4 min_data_per_group=1 cat_smooth=1 cat_l2=0 max_cat_to_onehot=1";
	TestMatrix matrix = data->matrix;
	Fitted first;
	Fitted second;
	double worst = 0;

	/* the first training has levels 0 .. 8, the second one 0 .. 11 */
	for (int i = 0; i < ROWS; i++)
		data->levels[i] = i < ROWS / 2 ? data->levels[i] % 9 : data->levels[i];
	matrix.nrows = ROWS / 2;
	first = fit(&matrix, (Setting){.options = options});
	second = fit(&data->matrix, (Setting){.options = options, .init = &first.model});
	is_int(second.model.encoder.levels[0].nlevels, 12, "warm start: levels of both trainings");
	for (int i = 0; i < ROWS; i++)
	{
		/* what the first four trees add must be what the first model predicts, unseen levels included */
		int32_t level = data->levels[i] < 9 ? data->levels[i] : -1;
		MlEnsemble part = *second.ensemble;
		double a;
		double b;

		ml_ensemble_margins(first.ensemble, &(MlRow){data->dense + i * DENSE, &level, true}, &a);
		part.ntrees = 4;
		b = part.base[0];
		for (int t = 0; t < 4; t++)
		{
			const MlTree *tree = &part.trees[t];
			const MlTreeNode *node = &tree->nodes[0];

			while (node->feature >= 0)
				node = &tree->nodes[ml_tree_goes_left(
										&part, DENSE, tree, node,
										&(MlRow){data->dense + i * DENSE, &data->levels[i], true})
										? node->left
										: node->right];
			b += tree->values[node->leaf];
		}
		worst = fmax(worst, fabs(a - b));
	}
	ok(worst < 1e-12, "warm start: the old trees predict as before");
	release(&first);
	release(&second);
}

/* Constraints */

static void
check_monotone(const char *objective)
{
	Data *data = make_data(ROWS);
	char options[256];
	double worst = 0;
	Fitted f;

	snprintf(options, sizeof(options),
			 "trees=20 objective=%s monotone_constraints={x0:1,x2:-1} learning_rate=0.5",
			 objective);
	for (int i = 0; i < ROWS; i++)
		data->target[i] += 4 * sin(data->dense[i * DENSE] * 5) + 100;
	f = fit(&data->matrix, (Setting){.options = options});
	for (int i = 0; i < 200; i++)
	{
		double x[DENSE];
		double before = -INFINITY;
		MlRow row = {x, &data->levels[i], true};

		memcpy(x, &data->dense[i * DENSE], sizeof(x));
		for (x[0] = -1; x[0] < 8; x[0] += 0.25)
		{
			double margin;

			ml_ensemble_margins(f.ensemble, &row, &margin);
			worst = fmax(worst, before - margin);
			before = margin;
		}
		x[0] = data->dense[i * DENSE];
		before = INFINITY;
		for (x[2] = -1; x[2] < 8; x[2] += 0.25)
		{
			double margin;

			ml_ensemble_margins(f.ensemble, &row, &margin);
			worst = fmax(worst, margin - before);
			before = margin;
		}
	}
	ok(worst <= 1e-12, "%s: monotone constraints hold", objective);
	if (!ok(f.ensemble->rounds[19].training_loss < 0.75 * f.ensemble->rounds[0].training_loss,
			"%s: and do not keep it from learning", objective))
		note("  %g, %g", f.ensemble->rounds[0].training_loss, f.ensemble->rounds[19].training_loss);
	release(&f);
}

static int
features_below(const MlTree *tree, int32_t i, int path)
{
	const MlTreeNode *node = &tree->nodes[i];
	int bad = 0;

	if (node->feature < 0)
		return 0;
	path |= 1 << node->feature;
	/* sets are x0 x1, x2 x3, and c0 alone */
	bad = (path & ~3) != 0 && (path & ~12) != 0 && (path & ~16) != 0;
	return bad + features_below(tree, node->left, path) + features_below(tree, node->right, path);
}

static void
check_interactions(void)
{
	Data *data = make_data(ROWS);
	MlBoostingOptions options = {.subsample = 1};
	Fitted f = fit(&data->matrix, (Setting){.options = "trees=1"});
	const char *sets[2][2] = {{"x0", "x1"}, {"x2", "x3"}};
	MlNames names[2] = {{2, sets[0]}, {2, sets[1]}};
	MlModel model = f.model;
	int bad = 0;
	int splits = 0;

	ml_options_default(ml_gradient_boosting.options, ml_gradient_boosting.noptions, &options,
					   sizeof(options));
	options.trees = 10;
	options.min_data_per_group = 20;
	options.interaction_constraints = (MlNameSets){2, names};
	if (ml_boosting_fit(&f.t->env, f.rows, &options, &model) != ML_OK)
		bail_out("%s", f.t->env.error.message);
	for (int t = 0; t < 10; t++)
	{
		const MlEnsemble *ensemble = model.params;

		bad += features_below(&ensemble->trees[t], 0, 0);
		splits += ensemble->trees[t].nleaves - 1;
	}
	ok(bad == 0 && splits > 50, "interaction constraints: one set on a path");
	sets[1][1] = "x9";
	ok(ml_boosting_fit(&f.t->env, f.rows, &options, &model) == ML_BAD_OPTION,
	   "interaction constraints: unknown names are refused");
	contains(f.t->env.error.hint, "\"x3\", \"c0\"", "and the hint has the features");
	release(&f);
}

/* Edges and errors */

static void
check_edges(void)
{
	Data *data = make_data(ROWS);
	TestMatrix matrix = data->matrix;
	double dense[4] = {NAN, 1, NAN, 1};
	double one[4] = {3, 3, 3, 3};
	double big[4] = {1e12, 1e12 + 1, 1e12, 1e12 + 1};
	Fitted f;
	double margin;

	matrix = (TestMatrix){.nrows = 1, .ndense = 2, .dense = dense, .target = one};
	f = fit(&matrix, (Setting){.options = "trees=3"});
	margins_of(&f, &matrix, 0, &margin);
	near(margin, 3, 1e-15, "one row");
	release(&f);
	matrix.nrows = 2;
	f = fit(&matrix, (Setting){.options = "trees=3 min_child_weight=0 l2=0"});
	is_int(f.ensemble->trees[2].nleaves, 1, "constant features and all missing: one leaf");
	release(&f);
	matrix = (TestMatrix){.nrows = 4, .ndense = 1, .dense = (double[]){1, 2, 1, 2}, .target = big};
	f = fit(&matrix, (Setting){.options = "trees=40 learning_rate=0.5 l2=0"});
	margins_of(&f, &matrix, 1, &margin);
	near(margin - 1e12, 1, 1e-3, "a target far from 0");
	release(&f);
	for (int i = 0; i < ROWS; i++)
		data->target[i] = 1;
	f = fit(&data->matrix, (Setting){.options = "trees=3", .nclasses = 2});
	{
		double p[2];

		ml_ensemble_probabilities(&f.model, &(MlRow){data->dense, data->levels, true}, p);
		ok(p[0] == 0 && p[1] == 1, "one class only: its probability is 1");
		contains(ml_gradient_boosting.notice(&f.model, 0)->message, "only one class",
				 "and that is told");
	}
	release(&f);
}

static void
check_error(const char *options, int32_t nclasses, double first_target, MlStatus status,
			const char *message)
{
	Data *data = make_data(100);
	Fitted f;

	target_for(data, nclasses == 2   ? ML_OBJECTIVE_LOGISTIC
					 : nclasses == 3 ? ML_OBJECTIVE_SOFTMAX
									 : ML_OBJECTIVE_POISSON);
	if (!isnan(first_target))
		data->target[0] = first_target;
	if (strstr(options, "lambdarank relevance") != NULL)
		data->matrix.group = data->group;
	f = try_fit(&data->matrix, (Setting){.options = options, .nclasses = nclasses});
	is_int(f.status, status, options);
	contains(f.t->env.error.message, message, "and says why");
	release(&f);
}

static void
check_errors(void)
{
	check_error("objective=poisson", 0, -1, ML_BAD_VALUE, "target -1 is not at least 0");
	check_error("objective=gamma", 0, 0, ML_BAD_VALUE, "target 0 is not above 0");
	check_error("objective=logistic", 3, NAN, ML_BAD_OPTION, "two classes");
	check_error("objective=logistic", 0, NAN, ML_BAD_OPTION, "not for a target of numbers");
	check_error("objective=huber", 2, NAN, ML_BAD_OPTION, "not for a target of classes");
	check_error("objective=lambdarank", 0, NAN, ML_BAD_OPTION, "group_column");
	check_error("scale_pos_weight=2", 3, NAN, ML_BAD_OPTION, "scale_pos_weight");
	check_error("base_score=1.5", 2, NAN, ML_BAD_OPTION, "base_score");
	check_error("early_stopping_rounds=5", 0, NAN, ML_BAD_OPTION, "early_stopping_rounds");
	check_error("monotone_constraints={z:1}", 0, NAN, ML_BAD_OPTION, "\"z\"");
	check_error("monotone_constraints={c0:1}", 0, NAN, ML_BAD_OPTION, "category");
	check_error("trees=40000", 3, NAN, ML_BAD_OPTION, "100000 trees");
}

/* Weights that are doubles, but not their sum. */
static void
check_huge_weights(void)
{
	Data *data = make_data(100);
	double weights[100];
	Fitted f;

	target_for(data, ML_OBJECTIVE_LOGISTIC);
	for (int i = 0; i < 100; i++)
		weights[i] = 1e307;
	data->matrix.weight = weights;
	f = try_fit(&data->matrix, (Setting){.options = "trees=3", .nclasses = 2});
	is_int(f.status, ML_BAD_VALUE, "weights whose sum is infinite");
	contains(f.t->env.error.message, "1.79769e+308", "and the bound is told");
	release(&f);
}

static void
check_init_errors(void)
{
	Data *data = make_data(200);
	Fitted base = fit(&data->matrix, (Setting){.options = "trees=2"});
	TestMatrix narrow = data->matrix;
	Fitted f;

	f = try_fit(&data->matrix,
				(Setting){.options = "trees=2 objective=huber", .init = &base.model});
	is_int(f.status, ML_BAD_OPTION, "warm start with another objective");
	contains(f.t->env.error.message, "squared_error", "and says which it had");
	release(&f);
	narrow.ncategorical = 0;
	f = try_fit(&narrow, (Setting){.options = "trees=2"});
	f.rows->init = &base.model;
	f.rows->nmargins = 1;
	{
		MlBoosting boosting = {.rows = f.rows, .model = &f.model, .nmargins = 1};

		boosting.objective.kind = ML_OBJECTIVE_SQUARED_ERROR;
		is_int(ml_boosting_check_init(&f.t->env, &boosting), ML_BAD_OPTION,
			   "warm start with other columns");
		contains(f.t->env.error.message, "5 features, this training 4", "and says how many");
	}
	release(&f);
	release(&base);
}

/* The n-th allocation fails, or the n-th poll says stop. */
static void
check_failures(const char *options, MlObjectiveKind kind)
{
	Data *data = make_data(300);
	int32_t nclasses = target_for(data, kind);
	bool failed = true;
	bool right = true;
	long n;

	if (kind == ML_OBJECTIVE_LAMBDARANK)
		data->matrix.group = data->group;
	data->matrix.weight = data->weight;
	for (n = 1; failed && n < 2000; n++)
	{
		Fitted f = try_fit(&data->matrix,
						   (Setting){.options = options, .nclasses = nclasses, .fail_at = n});

		failed = f.status != ML_OK;
		right &= !failed || f.status == ML_OUT_OF_MEMORY;
		release(&f);
	}
	ok(right && !failed && n > 10, "%s: each failing allocation is told", options);
	failed = true;
	right = true;
	for (n = 1; failed && n < 20000; n += 1 + n / 4)
	{
		Fitted f = try_fit(
			&data->matrix,
			(Setting){.options = options, .nclasses = nclasses, .threads = 2, .stop_at = n});

		failed = f.status != ML_OK;
		right &= !failed || f.status == ML_CANCELLED;
		release(&f);
	}
	ok(right && !failed && n > 10, "%s: cancelled at each poll", options);
}

int
main(void)
{
	check_xgboost();
	check_plain(ML_OBJECTIVE_SQUARED_ERROR, 0, "");
	check_plain(ML_OBJECTIVE_ABSOLUTE_ERROR, 0, "");
	check_plain(ML_OBJECTIVE_HUBER, 1.5, "huber_delta=1.5");
	check_plain(ML_OBJECTIVE_QUANTILE, 0.8, "quantile_level=0.8");
	check_plain(ML_OBJECTIVE_POISSON, 0, "");
	check_plain(ML_OBJECTIVE_GAMMA, 0, "");
	check_plain(ML_OBJECTIVE_TWEEDIE, 1.5, "");
	check_plain(ML_OBJECTIVE_LOGISTIC, 0, "");
	check_losses();
	check_base(ML_OBJECTIVE_SQUARED_ERROR, "", NAN, 1e-12);
	check_base(ML_OBJECTIVE_HUBER, "", NAN, 1e-10);
	check_base(ML_OBJECTIVE_POISSON, "", NAN, 1e-10);
	check_base(ML_OBJECTIVE_GAMMA, "", NAN, 1e-10);
	check_base(ML_OBJECTIVE_TWEEDIE, "", NAN, 1e-10);
	check_base(ML_OBJECTIVE_LOGISTIC, "", NAN, 1e-7);
	check_base(ML_OBJECTIVE_LOGISTIC, "base_score=0.2", log(0.25), 1e-14);
	check_base(ML_OBJECTIVE_GAMMA, "base_score=3", log(3), 1e-14);
	check_order(ML_OBJECTIVE_SQUARED_ERROR, "", false);
	check_order(ML_OBJECTIVE_SQUARED_ERROR, "subsample=0.5 colsample_bytree=0.5", true);
	check_order(ML_OBJECTIVE_ABSOLUTE_ERROR, "validation_fraction=0.2", true);
	check_order(ML_OBJECTIVE_HUBER, "", true);
	check_order(ML_OBJECTIVE_GAMMA, "", true);
	check_order(ML_OBJECTIVE_LOGISTIC, "scale_pos_weight=2", true);
	check_order(ML_OBJECTIVE_SOFTMAX, "subsample=0.7 validation_fraction=0.2", false);
	check_order(ML_OBJECTIVE_LAMBDARANK, "validation_fraction=0.2", false);
	check_samples();
	check_early_stopping();
	check_warm_start(ML_OBJECTIVE_SQUARED_ERROR, "");
	check_warm_start(ML_OBJECTIVE_SOFTMAX, "subsample=0.5");
	check_warm_start(ML_OBJECTIVE_GAMMA, "");
	check_warm_levels();
	check_monotone("squared_error");
	check_monotone("absolute_error");
	check_interactions();
	check_edges();
	check_errors();
	check_huge_weights();
	check_init_errors();
	check_failures("trees=3 validation_fraction=0.2 subsample=0.5 objective=squared_error",
				   ML_OBJECTIVE_SQUARED_ERROR);
	check_failures("trees=3 objective=softmax colsample_bytree=0.5", ML_OBJECTIVE_SOFTMAX);
	check_failures("trees=3 objective=quantile monotone_constraints={x0:1}", ML_OBJECTIVE_QUANTILE);
	check_failures("trees=3 objective=lambdarank validation_fraction=0.2", ML_OBJECTIVE_LAMBDARANK);
	return done();
}
