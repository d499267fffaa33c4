/*
 * lambdarank.h
 *		Pairs and losses of a ranking: objective lambdarank.
 *
 * Rows of a group are documents of a query, the target is their relevance, an integer 0 .. 31.  In the order of
 * falling margins the document at rank r (from 0) adds (2^relevance - 1) / log2(r + 2) to the DCG of the first
 * `truncation` ranks; NDCG is DCG by that of the best order, 1 where no document is relevant.
 *
 * For documents i, j of different relevance, i the more relevant one, of which one at least stands in the first
 * `truncation` ranks, with margins s and D = |change of NDCG when they change places| / (0.01 + |s_i - s_j|)
 *
 *	  p = 1 / (1 + e^(s_i - s_j)),	g_i -= D p,	g_j += D p,	h_i and h_j += D p (1 - p)
 *
 * (without the division as long as all margins are equal), and the sums of a group are multiplied by
 * log2(1 + S) / S, S being the sum of 2 D p.  That is LightGBM's lambdarank.  Equal margins are ranked by the hash of
 * the row's content, so that the order in which rows came does not matter.
 *
 * C. J. C. Burges, "From RankNet to LambdaRank to LambdaMART: An Overview", Microsoft Research TR-2010-82;
 * G. Ke et al., "LightGBM: A Highly Efficient Gradient Boosting Decision Tree", NIPS 2017, src/objective of 4.0.
 */
#ifndef ML_LAMBDARANK_H
#define ML_LAMBDARANK_H

#include "ml/boosting.h"

#define ML_MAX_RELEVANCE 31

/* Sort rows into groups: boosting->ranking. */
extern MlStatus ml_lambdarank_start(MlEnv *env, MlBoosting *boosting);
/* Pairs of all rows, and means over groups of 1 - NDCG. */
extern MlStatus ml_lambdarank_pairs(MlEnv *env, MlBoosting *boosting, MlLosses *losses);
/* Hash that all rows of a group have in common, from their contents: xors of this. */
extern MlStatus ml_lambdarank_group_hashes(MlEnv *env, const MlBinned *rows, uint64_t **hashes);

#endif /* ML_LAMBDARANK_H */
