/*
 * score_map.c
 *		What a classifier's score means, and how sure that is.  See estimation.h.
 *
 * The map from a score to a probability is fitted by calibration.c to all rows.  How far it is off is
 * found by a bootstrap: the rows are drawn anew, as often each as a Poisson variable of mean 1 says, and the
 * map is fitted to them again, 100 times.  Of each such map its values at scores of a grid are kept
 * (quantiles of the scores), 16 bits each.  A sum over any rows of factors f_i times calibrated
 * probabilities then has the variance of
 *
 *	  sum_g F_g C_b(g) over the samples b, F_g = sum_i f_i (weight of grid point g at the score of row i),
 *
 * interpolated linearly, which needs of the rows only the F_g.  The grid's coarseness makes itself felt in
 * the variance only, never in a value.
 *
 * Bootstrap and cross-fitting work on cells: rows of near scores, at most CELLS of about as many rows each
 * (a cell is one score where there are few).  Draws of the rows of a cell that have one label add up to a
 * Poisson variable, so it is one draw.  It keeps the time bounded and does away with the order of rows.
 *
 * Cross-fitted calibration error: rows are put into five folds by a hash of their rank, each fold's
 * probabilities come from a map of the other four, and rows in order of their score are cut into ten
 * groups of as many; it is the mean over the groups of |share of positives - mean probability|.  It is
 * never quite 0, since shares of a finite group scatter.
 *
 * B. Efron, R. J. Tibshirani (1993), An Introduction to the Bootstrap; M. P. Naeini, G. F. Cooper,
 * M. Hauskrecht (2015), "Obtaining well calibrated probabilities using Bayesian binning", AAAI (ECE).
 */
#include "ml/classes.h"
#include "ml/estimation.h"
#include "ml/hash.h"
#include "ml/pocket.h"
#include "ml/random.h"

#define CELLS 1024
#define FOLDS 5
#define GROUPS 10
#define POISSON_EXACT 50 /* above that a Poisson variable is drawn as a rounded normal one */
#define SEED UINT64_C(0x6d6c73797363)
#define QUANTUM 65535.0
#define STOP_ROWS 65536
#define POCKET ((size_t) 2 * CELLS * 128) /* calibration.c's rows for all cells, twice, and knots */

typedef struct Cells
{
	int32_t n;
	double score[CELLS];
	double counts[2][CELLS];       /* rows of each label */
	double folds[FOLDS][2][CELLS]; /* of them in each fold */
	int32_t *of_row;               /* by rank; NULL: not needed */
} Cells;

int32_t
ml_estimation_method(int64_t n, int64_t rarest)
{
	if (n < ML_ESTIMATION_ROWS || rarest < ML_ESTIMATION_CLASS_ROWS)
		return ML_CALIBRATE_NONE;
	return n < ML_ISOTONIC_ROWS || rarest < ML_ISOTONIC_CLASS_ROWS ? ML_CALIBRATE_PLATT
																   : ML_CALIBRATE_ISOTONIC;
}

/* Put rows into cells; a cell ends where it has its share of the rows and the score changes. */
static MlStatus
make_cells(MlEnv *env, const double *score, const uint8_t *is_positive, int64_t n, bool by_row,
		   Cells **made)
{
	double share = fmax(1, (double) n / CELLS);
	double filled = 0; /* rows up to the end of this cell, at least */
	MlSum sum = {0, 0};
	Cells *cells;
	int64_t in_cell = 0;

	ML_TRY(ml_alloc_zero(env, 1, sizeof(Cells), "calibration", made));
	cells = *made;
	if (by_row)
		ML_TRY(ml_alloc(env, (size_t) n, sizeof(int32_t), "calibration", &cells->of_row));
	for (int64_t i = 0; i < n; i++)
	{
		int fold = (int) (ml_hash_pair(SEED, (uint64_t) i) % FOLDS);

		if (i % STOP_ROWS == 0)
			ML_CHECK_STOP(env);
		if (i == 0 || (score[i] != score[i - 1] && (double) i >= filled && cells->n < CELLS))
		{
			cells->n++;
			in_cell = 0;
			sum = (MlSum){0, 0};
			while (filled <= (double) i)
				filled += share;
		}
		ml_sum_add(&sum, score[i]);
		in_cell++;
		cells->score[cells->n - 1] = ml_sum_total(&sum) / (double) in_cell;
		cells->counts[is_positive[i]][cells->n - 1] += 1;
		cells->folds[fold][is_positive[i]][cells->n - 1] += 1;
		if (by_row)
			cells->of_row[i] = cells->n - 1;
	}
	return ML_OK;
}

