/*
 * team.c
 *		A team of threads for many short loops.  See parallel.h.
 *
 * Between loops a thread spins for a moment, some ten microseconds, since the next loop often begins right away; then
 * it sleeps on a condition.  The condition's mutex is taken by whoever is about to sleep and by whoever has
 * changed what the sleeper waits for, so that no wake-up is lost.  Threads are made with all signals
 * blocked (see parallel.c).
 */
#include "ml/parallel.h"

#include <signal.h>

#define SPINS 300

static inline void
relax(void)
{
#if defined(__x86_64__) && defined(__GNUC__)
	__builtin_ia32_pause();
#endif
}

/* Until the number of loops begun is not seen any more, or the team ends. */
static void
wait_for_loop(MlTeam *team, int seen)
{
	for (int i = 0; i < SPINS; i++)
	{
		if (atomic_load_explicit(&team->loops, memory_order_acquire) != seen)
			return;
		relax();
	}
	pthread_mutex_lock(&team->mutex);
	while (atomic_load(&team->loops) == seen)
		pthread_cond_wait(&team->begun, &team->mutex);
	pthread_mutex_unlock(&team->mutex);
}

static void *
serve(void *member_pointer)
{
	struct MlTeamMember *member = member_pointer;
	MlTeam *team = member->team;

	for (int seen = 0;; seen++)
	{
		wait_for_loop(team, seen);
		if (atomic_load(&team->ends))
			return NULL;
		team->work(member->number, team->argument);
		if (atomic_fetch_sub(&team->working, 1) == 1)
		{
			pthread_mutex_lock(&team->mutex);
			pthread_cond_signal(&team->finished);
			pthread_mutex_unlock(&team->mutex);
		}
	}
}

static void
begin_loop(MlTeam *team)
{
	pthread_mutex_lock(&team->mutex);
	atomic_fetch_add(&team->loops, 1);
	pthread_cond_broadcast(&team->begun);
	pthread_mutex_unlock(&team->mutex);
}

void
ml_team_start(MlTeam *team, int nthreads)
{
	sigset_t all;
	sigset_t before;

	team->nthreads = 1;
	atomic_init(&team->next, 0);
	atomic_init(&team->loops, 0);
	atomic_init(&team->working, 0);
	atomic_init(&team->ends, false);
	if (nthreads > ML_TEAM_THREADS)
		nthreads = ML_TEAM_THREADS;
	if (nthreads <= 1)
		return;
	pthread_mutex_init(&team->mutex, NULL);
	pthread_cond_init(&team->begun, NULL);
	pthread_cond_init(&team->finished, NULL);
	sigfillset(&all);
	if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
		return;
	while (team->nthreads < nthreads)
	{
		struct MlTeamMember *member = &team->members[team->nthreads];

		member->team = team;
		member->number = team->nthreads;
		if (pthread_create(&member->thread, NULL, serve, member) != 0)
			break;
		team->nthreads++;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void
ml_team_run(MlTeam *team, MlTeamWork work, void *argument)
{
	atomic_store_explicit(&team->next, 0, memory_order_relaxed);
	if (team->nthreads == 1)
	{
		work(0, argument);
		return;
	}
	team->work = work;
	team->argument = argument;
	atomic_store(&team->working, team->nthreads - 1);
	begin_loop(team);
	work(0, argument);
	for (int i = 0; i < SPINS; i++)
	{
		if (atomic_load_explicit(&team->working, memory_order_acquire) == 0)
			return;
		relax();
	}
	pthread_mutex_lock(&team->mutex);
	while (atomic_load(&team->working) > 0)
		pthread_cond_wait(&team->finished, &team->mutex);
	pthread_mutex_unlock(&team->mutex);
}

void
ml_team_end(MlTeam *team)
{
	if (team->nthreads == 1)
		return;
	atomic_store(&team->ends, true);
	begin_loop(team);
	for (int i = 1; i < team->nthreads; i++)
		pthread_join(team->members[i].thread, NULL);
	team->nthreads = 1;
}
