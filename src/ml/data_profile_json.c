/*
 * data_profile_json.c
 *		A profile as JSON.
 *
 *	  {"rows", "sort": "reference" | "window", "counts_approximate", "options": {"bins", "min_category_count",
 *	   "store_values"}, "columns": [column, ...]}
 *
 * A column has "name", "type", "kind", "nulls" and "exact"; of numbers "nans", "infinities" (-, +), "count",
 * "mean", "sd", "minimum", "maximum", "distinct", "distinct_error", "quantiles" by name, "rank_error" and "bins":
 * {"edges", "counts", "sums"}; of categories "distinct", "distinct_error", "rank_error", "levels": [{"value",
 * "hash", "count"}], "other", "rare", "unseen", "all_known".  Hashes are hexadecimal texts, for JSON's numbers
 * are doubles.  What is not known is null.
 */
#include <stdio.h>

#include "ml/data_profile_layout.h"

static const struct
{
	const char *name;
	double q;
} quantiles[] = {{"p1", 0.01},  {"p5", 0.05}, {"p10", 0.1},  {"p25", 0.25}, {"p50", 0.5},
				 {"p75", 0.75}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}};

static void
member_integer(MlWriter *writer, const char *key, int64_t value)
{
	ml_json_key(writer, key);
	ml_json_integer(writer, value);
}

static void
member_string(MlWriter *writer, const char *key, const char *value)
{
	ml_json_key(writer, key);
	ml_json_string(writer, value);
}

static void
members_distinct(MlWriter *writer, const MlProfileColumn *column)
{
	double error;
	double distinct = ml_profile_distinct(column, &error);

	ml_json_member(writer, "distinct", distinct);
	ml_json_member(writer, "distinct_error", isnan(distinct) ? NAN : error);
	ml_json_member(writer, "rank_error", ml_profile_rank_error(column));
}

static void
member_bins(MlWriter *writer, const MlBins *bins)
{
	ml_json_key(writer, "bins");
	ml_json_begin(writer, '{');
	ml_json_key(writer, "edges");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i + 1 < bins->nbins; i++)
		ml_json_number(writer, bins->edges[i]);
	ml_json_end(writer, ']');
	ml_json_key(writer, "counts");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < bins->nbins; i++)
		ml_json_integer(writer, bins->counts[i]);
	ml_json_end(writer, ']');
	ml_json_key(writer, "sums");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < bins->nbins; i++)
		ml_json_number(writer, bins->sums[i]);
	ml_json_end(writer, ']');
	ml_json_end(writer, '}');
}

static void
members_number(MlWriter *writer, const MlProfileColumn *column)
{
	const MlMoments *moments = &column->moments;

	member_integer(writer, "nans", column->nans);
	ml_json_key(writer, "infinities");
	ml_json_begin(writer, '[');
	ml_json_integer(writer, column->infinities[0]);
	ml_json_integer(writer, column->infinities[1]);
	ml_json_end(writer, ']');
	member_integer(writer, "count", moments->n);
	ml_json_member(writer, "mean", moments->n > 0 ? moments->mean : NAN);
	ml_json_member(writer, "sd", ml_moments_sd(moments));
	ml_json_member(writer, "minimum", moments->minimum);
	ml_json_member(writer, "maximum", moments->maximum);
	members_distinct(writer, column);
	ml_json_key(writer, "quantiles");
	ml_json_begin(writer, '{');
	for (size_t i = 0; i < sizeof(quantiles) / sizeof(quantiles[0]); i++)
		ml_json_member(writer, quantiles[i].name, ml_profile_quantile(column, quantiles[i].q));
	ml_json_end(writer, '}');
	member_bins(writer, &column->bins);
}

static void
members_category(MlWriter *writer, const MlProfileColumn *column)
{
	members_distinct(writer, column);
	ml_json_key(writer, "levels");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < column->nlevels; i++)
	{
		const MlProfileLevel *level = &column->levels[i];
		char hash[20];

		snprintf(hash, sizeof(hash), "%016llx", (unsigned long long) level->hash);
		ml_json_begin(writer, '{');
		ml_json_key(writer, "value");
		if (level->text.data != NULL)
			ml_json_text(writer, level->text);
		else
			ml_json_null(writer);
		member_string(writer, "hash", hash);
		member_integer(writer, "count", level->count);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
	member_integer(writer, "other", column->other);
	member_integer(writer, "rare", column->nrare);
	member_integer(writer, "unseen", column->unseen);
	ml_json_flag(writer, "all_known", column->has_all_hashes);
}

void
ml_profile_json(MlWriter *writer, const MlDataProfile *profile)
{
	static const char *const kinds[] = {"number", "category", "other"};

	ml_json_begin(writer, '{');
	member_integer(writer, "rows", profile->nrows);
	member_string(writer, "sort", profile->is_window ? "window" : "reference");
	ml_json_flag(writer, "counts_approximate", profile->counts_approximate);
	ml_json_key(writer, "options");
	ml_json_begin(writer, '{');
	member_integer(writer, "bins", profile->options.bins);
	member_integer(writer, "min_category_count", profile->options.min_category_count);
	ml_json_flag(writer, "store_values", profile->options.store_values);
	ml_json_end(writer, '}');
	ml_json_key(writer, "columns");
	ml_json_begin(writer, '[');
	for (int32_t c = 0; c < profile->ncolumns; c++)
	{
		const MlProfileColumn *column = &profile->columns[c];

		ml_json_begin(writer, '{');
		member_string(writer, "name", column->name);
		member_string(writer, "type", column->type_name);
		member_string(writer, "kind", kinds[column->kind]);
		member_integer(writer, "nulls", column->nulls);
		ml_json_flag(writer, "exact", ml_profile_is_exact(column));
		if (column->kind == ML_PROFILE_NUMBER)
			members_number(writer, column);
		else if (column->kind == ML_PROFILE_CATEGORY)
			members_category(writer, column);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
	ml_json_end(writer, '}');
}
