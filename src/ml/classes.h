/*
 * classes.h
 *		Classes of a classification: their labels, their order, which of two is the positive one, and
 *		the options that every classifier has.
 *
 * A label is the text of the target's value.  Labels of numbers are ordered by value, all others in
 * byte order.  Of two classes the positive one stands last: that of the option positive_class, else
 * true, the larger number, or the last label in byte order; the last is a guess, which is told.
 */
#ifndef ML_CLASSES_H
#define ML_CLASSES_H

#include "ml/data.h"
#include "ml/options.h"

/* A target with more labels is refused. */
#define ML_MAX_CLASSES 1000

typedef struct MlClasses
{
	int32_t nclasses; /* 0: not a classification */
	MlText *labels;   /* of two: the negative one first */
	int64_t *counts;  /* training rows of each; one class may have none */
	bool is_guessed;  /* which of two is the positive class */
} MlClasses;

enum
{
	ML_CALIBRATE_NONE = 0,
	ML_CALIBRATE_ISOTONIC,
	ML_CALIBRATE_PLATT
};

typedef struct MlClassOptions
{
	const char *positive_class; /* NULL when not given */
	double decision_threshold;
	MlClassWeights class_weight;
	int32_t calibrate;
} MlClassOptions;

extern const char *const ml_calibrate_choices[];

#define ML_CLASS_OPTIONS(type)                                                                          \
	{"positive_class",                                                                                  \
	 ML_OPTION_LABEL,                                                                                   \
	 offsetof(type, classes.positive_class),                                                            \
	 0,                                                                                                 \
	 0,                                                                                                 \
	 0,                                                                                                 \
	 NULL,                                                                                              \
	 " pos_label positive_label positive ",                                                             \
	 "of two classes the one that probabilities are of; default: true, the larger number, or the "      \
	 "last label in byte order"},                                                                       \
		{"decision_threshold",                                                                          \
		 ML_OPTION_REAL,                                                                                \
		 offsetof(type, classes.decision_threshold),                                                    \
		 0.5,                                                                                           \
		 0,                                                                                             \
		 1,                                                                                             \
		 NULL,                                                                                          \
		 " threshold cutoff ",                                                                          \
		 "of two classes the positive one is predicted when its probability is at least this"},         \
		{"class_weight",                                                                                \
		 ML_OPTION_CLASS_WEIGHT,                                                                        \
		 offsetof(type, classes.class_weight),                                                          \
		 0,                                                                                             \
		 0,                                                                                             \
		 0,                                                                                             \
		 NULL,                                                                                          \
		 " class_weights auto_class_weights scale_pos_weight ",                                         \
		 "weight of the rows of a class: balanced (rows / (classes x rows of the class)) or an object " \
		 "of label and weight, where a label that is not in it weighs 1"},                              \
	{                                                                                                   \
		"calibrate", ML_OPTION_CHOICE, offsetof(type, classes.calibrate), 0, 0, 0,                      \
			ml_calibrate_choices, " calibration calibration_method ",                                   \
			"with mlsys.train: how the probabilities of two classes are calibrated on rows that are "   \
			"held out for it"                                                                           \
	}

/*
 * The classes of a target from its dictionary, kind being that of the target's column; map gets the
 * class of each of the dictionary's codes (-1 for a code without rows).  A boolean target has always
 * two classes.  ML_BAD_OPTION when positive_class or class_weight name a label that there is not.
 */
extern MlStatus ml_classes_fit(MlEnv *env, const MlDictionary *labels, MlColumnKind kind,
							   const MlClassOptions *options, MlClasses *classes, int32_t **map);
/* Index of a label, or -1. */
extern int32_t ml_classes_find(const MlClasses *classes, MlText label);
/* Classes that have rows. */
extern int32_t ml_classes_present(const MlClasses *classes);
/*
 * Weight of each class into weights (nclasses): 1; or of balanced n / (K n_k), n rows in K classes that
 * have rows; or as given.
 */
extern void
ml_classes_weights(const MlClasses *classes, const MlClassWeights *option, double *weights);

extern void ml_classes_save(MlWriter *writer, const MlClasses *classes);
extern MlStatus ml_classes_load(MlReader *reader, MlClasses *classes);
/* Members of the JSON object that is open. */
extern void ml_classes_json(MlWriter *writer, const MlClasses *classes);

#endif /* ML_CLASSES_H */
