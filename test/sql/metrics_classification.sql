-- Metrics of classifications.
\set SHOW_CONTEXT never
CREATE TABLE scored AS
SELECT i, i * i % 7 < 3 AS y, (i * i % 7 < 3)::int AS yi, CASE WHEN i * i % 7 < 3 THEN 'yes' ELSE 'no' END AS yt,
       (i * 37 % 101) / 100.0::float8 AS p, (i % 4)::float8 AS w, i % 3 AS g
FROM generate_series(1, 1000) i;

-- by definition
SELECT round(mlsys.log_loss(y, p)::numeric, 12) = round(avg(-ln(CASE WHEN y THEN greatest(p, 1e-15) ELSE greatest(1 - p, 1 - (1 - 1e-15::float8)) END))::numeric, 12) AS log_loss,
       round(mlsys.brier(y, p)::numeric, 12) = round(avg((yi - p) ^ 2)::numeric, 12) AS brier, mlsys.base_rate(y) = avg(yi) AS base_rate,
       round(mlsys.normalised_log_loss(y, p)::numeric, 12) = round((mlsys.log_loss(y, p) / -(avg(yi) * ln(avg(yi)) + (1 - avg(yi)) * ln(1 - avg(yi)))::float8)::numeric, 12) AS normalised_log_loss
FROM scored;
SELECT round(mlsys.roc_auc(y, p)::numeric, 12) = round(auc::numeric, 12) AS roc_auc
FROM scored, (SELECT avg((a.p > b.p)::int + (a.p = b.p)::int / 2.0) AS auc FROM scored a, scored b WHERE a.y AND NOT b.y) pairs GROUP BY auc;
SELECT mlsys.accuracy(y, p >= 0.5) = avg((y = (p >= 0.5))::int) AS accuracy, mlsys.precision(y, p >= 0.5) = avg(yi) FILTER (WHERE p >= 0.5) AS "precision",
       mlsys.recall(y, p >= 0.5) = avg((p >= 0.5)::int) FILTER (WHERE y) AS recall,
       round(mlsys.f1(y, p >= 0.5)::numeric, 12) = round((2 / (1 / mlsys.precision(y, p >= 0.5) + 1 / mlsys.recall(y, p >= 0.5)))::numeric, 12) AS f1
FROM scored;
-- the example of scikit-learn's documentation
SELECT mlsys.roc_auc(y, s) AS roc_auc, round(mlsys.average_precision(y, s)::numeric, 6) AS average_precision FROM (VALUES (0, 0.1), (0, 0.4), (1, 0.35), (1, 0.8)) v(y, s);
-- labels of every type give the same; smallint, integer and bigint are one
SELECT mlsys.roc_auc(y, p) = mlsys.roc_auc(yi, p) AND mlsys.roc_auc(y, p) = mlsys.roc_auc(yi::smallint, p) AND mlsys.roc_auc(y, p) = mlsys.roc_auc(yi::bigint, p::real::float8) AS roc_auc,
       mlsys.log_loss(y, p) = mlsys.log_loss(yi, p) AND mlsys.brier(y, p) = mlsys.brier(yi::bigint, p) AND mlsys.base_rate(y) = mlsys.base_rate(yi::smallint) AS losses,
       mlsys.accuracy(y, p > 0.3) = mlsys.accuracy(yi, (p > 0.3)::int) AND mlsys.accuracy(y, p > 0.3) = mlsys.accuracy(yt, CASE WHEN p > 0.3 THEN 'yes' ELSE 'no' END) AS accuracy,
       mlsys.precision(y, p > 0.3) = mlsys.precision(yi, (p > 0.3)::int) AND mlsys.precision(y, p > 0.3) = mlsys.precision(yt, CASE WHEN p > 0.3 THEN 'yes' ELSE 'no' END, 'yes') AS "precision",
       mlsys.f1(y, p > 0.3) = mlsys.f1(yt::varchar, (CASE WHEN p > 0.3 THEN 'yes' ELSE 'no' END)::char(3), 'yes') AS f1, mlsys.recall(yi::bigint, 1) = 1 AS recall
