-- Statistics of drift: divergences over bins, tests, distances of two samples.

CREATE FUNCTION mlsys.psi(reference bigint[], current bigint[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_psi_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.psi(bigint[], bigint[]) IS
    'population stability index, sum (p - q) ln(p / q) over counts of rows per bin, to which 0.5 each is added; NULL for no rows';

CREATE FUNCTION mlsys.psi(reference integer[], current integer[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_psi_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.psi(integer[], integer[]) IS
    'population stability index, sum (p - q) ln(p / q) over counts of rows per bin, to which 0.5 each is added; NULL for no rows';

CREATE FUNCTION mlsys.psi(reference double precision[], current double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_psi_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.psi(double precision[], double precision[]) IS
    'population stability index, sum (p - q) ln(p / q) over shares that sum to 1; Infinity where a zero stands opposite a share';

CREATE FUNCTION mlsys.kl_divergence(reference bigint[], current bigint[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_kl_divergence_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.kl_divergence(bigint[], bigint[]) IS
    'Kullback-Leibler divergence of current from reference, sum q ln(q / p), in nats, over counts of rows per bin, to which 0.5 each is added; NULL for no rows';

CREATE FUNCTION mlsys.kl_divergence(reference integer[], current integer[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_kl_divergence_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.kl_divergence(integer[], integer[]) IS
    'Kullback-Leibler divergence of current from reference, sum q ln(q / p), in nats, over counts of rows per bin, to which 0.5 each is added; NULL for no rows';

CREATE FUNCTION mlsys.kl_divergence(reference double precision[], current double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_kl_divergence_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.kl_divergence(double precision[], double precision[]) IS
    'Kullback-Leibler divergence of current from reference, sum q ln(q / p), in nats, over shares that sum to 1; Infinity where the reference has a zero opposite a share';

CREATE FUNCTION mlsys.js_divergence(reference bigint[], current bigint[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_js_divergence_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.js_divergence(bigint[], bigint[]) IS
    'Jensen-Shannon divergence, in bits, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.js_divergence(reference integer[], current integer[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_js_divergence_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.js_divergence(integer[], integer[]) IS
    'Jensen-Shannon divergence, in bits, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.js_divergence(reference double precision[], current double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_js_divergence_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.js_divergence(double precision[], double precision[]) IS
    'Jensen-Shannon divergence, in bits, from 0 to 1, over shares that sum to 1';

CREATE FUNCTION mlsys.js_distance(reference bigint[], current bigint[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_js_distance_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.js_distance(bigint[], bigint[]) IS
    'square root of the Jensen-Shannon divergence in bits, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.js_distance(reference integer[], current integer[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_js_distance_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.js_distance(integer[], integer[]) IS
    'square root of the Jensen-Shannon divergence in bits, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.js_distance(reference double precision[], current double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_js_distance_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.js_distance(double precision[], double precision[]) IS
    'square root of the Jensen-Shannon divergence in bits, from 0 to 1, over shares that sum to 1';

CREATE FUNCTION mlsys.hellinger_distance(reference bigint[], current bigint[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_hellinger_distance_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.hellinger_distance(bigint[], bigint[]) IS
    'Hellinger distance, sqrt(sum (sqrt p - sqrt q)^2 / 2), from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.hellinger_distance(reference integer[], current integer[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_hellinger_distance_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.hellinger_distance(integer[], integer[]) IS
    'Hellinger distance, sqrt(sum (sqrt p - sqrt q)^2 / 2), from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.hellinger_distance(reference double precision[], current double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_hellinger_distance_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.hellinger_distance(double precision[], double precision[]) IS
    'Hellinger distance, sqrt(sum (sqrt p - sqrt q)^2 / 2), from 0 to 1, over shares that sum to 1';

CREATE FUNCTION mlsys.total_variation(reference bigint[], current bigint[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_total_variation_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.total_variation(bigint[], bigint[]) IS
    'total variation distance, sum |p - q| / 2, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.total_variation(reference integer[], current integer[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_total_variation_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.total_variation(integer[], integer[]) IS
    'total variation distance, sum |p - q| / 2, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.total_variation(reference double precision[], current double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_total_variation_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.total_variation(double precision[], double precision[]) IS
    'total variation distance, sum |p - q| / 2, from 0 to 1, over shares that sum to 1';

CREATE FUNCTION mlsys.l_infinity(reference bigint[], current bigint[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_l_infinity_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.l_infinity(bigint[], bigint[]) IS
    'largest difference of the shares of a bin, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.l_infinity(reference integer[], current integer[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_l_infinity_counts'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.l_infinity(integer[], integer[]) IS
    'largest difference of the shares of a bin, from 0 to 1, over counts of rows per bin; NULL for no rows';

CREATE FUNCTION mlsys.l_infinity(reference double precision[], current double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_l_infinity_shares'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.l_infinity(double precision[], double precision[]) IS
    'largest difference of the shares of a bin, from 0 to 1, over shares that sum to 1';

CREATE FUNCTION mlsys.chi_square_test(reference bigint[], current bigint[],
    OUT statistic double precision, OUT df double precision, OUT p_value double precision, OUT min_expected double precision)
    AS 'MODULE_PATHNAME', 'mlsys_chi_square_test'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.chi_square_test(bigint[], bigint[]) IS
    'Pearson''s chi-square test of homogeneity: are the counts of rows per bin from one distribution? df is bins with any row - 1, min_expected the least expected count, which should be 5 or more';

CREATE FUNCTION mlsys.g_test(reference bigint[], current bigint[],
    OUT statistic double precision, OUT df double precision, OUT p_value double precision, OUT min_expected double precision)
    AS 'MODULE_PATHNAME', 'mlsys_g_test'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.g_test(bigint[], bigint[]) IS
    'likelihood ratio (G) test of homogeneity: are the counts of rows per bin from one distribution? df is bins with any row - 1, min_expected the least expected count, which should be 5 or more';

CREATE FUNCTION mlsys.sample_ratio_test(observed bigint[], expected double precision[] DEFAULT NULL,
    OUT statistic double precision, OUT df double precision, OUT p_value double precision)
    AS 'MODULE_PATHNAME', 'mlsys_sample_ratio_test'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.sample_ratio_test(bigint[], double precision[]) IS
    'chi-square test of counts against the shares expected of them, equal ones by default';

CREATE FUNCTION mlsys.two_proportion_test(successes_a bigint, n_a bigint, successes_b bigint, n_b bigint,
    OUT difference double precision, OUT z double precision, OUT p_value double precision, OUT ci_low double precision, OUT ci_high double precision)
    AS 'MODULE_PATHNAME', 'mlsys_two_proportion_test'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.two_proportion_test(bigint, bigint, bigint, bigint) IS
    'z test of two shares with their pooled variance; difference is that of b - that of a, with Newcombe''s 95 % interval';

CREATE FUNCTION mlsys.fisher_exact_test(a bigint, b bigint, c bigint, d bigint) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_fisher_exact_test'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.fisher_exact_test(bigint, bigint, bigint, bigint) IS
    'two-sided p-value of Fisher''s exact test of a table of rows (a, b) and (c, d)';

CREATE FUNCTION mlsys.ks_test(reference double precision[], current double precision[],
    OUT statistic double precision, OUT p_value double precision, OUT method text)
    AS 'MODULE_PATHNAME', 'mlsys_ks_test'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.ks_test(double precision[], double precision[]) IS
    'two-sample Kolmogorov-Smirnov test, two-sided; method is exact while the product of the numbers of values is at most 10,000, else asymptotic (Stephens)';

CREATE FUNCTION mlsys.wasserstein_distance(reference double precision[], current double precision[], normalized boolean DEFAULT false) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_wasserstein_distance'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.wasserstein_distance(double precision[], double precision[], boolean) IS
    'Wasserstein-1 (earth mover''s) distance of two samples; normalized: divided by the population standard deviation of the reference';

CREATE FUNCTION mlsys.welch_test(a double precision[], b double precision[],
    OUT statistic double precision, OUT df double precision, OUT p_value double precision,
    OUT difference double precision, OUT ci_low double precision, OUT ci_high double precision)
    AS 'MODULE_PATHNAME', 'mlsys_welch_test'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.welch_test(double precision[], double precision[]) IS
    'Welch''s t test of two means, two-sided; difference is mean a - mean b, with its 95 % interval';

CREATE FUNCTION mlsys.benjamini_hochberg(p_values double precision[]) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_benjamini_hochberg'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.benjamini_hochberg(double precision[]) IS
    'p-values adjusted by Benjamini and Hochberg, in the order given; NULL and NaN stay and are no tests';
