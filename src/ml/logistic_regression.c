/*
 * logistic_regression.c
 *		Logistic regression of two or more classes, with or without a ridge penalty.
 *
 *	  minimize	sum_i w_i c_y(i) -ln p_y(i)(x_i) + l2 / 2 sum_j s_j^2 b_j^2
 *
 * over all terms j but intercepts; w is the weight of a row, c of a class, p the softmax of the linear
 * predictors; s_j is 1, or with the option standardize the standard deviation of the term.  That is
 * scikit-learn's LogisticRegression with C = 1 / l2, in the user's units.  Of two classes there is one
 * linear predictor, that of the positive one.  Of K > 2 there are K - 1 without a penalty, the first class
 * being the base (R's multinom, statsmodels' MNLogit), and K with one, where the penalty makes them
 * unique: their coefficients add up to 0.
 *
 * Newton's method solves problems of few parameters, L-BFGS those of many (logistic_newton.c,
 * logistic_lbfgs.c); both work on centred and scaled columns (logistic.c), read the rows where they
 * were kept, and need a few blocks beside.  Without a penalty a column that depends on those before it
 * has no coefficient, as in linear_regression (logistic_rank.c).
 *
 * Standard errors are the roots of the diagonal of the inverse Hessian, z = b / error, p two-sided from
 * the normal distribution: Wald's, for weights that count rows (statsmodels' freq_weights).  There are none
 * with a penalty, with weights of classes, or where classes are separated.
 *
 * References: P. McCullagh, J. A. Nelder, Generalized Linear Models, 2nd ed., Chapman and Hall 1989; A.
 * Agresti, Categorical Data Analysis, 3rd ed., Wiley 2013; D. McFadden, "Conditional logit analysis of
 * qualitative choice behavior", in Frontiers in Econometrics, Academic Press 1974 (pseudo R^2).
 */
#include "ml/elementary.h"
#include "ml/logistic_fit.h"

static const char *const solver_choices[] = {"auto", "newton", "lbfgs", NULL};
static const char *const solver_names[] = {"auto", "newton", "lbfgs", "none"};

static const MlOptionSpec option_specs[] = {
	ML_COMMON_OPTIONS(MlLogisticOptions),
	ML_ENCODING_OPTIONS(MlLogisticOptions),
	ML_CLASS_OPTIONS(MlLogisticOptions),
	{"l2", ML_OPTION_REAL, offsetof(MlLogisticOptions, l2), 0, 0, 1e300, NULL,
	 " c alpha lambda reg_param reg_lambda l2_reg ridge penalty lambda_l2 ",
	 "ridge penalty: l2 / 2 times the sum of squared coefficients is added to the sum of losses "
	 "(1 / C of scikit-learn, whose default is C = 1)"},
	{"intercept", ML_OPTION_BOOL, offsetof(MlLogisticOptions, intercept), 1, 0, 1, NULL,
	 " fit_intercept constant bias add_constant ",
	 "whether the model has an intercept, which is never penalized"},
	{"standardize", ML_OPTION_BOOL, offsetof(MlLogisticOptions, standardize), 0, 0, 1, NULL,
	 " normalize scale standardise standardization ",
	 "whether the penalty is on features scaled to unit standard deviation; coefficients stay in the "
	 "units of the data"},
	{"tolerance", ML_OPTION_REAL, offsetof(MlLogisticOptions, tolerance), 1e-8, 1e-14, 1, NULL,
	 " tol epsilon gtol eps ",
	 "converged when no element of the mean gradient is larger, in coordinates of centred features with "
	 "unit standard deviation"},
	{"max_iterations", ML_OPTION_INTEGER, offsetof(MlLogisticOptions, max_iterations), 1000, 1,
	 1000000, NULL, " max_iter maxiter n_iter iterations ",
	 "passes over the data after which the solver gives up"},
	{"solver", ML_OPTION_CHOICE, offsetof(MlLogisticOptions, solver), 0, 0, 0, solver_choices,
	 " method optimizer ",
	 "newton, lbfgs, or auto: by the number of coefficients the one that takes less time"},
};

static int32_t
nmargins(const MlModel *model)
{
	return model->classes.nclasses == 2 ? 1 : model->classes.nclasses;
}

/* Linear predictors; of a constant model infinite, since its probabilities are 0 and 1. */
static void
margins(const MlModel *model, const MlRow *row, double *out)
{
	const MlLogisticParams *params = model->params;
	int32_t nclasses = model->classes.nclasses;
	int32_t first = nclasses == 2 ? 0 : nclasses - params->nvectors;

	if (params->nvectors == 0)
	{
		for (int32_t m = 0; m < nmargins(model); m++)
			out[m] = params->constant_class == (nclasses == 2 ? 1 : m) ? INFINITY : -INFINITY;
		return;
	}
	out[0] = 0;
	for (int32_t k = 0; k < params->nvectors; k++)
		out[first + k] = ml_linear_model_predict(&params->vectors[k], &model->encoder, row);
}