/* Fit a map to the cells with these weights; it lives until the pocket is used again. */
static MlStatus
fit_cells(MlPocket *pocket, int32_t method, const Cells *cells, double (*weights)[CELLS],
		  MlCalibration *map)
{
	double score[2 * CELLS];
	double weight[2 * CELLS];
	uint8_t label[2 * CELLS];
	int64_t n = 0;

	for (int32_t c = 0; c < cells->n; c++)
		for (uint8_t positive = 0; positive < 2; positive++)
			if (weights[positive][c] > 0)
			{
				score[n] = cells->score[c];
				weight[n] = weights[positive][c];
				label[n++] = positive;
			}
	ml_pocket_empty(pocket);
	return ml_pocket_status(pocket,
							ml_calibration_fit(&pocket->ml, method, score, label, weight, n, map));
}

static double
draw_poisson(MlRandom *random, double mean)
{
	double limit;
	double product;
	double count = 0;

	if (mean == 0)
		return 0;
	if (mean > POISSON_EXACT)
		return fmax(0, rint(mean + sqrt(mean) * ml_random_normal(random)));
	limit = exp(-mean);
	for (product = ml_random_uniform(random); product > limit; count++)
		product *= ml_random_uniform(random);
	return count;
}

/* A Poisson variable of mean 1 that belongs to a row and a sample. */
static double
row_weight(uint32_t row, int32_t sample)
{
	double u = ml_hash_uniform(ml_hash_pair(SEED + (uint64_t) sample, row));
	double share = 0x1.78b56362cef38p-2; /* 1 / e */
	double count = 0;

	while (u >= share && count < 20)
	{
		u -= share;
		count++;
		share /= count;
	}
	return count;
}

/* How often each cell's rows are drawn in a sample. */
static void
draw_weights(const Cells *cells, const uint8_t *is_positive, const uint32_t *row, int64_t n,
			 int32_t sample, double (*weights)[CELLS])
{
	MlRandom random;

	if (row != NULL)
	{
		memset(weights, 0, 2 * sizeof(*weights));
		for (int64_t i = 0; i < n; i++)
			weights[is_positive[i]][cells->of_row[i]] += row_weight(row[i], sample);
		return;
	}
	ml_random_seed(&random, SEED + (uint64_t) sample);
	for (int32_t c = 0; c < cells->n; c++)
		for (int label = 0; label < 2; label++)
			weights[label][c] = draw_poisson(&random, cells->counts[label][c]);
}

/* Quantiles of the scores, different ones, from the least to the greatest. */
static MlStatus
choose_grid(MlEnv *env, const double *score, int64_t n, int32_t ngrid, MlScoreMap *map)
{
	ML_TRY(ml_alloc(env, (size_t) ngrid, sizeof(double), "calibration", &map->grid));
	for (int32_t g = 0; g < ngrid; g++)
	{
		double at = score[(int64_t) rint((double) (n - 1) * g / (ngrid - 1))];

		if (map->ngrid == 0 || at > map->grid[map->ngrid - 1])
			map->grid[map->ngrid++] = at;
	}
	return ML_OK;
}

static MlStatus
cross_fit(MlPocket *pocket, int32_t method, const Cells *cells, int64_t n, double *error)
{
	double expected[GROUPS] = {0};
	double observed[GROUPS] = {0};
	double weights[2][CELLS];

	for (int fold = 0; fold < FOLDS; fold++)
	{
		MlCalibration map;
		double before = 0;

		for (int label = 0; label < 2; label++)
			for (int32_t c = 0; c < cells->n; c++)
				weights[label][c] = cells->counts[label][c] - cells->folds[fold][label][c];
		ML_TRY(fit_cells(pocket, method, cells, weights, &map));
		for (int32_t c = 0; c < cells->n; c++)
		{
			double rows = cells->counts[0][c] + cells->counts[1][c];
			int group = (int) ((before + rows / 2) * GROUPS / (double) n);
			double in_fold = cells->folds[fold][0][c] + cells->folds[fold][1][c];

			expected[group] += in_fold * ml_calibration_apply(&map, cells->score[c]);
			observed[group] += cells->folds[fold][1][c];
			before += rows;
		}
	}
	*error = 0;
	for (int group = 0; group < GROUPS; group++)
		*error += fabs(expected[group] - observed[group]) / (double) n;
	return ML_OK;
}

