/*
 * progress.c
 *		Telling the user how far a long training is.
 *
 * A kernel reports each iteration; once in mlsys.progress_interval a notice passes it on, the first one when
 * the training has run that long:
 *
 *	  training: round 40 of 100, training loss 0.4321, validation loss 0.4410, 12.3 rounds/s, 5 s left
 *
 * Rate and time left are of the iterations since the first report, which comes before or after the first
 * iteration.
 */
#include "pg/mlsys.h"

/* A notice, made without palloc: an allocation that fails would jump out of the kernel. */
typedef struct Line
{
	char text[256];
	size_t length;
} Line;

static void append(Line *line, const char *format, ...) pg_attribute_printf(2, 3);

static void
append(Line *line, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	(void) vsnprintf(line->text + line->length, sizeof(line->text) - line->length, format,
					 arguments);
	va_end(arguments);
	line->length += strlen(line->text + line->length);
}

/* Four digits, the zeros at the end included; a large number as an integer. */
static void
append_loss(Line *line, const char *name, double loss)
{
	double size = fabs(loss);
	int decimals = 3;

	if (isnan(loss))
		return;
	append(line, ", %s loss ", name);
	if (size >= 1e15 || (size > 0 && size < 1e-4))
	{
		append(line, "%.3e", loss);
		return;
	}
	for (double rest = size; rest >= 10 && decimals > 0; rest /= 10)
		decimals--;
	for (double rest = size; rest > 0 && rest < 1; rest *= 10)
		decimals++;
	append(line, "%.*f", decimals, loss);
}

static void
append_rate(Line *line, const char *unit, double rate)
{
	if (rate >= 1)
		append(line, ", %.*f %ss/s", rate >= 100 ? 0 : 1, rate, unit);
	else
		append(line, ", %.1f s a %s", 1 / rate, unit);
}

static void
append_time_left(Line *line, double seconds)
{
	if (seconds < 2 * SECS_PER_MINUTE)
		append(line, ", %.0f s left", seconds);
	else if (seconds < 2 * SECS_PER_HOUR)
		append(line, ", %.0f min left", seconds / SECS_PER_MINUTE);
	else
		append(line, ", %.1f h left", seconds / SECS_PER_HOUR);
}

/*
 * The end of ereport() serves interrupts, and a kernel must not be jumped out of: they are held, and env_stop()
 * tells it of them.
 */
static void
tell(const char *line)
{
	HOLD_INTERRUPTS();
	ereport(NOTICE, (errmsg_internal("%s", line)));
	RESUME_INTERRUPTS();
}

void
mlsys_env_progress(MlEnv *ml, const MlProgress *progress)
{
	MlsysEnv *env = (MlsysEnv *) ml;
	TimestampTz now = GetCurrentTimestamp();
	Line line = {.length = 0};
	double seconds;
	double done;

	if (env->progress_unit == NULL || strcmp(env->progress_unit, progress->unit) != 0 ||
		progress->done < env->progress_done)
	{
		env->progress_unit = progress->unit;
		env->progress_begun = env->progress_told = now;
		env->progress_first = progress->done;
	}
	env->progress_done = progress->done;
	if (now - env->progress_told < mlsys_progress_interval * INT64CONST(1000) ||
		progress->done >= progress->total)
		return;
	env->progress_told = now;
	seconds = (double) (now - env->progress_begun) / USECS_PER_SEC;
	done = (double) (progress->done - env->progress_first);
	append(&line, "training: %s %lld of %lld", progress->unit, (long long) progress->done,
		   (long long) progress->total);
	append_loss(&line, "training", progress->training_loss);
	append_loss(&line, "validation", progress->validation_loss);
	if (done > 0)
	{
		append_rate(&line, progress->unit, done / Max(seconds, 1e-6));
		append_time_left(&line, (double) (progress->total - progress->done) * seconds / done);
	}
	tell(line.text);
}
