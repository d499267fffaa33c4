/*
 * classes.c
 *		Classes of a classification.  See classes.h.
 */
#include "ml/classes.h"

#include <stdio.h>
#include <stdlib.h>

const char *const ml_calibrate_choices[] = {"none", "isotonic", "platt", NULL};

#define LABELS_SHOWN 10 /* in an error text */

/* A label on its way to a class. */
typedef struct Candidate
{
	MlText text;
	double number; /* its value, where labels are numbers */
	int64_t count;
	int32_t code; /* of the dictionary, -1 for a label without rows */
} Candidate;

static int
compare_candidates(const void *a, const void *b)
{
	const Candidate *x = a;
	const Candidate *y = b;

	if (x->number < y->number)
		return -1;
	if (x->number > y->number)
		return 1;
	return ml_text_compare(x->text, y->text);
}

/* The value of a label that is a number; NaN sorts last, as in SQL. */
static double
label_number(MlText text)
{
	char buffer[64];
	double number;

	snprintf(buffer, sizeof(buffer), "%.*s", (int) (text.length < 60 ? text.length : 60),
			 text.data);
	number = strtod(buffer, NULL);
	return isnan(number) ? INFINITY : number;
}

static Candidate
make_candidate(MlText text, MlColumnKind kind, int64_t count, int32_t code)
{
	Candidate candidate = {.text = text, .count = count, .code = code};

	if (kind == ML_COLUMN_NUMBER)
		candidate.number = label_number(text);
	return candidate;
}

/* Labels of the first few classes for an error text: "a", "b" */
static void
list_labels(const Candidate *candidates, int32_t n, char *buffer, size_t size)
{
	size_t used = 0;

	buffer[0] = '\0';
	for (int32_t i = 0; i < n && i < LABELS_SHOWN && used < size; i++)
		used += (size_t) snprintf(
			buffer + used, size - used, "%s\"%.*s\"", i > 0 ? ", " : "",
			(int) (candidates[i].text.length < 60 ? candidates[i].text.length : 60),
			candidates[i].text.data);
	if (n > LABELS_SHOWN && used < size)
		(void) snprintf(buffer + used, size - used, ", ...");
}

static int32_t
find_candidate(const Candidate *candidates, int32_t n, MlText label)
{
	for (int32_t i = 0; i < n; i++)
		if (ml_text_compare(candidates[i].text, label) == 0)
			return i;
	return -1;
}

static MlStatus
unknown_label(MlEnv *env, const char *option, const char *label, const Candidate *candidates,
			  int32_t n)
{
	char list[800];

	list_labels(candidates, n, list, sizeof(list));
	(void) ml_fail(env, ML_BAD_OPTION,
				   "option \"%s\" names \"%.100s\", which is not a label of the target", option,
				   label);
	ml_detail(env, "Labels are: %s.", list);
	return ML_BAD_OPTION;
}

/*
 * Put the positive class of two last.  The option may name a label that no row has, where there is
 * only one.
 */
static MlStatus
choose_positive(MlEnv *env, MlColumnKind kind, const char *positive, Candidate *candidates,
				int32_t *n, bool *is_guessed)
{
	int32_t which;

	*is_guessed = false;
	if (positive == NULL)
	{
		*is_guessed = *n == 2 && kind != ML_COLUMN_BOOLEAN && kind != ML_COLUMN_NUMBER;
		return ML_OK;
	}
	if (*n > 2)
		return ml_fail(env, ML_BAD_OPTION,
					   "option \"positive_class\" is for a target of two classes, this one has %d",
					   (int) *n);
	which = find_candidate(candidates, *n, ml_text(positive));
	if (which < 0 && *n == 2)
		return unknown_label(env, "positive_class", positive, candidates, *n);
	if (which < 0)
		candidates[(*n)++] = make_candidate(ml_text(positive), kind, 0, -1);
	else if (which == 0 && *n == 2)
	{
		Candidate first = candidates[0];

		candidates[0] = candidates[1];
		candidates[1] = first;
	}
	return ML_OK;
}

/* The labels that have rows, in order; of a boolean both. */
static int32_t
collect_candidates(const MlDictionary *labels, MlColumnKind kind, Candidate *candidates)
{
	static const char *const booleans[] = {"false", "true"};
	int32_t n = 0;

	for (int32_t code = 1; code < labels->ncodes; code++)
		if (labels->counts[code] > 0)
			candidates[n++] = make_candidate(labels->texts[code], kind, labels->counts[code], code);
	for (int i = 0; i < 2 && kind == ML_COLUMN_BOOLEAN; i++)
		if (find_candidate(candidates, n, ml_text(booleans[i])) < 0)
			candidates[n++] = make_candidate(ml_text(booleans[i]), kind, 0, -1);
	qsort(candidates, (size_t) n, sizeof(Candidate), compare_candidates);
	return n;
}

