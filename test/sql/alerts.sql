-- Alerts, by results that are written here by hand: no monitor runs.
\pset format unaligned
\pset fieldsep ' | '
SET timezone = 'UTC';
SET datestyle = 'ISO';
ALTER SEQUENCE mlsys.alerts_alert_id_seq RESTART;
CREATE ROLE mlsys_test_owner;
CREATE ROLE mlsys_test_stranger;
CREATE ROLE mlsys_test_member IN ROLE mlsys_test_owner;

CREATE FUNCTION make_monitor(name text, k integer, n integer) RETURNS void LANGUAGE sql AS $$
    INSERT INTO mlsys.monitors (monitor, owner, model, time_column, reference, reference_lag, window_length, window_offset, time_zone, start_at, delay, slices,
                                label_delay, label_coverage, label_deadline, thresholds, alpha, min_n, alarm_windows, of_windows, schedule, is_enabled, created_at, changed_at)
    VALUES (name, 'mlsys_test_owner', 'm', 't', 'training', 1, '1 day', '0', 'UTC', '2026-01-01', '0', '{region}',
            '0', 0.8, '30 days', '{}', 0.05, 100, k, n, '1 day', true, '2026-01-01', '2026-01-01');
    INSERT INTO mlsys.monitor_contents VALUES (name, 'SELECT', NULL, '')
$$;
-- the n-th day: results as signal/feature/slice/metric=value status, separated by commas
CREATE FUNCTION add_window(name text, day integer, results text, status text DEFAULT 'ok') RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    start timestamptz := '2025-12-31'::timestamptz + day * interval '1 day';
BEGIN
    DELETE FROM mlsys.metric_results WHERE monitor = name AND window_start = start;
    DELETE FROM mlsys.monitor_windows WHERE monitor = name AND window_start = start;
    INSERT INTO mlsys.monitor_windows VALUES (name, start, start + '1 day', 'm', 3, 1000, 0, status, CASE WHEN results = '' THEN 'no such table' END, true, 1, start, start);
    INSERT INTO mlsys.metric_results (monitor, window_start, window_end, slice, signal, feature, metric, model, version, value, noise_floor, threshold, status, computed_at)
    SELECT name, start, start + '1 day', p[3], p[1], p[2], p[4], 'm', 3, nullif(p[5], '')::float8, 0.01, 0.1, nullif(p[6], '-'), start
    FROM string_to_table(results, ', ') AS r, regexp_match(r, '^([^/]*)/([^/]*)/([^/]*)/([^=]*)=(\S*) (\S+)$') AS p;
    RETURN mlsys.update_alerts(name, start);
END $$;
CREATE VIEW seen AS
    SELECT monitor, signal, feature, slice, status, metric, value, version, first_window::date AS first, last_window::date AS last, windows
    FROM mlsys.alerts ORDER BY alert_id;

-- one alarm opens, as long as it goes on it is updated, ok and warn resolve
SELECT make_monitor('one', 1, 1);
SELECT add_window('one', 1, 'skew/a//psi=0.3 alarm, skew/a//ks=0.9 -, skew/b//psi=0.05 ok');
TABLE seen;
SELECT add_window('one', 2, 'skew/a//psi=0.4 alarm, skew/b//psi=0.05 ok');
TABLE seen;
SELECT add_window('one', 3, 'skew/a//psi=0.07 warn, skew/b//psi=0.05 ok');
TABLE seen;
SELECT count(*) FROM mlsys.alerts WHERE opened_at IS NOT NULL AND resolved_at >= opened_at;
-- once more: nothing
SELECT mlsys.update_alerts('one', '2026-01-03'), mlsys.update_alerts('one');
-- it comes again: another alert, at most one that is open
SELECT add_window('one', 4, 'skew/a//psi=0.5 alarm, skew/b//psi=0.05 ok');
SELECT mlsys.update_alerts('one'), count(*) FILTER (WHERE status <> 'resolved') AS open, count(*) FROM mlsys.alerts;
-- insufficient data do neither; an error of the column is an alert of quality and leaves the other as it is
SELECT add_window('one', 5, 'skew/a//psi= insufficient_data, skew/b//psi=0.05 ok');
SELECT add_window('one', 6, 'quality/a//schema= error, skew/b//psi=0.05 ok');
SELECT add_window('one', 7, 'skew///skew= insufficient_data');
SELECT * FROM seen WHERE status = 'opened';
-- a feature that is not watched any more
SELECT add_window('one', 8, 'quality/a//missing_share=0 ok, skew/b//psi=0.05 ok');
SELECT * FROM seen WHERE status = 'opened';
-- of several metrics the one that exceeds its threshold most; slices are their own; one that is not asked for any more goes
SELECT add_window('one', 9, 'quality/a//missing_share=0.2 alarm, quality/a//unseen_share=0.5 alarm, quality/a/region=x/missing_share=0.3 alarm, quality/a/region=y/missing_share=0 ok');
SELECT * FROM seen WHERE status = 'opened';
UPDATE mlsys.monitors SET slices = '{}';
SELECT mlsys.update_alerts('one');
SELECT * FROM seen WHERE status = 'opened';
UPDATE mlsys.monitors SET slices = '{region}';
-- a window that could not be run
SELECT add_window('one', 10, '', 'error');
SELECT * FROM seen WHERE status = 'opened';
SELECT message FROM mlsys.alerts WHERE metric = 'run';
SELECT add_window('one', 11, 'quality/a//missing_share=0 ok');
SELECT * FROM seen WHERE status = 'opened';

