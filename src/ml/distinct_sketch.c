/*
 * distinct_sketch.c
 *		HyperLogLog.  See distinct_sketch.h.
 */
#include "ml/distinct_sketch.h"

#define LARGEST (64 - ML_HLL_BITS + 1) /* of a register */
#define BLOCK 256
#define PACKED (ML_HLL_REGISTERS / 4 * 3)

MlStatus
ml_hll_make(MlEnv *env, MlDistinctSketch **sketch)
{
	return ml_alloc_zero(env, 1, sizeof(**sketch), "distinct values", sketch);
}

/* Hashes of numbers that are not NaN, several at a time. */
ML_CLONES static void
hash_block(const double *restrict values, uint64_t *restrict hashes, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
	{
		double number = values[i] + 0.0;
		uint64_t bits;

		memcpy(&bits, &number, sizeof(bits));
		hashes[i] = ml_hash_mix(bits);
	}
}

void
ml_hll_add_numbers(MlDistinctSketch *sketch, const double *values, int32_t n)
{
	uint64_t hashes[BLOCK];

	for (int32_t start = 0; start < n; start += BLOCK)
	{
		int32_t count = n - start < BLOCK ? n - start : BLOCK;

		hash_block(values + start, hashes, count);
		for (int32_t i = 0; i < count; i++)
			ml_hll_add(sketch, hashes[i]);
	}
}

/* Larger of each two. */
ML_CLONES static void
merge_registers(uint8_t *restrict registers, const uint8_t *restrict other)
{
	for (int i = 0; i < ML_HLL_REGISTERS; i++)
		registers[i] = other[i] > registers[i] ? other[i] : registers[i];
}

void
ml_hll_merge(MlDistinctSketch *sketch, const MlDistinctSketch *other)
{
	merge_registers(sketch->registers, other->registers);
}

/* x + sum_k x^(2^k) 2^(k-1): what registers at 0 tell. */
static double
sigma(double x)
{
	double y = 1;
	double z = x;
	double before;

	if (x == 1)
		return INFINITY;
	do
	{
		x *= x;
		before = z;
		z += x * y;
		y += y;
	} while (z != before);
	return z;
}

/* (1 - x - sum_k (1 - x^(2^-k))^2 2^-k) / 3: what registers at their largest tell. */
static double
tau(double x)
{
	double y = 1;
	double z = 1 - x;
	double before;

	if (x == 0 || x == 1)
		return 0;
	do
	{
		x = sqrt(x);
		before = z;
		y *= 0.5;
		z -= (1 - x) * (1 - x) * y;
	} while (z != before);
	return z / 3;
}

double
ml_hll_estimate(const MlDistinctSketch *sketch)
{
	const double m = ML_HLL_REGISTERS;
	int32_t counts[64] = {0};
	double z;

	for (int i = 0; i < ML_HLL_REGISTERS; i++)
		counts[sketch->registers[i] & 63]++;
	z = m * tau(1 - counts[LARGEST] / m);
	for (int k = LARGEST - 1; k >= 1; k--)
		z = 0.5 * (z + counts[k]);
	z += m * sigma(counts[0] / m);
	/* m^2 / (2 ln 2 z) */
	return m * m * 0.72134752044448170 / z;
}

void
ml_hll_save(MlWriter *writer, const MlDistinctSketch *sketch)
{
	unsigned char packed[PACKED];
	const uint8_t *from = sketch->registers;

	for (int i = 0; i < PACKED; i += 3, from += 4)
	{
		packed[i] = (unsigned char) (from[0] | from[1] << 6);
		packed[i + 1] = (unsigned char) (from[1] >> 2 | from[2] << 4);
		packed[i + 2] = (unsigned char) (from[2] >> 4 | from[3] << 2);
	}
	ml_write_bytes(writer, packed, PACKED);
}

/* False when a register is larger than it can be. */
ML_CLONES static bool
unpack(const unsigned char *restrict packed, uint8_t *restrict registers)
{
	uint8_t above = 0;

	for (int i = 0; i < ML_HLL_REGISTERS / 4; i++)
	{
		uint32_t bits = (uint32_t) packed[3 * i] | (uint32_t) packed[3 * i + 1] << 8 |
						(uint32_t) packed[3 * i + 2] << 16;

		registers[4 * i] = bits & 63;
		registers[4 * i + 1] = bits >> 6 & 63;
		registers[4 * i + 2] = bits >> 12 & 63;
		registers[4 * i + 3] = (uint8_t) (bits >> 18);
	}
	for (int i = 0; i < ML_HLL_REGISTERS; i++)
		above |= registers[i] > LARGEST;
	return above == 0;
}

MlStatus
ml_hll_load(MlReader *reader, MlDistinctSketch **sketch)
{
	const unsigned char *packed = reader->data + reader->position;

	*sketch = NULL;
	if (!reader->failed && reader->size - reader->position < PACKED)
		ml_reader_fail(reader, "it ends too early");
	ML_TRY(ml_reader_status(reader));
	ML_TRY(ml_alloc(reader->env, 1, sizeof(**sketch), "distinct values", sketch));
	reader->position += PACKED;
	if (!unpack(packed, (*sketch)->registers))
		ml_reader_fail(reader, "wrong register of a distinct count");
	return ml_reader_status(reader);
}
