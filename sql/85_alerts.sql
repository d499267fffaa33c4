-- Alerts: which signals alarm for so long that somebody should look.
--
-- What is open follows from the results of a monitor's windows alone, whatever the order in which they were
-- run: a window that is run late, or again, changes alerts as if it had been so from the start. Changes of
-- status are told once, when they happen (src/pg/alerts.c).

-- For each key (signal, feature, slice) that alarms in the window, or has an alert that is open, the windows from
-- since on are gone through:
--   verdict   1: alarms, 0: does not, NULL: cannot be told (insufficient data), which counts for nothing
--   place     number among the windows with a verdict
--   holds     at least alarm_windows of the last of_windows windows with a verdict alarm
--   first_place, last_place  of the run of windows, up to the last one, for which that holds
-- A feature that is not among the results of a signal that was decided for others is not watched any more: 0. An
-- error is one of quality, whatever its signal; other signals of that column cannot be told then. A window that
-- could not be run at all is an error of no feature. (PL/pgSQL keeps the plan of the statement.)
CREATE FUNCTION mlsys.alert_states(monitor text, window_start timestamptz, since timestamptz)
    RETURNS TABLE (
        signal text,
        feature text,
        slice text,
        is_open boolean,
        is_cut boolean,
        first_window timestamptz,
        last_window timestamptz,
        windows integer
    )
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, mlsys, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH watched AS MATERIALIZED (
        SELECT m.alarm_windows, m.of_windows, m.signals, m.slices
        FROM mlsys.monitors AS m WHERE m.monitor = alert_states.monitor
    ), candidates AS MATERIALIZED (
        SELECT CASE WHEN r.status = 'error' THEN 'quality' ELSE r.signal END AS signal, r.feature, r.slice
        FROM mlsys.metric_results AS r
        WHERE r.monitor = alert_states.monitor AND r.status IN ('alarm', 'error')
            AND r.window_start >= coalesce(alert_states.window_start, '-infinity')
            AND r.window_start <= coalesce(alert_states.window_start, 'infinity')
        UNION
        SELECT 'quality', '', ''
        FROM mlsys.monitor_windows AS w
        WHERE w.monitor = alert_states.monitor AND w.status = 'error'
            AND w.window_start >= coalesce(alert_states.window_start, '-infinity')
            AND w.window_start <= coalesce(alert_states.window_start, 'infinity')
        UNION
        SELECT a.signal, a.feature, a.slice
        FROM mlsys.alerts AS a
        WHERE a.monitor = alert_states.monitor AND a.status <> 'resolved'
    ), keys AS MATERIALIZED (
        SELECT c.signal, c.feature, c.slice,
               (w.signals IS NULL OR c.signal = ANY (w.signals) OR c.signal = 'quality')
               AND (c.slice = '' OR EXISTS (SELECT FROM unnest(w.slices) AS s (name) WHERE starts_with(c.slice, s.name || '='))) AS is_watched
        FROM candidates AS c CROSS JOIN watched AS w
    ), grid AS MATERIALIZED (
        SELECT w.window_start, w.status,
               EXISTS (SELECT FROM mlsys.metric_results AS r
                       WHERE r.monitor = w.monitor AND r.window_start = w.window_start) AS has_results
        FROM mlsys.monitor_windows AS w
        WHERE w.monitor = alert_states.monitor AND w.window_start >= alert_states.since
            AND EXISTS (SELECT FROM keys)
    ), results AS MATERIALIZED (
        SELECT g.window_start, r.*
        FROM grid AS g CROSS JOIN LATERAL (
            SELECT r.slice, r.signal, r.feature,
                   max(CASE r.status WHEN 'alarm' THEN 1 WHEN 'warn' THEN 0 WHEN 'ok' THEN 0 END) AS verdict,
                   bool_or(r.status = 'error') AS has_error
            FROM mlsys.metric_results AS r
            WHERE r.monitor = alert_states.monitor AND r.window_start = g.window_start AND r.status IS NOT NULL
            GROUP BY r.slice, r.signal, r.feature
        ) AS r
    ), errors AS MATERIALIZED (
        SELECT DISTINCT r.window_start, r.slice, r.feature FROM results AS r WHERE r.has_error
    ), decided AS MATERIALIZED (
        SELECT DISTINCT r.window_start, r.slice, r.signal FROM results AS r
        WHERE r.feature <> '' AND r.verdict IS NOT NULL
    ), verdicts AS (
        SELECT g.window_start, k.signal, k.feature, k.slice,
               CASE WHEN NOT k.is_watched THEN 0
                    WHEN k.signal = 'quality' AND e.feature IS NOT NULL THEN 1
                    WHEN k.signal = 'quality' AND k.feature = '' AND k.slice = ''
                        THEN CASE WHEN g.has_results THEN coalesce(r.verdict, 0) WHEN g.status = 'error' THEN 1 END
                    WHEN r.feature IS NOT NULL THEN r.verdict
                    WHEN e.feature IS NOT NULL OR e0.feature IS NOT NULL THEN NULL
                    WHEN d.signal IS NOT NULL AND k.feature <> '' THEN 0
               END AS verdict
        FROM grid AS g CROSS JOIN keys AS k
        LEFT JOIN results AS r ON r.window_start = g.window_start AND r.slice = k.slice
                              AND r.signal = k.signal AND r.feature = k.feature
        LEFT JOIN errors AS e ON e.window_start = g.window_start AND e.slice = k.slice AND e.feature = k.feature
        LEFT JOIN errors AS e0 ON e0.window_start = g.window_start AND e0.slice = '' AND e0.feature = k.feature
        LEFT JOIN decided AS d ON d.window_start = g.window_start AND d.slice = k.slice AND d.signal = k.signal
    ), placed AS (
        SELECT v.*, row_number() OVER of_key AS place,
               sum(v.verdict) OVER (of_key ROWS BETWEEN (SELECT w.of_windows - 1 FROM watched AS w) PRECEDING AND CURRENT ROW)
                   >= (SELECT w.alarm_windows FROM watched AS w) AS holds
        FROM verdicts AS v
        WHERE v.verdict IS NOT NULL
        WINDOW of_key AS (PARTITION BY v.signal, v.feature, v.slice ORDER BY v.window_start)
    ), runs AS (
        SELECT p.*, coalesce(max(p.place) FILTER (WHERE NOT p.holds) OVER of_key, 0) + 1 AS first_place,
               max(p.place) OVER of_key AS last_place
        FROM placed AS p
        WINDOW of_key AS (PARTITION BY p.signal, p.feature, p.slice)
    ), states AS (
        SELECT r.signal, r.feature, r.slice, r.first_place <= r.last_place AS is_open,
               CASE WHEN r.first_place <= r.last_place THEN r.first_place - 1 ELSE r.last_place END < w.of_windows AS is_near,
               min(r.window_start) FILTER (WHERE r.verdict = 1 AND r.place > r.first_place - w.of_windows) AS first_window,
               max(r.window_start) FILTER (WHERE r.verdict = 1) AS last_window,
               count(*) FILTER (WHERE r.verdict = 1 AND r.place > r.first_place - w.of_windows) AS windows
        FROM runs AS r CROSS JOIN watched AS w
        GROUP BY r.signal, r.feature, r.slice, r.first_place, r.last_place, w.of_windows
    )
    SELECT k.signal, k.feature, k.slice, s.is_open,
           coalesce(s.is_near, true) AND EXISTS (
               SELECT FROM mlsys.monitor_windows AS w
               WHERE w.monitor = alert_states.monitor AND w.window_start < alert_states.since),
           s.first_window, s.last_window, s.windows::integer
    FROM keys AS k LEFT JOIN states AS s USING (signal, feature, slice);