-- windows that are run late, and again
SELECT make_monitor('late', 1, 1);
SELECT add_window('late', 3, 'drift/a//psi=0.3 alarm');
SELECT add_window('late', 2, 'drift/a//psi=0.2 alarm');
SELECT * FROM seen WHERE monitor = 'late';
SELECT add_window('late', 1, 'drift/a//psi=0.01 ok');
SELECT add_window('late', 2, 'drift/a//psi=0.01 ok');
SELECT * FROM seen WHERE monitor = 'late';
SELECT add_window('late', 3, 'drift/a//psi=0.01 ok');
SELECT * FROM seen WHERE monitor = 'late';
SELECT add_window('late', 2, 'drift/a//psi=0.3 alarm');
SELECT * FROM seen WHERE monitor = 'late';

-- two of three
SELECT make_monitor('two', 2, 3);
SELECT sum(add_window('two', day::integer, 'performance///rmse=0.5 ' || status)) FROM string_to_table('alarm,ok,ok,alarm,insufficient_data,ok', ',') WITH ORDINALITY AS s (status, day);
SELECT add_window('two', 7, 'performance///rmse=0.5 alarm');
SELECT * FROM seen WHERE monitor = 'two';
SELECT add_window('two', 8, 'performance///rmse=0.5 ok');
SELECT * FROM seen WHERE monitor = 'two';
SELECT add_window('two', 9, 'performance///rmse=0.5 ok');
-- k of n altered
UPDATE mlsys.monitors SET alarm_windows = 1 WHERE monitor = 'two';
SELECT mlsys.update_alerts('two');
SELECT * FROM seen WHERE monitor = 'two';

-- acknowledged
SELECT max(alert_id) AS alert FROM mlsys.alerts \gset
SET ROLE mlsys_test_stranger;
SELECT mlsys.acknowledge_alert(:alert);
SELECT mlsys.update_alerts('two');
SET ROLE mlsys_test_member;
SELECT mlsys.acknowledge_alert(:alert, 'looking at it');
SELECT mlsys.acknowledge_alert(:alert);
SELECT status, note, acknowledged_by, acknowledged_at IS NOT NULL FROM mlsys.alerts WHERE alert_id = :alert;
RESET ROLE;
SELECT add_window('two', 10, 'performance///rmse=0.5 ok');
SELECT add_window('two', 11, 'performance///rmse=0.5 ok');
SELECT add_window('two', 12, 'performance///rmse=0.5 alarm');
SELECT mlsys.acknowledge_alert(:alert);
SELECT mlsys.acknowledge_alert(-1);
SELECT mlsys.acknowledge_alert(NULL);
SELECT mlsys.update_alerts('tow');
SELECT mlsys.update_alerts(NULL);
-- the longest name
SELECT make_monitor(repeat(E'\u0001', 200), 1, 1);
SELECT add_window(repeat(E'\u0001', 200), 1, 'drift/a//psi=0.5 alarm');
SELECT octet_length(monitor) FROM mlsys.alerts WHERE monitor LIKE E'\u0001%';

-- Whatever the order in which windows are run, what is open is what follows from all of them in order. Here they are
-- gone through one by one, with the last verdicts kept.
CREATE FUNCTION follow(name text, k integer, n integer) RETURNS TABLE (feature text, first_window timestamptz, last_window timestamptz, windows integer) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    r record;
    last boolean[];
    starts timestamptz[];
    is_open boolean;
BEGIN
    FOR feature IN SELECT DISTINCT feature FROM mlsys.metric_results WHERE monitor = name LOOP
        last := '{}'; starts := '{}'; is_open := false;
        FOR r IN SELECT window_start, status = 'alarm' AS alarms FROM mlsys.metric_results
                 WHERE monitor = name AND feature = follow.feature AND status <> 'insufficient_data' ORDER BY window_start LOOP
            last := (last || r.alarms)[greatest(cardinality(last) + 2 - n, 1):];
            starts := (starts || r.window_start)[greatest(cardinality(starts) + 2 - n, 1):];
            IF cardinality(array_positions(last, true)) < k THEN
                is_open := false;
                CONTINUE;
            END IF;
            IF NOT is_open THEN
                first_window := starts[array_position(last, true)];
                windows := cardinality(array_positions(last, true)) - r.alarms::integer;
                last_window := r.window_start;
            END IF;
            is_open := true;
            IF r.alarms THEN
                windows := windows + 1;
                last_window := r.window_start;
            END IF;
        END LOOP;
        IF is_open THEN
            RETURN NEXT;
        END IF;
    END LOOP;
