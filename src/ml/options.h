/*
 * options.h
 *		Options of an algorithm: one table says name, type, default, range and meaning.
 *
 * Parsing, range checks, the hint with the nearest name, the resolved options in a model's summary,
 * their stored form, the reference docs and the view mlsys.algorithms all derive from the table.
 * An option lives in a plain struct of the algorithm's, at the table's offset.
 */
#ifndef ML_OPTIONS_H
#define ML_OPTIONS_H

#include "ml/bytes.h"
#include "ml/ml.h"

typedef enum MlOptionType
{
	ML_OPTION_BOOL,         /* bool */
	ML_OPTION_INTEGER,      /* int64_t */
	ML_OPTION_REAL,         /* double, finite */
	ML_OPTION_CHOICE,       /* int32_t, an index into choices */
	ML_OPTION_TEXT,         /* const char *, NULL when not given */
	ML_OPTION_NAMES,        /* MlNames, count 0 when not given */
	ML_OPTION_ARGUMENT,     /* MlArgument: a name or a 1-based position */
	ML_OPTION_LABEL,        /* const char *, the text of a class label; NULL when not given */
	ML_OPTION_CLASS_WEIGHT, /* MlClassWeights */
	ML_OPTION_SIGNS,        /* MlSigns: an object of a column's name and -1, 0 or 1 */
	ML_OPTION_NAME_SETS     /* MlNameSets: an array of arrays of names */
} MlOptionType;

typedef struct MlNames
{
	int32_t count;
	const char **names;
} MlNames;

/* The largest position an option may name; there cannot be more arguments or columns. */
#define ML_OPTION_POSITIONS 16384

/* An argument of the call, by name or by 1-based position; neither when not given. */
typedef struct MlArgument
{
	const char *name;
	int32_t position;
} MlArgument;

/* Directions of columns by name. */
typedef struct MlSigns
{
	int32_t count;
	const char **names;
	int8_t *signs;
} MlSigns;

typedef struct MlNameSets
{
	int32_t count;
	MlNames *sets;
} MlNameSets;

/* Weights of classes by label. */
enum
{
	ML_CLASS_WEIGHT_NONE = 0,
	ML_CLASS_WEIGHT_BALANCED,
	ML_CLASS_WEIGHT_GIVEN
};

typedef struct MlClassWeights
{
	int32_t mode; /* ML_CLASS_WEIGHT_... */
	int32_t count;
	const char **labels;
	double *weights;
} MlClassWeights;

typedef struct MlOptionSpec
{
	const char *name;
	MlOptionType type;
	size_t offset;   /* in the algorithm's option struct */
	double standard; /* default of BOOL, INTEGER, REAL (NaN: not given) and CHOICE */
	double minimum;  /* of INTEGER and REAL */
	double maximum;
	const char *const *choices; /* of CHOICE, ends with NULL */
	const char *synonyms;       /* other libraries' spellings, between blanks: " alpha lambda " */
	const char *doc;            /* one sentence, no period */
} MlOptionSpec;

/* A value as given: what a jsonb value can be.  Only the kind's own field is set. */
typedef enum MlValueKind
{
	ML_VALUE_NULL,
	ML_VALUE_BOOL,
	ML_VALUE_NUMBER,
	ML_VALUE_TEXT,
	ML_VALUE_ARRAY, /* of values in items */
	ML_VALUE_OBJECT /* of values in items, with their key */
} MlValueKind;

typedef struct MlValue
{
	MlText key; /* name of an object's member */
	MlValueKind kind;
	bool boolean;
	double number;
	MlText text;
	int32_t nitems;
	struct MlValue *items;
} MlValue;

/* All options at their defaults; the struct of size bytes is cleared first. */
extern void ml_options_default(const MlOptionSpec *specs, int nspecs, void *options, size_t size);

/* Is it what it is when it is not given? */
extern bool ml_option_is_default(const MlOptionSpec *spec, const void *options);

/*
 * Set options from an object of values; names (algorithm) is used in the error texts.  A null
 * stands for the default.  ML_BAD_OPTION for an unknown option (hint: the nearest name, and all
 * there are), a wrong type, or a value out of range.
 */
extern MlStatus ml_options_set(MlEnv *env, const char *algorithm, const MlOptionSpec *specs,
							   int nspecs, const MlValue *object, void *options);

/* Stored form, in the order of the table. */
extern void
ml_options_save(MlWriter *writer, const MlOptionSpec *specs, int nspecs, const void *options);
extern void ml_options_load(MlReader *reader, const MlOptionSpec *specs, int nspecs, void *options);

/* Resolved options as members of a JSON object that is open. */
extern void
ml_options_json(MlWriter *writer, const MlOptionSpec *specs, int nspecs, const void *options);

/* Texts for docs and catalog views: "double precision", "0", "0 to 1e+308" into buffer. */
extern const char *ml_option_type_name(const MlOptionSpec *spec);
extern void ml_option_default_text(const MlOptionSpec *spec, char *buffer, size_t size);
extern void ml_option_range_text(const MlOptionSpec *spec, char *buffer, size_t size);

/* Options as an array of JSON objects: name, type, default, range (null where anything goes), doc. */
extern MlStatus
ml_options_describe(MlEnv *env, const MlOptionSpec *specs, int nspecs, const char **json);

/* The nearest of n names to name by edit distance, or NULL when none is near. */
extern const char *ml_nearest_name(const char *name, const char *const *names, int n);

/*
 * Options that every algorithm has; its own struct begins with them.  ML_COMMON_OPTIONS are their
 * lines of the table.
 */
typedef struct MlCommonOptions
{
	MlNames features;   /* names of the features, in order */
	MlArgument weight;  /* which argument is the weight of a row */
	const char *target; /* row form: which column is the target */
} MlCommonOptions;

