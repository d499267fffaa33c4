-- Comparison of two profiles: statuses, messages, options.
\set SHOW_CONTEXT never
SET search_path = public, mlsys;
CREATE TABLE before AS SELECT i AS id, i % 100 AS number, 'c' || i % 4 AS word, i % 10 < 3 AS flag, 7 AS constant, NULL::float8 AS nothing, i % 97 AS gone, i % 89 AS changed
    FROM generate_series(1, 5000) i;
CREATE TABLE now AS SELECT i AS id, i % 100 + 20 AS number, CASE WHEN i % 10 = 0 THEN 'new' ELSE 'c' || i % 4 END AS word, i % 10 < 5 AS flag, 7 AS constant, NULL::float8 AS nothing, (i % 89)::text AS changed
    FROM generate_series(1, 1000) i;
CREATE TABLE kept AS
    WITH made AS (SELECT profile(number, word, flag, constant, nothing, gone, changed) AS reference FROM before)
    SELECT reference,
        (SELECT profile(reference, number, word, flag, constant, nothing, changed) FROM now) AS changed,
        (SELECT profile(reference, number, word, flag, constant, nothing, gone, changed) FROM before) AS same,
        (SELECT profile(reference, number, word, flag, constant, nothing, gone, changed) FROM before WHERE id <= 99) AS small,
        (SELECT profile(reference, number, word, flag, constant, nothing, gone, changed) FROM before WHERE false) AS none
    FROM made;

-- a line a feature and metric; without a threshold no status
SELECT feature, metric, round(value::numeric, 4) AS value, threshold, round(p_value::numeric, 4) AS p, round(p_adjusted::numeric, 4) AS adjusted,
    round(noise_floor::numeric, 5) AS noise, n_reference AS n, n_current AS m, status, message
FROM kept, drift(reference, changed) WHERE status IS NOT NULL OR message IS NOT NULL;
SELECT feature, string_agg(metric, ' ' ORDER BY metric) AS informative FROM kept, drift(reference, changed) WHERE status IS NULL GROUP BY feature ORDER BY feature;
SELECT status, count(*) FROM kept, drift(reference, same) GROUP BY status ORDER BY status;
SELECT max(value) AS largest, min(p_value) AS p FROM kept, drift(reference, same) WHERE metric <> 'schema';

-- few rows, none
SELECT status, count(*), string_agg(DISTINCT message, ', ') AS messages FROM kept, drift(reference, small) WHERE threshold IS NOT NULL GROUP BY status ORDER BY status;
SELECT none IS NULL AS no_profile_of_no_rows FROM kept;
SELECT feature, metric, status FROM kept, drift(reference, small, '{"min_n": 99}') WHERE status <> 'ok' ORDER BY feature, metric;
SELECT count(*) AS rows FROM kept, drift(NULL, same);

-- outcomes: shares of booleans, means of numbers
SELECT feature, metric, round(value::numeric, 4) AS value, threshold, status FROM kept, drift(reference, changed, '{"role": "outcome"}') WHERE status IS NOT NULL;

-- thresholds of a metric, of a feature's metric, none
SELECT feature, metric, threshold, status FROM kept, drift(reference, changed, '{"thresholds": {"psi": null, "flag": {"psi": 5, "ks": 0.1}, "js_distance": 0.9}}')
WHERE metric IN ('psi', 'ks', 'js_distance') AND feature IN ('number', 'flag', 'word') ORDER BY feature, metric;
-- levels, and units that are fewer than rows
SELECT feature, metric, status FROM kept, drift(reference, changed, '{"alpha": 0}') WHERE status IN ('alarm', 'warn');
SELECT feature, metric, round(value::numeric, 4) AS value, n_reference AS n, n_current AS m, status FROM kept, drift(reference, changed, '{"units_reference": 500, "units_current": 110}')
WHERE metric IN ('psi', 'js_distance', 'unseen_share') ORDER BY feature, metric;
SELECT DISTINCT status FROM kept, drift(reference, changed, '{"units_current": 99}') WHERE threshold IS NOT NULL ORDER BY status;
-- bins of other profiles
SELECT feature, metric, status, message FROM (SELECT profile(id) AS a FROM before) a, (SELECT profile(id) AS b FROM (SELECT 2 * id AS id FROM before) s) b, drift(a, b) WHERE status IS NOT NULL;
SELECT feature, metric, status FROM (SELECT profile(number) AS a FROM before) a, (SELECT profile(number) AS b FROM now) b, drift(a, b) WHERE status IS NOT NULL;
-- a reference made in one pass says that its counts are approximate
SELECT DISTINCT message FROM (SELECT profile(random_number) AS a FROM (SELECT sin(id) AS random_number FROM before) s) a,
    LATERAL (SELECT profile(a, random_number) AS b FROM (SELECT sin(id + 5000) AS random_number FROM before) s) b, drift(a, b) WHERE metric = 'psi';

-- errors
CALL try($$SELECT * FROM kept, drift(reference, same, '[]')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"alpha": 2}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"alpha": "low"}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"min_n": 0}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"role": "target"}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"alhpa": 0.1}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"units_current": -1}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"thresholds": 0.1}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"thresholds": {"pse": 0.1}}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"thresholds": {"number": 0.1}}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"thresholds": {"psi": -1}}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"thresholds": {"psi": "much"}}')$$);
CALL try($$SELECT * FROM kept, drift(reference, same, '{"thresholds": {"number": {"schema": 1}}}')$$);
DROP TABLE before, now, kept;