MlStatus
ml_classes_fit(MlEnv *env, const MlDictionary *labels, MlColumnKind kind,
			   const MlClassOptions *options, MlClasses *classes, int32_t **map)
{
	Candidate *candidates;
	int32_t n;

	memset(classes, 0, sizeof(*classes));
	/* room for two labels without rows */
	ML_TRY(ml_alloc(env, (size_t) labels->ncodes + 2, sizeof(Candidate), "classes", &candidates));
	ML_TRY(ml_alloc(env, (size_t) labels->ncodes, sizeof(int32_t), "classes", map));
	for (int32_t code = 0; code < labels->ncodes; code++)
		(*map)[code] = -1;
	n = collect_candidates(labels, kind, candidates);
	ML_TRY(
		choose_positive(env, kind, options->positive_class, candidates, &n, &classes->is_guessed));
	for (int32_t i = 0; i < options->class_weight.count; i++)
		if (find_candidate(candidates, n, ml_text(options->class_weight.labels[i])) < 0)
			return unknown_label(env, "class_weight", options->class_weight.labels[i], candidates,
								 n);
	ML_TRY(ml_alloc(env, (size_t) n, sizeof(MlText), "classes", &classes->labels));
	ML_TRY(ml_alloc(env, (size_t) n, sizeof(int64_t), "classes", &classes->counts));
	for (int32_t i = 0; i < n; i++)
	{
		ML_TRY(ml_copy_text(env, candidates[i].text, &classes->labels[i]));
		classes->counts[i] = candidates[i].count;
		if (candidates[i].code >= 0)
			(*map)[candidates[i].code] = i;
	}
	classes->nclasses = n;
	return ML_OK;
}

int32_t
ml_classes_find(const MlClasses *classes, MlText label)
{
	for (int32_t i = 0; i < classes->nclasses; i++)
		if (ml_text_compare(classes->labels[i], label) == 0)
			return i;
	return -1;
}

int32_t
ml_classes_present(const MlClasses *classes)
{
	int32_t present = 0;

	for (int32_t i = 0; i < classes->nclasses; i++)
		present += classes->counts[i] > 0;
	return present;
}

void
ml_classes_weights(const MlClasses *classes, const MlClassWeights *option, double *weights)
{
	double rows = 0;

	for (int32_t i = 0; i < classes->nclasses; i++)
		rows += (double) classes->counts[i];
	for (int32_t i = 0; i < classes->nclasses; i++)
	{
		weights[i] = 1;
		if (option->mode == ML_CLASS_WEIGHT_BALANCED && classes->counts[i] > 0)
			weights[i] =
				rows / ((double) ml_classes_present(classes) * (double) classes->counts[i]);
	}
	for (int32_t i = 0; i < option->count; i++)
	{
		int32_t which = ml_classes_find(classes, ml_text(option->labels[i]));

		if (which >= 0)
			weights[which] = option->weights[i];
	}
}

void
ml_classes_save(MlWriter *writer, const MlClasses *classes)
{
	ml_write_u32(writer, (uint32_t) classes->nclasses);
	for (int32_t i = 0; i < classes->nclasses; i++)
	{
		ml_write_text(writer, classes->labels[i]);
		ml_write_i64(writer, classes->counts[i]);
	}
	ml_write_bool(writer, classes->is_guessed);
}

MlStatus
ml_classes_load(MlReader *reader, MlClasses *classes)
{
	uint32_t n = ml_read_count(reader, 12);

	memset(classes, 0, sizeof(*classes));
	if (n > ML_MAX_CLASSES)
		ml_reader_fail(reader, "wrong number of classes");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, n, sizeof(MlText), "classes", &classes->labels));
	ML_TRY(ml_alloc(reader->env, n, sizeof(int64_t), "classes", &classes->counts));
	for (uint32_t i = 0; i < n; i++)
	{
		ML_TRY(ml_copy_text(reader->env, ml_read_text(reader), &classes->labels[i]));
		classes->counts[i] = ml_read_i64(reader);
		if (classes->counts[i] < 0)
			ml_reader_fail(reader, "wrong count of a class");
		ML_TRY(ml_reader_status(reader));
		if (ml_classes_find(classes, classes->labels[i]) >= 0)
			ml_reader_fail(reader, "a class twice");
		classes->nclasses++;
	}
	classes->is_guessed = ml_read_bool(reader);
	return ml_reader_status(reader);
}

void
ml_classes_json(MlWriter *writer, const MlClasses *classes)
{
	ml_json_key(writer, "classes");
	ml_json_begin(writer, '[');
	for (int32_t i = 0; i < classes->nclasses; i++)
	{
		ml_json_begin(writer, '{');
		ml_json_key(writer, "label");
		ml_json_text(writer, classes->labels[i]);
		ml_json_key(writer, "rows");
		ml_json_integer(writer, classes->counts[i]);
		ml_json_end(writer, '}');
	}
	ml_json_end(writer, ']');
	if (classes->nclasses != 2)
		return;
	ml_json_key(writer, "positive_class");
	ml_json_text(writer, classes->labels[1]);
	ml_json_key(writer, "positive_class_guessed");
	ml_json_bool(writer, classes->is_guessed);
}