static void
probabilities(const MlModel *model, const MlRow *row, double *out)
{
	const MlLogisticParams *params = model->params;
	int32_t nclasses = model->classes.nclasses;

	if (params->nvectors == 0)
	{
		for (int32_t k = 0; k < nclasses; k++)
			out[k] = k == params->constant_class ? 1 : 0;
		return;
	}
	if (nclasses == 2)
	{
		double eta = ml_linear_model_predict(&params->vectors[0], &model->encoder, row);

		out[0] = ml_sigmoid(-eta);
		out[1] = ml_sigmoid(eta);
		return;
	}
	margins(model, row, out);
	ml_softmax(out, nclasses);
}

static void
save(MlWriter *writer, const MlModel *model)
{
	const MlLogisticParams *params = model->params;

	ml_write_u32(writer, (uint32_t) params->nvectors);
	ml_write_u32(writer, (uint32_t) params->constant_class);
	for (int32_t k = 0; k < params->nvectors; k++)
		ml_linear_model_save(writer, &params->vectors[k]);
	ml_write_u8(writer, params->solver);
	ml_write_i64(writer, params->iterations);
	ml_write_bool(writer, params->converged);
	ml_write_bool(writer, params->separated);
	ml_write_bool(writer, params->scales_differ);
	ml_write_u32(writer, (uint32_t) params->rank);
	ml_write_f64(writer, params->log_loss);
	ml_write_f64(writer, params->null_log_loss);
	ml_write_f64(writer, params->largest_gradient);
	ml_write_f64(writer, params->condition_number);
}

/* How many vectors there can be, and which class a constant model may name. */
static void
check_vectors(MlReader *reader, const MlModel *model, uint32_t nvectors, uint32_t constant_class)
{
	uint32_t nclasses = (uint32_t) model->classes.nclasses;

	if (nvectors > 0 && nvectors != nclasses - 1 && (nvectors != nclasses || nclasses == 2))
		ml_reader_fail(reader, "wrong number of linear predictors");
	if (constant_class >= nclasses)
		ml_reader_fail(reader, "wrong class");
}

static MlStatus
load(MlReader *reader, MlModel *model)
{
	MlLogisticParams *params;
	uint32_t nvectors = ml_read_count(reader, 6);
	uint32_t constant_class = ml_read_u32(reader);
	uint32_t rank;

	check_vectors(reader, model, nvectors, constant_class);
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc_zero(reader->env, 1, sizeof(MlLogisticParams), "parameters", &params));
	model->params = params;
	params->nvectors = (int32_t) nvectors;
	params->constant_class = (int32_t) constant_class;
	ML_TRY(ml_alloc_zero(reader->env, nvectors, sizeof(MlLinearModel), "parameters",
						 &params->vectors));
	for (uint32_t k = 0; k < nvectors; k++)
	{
		ML_TRY(ml_linear_model_load(reader, &model->encoder, &params->vectors[k]));
		if (params->vectors[k].nterms != params->vectors[0].nterms)
			ml_reader_fail(reader, "wrong number of coefficients");
	}
	params->solver = ml_read_u8(reader);
	params->iterations = ml_read_i64(reader);
	params->converged = ml_read_bool(reader);
	params->separated = ml_read_bool(reader);
	params->scales_differ = ml_read_bool(reader);
	rank = ml_read_u32(reader);
	params->log_loss = ml_read_f64(reader);
	params->null_log_loss = ml_read_f64(reader);
	params->largest_gradient = ml_read_f64(reader);
	params->condition_number = ml_read_f64(reader);
	if (params->solver > ML_LOGISTIC_NONE || params->iterations < 0 ||
		rank > (nvectors > 0 ? (uint32_t) params->vectors[0].nterms : 0))
		ml_reader_fail(reader, "wrong summary of a fit");
	params->rank = (int32_t) rank;
	return ml_reader_status(reader);
}

/* Coefficients of one linear predictor. */
static MlStatus
describe_vector(MlWriter *writer, const MlModel *model, int32_t k)
{
	const MlLogisticParams *params = model->params;
	const MlLinearModel *linear = &params->vectors[k];
	int32_t class = model->classes.nclasses - params->nvectors + k;

	for (int32_t t = 0; t < linear->nterms; t++)
	{
		const char *name;

		ML_TRY(ml_linear_term_name(writer->env, &model->encoder, &linear->terms[t], &name));
		ml_json_begin(writer, '{');
		ml_json_key(writer, "class");
		ml_json_text(writer, model->classes.labels[class]);
		ml_json_key(writer, "feature");
		ml_json_string(writer, name);
		ml_json_member(writer, "coefficient", linear->coefficients[t]);
		ml_json_member(writer, "std_error", linear->std_errors[t]);
		ml_json_end(writer, '}');
	}
	return ML_OK;
}

