/*
 * env.c
 *		Environment of the kernels: memory, errors, the stop flag.  See ml.h for the rules.
 */
#include "ml/ml.h"

#include <stdarg.h>
#include <stdio.h>

int
ml_text_compare(MlText a, MlText b)
{
	size_t common = a.length < b.length ? a.length : b.length;
	int order = common > 0 ? memcmp(a.data, b.data, common) : 0;

	if (order != 0)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

MlText
ml_text(const char *string)
{
	MlText text = {string, strlen(string)};

	return text;
}

size_t
ml_size_mul(size_t a, size_t b)
{
	size_t product;

	return __builtin_mul_overflow(a, b, &product) ? SIZE_MAX : product;
}

size_t
ml_size_add(size_t a, size_t b)
{
	size_t sum;

	return __builtin_add_overflow(a, b, &sum) ? SIZE_MAX : sum;
}

static void *
no_memory(MlEnv *env, size_t size)
{
	(void) env;
	(void) size;
	return NULL;
}

void
ml_part_env(MlEnv *part, const MlEnv *env)
{
	memset(part, 0, sizeof(*part));
	part->alloc = no_memory;
	part->stop = env->stop;
	part->context = env->context;
	part->threads = 1;
}

MlStatus
ml_alloc(MlEnv *env, size_t count, size_t size, const char *what, void *out)
{
	size_t bytes = ml_size_mul(count, size);
	void *memory = NULL;

	/* half of the address space: far above any grant, and pointer differences stay defined */
	if (bytes <= SIZE_MAX / 2)
		memory = env->alloc(env, bytes > 0 ? bytes : 1);
	*(void **) out = memory;
	if (memory == NULL)
		return ml_fail(env, ML_OUT_OF_MEMORY, "out of memory for %zu bytes of %s", bytes, what);
	return ML_OK;
}

MlStatus
ml_alloc_zero(MlEnv *env, size_t count, size_t size, const char *what, void *out)
{
	ML_TRY(ml_alloc(env, count, size, what, out));
	memset(*(void **) out, 0, ml_size_mul(count, size));
	return ML_OK;
}

void
ml_release(MlEnv *env, void *memory)
{
	if (env->release != NULL && memory != NULL)
		env->release(env, memory);
}

MlStatus
ml_scratch(MlEnv *env, int user, size_t size, void *out)
{
	size_t *have = &env->scratch[user].size;

	if (size > *have)
	{
		MlStatus status;
		size_t grown = *have < SIZE_MAX / 4 ? 2 * *have : size;

		if (grown < size)
			grown = size;
		env->scratching = true;
		status = ml_alloc(env, grown, 1, "work space", &env->scratch[user].memory);
		env->scratching = false;
		ML_TRY(status);
		*have = grown;
	}
	*(void **) out = env->scratch[user].memory;
	return ML_OK;
}

void
ml_scratch_forget(MlEnv *env)
{
	memset(env->scratch, 0, sizeof(env->scratch));
}

MlStatus
ml_copy_text(MlEnv *env, MlText text, MlText *out)
{
	char *copy;

	ML_TRY(ml_alloc(env, text.length + 1, 1, "text", &copy));
	if (text.length > 0)
		memcpy(copy, text.data, text.length);
	copy[text.length] = '\0';
	out->data = copy;
	out->length = text.length;
	return ML_OK;
}

MlStatus
ml_copy_string(MlEnv *env, const char *string, const char **out)
{
	MlText copy;

	ML_TRY(ml_copy_text(env, ml_text(string), &copy));
	*out = copy.data;
	return ML_OK;
}

bool
ml_stopped(MlEnv *env)
{
	if (env->stop == NULL || !env->stop(env))
		return false;
	(void) ml_fail(env, ML_CANCELLED, "computation was cancelled");
	return true;
}

MlStatus
ml_fail(MlEnv *env, MlStatus status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(env->error.message, sizeof(env->error.message), format, args);
	va_end(args);
	env->error.detail[0] = '\0';
	env->error.hint[0] = '\0';
	return status;
}

void
ml_detail(MlEnv *env, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(env->error.detail, sizeof(env->error.detail), format, args);
	va_end(args);
}

void
ml_hint(MlEnv *env, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(env->error.hint, sizeof(env->error.hint), format, args);
	va_end(args);
}