#define ML_COMMON_OPTIONS(type)                                                                        \
	{"features",                                                                                       \
	 ML_OPTION_NAMES,                                                                                  \
	 offsetof(type, common.features),                                                                  \
	 0,                                                                                                \
	 0,                                                                                                \
	 0,                                                                                                \
	 NULL,                                                                                             \
	 " feature_names columns ",                                                                        \
	 "names of the features in the order of the arguments, where they cannot be told from the query"}, \
		{"weight",                                                                                     \
		 ML_OPTION_ARGUMENT,                                                                           \
		 offsetof(type, common.weight),                                                                \
		 0,                                                                                            \
		 0,                                                                                            \
		 0,                                                                                            \
		 NULL,                                                                                         \
		 " sample_weight weights weight_column ",                                                      \
		 "the feature argument, by name or by 1-based position, that is the weight of a row"},         \
	{                                                                                                  \
		"target", ML_OPTION_TEXT, offsetof(type, common.target), 0, 0, 0, NULL,                        \
			" label input_label_cols y ",                                                              \
			"with a row as the only feature argument, the name of its column to predict"               \
	}

/*
 * Options of an algorithm whose rows have more roles; where they stand in its struct is its roles_offset.
 * Their lines of the table are ML_ROLE_OPTIONS.
 */
typedef struct MlRoleOptions
{
	MlArgument group_column; /* rows of one query of a ranking have equal values in it */
	MlArgument
		validation_column;  /* a boolean: true keeps a row from training, to watch the loss on */
	const char *init_model; /* reference to the model to start from */
} MlRoleOptions;

#define ML_ROLE_OPTIONS(type)                                                                           \
	{"group_column",                                                                                    \
	 ML_OPTION_ARGUMENT,                                                                                \
	 offsetof(type, roles.group_column),                                                                \
	 0,                                                                                                 \
	 0,                                                                                                 \
	 0,                                                                                                 \
	 NULL,                                                                                              \
	 " group qid query_id group_id ",                                                                   \
	 "the feature argument, by name or by 1-based position, whose equal values make the rows of one "   \
	 "query of a ranking; it is not a feature"},                                                        \
		{"validation_column",                                                                           \
		 ML_OPTION_ARGUMENT,                                                                            \
		 offsetof(type, roles.validation_column),                                                       \
		 0,                                                                                             \
		 0,                                                                                             \
		 0,                                                                                             \
		 NULL,                                                                                          \
		 " eval_set is_validation ",                                                                    \
		 "the feature argument, by name or by 1-based position, a boolean that is true in rows that "   \
		 "the loss is watched on instead of training with them; it is not a feature"},                  \
	{                                                                                                   \
		"init_model", ML_OPTION_TEXT, offsetof(type, roles.init_model), 0, 0, 0, NULL,                  \
			" xgb_model warm_start base_model ",                                                        \
			"a model to start from, of the same algorithm, columns and classes: \"name\" (deployed in " \
			"production), \"name@version\" or \"name@alias\""                                           \
	}

/* How columns become features; options of every algorithm that needs numbers only. */
enum
{
	ML_MISSING_IMPUTE_MEAN = 0,
	ML_MISSING_SKIP_ROW,
	ML_MISSING_ERROR,
	ML_MISSING_NATIVE /* of trees, no choice: missing values are kept as they are */
};
enum
{
	ML_CODING_AUTO = 0,
	ML_CODING_TREATMENT,
	ML_CODING_FULL
};
enum
{
	ML_UNSEEN_ZERO = 0,
	ML_UNSEEN_OTHER,
	ML_UNSEEN_ERROR
};

typedef struct MlEncodingOptions
{
	int32_t missing;
	int32_t coding;
	int32_t unseen;
	int64_t max_categories;
} MlEncodingOptions;

extern const char *const ml_missing_choices[];
extern const char *const ml_coding_choices[];
extern const char *const ml_unseen_choices[];

#define ML_ENCODING_OPTIONS(type)                                                                          \
	{"missing",                                                                                            \
	 ML_OPTION_CHOICE,                                                                                     \
	 offsetof(type, encoding.missing),                                                                     \
	 0,                                                                                                    \
	 0,                                                                                                    \
	 0,                                                                                                    \
	 ml_missing_choices,                                                                                   \
	 " na_action missing_values ",                                                                         \
	 "what a NULL or NaN in a numeric feature does in training"},                                          \
		{"coding",                                                                                         \
		 ML_OPTION_CHOICE,                                                                                 \
		 offsetof(type, encoding.coding),                                                                  \
		 0,                                                                                                \
		 0,                                                                                                \
		 0,                                                                                                \
		 ml_coding_choices,                                                                                \
		 " drop category_encoding_method contrasts ",                                                      \
		 "categories: treatment (first level in byte order is the base), full (a column for each level), " \
		 "or auto (treatment without penalty, full with one)"},                                            \
		{"unseen",                                                                                         \
		 ML_OPTION_CHOICE,                                                                                 \
		 offsetof(type, encoding.unseen),                                                                  \
		 0,                                                                                                \
		 0,                                                                                                \
		 0,                                                                                                \
		 ml_unseen_choices,                                                                                \
		 " handle_unknown ",                                                                               \
		 "what a category that training has not seen does in prediction: contributes zero, counts as "     \
		 "the level of rare categories where there is one, or is an error"},                               \
	{                                                                                                      \
		"max_categories", ML_OPTION_INTEGER, offsetof(type, encoding.max_categories), 100, 1,              \
			10000, NULL, " max_cat max_levels ",                                                           \
			"levels kept of a category column; rarer ones become one level, (other)"                       \
	}

#endif /* ML_OPTIONS_H */