FROM scored;
SELECT mlsys.accuracy('a', 'b') AS literals, abs(mlsys.accuracy(yt, 'no') + mlsys.base_rate(y) - 1) < 1e-15 AS a_constant, mlsys.accuracy(y, 'true') = mlsys.base_rate(y) AS a_boolean, mlsys.accuracy(yi, 1::bigint) = mlsys.base_rate(y) AS integers FROM scored;
-- precision is a keyword of SQL: with the schema it needs no quotes, alone it does
SET search_path = mlsys, public;
SELECT "precision"(y, p > 0.3) = mlsys.precision(y, p > 0.3) AS equal FROM scored;
RESET search_path;
-- scores need not be probabilities; only their order counts
SELECT mlsys.roc_auc(y, p) = mlsys.roc_auc(y, p * 1e300 - 5e299) AND mlsys.roc_auc(y, p) = mlsys.roc_auc(y, p * 1e-320) IS NOT NULL AS roc_auc, abs(mlsys.roc_auc(y, p) + mlsys.roc_auc(y, -p) - 1) < 1e-15 AS reversed,
       mlsys.average_precision(y, p) = mlsys.average_precision(y, p - 7) AS average_precision
FROM scored;
SELECT mlsys.roc_auc(y, s) AS zeros_are_equal FROM (VALUES (true, 0::float8), (false, '-0')) v(y, s);
-- a weight of n counts n times, a weight of 0 not at all
SELECT m.name, abs(m.weighted - r.repeated) < 1e-13 AS equal
FROM (SELECT mlsys.log_loss(y, p, w), mlsys.normalised_log_loss(y, p, w), mlsys.brier(y, p, w), mlsys.base_rate(y, p, w), mlsys.roc_auc(y, p, w), mlsys.average_precision(y, p, w), mlsys.accuracy(y, p > 0.5, w),
             mlsys.precision(y, p > 0.5, w), mlsys.recall(yi, (p > 0.5)::int, w), mlsys.f1(yt, CASE WHEN p > 0.5 THEN 'yes' ELSE 'no' END, 'yes', w), mlsys.macro_f1(yt, CASE WHEN p > 0.5 THEN 'yes' ELSE 'no' END, w) FROM scored) a(a, b, c, d, e, f, g, h, i, j, k),
     (SELECT mlsys.log_loss(y, p), mlsys.normalised_log_loss(y, p), mlsys.brier(y, p), mlsys.base_rate(y), mlsys.roc_auc(y, p), mlsys.average_precision(y, p), mlsys.accuracy(y, p > 0.5),
             mlsys.precision(y, p > 0.5), mlsys.recall(y, p > 0.5), mlsys.f1(y, p > 0.5), mlsys.macro_f1(yt, CASE WHEN p > 0.5 THEN 'yes' ELSE 'no' END) FROM scored, generate_series(1, w::int)) b(a, b, c, d, e, f, g, h, i, j, k),
     LATERAL (VALUES ('log_loss', a.a, b.a), ('normalised_log_loss', a.b, b.b), ('brier', a.c, b.c), ('base_rate', a.d, b.d), ('roc_auc', a.e, b.e), ('average_precision', a.f, b.f), ('accuracy', a.g, b.g),
                     ('precision', a.h, b.h), ('recall', a.i, b.i), ('f1', a.j, b.j), ('macro_f1', a.k, b.k)) m(name, weighted, x),
     LATERAL (SELECT m.x) r(repeated) ORDER BY 1;
SELECT mlsys.log_loss(y, p, 0) AS log_loss, mlsys.roc_auc(y, p, 0) AS roc_auc, mlsys.accuracy(y, y, 0) AS accuracy, mlsys.f1(y, y, 0) AS f1, mlsys.macro_f1(yt, yt, 0) AS macro_f1 FROM scored;
SELECT mlsys.accuracy(y, y, w / 10) = 1 AND mlsys.roc_auc(y, p, w / 7) <= 1 AS "at most 1" FROM scored;
-- a row with a NULL is left out
SELECT mlsys.log_loss(y, p) = mlsys.log_loss(y, p) FILTER (WHERE i > 10) AS log_loss, mlsys.roc_auc(y, p, w) = mlsys.roc_auc(y, p, w) FILTER (WHERE i > 10) AS roc_auc,
       mlsys.f1(y, p > 0.5) = mlsys.f1(y, p > 0.5) FILTER (WHERE i > 10) AS f1, mlsys.base_rate(y, p) = mlsys.base_rate(y) FILTER (WHERE i > 10) AS base_rate
