-- Statistics of drift: forms of the calls, results that are not defined, every error.
-- Values to their last digits: test/pgtap/statistics.sql.
SET search_path = mlsys, public;
SET extra_float_digits = -3;

-- whole numbers are counts of any integer type but smallint, others are shares
SELECT psi(ARRAY[50, 30, 15, 5], ARRAY[40, 35, 20, 5]), psi(ARRAY[50, 30, 15, 5]::bigint[], ARRAY[40, 35, 20, 5]),
       psi(ARRAY[.5, .3, .15, .05], ARRAY[.4, .35, .2, .05]), psi('{.5,.3,.15,.05}', ARRAY[.4, .35, .2, .05]::float8[]);
SELECT kl_divergence(ARRAY[90, 10], ARRAY[70, 30]), kl_divergence(ARRAY[.9, .1], ARRAY[.7, .3]) AS of_shares,
       kl_divergence(ARRAY[90, 10]::bigint[], ARRAY[70, 30]::bigint[]) AS of_bigint;
SELECT js_divergence(ARRAY[90, 10], ARRAY[70, 30]) = js_divergence(ARRAY[90, 10]::bigint[], ARRAY[70, 30]::bigint[]) AS js_divergence,
       js_distance(ARRAY[90, 10], ARRAY[70, 30]) = js_distance(ARRAY[90, 10]::bigint[], ARRAY[70, 30]::bigint[]) AS js_distance,
       hellinger_distance(ARRAY[90, 10], ARRAY[70, 30]) = hellinger_distance(ARRAY[90, 10]::bigint[], ARRAY[70, 30]::bigint[]) AS hellinger,
       total_variation(ARRAY[90, 10], ARRAY[70, 30]) = total_variation(ARRAY[90, 10]::bigint[], ARRAY[70, 30]::bigint[]) AS total_variation,
       l_infinity(ARRAY[90, 10], ARRAY[70, 30]) = l_infinity(ARRAY[90, 10]::bigint[], ARRAY[70, 30]::bigint[]) AS l_infinity;
-- shares passed for counts, and counts for shares, do not go wrong in silence
SELECT psi(ARRAY[0.5, 49.5], ARRAY[25, 25]);
SELECT js_distance(ARRAY[90, 10]::float8[], ARRAY[70, 30]::float8[]);
SELECT psi('{1,2}', '{3,4}');
SELECT psi('{1,2}'::bigint[], '{3,4}');
SELECT psi(ARRAY[1, 2]::smallint[], ARRAY[3, 4]::smallint[]);
SELECT chi_square_test(ARRAY[.5, .5]::float8[], ARRAY[.5, .5]::float8[]);

-- a zero opposite a share
SELECT psi(ARRAY[.5, .5, 0], ARRAY[.2, .5, .3]), psi(ARRAY[.2, .5, .3], ARRAY[.5, .5, 0]) AS the_other_way,
       kl_divergence(ARRAY[.5, .5, 0], ARRAY[.2, .5, .3]) AS kl, kl_divergence(ARRAY[.2, .5, .3], ARRAY[.5, .5, 0]) AS kl_the_other_way,
       js_divergence(ARRAY[1, 0]::float8[], ARRAY[0, 1]::float8[]) AS js, hellinger_distance(ARRAY[1, 0]::float8[], ARRAY[0, 1]::float8[]) AS hellinger,
       psi(ARRAY[.5, .5, 0], ARRAY[.5, .5, 0]) AS both;
-- no rows; one bin; bins that are empty in both
SELECT psi(ARRAY[0, 0], ARRAY[3, 4]) IS NULL AS psi, js_distance(ARRAY[3, 4], ARRAY[0, 0]) IS NULL AS js_distance, l_infinity(ARRAY[0], ARRAY[0]) IS NULL AS l_infinity;
SELECT * FROM chi_square_test(ARRAY[0, 0], ARRAY[3, 4]);
SELECT * FROM g_test(ARRAY[0, 5], ARRAY[0, 9]);
SELECT * FROM chi_square_test(ARRAY[10, 0, 5, 0], ARRAY[8, 0, 9, 1]);
SELECT * FROM chi_square_test('{90,10}', '{70,30}');
SELECT psi(ARRAY[5], ARRAY[9]), psi(ARRAY[281474976710656, 0], ARRAY[281474976710656, 281474976710656]) AS largest;
SELECT psi(NULL::int[], ARRAY[1, 2]), psi(ARRAY[1, 2]::float8[], NULL) AS shares, chi_square_test(NULL, ARRAY[1, 2]) IS NULL AS test;

-- samples
SELECT * FROM ks_test(ARRAY[1, 2, 3], ARRAY[3.5, 4, 5, 'Infinity']);
SELECT * FROM ks_test(ARRAY[1, 2, 2], ARRAY[2, 1, 2]);
SELECT statistic, p_value < 1e-8 AS small, method FROM ks_test((SELECT array_agg(i) FROM generate_series(1, 101) i)::float8[], (SELECT array_agg(i) FROM generate_series(51, 150) i)::float8[]);
SELECT wasserstein_distance(ARRAY[5, 0], ARRAY[10, 5]), wasserstein_distance(ARRAY[5, 0], ARRAY[10, 5], true) AS normalized,
       wasserstein_distance(ARRAY[4, 4], ARRAY[4], normalized => true) AS equal_constants, wasserstein_distance(ARRAY[4, 4], ARRAY[5], normalized => true) AS constants,
       wasserstein_distance(ARRAY[1], ARRAY[1], NULL) IS NULL AS strict;
