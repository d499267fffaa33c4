/*
 * expected_profile.h
 *		Made by test/gen/profile.py; not edited by hand.
 */
#ifndef EXPECTED_PROFILE_H
#define EXPECTED_PROFILE_H

/* clang-format off */
#include <math.h>
#include <stdint.h>

typedef struct ProfileCase
{
	const char *name;
	uint64_t seed;
	int32_t n;
	double offset;
	uint64_t missing; /* one in so many values, 0: none */
	int32_t count;
	double mean;
	double sd;
	double minimum;
	double maximum;
	double tolerance; /* of sd */
} ProfileCase;

static const ProfileCase profile_cases[] = {
	{"plain", 100, 5000, 0, 0, 5000, 0.996665625, 0.5855994226581841, 0.0009765625, 1.9990234375, 1e-14},
	{"few", 101, 7, 0, 0, 7, 1.2712053571428572, 0.50153012252539675, 0.5751953125, 1.95703125, 1e-14},
	{"missing", 102, 5000, 0, 3, 3366, 1.0062464024435531, 0.57009555411459212, 0.0009765625, 1.998046875, 1e-14},
	{"nearly all missing", 103, 5001, -5, 2500, 5001, -3.9951107434763049, 0.57596958359277117, -5, -3.0009765625, 1e-14},
	{"offset 1e9", 104, 20000, 1000000000, 0, 20000, 1000000000.9986242, 0.57971103314943717, 1000000000, 1000000001.9990234, 1e-08},
	{"offset -1e12, missing", 105, 20000, -1000000000000, 7, 17132, -999999999999.00281, 0.5769725492975748, -1000000000000, -999999999998.00098, 1.0000000000000001e-05},
};

#endif /* EXPECTED_PROFILE_H */