FROM (SELECT i, CASE WHEN i > 5 THEN y END AS y, CASE WHEN i < 6 OR i > 10 THEN p END AS p, w FROM scored) s;
SELECT mlsys.base_rate(y, NULL) AS base_rate, mlsys.roc_auc(y, p, NULL) AS roc_auc, mlsys.precision(yt, yt, NULL) AS "precision", mlsys.top_k(yt, NULL, 1) AS top_k, mlsys.macro_f1(yt, NULL) AS macro_f1 FROM scored;
-- no rows
SELECT mlsys.log_loss(y, p), mlsys.normalised_log_loss(y, p), mlsys.brier(y, p), mlsys.base_rate(y), mlsys.roc_auc(y, p), mlsys.average_precision(y, p), mlsys.accuracy(y, y), mlsys.precision(y, y), mlsys.recall(y, y), mlsys.f1(y, y),
       mlsys.macro_f1(yt, yt), mlsys.log_loss(yt, '{}'::jsonb), mlsys.top_k(yt, '{}', 1) FROM scored WHERE false;
-- one class, nothing predicted positive, constant and perfect predictions
SELECT mlsys.log_loss(true, 0.5) > 0 AS log_loss, mlsys.normalised_log_loss(true, p) AS normalised_log_loss, mlsys.roc_auc(true, p) AS roc_auc, mlsys.roc_auc(0, p) AS roc_auc0, mlsys.average_precision(true, p) AS average_precision, mlsys.average_precision(0, p) AS average_precision0 FROM scored;
SELECT mlsys.normalised_log_loss(y, 0.5, CASE WHEN y THEN 0.1 ELSE 0 END) AS normalised_log_loss, mlsys.roc_auc(y, p, CASE WHEN y THEN 0.1 ELSE 0 END) AS roc_auc FROM scored;
SELECT mlsys.precision(y, false) AS "precision", mlsys.recall(y, false) AS recall, mlsys.f1(y, false) AS f1, mlsys.recall(false, y) AS no_positive, mlsys.f1(false, false) AS nothing FROM scored;
SELECT mlsys.roc_auc(y, 0.5) AS constant, mlsys.average_precision(y, 0.5) = mlsys.base_rate(y) AS constant_ap, mlsys.roc_auc(y, yi) AS perfect, mlsys.average_precision(y, yi) AS perfect_ap, round(mlsys.log_loss(y, yi)::numeric, 20) AS certain, round(mlsys.log_loss(y, 1 - yi)::numeric, 1) AS wrong FROM scored;
-- what is refused
CALL try('SELECT mlsys.log_loss(y, 1.5) FROM scored');
CALL try('SELECT mlsys.brier(y, ''NaN'') FROM scored');
CALL try('SELECT mlsys.normalised_log_loss(yi, -1e-9) FROM scored');
CALL try('SELECT mlsys.roc_auc(y, ''NaN'') FROM scored');
CALL try('SELECT mlsys.average_precision(y, ''-infinity'') FROM scored');
CALL try('SELECT mlsys.roc_auc(2, p) FROM scored');
CALL try('SELECT mlsys.log_loss(-1, p) FROM scored');
CALL try('SELECT mlsys.base_rate(i) FROM scored');
CALL try('SELECT mlsys.precision(1, i) FROM scored');
CALL try('SELECT mlsys.roc_auc(y, p, -1) FROM scored');
CALL try('SELECT mlsys.f1(y, y, ''NaN'') FROM scored');
CALL try('SELECT mlsys.macro_f1(yt, yt, ''infinity'') FROM scored');
CALL try('SELECT mlsys.accuracy(y, y, 1e308) FROM scored');
CALL try('SELECT mlsys.roc_auc(y, p, 1e308) FROM scored');
CALL try('SELECT mlsys.average_precision(y, p, 1e308) FROM scored');
CALL try('SELECT mlsys.macro_f1(yt, yt, 1e308) FROM scored');
CALL try('SELECT mlsys.f1(y, y, 1e308) FROM scored');
CALL try('SELECT mlsys.roc_auc(yt, p) FROM scored');
CALL try('SELECT mlsys.precision(yt, yt) FROM scored');
CALL try('SELECT mlsys.accuracy(y, yi) FROM scored');
CALL try('SELECT mlsys.roc_auc(p, p) FROM scored');