SELECT * FROM welch_test(ARRAY[1, 2, 3, 4], ARRAY[3, 5, 7]);
SELECT * FROM welch_test(ARRAY[2, 2], ARRAY[3, 3, 3]);
SELECT * FROM welch_test(ARRAY[2, 2], ARRAY[2, 2, 2]);
SELECT * FROM welch_test(ARRAY[2], ARRAY[3, 3, 3]);

-- counts
SELECT * FROM two_proportion_test(0, 100, 0, 50);
SELECT * FROM two_proportion_test(0, 0, 3, 50);
SELECT fisher_exact_test(0, 1000000, 5, 195) < 1e-18 AS unseen, fisher_exact_test(0, 0, 0, 0) AS nothing, fisher_exact_test(8, 2, 1, 5) AS small;
SELECT * FROM sample_ratio_test(ARRAY[5000, 5150]);
SELECT * FROM sample_ratio_test('{10, 20, 30}', '{.25, .25, .5}');
SELECT * FROM sample_ratio_test('{10, 20, 1}', expected => '{.5, .5, 0}');
SELECT * FROM sample_ratio_test('{0, 0}');
SELECT sample_ratio_test(NULL) IS NULL AS observed;

-- adjusted p-values: NULL and NaN are no tests; the shape is kept
SELECT benjamini_hochberg('{0.01, NULL, 0.04, NaN, 0.03}'), benjamini_hochberg('{}') AS none, benjamini_hochberg('[0:1]={0.2,0.1}') AS bounds, benjamini_hochberg(NULL) IS NULL AS strict;

-- errors
SELECT psi(ARRAY[1, 2], ARRAY[1, 2, 3]);
SELECT psi(ARRAY[.5, .5], ARRAY[.2, .3, .5]);
SELECT chi_square_test(ARRAY[1, 2], ARRAY[1, 2, 3]);
SELECT psi(ARRAY[1, -2], ARRAY[1, 2]);
SELECT psi(ARRAY[1, 2], '[0:1]={-3,281474976710657}'::bigint[]);
SELECT psi(ARRAY[1, 2]::bigint[], '[0:1]={3,281474976710657}'::bigint[]);
SELECT psi(ARRAY[1, NULL], ARRAY[1, 2]);
SELECT psi(ARRAY[1, 2], '{}'::int[]);
SELECT psi(ARRAY[[1, 2], [3, 4]], ARRAY[[1, 2], [3, 4]]);
SELECT js_divergence(ARRAY[1.5, -0.5], ARRAY[.5, .5]);
SELECT js_divergence(ARRAY[.5, .5], '{.5,NaN}'::float8[]);
SELECT js_divergence(ARRAY[.5, .5], '{.5,Infinity}'::float8[]);
SELECT js_divergence(ARRAY[.5, .5], ARRAY[.5, .500002]);
SELECT js_divergence(ARRAY[.5, .5], ARRAY[.5, .5000005]) < 1e-6 AS close_enough;
SELECT js_divergence(ARRAY[.5, NULL], ARRAY[.5, .5]);
SELECT ks_test('{}', '{1}');
SELECT ks_test('{1,NaN}', '{1}');
SELECT ks_test('{1}', '{NULL}');
SELECT ks_test('{1}', '{{1,2}}');
SELECT wasserstein_distance('{1}', '{1,Infinity}');
SELECT wasserstein_distance('{-1.7e308}', '{1.7e308}');
SELECT welch_test('{1,2}', '{-Infinity,2}');
SELECT welch_test('{1e200,-1e200}', '{1,2}');
SELECT two_proportion_test(11, 10, 3, 10);
SELECT two_proportion_test(1, 10, -3, 10);
SELECT two_proportion_test(1, -10, 3, 10);
SELECT two_proportion_test(1, 10, 3, 281474976710657);
SELECT fisher_exact_test(1, 2, -3, 4);
SELECT sample_ratio_test('{1,2}', '{.5,.3,.2}');
SELECT sample_ratio_test('{1,2}', '{1,1}');
SELECT sample_ratio_test('{1,-2}');
SELECT benjamini_hochberg('{0.5,1.5}');
SELECT benjamini_hochberg('{{0.5,1}}');

-- a test of large counts takes long, and can be cancelled
SET statement_timeout = '50ms';
SELECT fisher_exact_test(1::bigint << 46, 1::bigint << 45, 1::bigint << 46, 1::bigint << 46);
RESET statement_timeout;

-- in parallel
BEGIN;
CREATE TABLE many AS SELECT i, ARRAY[i % 7, i % 11, 5] AS bins FROM generate_series(1, 5000) AS i;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT count(psi(bins, ARRAY[3, 5, 5])) FROM many;
SELECT count(psi(bins, ARRAY[3, 5, 5])) FROM many;
ROLLBACK;
