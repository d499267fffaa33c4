/*
 * objective.c
 *		Losses of gradient boosting.  See objective.h.
 *
 * Each kernel is a loop without branches over rows of a block, so that it runs in vector lanes; results are the
 * same bits in each instruction set.
 */
#include "ml/objective.h"

#include "ml/elementary.h"

#define POISSON_STEP 2.0137527074704766 /* e^0.7 */

const char *const ml_objective_choices[] = {
	"auto",  "squared_error", "absolute_error", "huber",   "quantile",   "poisson",
	"gamma", "tweedie",       "logistic",       "softmax", "lambdarank", NULL};

MlObjectiveTraits
ml_objective_traits(const MlObjective *objective)
{
	double parameter = objective->parameter;

	switch (objective->kind)
	{
		case ML_OBJECTIVE_AUTO:
		case ML_OBJECTIVE_SQUARED_ERROR:
			break;
		case ML_OBJECTIVE_ABSOLUTE_ERROR:
			return (MlObjectiveTraits){"absolute_error", ML_LINK_IDENTITY, false, true, true, 1, 1};
		case ML_OBJECTIVE_HUBER:
			return (MlObjectiveTraits){"huber_loss", ML_LINK_IDENTITY, false, false,
									   true,         parameter,        1};
		case ML_OBJECTIVE_QUANTILE:
			return (MlObjectiveTraits){"quantile_loss",
									   ML_LINK_IDENTITY,
									   false,
									   true,
									   true,
									   fmax(parameter, 1 - parameter),
									   1};
		case ML_OBJECTIVE_POISSON:
			return (MlObjectiveTraits){"poisson_deviance", ML_LINK_LOG, false, false, false,
									   INFINITY,           INFINITY};
		case ML_OBJECTIVE_GAMMA:
			return (MlObjectiveTraits){"gamma_deviance", ML_LINK_LOG, false, false, false,
									   INFINITY,         INFINITY};
		case ML_OBJECTIVE_TWEEDIE:
			return (MlObjectiveTraits){"tweedie_deviance", ML_LINK_LOG, false, false, false,
									   INFINITY,           INFINITY};
		case ML_OBJECTIVE_LOGISTIC:
			return (MlObjectiveTraits){"log_loss", ML_LINK_LOGIT, true, false, false, 1, 0.25};
		case ML_OBJECTIVE_SOFTMAX:
			return (MlObjectiveTraits){"log_loss", ML_LINK_SOFTMAX, true, false, false, 1, 0.5};
		case ML_OBJECTIVE_LAMBDARANK:
			return (MlObjectiveTraits){"one_minus_ndcg", ML_LINK_IDENTITY, false, false, false,
									   INFINITY,         INFINITY};
	}
	return (MlObjectiveTraits){"squared_error", ML_LINK_IDENTITY, false, false, true, INFINITY, 1};
}

/* e^x of any x; beyond 708 that of 708. */
static inline __attribute__((always_inline)) double
exponential(double x)
{
	double e = ml_exp_negative(x > 0 ? -x : x);

	return x > 0 ? 1 / e : e;
}

/* ln x of a normal x > 0, as ml_log has it, without branches. */
static inline __attribute__((always_inline)) double
logarithm(double x)
{
	uint64_t bits;
	uint64_t biased;
	double exponent;
	double mantissa;

	memcpy(&bits, &x, sizeof(bits));
	/* an integer below 2^52 in the low bits of 2^52 is that number on top of it */
	biased = bits >> 52 | UINT64_C(0x4330000000000000);
	memcpy(&exponent, &biased, sizeof(exponent));
	exponent -= 0x1p52 + 1023;
	bits = (bits & UINT64_C(0xfffffffffffff)) | UINT64_C(1023) << 52;
	memcpy(&mantissa, &bits, sizeof(mantissa));
	return exponent * 0x1.62e42fefa39efp-1 + ml_log1p_unit(mantissa - 1);
}

