/*
 * tap.h
 *		Assertions that print the Test Anything Protocol.
 *
 * A test program calls ok(), is_int(), is_text() and near(), and ends with "return done();".  A loop
 * over thousands of cases asserts once, with the number of failures, and tells the first ones by
 * note().  near() prints what it has compared when it fails.
 */
#ifndef TAP_H
#define TAP_H

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tap_run;
static int tap_failed;

#define TAP_UNUSED __attribute__((unused))

/* A line that is no result. */
TAP_UNUSED __attribute__((format(printf, 1, 2))) static void
note(const char *format, ...)
{
	va_list args;

	printf("# ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
}

/* The test cannot go on. */
TAP_UNUSED __attribute__((format(printf, 1, 2), noreturn)) static void
bail_out(const char *format, ...)
{
	va_list args;

	printf("Bail out! ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
	exit(1);
}

TAP_UNUSED __attribute__((format(printf, 2, 3))) static bool
ok(bool passed, const char *format, ...)
{
	va_list args;

	tap_run++;
	if (!passed)
		tap_failed++;
	printf("%s %d - ", passed ? "ok" : "not ok", tap_run);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
	return passed;
}

TAP_UNUSED static bool
is_int(long long got, long long expected, const char *name)
{
	bool passed = ok(got == expected, "%s", name);

	if (!passed)
		note("  got %lld, expected %lld", got, expected);
	return passed;
}

TAP_UNUSED static bool
is_text(const char *got, const char *expected, const char *name)
{
	bool passed = ok(got != NULL && strcmp(got, expected) == 0, "%s", name);

	if (!passed)
		note("  got \"%s\", expected \"%s\"", got != NULL ? got : "(null)", expected);
	return passed;
}

TAP_UNUSED static bool
contains(const char *text, const char *part, const char *name)
{
	bool passed = ok(text != NULL && strstr(text, part) != NULL, "%s", name);

	if (!passed)
		note("  \"%s\" has no \"%s\"", text != NULL ? text : "(null)", part);
	return passed;
}

/* |got - expected| / |expected|; 0 for two NaN or two equal infinities, infinity for one of them. */
TAP_UNUSED static double
relative_error(double got, double expected)
{
	if (isnan(expected) || isnan(got))
		return isnan(expected) && isnan(got) ? 0 : INFINITY;
	if (got == expected)
		return 0;
	return expected == 0 ? fabs(got) : fabs(got - expected) / fabs(expected);
}

TAP_UNUSED static bool
near(double got, double expected, double tolerance, const char *name)
{
	double error = relative_error(got, expected);
	bool passed = ok(error <= tolerance, "%s", name);

	if (!passed)
		note("  got %.17g, expected %.17g, error %.2g > %.2g", got, expected, error, tolerance);
	return passed;
}

/* Prints the plan; the program's exit status. */
TAP_UNUSED static int
done(void)
{
	printf("1..%d\n", tap_run);
	return tap_failed > 0 ? 1 : 0;
}

#endif /* TAP_H */