END
$$;
COMMENT ON FUNCTION mlsys.alert_states(text, timestamptz, timestamptz) IS
    'internal: for each signal, feature and slice of a monitor that alarms in the window (NULL: in any) or has an open alert: whether an alert is to be open (NULL: it cannot be told), by the windows from since on; is_cut: earlier ones might change that';

CREATE FUNCTION mlsys.alert_result(monitor text, window_start timestamptz, signal text, feature text, slice text)
    RETURNS TABLE (
        model text,
        version integer,
        metric text,
        value double precision,
        threshold double precision,
        message text
    )
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
    SET search_path = pg_catalog, mlsys, pg_temp
    AS $$
    SELECT c.model, c.version, c.metric, c.value, c.threshold, c.message
    FROM (
        SELECT r.model, r.version, r.metric, r.value, r.threshold, r.message,
               r.status = 'error' AS is_error,
               (r.value - coalesce(r.noise_floor, 0)) / nullif(r.threshold, 0) AS excess
        FROM mlsys.metric_results AS r
        WHERE r.monitor = alert_result.monitor AND r.window_start = alert_result.window_start
            AND r.slice = alert_result.slice AND r.feature = alert_result.feature
            AND (r.status = 'alarm' AND r.signal = alert_result.signal
                 OR r.status = 'error' AND alert_result.signal = 'quality')
        UNION ALL
        SELECT w.model, w.version, 'run', NULL, NULL, w.message, true, NULL
        FROM mlsys.monitor_windows AS w
        WHERE w.monitor = alert_result.monitor AND w.window_start = alert_result.window_start
            AND w.status = 'error' AND alert_result.signal = 'quality'
            AND alert_result.feature = '' AND alert_result.slice = ''
            AND NOT EXISTS (SELECT FROM mlsys.metric_results AS r
                            WHERE r.monitor = w.monitor AND r.window_start = w.window_start)
    ) AS c
    ORDER BY c.is_error DESC, c.excess DESC NULLS LAST, c.metric COLLATE "C"
    LIMIT 1
    $$;
COMMENT ON FUNCTION mlsys.alert_result(text, timestamptz, text, text, text) IS
    'internal: the result that an alert shows of a window: an error, or what exceeds its threshold most';

CREATE FUNCTION mlsys.update_alerts(monitor text, window_start timestamptz DEFAULT NULL) RETURNS integer
    AS 'MODULE_PATHNAME', 'mlsys_update_alerts'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.update_alerts(text, timestamptz) IS
    'open, update and resolve the alerts of a monitor by its results, as run_monitor() does after each window; window_start is the window that has changed, NULL any (say, when alarm_windows has been altered); gives the number of alerts opened or resolved';

CREATE FUNCTION mlsys.acknowledge_alert(alert_id bigint, note text DEFAULT NULL) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_acknowledge_alert'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.acknowledge_alert(bigint, text) IS
    'note that an alert is being looked after; for members of the monitor''s owner; it is still resolved when its signal does not alarm any more';
