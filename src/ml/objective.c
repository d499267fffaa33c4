/*
 * objective.c
 *		Losses of gradient boosting.  See objective.h.
 *
 * Each kernel is a loop without branches over rows of a block, so that it runs in vector lanes; results are the
 * same bits in each instruction set.  Of logistic and softmax, where everything lies in 0 .. 1, exponentials and
 * logarithms are in single precision: they are off by less than 3e-7 of their size, as margins are.
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

/*
 * e^-|x|, from |x| = 87 on that of 87; as ml_exp_negative has it.  Sizes are compared as integers, since the compiler
 * must not touch comparisons of floats that may trap.
 */
static inline __attribute__((always_inline)) float
exponential_single(float x)
{
	const float round = 0x1.8p23F;
	float n;
	float r;
	float sum;
	float power;
	uint32_t bits;

	memcpy(&bits, &x, sizeof(bits));
	bits &= UINT32_C(0x7fffffff);
	bits = bits < UINT32_C(0x42ae0000) ? bits : UINT32_C(0x42ae0000);
	memcpy(&x, &bits, sizeof(x));
	x = -x;
	n = x * 0x1.715476p+0F + round;
	memcpy(&bits, &n, sizeof(bits));
	bits = (bits + 127) << 23;
	memcpy(&power, &bits, sizeof(power));
	n -= round;
	/* ln 2 in two parts, the first of 15 bits */
	r = (x - n * 0x1.62e4p-1F) - n * 0x1.7f7d1cp-20F;
	sum = 1.0F / 5040;
	sum = sum * r + 1.0F / 720;
	sum = sum * r + 1.0F / 120;
	sum = sum * r + 1.0F / 24;
	sum = sum * r + 1.0F / 6;
	sum = sum * r + 0.5F;
	return power * (1 + (r + r * r * sum));
}

/* ln(1 + x) for 0 <= x <= 1, as ml_log1p_unit has it. */
static inline __attribute__((always_inline)) float
log1p_single(float x)
{
	float halved = x > 0.41421356F ? 1.0F : 0.0F;
	float f = x * (1 - 0.5F * halved) - 0.5F * halved; /* x, or (x - 1) / 2 */
	float s = f / (2 + f);
	float t = s * s;
	float sum = 1.0F / 9;

	sum = sum * t + 1.0F / 7;
	sum = sum * t + 1.0F / 5;
	sum = sum * t + 1.0F / 3;
	return halved * 0x1.62e43p-1F + (2 * s + 2 * s * t * sum);
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
		float sign = y[i] > 0.5 ? -1.0F : 1.0F;
		float s = sign * (float) m[i];
		float e = exponential_single(s);
		float p = 1 / (1 + e);
		float q = e * p;

		g[i] = (double) (sign * (s > 0 ? p : q));
		h[i] = (double) (p * q);
		metric[i] = (double) (0.5F * (s + fabsf(s)) + log1p_single(e));
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
		double p = (double) exponential_single((float) log_probability[i]);

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
		sums[i] += (double) exponential_single((float) (base + (double) margins[i] - largest[i]));
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