MlStatus
ml_score_map_fit(MlEnv *env, int32_t method, const double *score, const uint8_t *is_positive,
				 const uint32_t *row, int64_t n, int32_t ngrid, int32_t nmaps, MlScoreMap *map)
{
	double weights[2][CELLS];
	Cells *cells;
	MlPocket pocket;

	memset(map, 0, sizeof(*map));
	ML_TRY(ml_calibration_fit(env, method, score, is_positive, NULL, n, &map->map));
	ML_TRY(make_cells(env, score, is_positive, n, row != NULL, &cells));
	ML_TRY(choose_grid(env, score, n, ngrid, map));
	ML_TRY(ml_pocket_init(&pocket, env, POCKET));
	ML_TRY(cross_fit(&pocket, method, cells, n, &map->calibration_error));
	ML_TRY(ml_alloc(env, (size_t) nmaps * (size_t) map->ngrid, sizeof(uint16_t), "bootstrap",
					&map->maps));
	for (map->nmaps = 0; map->nmaps < nmaps; map->nmaps++)
	{
		uint16_t *values = map->maps + (size_t) map->nmaps * (size_t) map->ngrid;
		MlCalibration sample;

		ML_CHECK_STOP(env);
		draw_weights(cells, is_positive, row, n, map->nmaps, weights);
		ML_TRY(fit_cells(&pocket, method, cells, weights, &sample));
		for (int32_t g = 0; g < map->ngrid; g++)
			values[g] = (uint16_t) rint(QUANTUM * ml_calibration_apply(&sample, map->grid[g]));
	}
	return ML_OK;
}

void
ml_score_map_save(MlWriter *writer, const MlScoreMap *map)
{
	ml_calibration_save(writer, &map->map);
	ml_write_f64(writer, map->calibration_error);
	ml_write_u32(writer, (uint32_t) map->ngrid);
	ml_write_doubles(writer, map->grid, (size_t) map->ngrid);
	ml_write_u32(writer, (uint32_t) map->nmaps);
	for (size_t i = 0; i < (size_t) map->nmaps * (size_t) map->ngrid; i++)
		ml_write_u16(writer, map->maps[i]);
}

MlStatus
ml_score_map_load(MlReader *reader, MlScoreMap *map)
{
	uint32_t ngrid;
	uint32_t nmaps;

	memset(map, 0, sizeof(*map));
	ML_TRY(ml_calibration_load(reader, &map->map));
	map->calibration_error = ml_read_f64(reader);
	ngrid = ml_read_count(reader, sizeof(double));
	map->grid = ml_read_doubles(reader, ngrid);
	nmaps = ml_read_count(reader, ml_size_mul(ngrid > 0 ? ngrid : 1, sizeof(uint16_t)));
	ML_TRY(ml_reader_status(reader));
	if (map->map.method == ML_CALIBRATE_NONE || ngrid < 1 || ngrid > ML_ESTIMATION_GRID ||
		nmaps < 2 || nmaps > ML_ESTIMATION_MAPS ||
		!(map->calibration_error >= 0 && map->calibration_error <= 1))
		ml_reader_fail(reader, "wrong score map");
	for (uint32_t g = 0; g < ngrid && g < ML_ESTIMATION_GRID; g++)
		if (!(map->grid[g] >= 0 && map->grid[g] <= 1) ||
			(g > 0 && !(map->grid[g - 1] < map->grid[g])))
			ml_reader_fail(reader, "wrong grid of scores");
	ML_TRY(ml_reader_status(reader));
	map->ngrid = (int32_t) ngrid;
	map->nmaps = (int32_t) nmaps;
	ML_TRY(
		ml_alloc(reader->env, (size_t) ngrid * nmaps, sizeof(uint16_t), "score map", &map->maps));
	for (size_t i = 0; i < (size_t) ngrid * nmaps; i++)
		map->maps[i] = ml_read_u16(reader);
	return ml_reader_status(reader);
}

double
ml_score_map_place(const MlScoreMap *map, double score, int32_t *index)
{
	const double *grid = map->grid;
	int32_t low = 0;
	int32_t high = map->ngrid - 1;

	*index = low;
	if (score <= grid[low])
		return 0;
	*index = high;
	if (score >= grid[high])
		return 0;
	while (high - low > 1)
	{
		int32_t middle = low + (high - low) / 2;

		if (grid[middle] <= score)
			low = middle;
		else
			high = middle;
	}
	*index = low;
	return (score - grid[low]) / (grid[high] - grid[low]);
}

double
ml_bootstrap_variance(const MlScoreMap *maps, int32_t nmaps, const double *factors)
{
	MlSpread spread = {0, 0, 0};

	for (int32_t sample = 0; sample < maps[0].nmaps; sample++)
	{
		const double *factor = factors;
		double sum = 0;

		for (int32_t m = 0; m < nmaps; m++)
		{
			const uint16_t *values = maps[m].maps + (size_t) sample * (size_t) maps[m].ngrid;

			for (int32_t g = 0; g < maps[m].ngrid; g++)
				sum += *factor++ * (values[g] / QUANTUM);
		}
		ml_spread_add(&spread, sum);
	}
	return spread.m2 / (spread.n - 1);
}
