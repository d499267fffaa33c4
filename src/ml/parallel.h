/*
 * parallel.h
 *		A loop over independent parts, run by a few threads; and a team of threads for many short loops.
 */
#ifndef ML_PARALLEL_H
#define ML_PARALLEL_H

#include "ml/ml.h"

#include <pthread.h>
#include <stdatomic.h>

/*
 * Call work(part, argument) once for each part in 0 .. nparts - 1, by at most env->threads threads,
 * this one among them, and return when all are done.  The work may touch nothing but the memory
 * handed to it: no environment, no allocation, and no BLAS, because a single-threaded OpenBLAS hands
 * two threads that call it at the same moment the same work buffer.  Which thread runs a part is open,
 * so whatever the result depends on must depend on the part alone.
 */
extern void
ml_parallel_for(MlEnv *env, int nparts, void (*work)(int part, void *argument), void *argument);

/*
 * A team: threads that live through several loops, where one loop is too short to be worth starting them.  The
 * same holds for what they may touch.
 *
 * ml_team_start starts up to nthreads - 1 threads beside this one, fewer or none where they cannot be made.
 * ml_team_run calls work(thread, argument) once on each of the team's threads, 0 being this one, and returns
 * when all have; ml_team_part hands out the numbers 0, 1, ... of the running loop.  ml_team_end joins the threads:
 * it must be called before the function that started the team returns.
 */
#define ML_TEAM_THREADS 64

typedef void (*MlTeamWork)(int thread, void *argument);

typedef struct MlTeam
{
	int nthreads; /* at least 1 */
	MlTeamWork work;
	void *argument;
	atomic_int next;
	atomic_int loops;   /* begun so far */
	atomic_int working; /* threads beside this one that have not finished the loop */
	atomic_bool ends;
	pthread_mutex_t mutex; /* for the conditions alone */
	pthread_cond_t begun;
	pthread_cond_t finished;
	struct MlTeamMember
	{
		struct MlTeam *team;
		pthread_t thread;
		int number;
	} members[ML_TEAM_THREADS];
} MlTeam;

extern void ml_team_start(MlTeam *team, int nthreads);
extern void ml_team_run(MlTeam *team, MlTeamWork work, void *argument);
extern void ml_team_end(MlTeam *team);

static inline int
ml_team_part(MlTeam *team)
{
	return atomic_fetch_add_explicit(&team->next, 1, memory_order_relaxed);
}

#endif /* ML_PARALLEL_H */