-- several classes
CREATE TABLE classes (actual text, predicted text, probabilities jsonb, w float8);
INSERT INTO classes VALUES ('a', 'a', '{"a": 0.5, "b": 0.3, "c": 0.2}', 1), ('b', 'a', '{"a": 0.4, "b": 0.4, "c": 0.2}', 2), ('c', 'a', '{"a": 0.4, "b": 0.35, "c": 0.25}', 0),
    ('c', 'c', '{"a": 0.25, "b": 0.25, "c": 0.5}', 1), (NULL, 'a', '{"a": 1}', 1), ('a', NULL, NULL, 1);
SELECT round(mlsys.log_loss(actual, probabilities)::numeric, 12) = round((-ln(0.5 * 0.4 * 0.25 * 0.5) / 4)::numeric, 12) AS log_loss, mlsys.accuracy(actual, predicted) AS accuracy, mlsys.top_k(actual, probabilities, 1) AS top_1,
       mlsys.top_k(actual, probabilities, 2) AS top_2, mlsys.top_k(actual, probabilities, 3) AS top_3, mlsys.top_k(actual, probabilities, 1, w) AS weighted, round(mlsys.macro_f1(actual, predicted)::numeric, 6) AS macro_f1 FROM classes;
-- ties: the later class goes first; integers are ordered by value, others by bytes
SELECT mlsys.top_k(k, '{"9": 0.5, "10": 0.5}', 1) AS integers FROM (VALUES ('10')) v(k);
SELECT mlsys.top_k(k, '{"b": 0.5, "aa": 0.5}', 1) AS texts FROM (VALUES ('b')) v(k);
-- a label that is no class has probability 0
SELECT round(mlsys.log_loss(l, '{"a": 0.5, "b": 0.5}'::jsonb)::numeric, 6) AS log_loss, mlsys.top_k(l, '{"a": 0.5, "b": 0.5}', 2) AS top_2 FROM (VALUES ('c')) v(l);
SELECT mlsys.accuracy(l, 'é') AS bytes, mlsys.macro_f1(l, l) AS macro_f1 FROM (VALUES ('é'), ('e')) v(l);
CALL try($$SELECT mlsys.log_loss('a'::text, '[0.5, 0.5]'::jsonb)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '0.5'::jsonb)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '{"a": "1"}'::jsonb)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '{"a": null, "b": 1}'::jsonb)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '{"a": {"p": 1}}'::jsonb)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '{"a": 1.5, "b": -0.5}'::jsonb)$$);
CALL try($$SELECT mlsys.top_k('c', '{"a": 1.5, "b": -0.5}', 1)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '{"a": 1e400}'::jsonb)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '{"a": 0.5, "b": 0.4999}'::jsonb)$$);
CALL try($$SELECT mlsys.log_loss('a'::text, '{}'::jsonb)$$);
CALL try($$SELECT mlsys.top_k('a', '{"a": 1}', 0)$$);
SELECT mlsys.log_loss('a'::text, '{"a": 0.333333, "b": 0.333333, "c": 0.333334}'::jsonb) > 1 AS rounded_digits;

-- groups, FILTER, DISTINCT, ORDER BY, grouping sets
SELECT g, mlsys.roc_auc(y, p) = (SELECT mlsys.roc_auc(s.y, s.p) FROM scored s WHERE s.g = scored.g) AS roc_auc, mlsys.macro_f1(yt, CASE WHEN p > 0.5 THEN 'yes' ELSE 'no' END) BETWEEN 0 AND 1 AS macro_f1 FROM scored GROUP BY g ORDER BY g;
SELECT mlsys.roc_auc(DISTINCT y, round(p::numeric, 1)::float8) AS "distinct", mlsys.roc_auc(y, p ORDER BY i DESC) = mlsys.roc_auc(y, p) AS ordered, mlsys.log_loss(y, p) FILTER (WHERE g = 1) > 0 AS filter FROM scored;
SELECT g, w, mlsys.roc_auc(y, p) IS NOT NULL AS roc_auc, count(*) FROM scored WHERE i < 200 GROUP BY ROLLUP (g, w) HAVING g IS NULL OR w IS NULL ORDER BY g, w;
SELECT count(*), count(a) AS with_both FROM (SELECT mlsys.roc_auc(y, p) AS a FROM scored, generate_series(1, 20) s GROUP BY s, i / 5) t;
-- windows: the state goes on after a result
SELECT i, round(mlsys.roc_auc(y, p) OVER (ORDER BY i)::numeric, 6) AS running, round(mlsys.log_loss(y, p) OVER (ORDER BY i ROWS 2 PRECEDING)::numeric, 6) AS moving, mlsys.macro_f1(yt, yt) OVER (ORDER BY i ROWS 2 PRECEDING) AS labels FROM scored WHERE i < 8 ORDER BY i;
SELECT count(*) FROM (SELECT i, mlsys.average_precision(y, p) OVER (ORDER BY i) AS running, (SELECT mlsys.average_precision(s.y, s.p) FROM scored s WHERE s.i <= scored.i) AS whole FROM scored WHERE i < 200) t WHERE running IS DISTINCT FROM whole;
SELECT jsonb_array_length(mlsys.binary_report(y, p, 0.5) OVER (ORDER BY i)) AS report FROM scored WHERE i < 3;