ML_CLONES static void
squared_error(int32_t n, const double *restrict y, const double *restrict m, double *restrict g,
			  double *restrict h, double *restrict metric)
{
	for (int32_t i = 0; i < n; i++)
	{
		double residual = m[i] - y[i];

		g[i] = residual;
		h[i] = 1;
		metric[i] = residual * residual;
	}
}

/* absolute_error is twice this at level 0.5. */
ML_CLONES static void
quantile(int32_t n, double level, double scale, const double *restrict y, const double *restrict m,
		 double *restrict g, double *restrict h, double *restrict metric)
{
	double above = scale * (1 - level);
	double below = -scale * level;

	for (int32_t i = 0; i < n; i++)
	{
		double residual = m[i] - y[i];
		double slope = residual > 0 ? above : below;

		metric[i] = residual * slope;
		g[i] = residual == 0 ? 0 : slope;
		h[i] = 1;
	}
}

ML_CLONES static void
huber(int32_t n, double delta, const double *restrict y, const double *restrict m,
	  double *restrict g, double *restrict h, double *restrict metric)
{
	for (int32_t i = 0; i < n; i++)
	{
		double residual = m[i] - y[i];
		double clipped = residual > delta ? delta : residual < -delta ? -delta : residual;

		g[i] = clipped;
		h[i] = 1;
		metric[i] = clipped * (residual - 0.5 * clipped);
	}
}

ML_CLONES static void
poisson(int32_t n, const double *restrict y, const double *restrict m, double *restrict g,
		double *restrict h, double *restrict metric)
{
	for (int32_t i = 0; i < n; i++)
	{
		double mu = exponential(m[i]);

		g[i] = mu - y[i];
		h[i] = mu * POISSON_STEP;
		metric[i] = 2 * (mu - y[i] * m[i]);
	}
}

ML_CLONES static void
gamma_deviance(int32_t n, const double *restrict y, const double *restrict m, double *restrict g,
			   double *restrict h, double *restrict metric)
{
	for (int32_t i = 0; i < n; i++)
	{
		double ratio = y[i] * exponential(-m[i]);

		g[i] = 1 - ratio;
		h[i] = ratio;
		metric[i] = 2 * (ratio + m[i]);
	}
}

ML_CLONES static void
tweedie(int32_t n, double power, const double *restrict y, const double *restrict m,
		double *restrict g, double *restrict h, double *restrict metric)
{
	double one = 1 - power;
	double two = 2 - power;

	for (int32_t i = 0; i < n; i++)
	{
		double a = y[i] * exponential(one * m[i]);
		double b = exponential(two * m[i]);

		g[i] = b - a;
		h[i] = two * b - one * a;
		metric[i] = 2 * (b / two - a / one);
	}
}

/*
 * With s the margin towards the wrong class and e = e^-|s|, the probability of the wrong class is 1 / (1 + e) or
 * e / (1 + e), whichever is right for the sign of s: nothing cancels.
 */
ML_CLONES static void
logistic(int32_t n, const double *restrict y, const double *restrict m, double *restrict g,
		 double *restrict h, double *restrict metric)
{
	for (int32_t i = 0; i < n; i++)
	{
		double s = y[i] > 0.5 ? -m[i] : m[i];
		double e = ml_exp_negative(s > 0 ? -s : s);
		double p = 1 / (1 + e);
		double q = e * p;
		double wrong = s > 0 ? p : q;

		g[i] = y[i] > 0.5 ? -wrong : wrong;
		h[i] = p * q;
		metric[i] = (s > 0 ? s : 0) + ml_log1p_unit(e);
	}
}