END $$;
-- the status of a feature in a window, in spells
CREATE FUNCTION status_of(feature integer, day integer) RETURNS text IMMUTABLE LANGUAGE sql AS
    $$SELECT CASE WHEN abs(hashint8(feature * 1000 + day)) % 100 < 15 THEN 'insufficient_data'
                  WHEN abs(hashint8(feature * 7919 + day / 15)) % 100 < 50 THEN CASE WHEN abs(hashint8(feature * 77777 + day)) % 100 < 85 THEN 'alarm' ELSE 'warn' END
                  WHEN abs(hashint8(feature * 77777 + day)) % 100 < 10 THEN 'alarm' ELSE 'ok' END$$;
CREATE FUNCTION try_orders(name text, k integer, n integer) RETURNS TABLE (runs bigint, states bigint, open bigint, differ bigint) LANGUAGE plpgsql AS $$
DECLARE
    day integer;
BEGIN
    PERFORM make_monitor(name, k, n);
    runs := 0; states := 0; open := 0; differ := 0;
    FOR day IN SELECT d % 50 FROM generate_series(0, 69) AS d ORDER BY hashtext(name || d) LOOP
        -- run for the second time it may say something else
        PERFORM add_window(name, day, string_agg(format('drift/f%s//psi=0.5 %s', f, status_of(f + 1000 * (runs % 3 = 0)::integer, day)), ', ')) FROM generate_series(1, 4) AS f;
        runs := runs + 1;
        SELECT states + count(*), open + count(a.feature), differ + count(*) FILTER (WHERE (a.first_window, a.last_window, a.windows) IS DISTINCT FROM (b.first_window, b.last_window, b.windows))
        INTO states, open, differ
        FROM (SELECT * FROM mlsys.alerts WHERE monitor = name AND status <> 'resolved') AS a FULL JOIN follow(name, k, n) AS b USING (feature);
    END LOOP;
    RETURN NEXT;
END $$;
SELECT k, n, runs, states > 50 AS many, open = states AS all_open, differ FROM (VALUES (1, 1), (1, 3), (3, 5), (4, 12)) AS v (k, n), try_orders('order ' || k || n, k, n);

-- how far one looks back: more than sixteen windows
SELECT make_monitor('long', 1, 1);
SELECT sum(add_window('long', day, 'drift/a//psi=0.5 alarm')) FROM generate_series(1, 30) AS day;
SELECT first, last, windows FROM seen WHERE monitor = 'long';
-- labels that have come for none of the last windows
SELECT make_monitor('labels', 1, 1);
SELECT sum(add_window('labels', day, 'performance///rmse= insufficient_data, drift/a//psi=0 ok')) FROM generate_series(1, 40) AS day;
SELECT add_window('labels', 2, 'performance///rmse=0.5 alarm, drift/a//psi=0 ok');
SELECT first, last, windows, status FROM seen WHERE monitor = 'labels';
SELECT add_window('labels', 3, 'performance///rmse=0 ok, drift/a//psi=0 ok');
SELECT first, last, windows, status FROM seen WHERE monitor = 'labels';

-- the views
SELECT monitor, version, is_enabled, last_window, status, open_alerts, worst_signal, worst_feature, worst_metric, worst_value, windows_behind > 100 AS is_behind, last_run_at, next_run_at, last_error
FROM mlsys.monitor_status WHERE monitor IN ('one', 'long', 'two') ORDER BY monitor;
UPDATE mlsys.monitors SET is_enabled = false WHERE monitor = 'one';
UPDATE mlsys.monitors SET start_at = now() - interval '3 days 12 hours', delay = '1 hour', window_length = '1 day' WHERE monitor = 'long';
DELETE FROM mlsys.monitor_windows WHERE monitor = 'long';
SELECT monitor, last_window, status, next_run_at, windows_behind BETWEEN 1 AND 100 AS is_behind FROM mlsys.monitor_status WHERE monitor IN ('one', 'long') ORDER BY monitor;
SELECT mlsys.count_windows('1 day', '0', 'UTC', '2026-01-01', '2026-01-04 12:00'), mlsys.count_windows('1 month', '0', 'UTC', '2026-01-01', '2026-06-01'), mlsys.count_windows('1 month', '0', 'UTC', '2026-01-01', '2026-05-31'),
       mlsys.count_windows('1 day', '0', 'Europe/Berlin', '2026-03-28 00:00 Europe/Berlin', '2026-03-30 00:00 Europe/Berlin'), mlsys.count_windows('1 hour', '0', 'UTC', '2026-01-01', '2025-01-01');
SELECT window_start::date, feature, metric, value, noise_floor, excess, status, is_alarm FROM mlsys.drift_history WHERE monitor = 'one' AND window_start < '2026-01-06' ORDER BY window_start, feature, metric;

SET client_min_messages = warning;
DO $$ BEGIN PERFORM mlsys.drop_monitor(monitor) FROM mlsys.monitors; END $$;
SELECT count(*) FROM mlsys.alerts;
DROP VIEW seen;
DROP FUNCTION try_orders, status_of, follow, add_window, make_monitor;
DROP ROLE mlsys_test_member, mlsys_test_stranger, mlsys_test_owner;