-- in parallel
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
ANALYZE scored;
SELECT plan('SELECT mlsys.roc_auc(y, p), mlsys.log_loss(y, p), mlsys.f1(y, p > 0.5), mlsys.macro_f1(yt, yt) FROM scored');
CREATE TABLE parallel AS SELECT mlsys.roc_auc(y, p) AS roc_auc, mlsys.roc_auc(y, p, w) AS weighted, mlsys.average_precision(y, p) AS average_precision, mlsys.log_loss(y, p) AS log_loss, mlsys.f1(y, p > 0.5) AS f1,
    mlsys.macro_f1(yt, CASE WHEN p > 0.5 THEN 'yes' ELSE 'no' END) AS macro_f1, mlsys.binary_report(y, p, 0.5) AS report, mlsys.binary_comparison(y, p, p * p, 0.5, 0.25) AS comparison, mlsys.roc_auc(y, NULL) AS empty, mlsys.binary_report(y, NULL, 0.5) AS skipped FROM scored;
CALL try('SELECT mlsys.binary_report(y, p, w) FROM scored');
SET max_parallel_workers_per_gather = 0;
SELECT mlsys.roc_auc(s.y, s.p) = roc_auc AS roc_auc, abs(mlsys.roc_auc(s.y, s.p, s.w) - weighted) < 1e-14 AS weighted, mlsys.average_precision(s.y, s.p) = average_precision AS average_precision, abs(mlsys.log_loss(s.y, s.p) - log_loss) < 1e-14 AS log_loss,
       mlsys.f1(s.y, s.p > 0.5) = f1 AS f1, mlsys.macro_f1(s.yt, CASE WHEN s.p > 0.5 THEN 'yes' ELSE 'no' END) = macro_f1 AS macro_f1, mlsys.binary_report(s.y, s.p, 0.5) = report AS report,
       mlsys.binary_comparison(s.y, s.p, s.p * s.p, 0.5, 0.25) = comparison AS comparison, empty, mlsys.binary_report(y, NULL, 0.5) = skipped AS skipped
FROM scored s, parallel GROUP BY parallel.*, roc_auc, weighted, average_precision, log_loss, f1, macro_f1, report, comparison, empty, skipped;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;

-- memory
SET mlsys.train_memory = '1MB';
CALL try('SELECT mlsys.roc_auc(i % 2, i) FROM generate_series(1, 200000) i');
CALL try('SELECT mlsys.roc_auc(i % 2, i) FROM generate_series(1, 50000) i');
CALL try('SELECT mlsys.macro_f1(i::text, i::text) FROM generate_series(1, 100000) i');
SELECT mlsys.roc_auc(i % 2, i) > 0.4 AS fits FROM generate_series(1, 20000) i;
RESET mlsys.train_memory;

-- the support functions, called by a user
CALL try('SELECT mlsys.mean_loss_final(''{}'')');
CALL try('SELECT mlsys.normalised_log_loss_final(''{1,2}'')');
CALL try('SELECT mlsys.log_loss_accum(''{1,2,3}'', true, 0.5)');
CALL try('SELECT mlsys.counts_accum(''{1,2,3,NULL}'', true, true)');
CALL try('SELECT mlsys.mean_loss_combine(''{}'', ''{}'')');
CALL try('SELECT mlsys.counts_combine(''{0,0,0,0}'', ''{0}'')');
CALL try('SELECT mlsys.f1_final(''{0,0,0,0,0}'')');
CALL try_internal('SELECT mlsys.scores_accum(NULL, true, 0.5)');
CALL try_internal('SELECT mlsys.scores_deserialize(''\x00'', NULL)');
CALL try_internal('SELECT mlsys.roc_auc_final(NULL)');
DROP TABLE scored, classes, parallel;