static void
describe(MlWriter *writer, const MlModel *model, bool all)
{
	const MlLogisticParams *params = model->params;
	int32_t nterms = params->nvectors > 0 ? params->vectors[0].nterms : 0;

	ml_json_member(writer, "log_loss", params->log_loss);
	ml_json_member(writer, "null_log_loss", params->null_log_loss);
	ml_json_member(writer, "pseudo_r_squared",
				   params->null_log_loss > 0 ? 1 - params->log_loss / params->null_log_loss : NAN);
	ml_json_key(writer, "solver");
	ml_json_string(writer, solver_names[params->solver]);
	ml_json_key(writer, "iterations");
	ml_json_integer(writer, params->iterations);
	ml_json_member(writer, "largest_gradient", params->largest_gradient);
	ml_json_flag(writer, "converged", params->converged);
	ml_json_flag(writer, "separated", params->separated);
	ml_json_flag(writer, "constant", params->nvectors == 0);
	ml_json_member(writer, "condition_number", params->condition_number);
	ml_json_key(writer, "rank");
	ml_json_integer(writer, params->rank);
	ml_json_flag(writer, "rank_deficient", params->rank < nterms);
	ml_json_flag(writer, "scales_differ", params->scales_differ);
	if (!all)
		return;
	ml_json_key(writer, "coefficients");
	ml_json_begin(writer, '[');
	for (int32_t k = 0; k < params->nvectors; k++)
		if (describe_vector(writer, model, k) != ML_OK)
		{
			writer->status = ML_OUT_OF_MEMORY;
			return;
		}
	ml_json_end(writer, ']');
}

static const MlNotice *
notice(const MlModel *model, int i)
{
	static const MlNotice notices[] = {
		{0, true, "the target has only one class: the model always predicts it", NULL},
		{1, true,
		 "classes are separated: some coefficients are without bound, and have no standard errors",
		 "A penalty, option \"l2\", makes them finite."},
		{2, true, "logistic regression has not converged",
		 "Raise option \"max_iterations\", or give a penalty, option \"l2\"."},
		{3, false, "standard deviations of features differ by a factor of more than 1000",
		 "Option \"standardize\" makes the penalty the same for all of them."},
	};
	const MlLogisticParams *params = model->params;
	bool holds[] = {params->nvectors == 0, params->separated,
					!params->converged && !params->separated, params->scales_differ};

	for (int kind = 0; kind < 4; kind++)
		if (holds[kind] && i-- == 0)
			return &notices[kind];
	return NULL;
}

static MlStatus
coefficients(MlEnv *env, const MlModel *model, MlCoefficient **out, int32_t *count)
{
	const MlLogisticParams *params = model->params;
	int32_t nterms = params->nvectors > 0 ? params->vectors[0].nterms : 0;
	int32_t first = model->classes.nclasses - params->nvectors;

	*count = 0;
	ML_TRY(ml_alloc_zero(env, ml_size_mul((size_t) params->nvectors, (size_t) nterms),
						 sizeof(MlCoefficient), "coefficients", out));
	for (int32_t k = 0; k < params->nvectors; k++)
		for (int32_t t = 0; t < nterms; t++)
		{
			const MlLinearModel *linear = &params->vectors[k];
			MlCoefficient *line = &(*out)[(*count)++];

			if (model->classes.nclasses > 2)
			{
				MlText label;

				ML_TRY(ml_copy_text(env, model->classes.labels[first + k], &label));
				line->class_name = label.data;
			}
			ML_TRY(ml_linear_term_name(env, &model->encoder, &linear->terms[t], &line->feature));
			line->value = linear->coefficients[t];
			line->std_error = linear->std_errors[t];
			line->statistic = line->std_error > 0 ? line->value / line->std_error : NAN;
			line->p_value = erfc(fabs(line->statistic) / M_SQRT2);
		}
	return ML_OK;
}

static void
importance(const MlModel *model, double *out)
{
	const MlLogisticParams *params = model->params;

	ml_linear_model_importance(params->vectors, params->nvectors, model->classes.nclasses,
							   &model->encoder, out);
}

static const MlLinearModel *
linear(const MlModel *model, int32_t *nvectors)
{
	const MlLogisticParams *params = model->params;

	*nvectors = params->nvectors;
	return params->vectors;
}

const MlAlgorithm ml_logistic_regression = {
	.name = "logistic_regression",
	.doc =
		"Logistic regression of two or more classes, with standard errors or with a ridge penalty",
	.task = ML_TASK_CLASSIFICATION,
	.kind = ML_KIND_BUFFERED,
	.options = option_specs,
	.noptions = sizeof(option_specs) / sizeof(option_specs[0]),
	.options_size = sizeof(MlLogisticOptions),
	.encoding_offset = offsetof(MlLogisticOptions, encoding),
	.classes_offset = offsetof(MlLogisticOptions, classes),
	.fit = ml_logistic_fit,
	.probabilities = probabilities,
	.save = save,
	.load = load,
	.describe = describe,
	.notice = notice,
	.coefficients = coefficients,
	.nmargins = nmargins,
	.margins = margins,
	.importance = importance,
	.linear = linear,
};