void
ml_objective_rows(const MlObjective *objective, int32_t n, const double *target,
				  const double *margin, double *gradient, double *hessian, double *metric)
{
	double parameter = objective->parameter;

	switch (objective->kind)
	{
		case ML_OBJECTIVE_SQUARED_ERROR:
			squared_error(n, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_ABSOLUTE_ERROR:
			quantile(n, 0.5, 2, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_HUBER:
			huber(n, parameter, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_QUANTILE:
			quantile(n, parameter, 1, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_POISSON:
			poisson(n, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_GAMMA:
			gamma_deviance(n, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_TWEEDIE:
			tweedie(n, parameter, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_LOGISTIC:
			logistic(n, target, margin, gradient, hessian, metric);
			break;
		case ML_OBJECTIVE_AUTO:
		case ML_OBJECTIVE_SOFTMAX:
		case ML_OBJECTIVE_LAMBDARANK:
			break;
	}
}

ML_CLONES static void
class_rows(int32_t n, const double *restrict log_probability, const double *restrict is_class,
		   double *restrict g, double *restrict h)
{
	for (int32_t i = 0; i < n; i++)
	{
		double p = ml_exp_negative(log_probability[i] < 0 ? log_probability[i] : 0);

		g[i] = p - is_class[i];
		h[i] = 2 * p * (1 - p);
	}
}

void
ml_objective_class_rows(int32_t n, const double *log_probability, const double *is_class,
						double *gradient, double *hessian)
{
	class_rows(n, log_probability, is_class, gradient, hessian);
}

ML_CLONES static void
raise_to(int32_t n, const float *restrict margins, double base, double *restrict largest)
{
	for (int32_t i = 0; i < n; i++)
	{
		double margin = base + (double) margins[i];

		largest[i] = margin > largest[i] ? margin : largest[i];
	}
}

ML_CLONES static void
add_exponentials(int32_t n, const float *restrict margins, double base,
				 const double *restrict largest, double *restrict sums)
{
	for (int32_t i = 0; i < n; i++)
		sums[i] += ml_exp_negative(base + (double) margins[i] - largest[i]);
}

ML_CLONES static void
add_logarithms(int32_t n, const double *restrict sums, double *restrict largest)
{
	for (int32_t i = 0; i < n; i++)
		largest[i] += logarithm(sums[i]);
}

#define NORMALIZER_ROWS 256

void
ml_objective_normalizers(int32_t n, int32_t nclasses, const float *margins, size_t stride,
						 const double *base, double *normalizers)
{
	double sums[NORMALIZER_ROWS];

	for (int32_t begin = 0; begin < n; begin += NORMALIZER_ROWS)
	{
		int32_t count = n - begin < NORMALIZER_ROWS ? n - begin : NORMALIZER_ROWS;
		double *largest = normalizers + begin;

		for (int32_t i = 0; i < count; i++)
		{
			largest[i] = -INFINITY;
			sums[i] = 0;
		}
		for (int32_t k = 0; k < nclasses; k++)
			raise_to(count, margins + (size_t) k * stride + begin, base[k], largest);
		for (int32_t k = 0; k < nclasses; k++)
			add_exponentials(count, margins + (size_t) k * stride + begin, base[k], largest, sums);
		add_logarithms(count, sums, largest);
	}
}

double
ml_objective_constant(const MlObjective *objective, double target)
{
	double power = objective->parameter;

	switch (objective->kind)
	{
		case ML_OBJECTIVE_POISSON:
			return target > 0 ? 2 * (target * ml_log(target) - target) : 0;
		case ML_OBJECTIVE_GAMMA:
			return -2 * (ml_log(target) + 1);
		case ML_OBJECTIVE_TWEEDIE:
			if (!(target > 0))
				return 0;
			return 2 * exponential((2 - power) * ml_log(target)) / ((1 - power) * (2 - power));
		default:
			return 0;
	}
}

double
ml_objective_least_target(const MlObjective *objective, bool *open)
{
	*open = objective->kind == ML_OBJECTIVE_GAMMA;
	switch (objective->kind)
	{
		case ML_OBJECTIVE_POISSON:
		case ML_OBJECTIVE_GAMMA:
		case ML_OBJECTIVE_TWEEDIE:
		case ML_OBJECTIVE_LAMBDARANK:
			return 0;
		default:
			return -INFINITY;
	}
}

double
ml_objective_margin(const MlObjective *objective, double prediction)
{
	switch (ml_objective_traits(objective).link)
	{
		case ML_LINK_LOG:
			return ml_log(prediction);
		case ML_LINK_LOGIT:
			return ml_log(prediction) - ml_log(1 - prediction);
		default:
			return prediction;
	}
}
