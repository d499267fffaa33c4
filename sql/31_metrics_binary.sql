-- Metrics of two classes: exact aggregates over actual labels and predicted probabilities, scores or labels.

CREATE FUNCTION mlsys.mean_loss_combine(double precision[], double precision[]) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_mean_loss_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.mean_loss_combine(double precision[], double precision[]) IS
    'internal: combine function of metrics that are weighted means';

CREATE FUNCTION mlsys.mean_loss_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_mean_loss_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.mean_loss_final(double precision[]) IS
    'internal: final function of metrics that are weighted means';

CREATE FUNCTION mlsys.normalised_log_loss_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_normalised_log_loss_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.normalised_log_loss_final(double precision[]) IS
    'internal: final function of normalised_log_loss';

CREATE FUNCTION mlsys.log_loss_accum(double precision[], boolean, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_log_loss_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.log_loss_accum(double precision[], boolean, double precision) IS
    'internal: transition function of log_loss and normalised_log_loss';

CREATE AGGREGATE mlsys.log_loss(actual boolean, predicted double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.log_loss(boolean, double precision) IS
    'mean of -ln of the probability given to what happened, kept 1e-15 from 0 and 1, in nats; predicted is the probability of true or 1; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.log_loss_accum(double precision[], boolean, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_log_loss_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.log_loss_accum(double precision[], boolean, double precision, double precision) IS
    'internal: transition function of log_loss and normalised_log_loss with weights';

CREATE AGGREGATE mlsys.log_loss(actual boolean, predicted double precision, weight double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.log_loss(boolean, double precision, double precision) IS
    'weighted mean of -ln of the probability given to what happened, kept 1e-15 from 0 and 1, in nats; predicted is the probability of true or 1; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.log_loss_accum(double precision[], bigint, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_log_loss_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.log_loss_accum(double precision[], bigint, double precision) IS
    'internal: transition function of log_loss and normalised_log_loss';

CREATE AGGREGATE mlsys.log_loss(actual bigint, predicted double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.log_loss(bigint, double precision) IS
    'mean of -ln of the probability given to what happened, kept 1e-15 from 0 and 1, in nats; predicted is the probability of true or 1; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.log_loss_accum(double precision[], bigint, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_log_loss_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.log_loss_accum(double precision[], bigint, double precision, double precision) IS
    'internal: transition function of log_loss and normalised_log_loss with weights';

CREATE AGGREGATE mlsys.log_loss(actual bigint, predicted double precision, weight double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.log_loss(bigint, double precision, double precision) IS
    'weighted mean of -ln of the probability given to what happened, kept 1e-15 from 0 and 1, in nats; predicted is the probability of true or 1; rows with a NULL are left out, NULL over no rows';

CREATE AGGREGATE mlsys.normalised_log_loss(actual boolean, predicted double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.normalised_log_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.normalised_log_loss(boolean, double precision) IS
    'log loss divided by the entropy of the share of positives: 1 is as good as always predicting that share; rows with a NULL are left out, NULL over no rows and for one class';

CREATE AGGREGATE mlsys.normalised_log_loss(actual boolean, predicted double precision, weight double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.normalised_log_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.normalised_log_loss(boolean, double precision, double precision) IS
    'weighted log loss divided by the entropy of the share of positives: 1 is as good as always predicting that share; rows with a NULL are left out, NULL over no rows and for one class';

CREATE AGGREGATE mlsys.normalised_log_loss(actual bigint, predicted double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.normalised_log_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.normalised_log_loss(bigint, double precision) IS
    'log loss divided by the entropy of the share of positives: 1 is as good as always predicting that share; rows with a NULL are left out, NULL over no rows and for one class';

CREATE AGGREGATE mlsys.normalised_log_loss(actual bigint, predicted double precision, weight double precision) (
    SFUNC = mlsys.log_loss_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.normalised_log_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.normalised_log_loss(bigint, double precision, double precision) IS
    'weighted log loss divided by the entropy of the share of positives: 1 is as good as always predicting that share; rows with a NULL are left out, NULL over no rows and for one class';

CREATE FUNCTION mlsys.brier_accum(double precision[], boolean, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_brier_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.brier_accum(double precision[], boolean, double precision) IS
    'internal: transition function of brier';

CREATE AGGREGATE mlsys.brier(actual boolean, predicted double precision) (
    SFUNC = mlsys.brier_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.brier(boolean, double precision) IS
    'Brier score, mean of (actual - predicted probability)^2; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.brier_accum(double precision[], boolean, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_brier_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.brier_accum(double precision[], boolean, double precision, double precision) IS
    'internal: transition function of brier with weights';

CREATE AGGREGATE mlsys.brier(actual boolean, predicted double precision, weight double precision) (
    SFUNC = mlsys.brier_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.brier(boolean, double precision, double precision) IS
    'weighted Brier score, mean of (actual - predicted probability)^2; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.brier_accum(double precision[], bigint, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_brier_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.brier_accum(double precision[], bigint, double precision) IS
    'internal: transition function of brier';

CREATE AGGREGATE mlsys.brier(actual bigint, predicted double precision) (
    SFUNC = mlsys.brier_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.brier(bigint, double precision) IS
    'Brier score, mean of (actual - predicted probability)^2; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.brier_accum(double precision[], bigint, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_brier_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.brier_accum(double precision[], bigint, double precision, double precision) IS
    'internal: transition function of brier with weights';

CREATE AGGREGATE mlsys.brier(actual bigint, predicted double precision, weight double precision) (
    SFUNC = mlsys.brier_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.brier(bigint, double precision, double precision) IS
    'weighted Brier score, mean of (actual - predicted probability)^2; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.base_rate_accum(double precision[], boolean) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_base_rate_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.base_rate_accum(double precision[], boolean) IS
    'internal: transition function of base_rate';

CREATE AGGREGATE mlsys.base_rate(actual boolean) (
    SFUNC = mlsys.base_rate_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.base_rate(boolean) IS
    'share of positive labels; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.base_rate_accum(double precision[], bigint) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_base_rate_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.base_rate_accum(double precision[], bigint) IS
    'internal: transition function of base_rate';

CREATE AGGREGATE mlsys.base_rate(actual bigint) (
    SFUNC = mlsys.base_rate_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.base_rate(bigint) IS
    'share of positive labels; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.base_rate_accum(double precision[], boolean, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_base_rate_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.base_rate_accum(double precision[], boolean, double precision) IS
    'internal: transition function of base_rate beside a prediction';

CREATE AGGREGATE mlsys.base_rate(actual boolean, predicted double precision) (
    SFUNC = mlsys.base_rate_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.base_rate(boolean, double precision) IS
    'share of positive labels among the rows that have a prediction; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.base_rate_accum(double precision[], boolean, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_base_rate_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.base_rate_accum(double precision[], boolean, double precision, double precision) IS
    'internal: transition function of base_rate beside a prediction with weights';

CREATE AGGREGATE mlsys.base_rate(actual boolean, predicted double precision, weight double precision) (
    SFUNC = mlsys.base_rate_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.base_rate(boolean, double precision, double precision) IS
    'weighted share of positive labels among the rows that have a prediction; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.base_rate_accum(double precision[], bigint, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_base_rate_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.base_rate_accum(double precision[], bigint, double precision) IS
    'internal: transition function of base_rate beside a prediction';

CREATE AGGREGATE mlsys.base_rate(actual bigint, predicted double precision) (
    SFUNC = mlsys.base_rate_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.base_rate(bigint, double precision) IS
    'share of positive labels among the rows that have a prediction; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.base_rate_accum(double precision[], bigint, double precision, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_base_rate_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.base_rate_accum(double precision[], bigint, double precision, double precision) IS
    'internal: transition function of base_rate beside a prediction with weights';

CREATE AGGREGATE mlsys.base_rate(actual bigint, predicted double precision, weight double precision) (
    SFUNC = mlsys.base_rate_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.base_rate(bigint, double precision, double precision) IS
    'weighted share of positive labels among the rows that have a prediction; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.accuracy_accum(double precision[], boolean, boolean) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_accuracy_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.accuracy_accum(double precision[], boolean, boolean) IS
    'internal: transition function of accuracy';

CREATE AGGREGATE mlsys.accuracy(actual boolean, predicted boolean) (
    SFUNC = mlsys.accuracy_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.accuracy(boolean, boolean) IS
    'share of rows whose predicted label is the actual one; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.accuracy_accum(double precision[], boolean, boolean, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_accuracy_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.accuracy_accum(double precision[], boolean, boolean, double precision) IS
    'internal: transition function of accuracy with weights';

CREATE AGGREGATE mlsys.accuracy(actual boolean, predicted boolean, weight double precision) (
    SFUNC = mlsys.accuracy_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.accuracy(boolean, boolean, double precision) IS
    'weighted share of rows whose predicted label is the actual one; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.accuracy_accum(double precision[], bigint, bigint) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_accuracy_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.accuracy_accum(double precision[], bigint, bigint) IS
    'internal: transition function of accuracy';

CREATE AGGREGATE mlsys.accuracy(actual bigint, predicted bigint) (
    SFUNC = mlsys.accuracy_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.accuracy(bigint, bigint) IS
    'share of rows whose predicted label is the actual one; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.accuracy_accum(double precision[], bigint, bigint, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_accuracy_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.accuracy_accum(double precision[], bigint, bigint, double precision) IS
    'internal: transition function of accuracy with weights';

CREATE AGGREGATE mlsys.accuracy(actual bigint, predicted bigint, weight double precision) (
    SFUNC = mlsys.accuracy_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.accuracy(bigint, bigint, double precision) IS
    'weighted share of rows whose predicted label is the actual one; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.accuracy_accum(double precision[], text, text) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_accuracy_accum_text'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.accuracy_accum(double precision[], text, text) IS
    'internal: transition function of accuracy';

CREATE AGGREGATE mlsys.accuracy(actual text, predicted text) (
    SFUNC = mlsys.accuracy_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.accuracy(text, text) IS
    'share of rows whose predicted label is the actual one; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.accuracy_accum(double precision[], text, text, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_accuracy_accum_text'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.accuracy_accum(double precision[], text, text, double precision) IS
    'internal: transition function of accuracy with weights';

CREATE AGGREGATE mlsys.accuracy(actual text, predicted text, weight double precision) (
    SFUNC = mlsys.accuracy_accum,
    STYPE = double precision[],
    SSPACE = 72,
    INITCOND = '{0,0,0,0,0,0}',
    COMBINEFUNC = mlsys.mean_loss_combine,
    FINALFUNC = mlsys.mean_loss_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.accuracy(text, text, double precision) IS
    'weighted share of rows whose predicted label is the actual one; rows with a NULL are left out, NULL over no rows';

CREATE FUNCTION mlsys.counts_accum(double precision[], boolean, boolean) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_counts_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.counts_accum(double precision[], boolean, boolean) IS
    'internal: transition function of precision, recall and f1';

CREATE FUNCTION mlsys.counts_accum(double precision[], boolean, boolean, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_counts_accum'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.counts_accum(double precision[], boolean, boolean, double precision) IS
    'internal: transition function of precision, recall and f1 with weights';

CREATE FUNCTION mlsys.counts_accum(double precision[], bigint, bigint) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_counts_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.counts_accum(double precision[], bigint, bigint) IS
    'internal: transition function of precision, recall and f1';

CREATE FUNCTION mlsys.counts_accum(double precision[], bigint, bigint, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_counts_accum_integer'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.counts_accum(double precision[], bigint, bigint, double precision) IS
    'internal: transition function of precision, recall and f1 with weights';

CREATE FUNCTION mlsys.counts_accum(double precision[], text, text, text) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_counts_accum_text'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.counts_accum(double precision[], text, text, text) IS
    'internal: transition function of precision, recall and f1';

CREATE FUNCTION mlsys.counts_accum(double precision[], text, text, text, double precision) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_counts_accum_text'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.counts_accum(double precision[], text, text, text, double precision) IS
    'internal: transition function of precision, recall and f1 with weights';

CREATE FUNCTION mlsys.counts_combine(double precision[], double precision[]) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_counts_combine'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.counts_combine(double precision[], double precision[]) IS
    'internal: combine function of precision, recall and f1';

CREATE FUNCTION mlsys.precision_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_precision_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.precision_final(double precision[]) IS
    'internal: final function of precision';

CREATE FUNCTION mlsys.recall_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_recall_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.recall_final(double precision[]) IS
    'internal: final function of recall';

CREATE FUNCTION mlsys.f1_final(double precision[]) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_f1_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.f1_final(double precision[]) IS
    'internal: final function of f1';

CREATE AGGREGATE mlsys.precision(actual boolean, predicted boolean) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.precision(boolean, boolean) IS
    'share of actual positives among the rows predicted positive; positive is true; rows with a NULL are left out, NULL when none is predicted positive';

CREATE AGGREGATE mlsys.precision(actual boolean, predicted boolean, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.precision(boolean, boolean, double precision) IS
    'weighted share of actual positives among the rows predicted positive; positive is true; rows with a NULL are left out, NULL when none is predicted positive';

CREATE AGGREGATE mlsys.precision(actual bigint, predicted bigint) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.precision(bigint, bigint) IS
    'share of actual positives among the rows predicted positive; positive is 1; rows with a NULL are left out, NULL when none is predicted positive';

CREATE AGGREGATE mlsys.precision(actual bigint, predicted bigint, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.precision(bigint, bigint, double precision) IS
    'weighted share of actual positives among the rows predicted positive; positive is 1; rows with a NULL are left out, NULL when none is predicted positive';

CREATE AGGREGATE mlsys.precision(actual text, predicted text, positive_class text) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.precision(text, text, text) IS
    'share of actual positives among the rows predicted positive; positive is the label given as third argument; rows with a NULL are left out, NULL when none is predicted positive';

CREATE AGGREGATE mlsys.precision(actual text, predicted text, positive_class text, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.precision(text, text, text, double precision) IS
    'weighted share of actual positives among the rows predicted positive; positive is the label given as third argument; rows with a NULL are left out, NULL when none is predicted positive';

CREATE AGGREGATE mlsys.recall(actual boolean, predicted boolean) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.recall_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.recall(boolean, boolean) IS
    'share of the actual positives that are predicted positive; positive is true; rows with a NULL are left out, NULL when none is positive';

CREATE AGGREGATE mlsys.recall(actual boolean, predicted boolean, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.recall_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.recall(boolean, boolean, double precision) IS
    'weighted share of the actual positives that are predicted positive; positive is true; rows with a NULL are left out, NULL when none is positive';

CREATE AGGREGATE mlsys.recall(actual bigint, predicted bigint) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.recall_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.recall(bigint, bigint) IS
    'share of the actual positives that are predicted positive; positive is 1; rows with a NULL are left out, NULL when none is positive';

CREATE AGGREGATE mlsys.recall(actual bigint, predicted bigint, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.recall_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.recall(bigint, bigint, double precision) IS
    'weighted share of the actual positives that are predicted positive; positive is 1; rows with a NULL are left out, NULL when none is positive';

CREATE AGGREGATE mlsys.recall(actual text, predicted text, positive_class text) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.recall_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.recall(text, text, text) IS
    'share of the actual positives that are predicted positive; positive is the label given as third argument; rows with a NULL are left out, NULL when none is positive';

CREATE AGGREGATE mlsys.recall(actual text, predicted text, positive_class text, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.recall_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.recall(text, text, text, double precision) IS
    'weighted share of the actual positives that are predicted positive; positive is the label given as third argument; rows with a NULL are left out, NULL when none is positive';

CREATE AGGREGATE mlsys.f1(actual boolean, predicted boolean) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.f1(boolean, boolean) IS
    'harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); positive is true; rows with a NULL are left out, NULL when no row is positive or predicted positive';

CREATE AGGREGATE mlsys.f1(actual boolean, predicted boolean, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.f1(boolean, boolean, double precision) IS
    'weighted harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); positive is true; rows with a NULL are left out, NULL when no row is positive or predicted positive';

CREATE AGGREGATE mlsys.f1(actual bigint, predicted bigint) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.f1(bigint, bigint) IS
    'harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); positive is 1; rows with a NULL are left out, NULL when no row is positive or predicted positive';

CREATE AGGREGATE mlsys.f1(actual bigint, predicted bigint, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.f1(bigint, bigint, double precision) IS
    'weighted harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); positive is 1; rows with a NULL are left out, NULL when no row is positive or predicted positive';

CREATE AGGREGATE mlsys.f1(actual text, predicted text, positive_class text) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.f1(text, text, text) IS
    'harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); positive is the label given as third argument; rows with a NULL are left out, NULL when no row is positive or predicted positive';

CREATE AGGREGATE mlsys.f1(actual text, predicted text, positive_class text, weight double precision) (
    SFUNC = mlsys.counts_accum,
    STYPE = double precision[],
    SSPACE = 56,
    INITCOND = '{0,0,0,0}',
    COMBINEFUNC = mlsys.counts_combine,
    FINALFUNC = mlsys.f1_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.f1(text, text, text, double precision) IS
    'weighted harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); positive is the label given as third argument; rows with a NULL are left out, NULL when no row is positive or predicted positive';

CREATE FUNCTION mlsys.scores_accum(internal, boolean, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_scores_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.scores_accum(internal, boolean, double precision) IS
    'internal: transition function of roc_auc and average_precision';

CREATE FUNCTION mlsys.scores_accum(internal, boolean, double precision, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_scores_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.scores_accum(internal, boolean, double precision, double precision) IS
    'internal: transition function of roc_auc and average_precision with weights';

CREATE FUNCTION mlsys.scores_accum(internal, bigint, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_scores_accum_integer'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.scores_accum(internal, bigint, double precision) IS
    'internal: transition function of roc_auc and average_precision';

CREATE FUNCTION mlsys.scores_accum(internal, bigint, double precision, double precision) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_scores_accum_integer'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.scores_accum(internal, bigint, double precision, double precision) IS
    'internal: transition function of roc_auc and average_precision with weights';

CREATE FUNCTION mlsys.scores_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_scores_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.scores_combine(internal, internal) IS
    'internal: combine function of metrics that keep all scores';

CREATE FUNCTION mlsys.scores_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'mlsys_scores_serialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.scores_serialize(internal) IS
    'internal: serialization function of metrics that keep all scores';

CREATE FUNCTION mlsys.scores_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'mlsys_scores_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.scores_deserialize(bytea, internal) IS
    'internal: deserialization function of metrics that keep all scores';

CREATE FUNCTION mlsys.roc_auc_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_roc_auc_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.roc_auc_final(internal) IS
    'internal: final function of roc_auc';

CREATE FUNCTION mlsys.average_precision_final(internal) RETURNS double precision
    AS 'MODULE_PATHNAME', 'mlsys_average_precision_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.average_precision_final(internal) IS
    'internal: final function of average_precision';

CREATE AGGREGATE mlsys.roc_auc(actual boolean, predicted double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.roc_auc_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.roc_auc(boolean, double precision) IS
    'area under the ROC curve: how often a positive row has a higher score than a negative one, ties half; predicted is any finite score; rows with a NULL are left out, NULL for one class';

CREATE AGGREGATE mlsys.roc_auc(actual boolean, predicted double precision, weight double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 656,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.roc_auc_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.roc_auc(boolean, double precision, double precision) IS
    'weighted area under the ROC curve: how often a positive row has a higher score than a negative one, ties half; predicted is any finite score; rows with a NULL are left out, NULL for one class';

CREATE AGGREGATE mlsys.roc_auc(actual bigint, predicted double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.roc_auc_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.roc_auc(bigint, double precision) IS
    'area under the ROC curve: how often a positive row has a higher score than a negative one, ties half; predicted is any finite score; rows with a NULL are left out, NULL for one class';

CREATE AGGREGATE mlsys.roc_auc(actual bigint, predicted double precision, weight double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 656,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.roc_auc_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.roc_auc(bigint, double precision, double precision) IS
    'weighted area under the ROC curve: how often a positive row has a higher score than a negative one, ties half; predicted is any finite score; rows with a NULL are left out, NULL for one class';

CREATE AGGREGATE mlsys.average_precision(actual boolean, predicted double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.average_precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.average_precision(boolean, double precision) IS
    'average precision, sum of (increase of recall) times precision over the scores from the highest; predicted is any finite score; rows with a NULL are left out, NULL without a positive row';

CREATE AGGREGATE mlsys.average_precision(actual boolean, predicted double precision, weight double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 656,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.average_precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.average_precision(boolean, double precision, double precision) IS
    'weighted average precision, sum of (increase of recall) times precision over the scores from the highest; predicted is any finite score; rows with a NULL are left out, NULL without a positive row';

CREATE AGGREGATE mlsys.average_precision(actual bigint, predicted double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.average_precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.average_precision(bigint, double precision) IS
    'average precision, sum of (increase of recall) times precision over the scores from the highest; predicted is any finite score; rows with a NULL are left out, NULL without a positive row';

CREATE AGGREGATE mlsys.average_precision(actual bigint, predicted double precision, weight double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 656,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.average_precision_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.average_precision(bigint, double precision, double precision) IS
    'weighted average precision, sum of (increase of recall) times precision over the scores from the highest; predicted is any finite score; rows with a NULL are left out, NULL without a positive row';

CREATE FUNCTION mlsys.mann_whitney_final(internal) RETURNS double precision[]
    AS 'MODULE_PATHNAME', 'mlsys_mann_whitney_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION mlsys.mann_whitney_final(internal) IS
    'internal: final function of mann_whitney';

CREATE AGGREGATE mlsys.mann_whitney(actual boolean, predicted double precision) (
    SFUNC = mlsys.scores_accum,
    STYPE = internal,
    SSPACE = 400,
    COMBINEFUNC = mlsys.scores_combine,
    SERIALFUNC = mlsys.scores_serialize,
    DESERIALFUNC = mlsys.scores_deserialize,
    FINALFUNC = mlsys.mann_whitney_final,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE mlsys.mann_whitney(boolean, double precision) IS
    'internal: negatives, positives, area under the ROC curve, its standard error, and its variance where the classes do not differ';
