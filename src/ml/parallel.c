/*
 * parallel.c
 *		A loop over independent parts, run by a few threads.
 *
 * Threads in a server process must be invisible to it: they are made with all signals blocked, so
 * that the server's handlers run in its own thread only, they live no longer than one loop, and
 * where one cannot be made the caller does the work.  Parts are handed out by a counter.
 */
#include "ml/parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#define MAX_THREADS 64

typedef struct Loop
{
	atomic_int next;
	int nparts;
	void (*work)(int part, void *argument);
	void *argument;
} Loop;

static void *
run_parts(void *loop_pointer)
{
	Loop *loop = loop_pointer;

	for (;;)
	{
		int part = atomic_fetch_add(&loop->next, 1);

		if (part >= loop->nparts)
			return NULL;
		loop->work(part, loop->argument);
	}
}

void
ml_parallel_for(MlEnv *env, int nparts, void (*work)(int part, void *argument), void *argument)
{
	Loop loop = {.nparts = nparts, .work = work, .argument = argument};
	pthread_t threads[MAX_THREADS];
	int wanted = env->threads < nparts ? env->threads : nparts;
	int started = 0;
	sigset_t all;
	sigset_t before;

	atomic_init(&loop.next, 0);
	if (wanted > MAX_THREADS)
		wanted = MAX_THREADS;
	if (wanted > 1)
	{
		sigfillset(&all);
		if (pthread_sigmask(SIG_SETMASK, &all, &before) == 0)
		{
			while (started < wanted - 1 &&
				   pthread_create(&threads[started], NULL, run_parts, &loop) == 0)
				started++;
			pthread_sigmask(SIG_SETMASK, &before, NULL);
		}
	}
	run_parts(&loop);
	for (int i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}
