/*
 * expected_gram.h
 *		Made by test/gen/gram.py; not edited by hand.
 */
#ifndef EXPECTED_GRAM_H
#define EXPECTED_GRAM_H

/* clang-format off */
#include <math.h>

#define EXACT_COLUMNS 5

typedef struct ExactCase
{
	const char *name;
	int kind; /* fill_exact() of test_gram.c makes the data */
	int m;
	int n;
	double x[EXACT_COLUMNS];
} ExactCase;

static const ExactCase exact_cases[] = {
	{"powers 0 to 4 of 1 .. 5000", 0, 5000, 5, {463.81809627261759, 0.11808090397190314, -9.2260245928726237e-05, 2.6471654331603502e-08, -2.5259950305232226e-12}},
	{"squares at an offset of 1e6", 1, 12000, 3, {192342.78759434979, -0.38161257898698131, 1.8976821542429177e-07}},
	{"nearly equal columns", 2, 8000, 3, {491.82423902290827, 6254679.4240902299, -6254679.4016166506}},
	{"nearly equal until row 6000", 3, 8000, 3, {483.33401295937438, -2.8304244679793489, 2.8511431112702414}},
};

#endif /* EXPECTED_GRAM_H */
