/*
 * test_parallel.c
 *		A loop over parts: each once, by as many threads as allowed, invisible to signals.
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

#include "ml/parallel.h"
#include "support.h"
#include "tap.h"

#define MAX_PARTS 1000

typedef struct Loop
{
	pthread_t caller;
	atomic_int runs[MAX_PARTS];
	atomic_int outside; /* parts out of range */
	atomic_int foreign; /* parts of another thread than the caller */
	atomic_int unblocked;
	atomic_int now; /* threads at work */
	atomic_int most;
	atomic_int members; /* of the team that have come */
	bool slow;
} Loop;

static void
work(int part, void *argument)
{
	Loop *loop = argument;
	int now = atomic_fetch_add(&loop->now, 1) + 1;
	int most = atomic_load(&loop->most);

	while (now > most && !atomic_compare_exchange_weak(&loop->most, &most, now))
		;
	if (part < 0 || part >= MAX_PARTS)
		atomic_fetch_add(&loop->outside, 1);
	else
		atomic_fetch_add(&loop->runs[part], 1);
	if (!pthread_equal(pthread_self(), loop->caller))
	{
		sigset_t set;

		atomic_fetch_add(&loop->foreign, 1);
		pthread_sigmask(SIG_SETMASK, NULL, &set);
		for (int s = 1; s < 32; s++)
			if (s != SIGKILL && s != SIGSTOP && !sigismember(&set, s))
				atomic_fetch_add(&loop->unblocked, 1);
	}
	if (loop->slow)
		nanosleep(&(struct timespec){0, 2000000}, NULL);
	atomic_fetch_sub(&loop->now, 1);
}

static int
thread_count(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[256];
	int n = -1;

	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		if (sscanf(line, "Threads: %d", &n) == 1)
			break;
	if (file != NULL)
		fclose(file);
	return n;
}

static MlTeam team;

/* Each thread takes numbers until there are no more; all of them have come. */
static void
take_parts(int thread, void *loop_pointer)
{
	Loop *loop = loop_pointer;
	int part;

	if (thread < 0 || thread >= team.nthreads)
		atomic_fetch_add(&loop->outside, 1);
	atomic_fetch_add(&loop->members, 1);
	while ((part = ml_team_part(&team)) < 50)
		work(part, loop);
}

static void
test_team(void)
{
	static Loop loop;

	for (int threads = 1; threads <= 100; threads = 2 * threads + 1)
	{
		int wrong = 0;
		int members = threads < 64 ? threads : 64;

		ml_team_start(&team, threads);
		for (int n = 0; n < 200; n++)
		{
			memset(&loop, 0, sizeof(loop));
			loop.caller = pthread_self();
			/* some loops begin at once, some when the threads are asleep */
			if (n % 50 == 49)
				nanosleep(&(struct timespec){0, 2000000}, NULL);
			ml_team_run(&team, take_parts, &loop);
			for (int i = 0; i < MAX_PARTS; i++)
				wrong += atomic_load(&loop.runs[i]) != (i < 50);
			wrong += atomic_load(&loop.members) != members;
			wrong += atomic_load(&loop.outside) + atomic_load(&loop.unblocked);
		}
		is_int(team.nthreads, members, "the team has as many threads as asked for, at most 64");
		is_int(wrong, 0, "each loop calls each thread, and each part is done once");
		ml_team_end(&team);
	}
}

int
main(void)
{
	static const int parts[] = {0, 1, 2, 7, 64, MAX_PARTS};
	static Loop loop;
	TestEnv *t = test_env();
	sigset_t before;
	sigset_t after;
	int threads_before = thread_count();
	int changed = 0;

	pthread_sigmask(SIG_SETMASK, NULL, &before);
	for (int threads = 1; threads <= 8; threads++)
		for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++)
		{
			int wrong = 0;

			memset(&loop, 0, sizeof(loop));
			loop.caller = pthread_self();
			t->env.threads = threads;
			ml_parallel_for(&t->env, parts[p], work, &loop);
			for (int i = 0; i < MAX_PARTS; i++)
				wrong += atomic_load(&loop.runs[i]) != (i < parts[p]);
			ok(wrong == 0 && atomic_load(&loop.outside) == 0, "%d threads, %d parts: each once",
			   threads, parts[p]);
			ok(atomic_load(&loop.unblocked) == 0 && atomic_load(&loop.most) <= threads,
			   "no signal reaches a thread, no more threads than allowed");
			if (threads == 1)
				is_int(atomic_load(&loop.foreign), 0, "one thread is the caller");
		}
	memset(&loop, 0, sizeof(loop));
	loop.caller = pthread_self();
	loop.slow = true;
	t->env.threads = 4;
	ml_parallel_for(&t->env, 40, work, &loop);
	is_int(atomic_load(&loop.most), 4, "four threads work at the same time");
	ok(atomic_load(&loop.foreign) < 40, "the caller is one of them");
	t->env.threads = 100000;
	memset(&loop, 0, sizeof(loop));
	loop.caller = pthread_self();
	ml_parallel_for(&t->env, MAX_PARTS, work, &loop);
	ok(atomic_load(&loop.most) <= 64, "never more than 64");
	test_team();
	pthread_sigmask(SIG_SETMASK, NULL, &after);
	for (int s = 1; s < 64; s++)
		changed += sigismember(&before, s) != sigismember(&after, s);
	is_int(changed, 0, "the caller's signal mask is as before");
	/* a sanitizer's own thread may come; a worker that was joined may still be on its way out */
	ok(thread_count() <= threads_before + 1, "the threads are gone");
	test_env_free(t);
	return done();
}
