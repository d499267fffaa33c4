-- Views over results of monitors, with the rights of who reads them.

CREATE FUNCTION mlsys.count_windows(
    window_length interval, window_offset interval, time_zone text, since timestamptz, until timestamptz)
    RETURNS bigint
    AS 'MODULE_PATHNAME', 'mlsys_count_windows'
    LANGUAGE C STABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION mlsys.count_windows(interval, interval, text, timestamptz, timestamptz) IS
    'number of windows that begin at or after since and end at or before until, where since is the start of one';

CREATE VIEW mlsys.monitor_status WITH (security_invoker = true) AS
    SELECT m.monitor, m.owner, m.model, w.version, m.is_enabled,
           w.window_start AS last_window, w.window_end AS last_window_end, w.rows, w.status,
           (SELECT count(*) FROM mlsys.alerts AS a
            WHERE a.monitor = m.monitor AND a.status <> 'resolved') AS open_alerts,
           r.signal AS worst_signal, r.feature AS worst_feature, r.metric AS worst_metric, r.value AS worst_value,
           mlsys.count_windows(m.window_length, m.window_offset, m.time_zone,
                               coalesce(w.window_end, m.start_at), now() - m.delay) AS windows_behind,
           m.last_run_at,
           CASE WHEN m.is_enabled THEN coalesce(m.last_run_at + m.schedule, m.created_at) END AS next_run_at,
           m.last_error
    FROM mlsys.monitors AS m
    LEFT JOIN LATERAL (
        SELECT * FROM mlsys.monitor_windows AS w
        WHERE w.monitor = m.monitor ORDER BY w.window_start DESC LIMIT 1
    ) AS w ON true
    LEFT JOIN LATERAL (
        SELECT r.signal, r.feature, r.metric, r.value
        FROM mlsys.metric_results AS r
        WHERE r.monitor = m.monitor AND r.window_start = w.window_start AND r.status IN ('warn', 'alarm', 'error')
        ORDER BY array_position('{error,alarm,warn}', r.status),
                 (r.value - coalesce(r.noise_floor, 0)) / nullif(r.threshold, 0) DESC NULLS LAST,
                 r.slice COLLATE "C", r.signal COLLATE "C", r.feature COLLATE "C", r.metric COLLATE "C"
        LIMIT 1
    ) AS r ON true;
COMMENT ON VIEW mlsys.monitor_status IS 'monitors, one row each: its last window, what alarms in it, alerts, when it ran and is due, how far it is behind';
COMMENT ON COLUMN mlsys.monitor_status.version IS 'of the model, in the last window';
COMMENT ON COLUMN mlsys.monitor_status.rows IS 'of the last window';
COMMENT ON COLUMN mlsys.monitor_status.status IS 'of the last window; NULL: none was run yet';
COMMENT ON COLUMN mlsys.monitor_status.worst_feature IS 'of the last window, if anything in it warns or alarms: the result that exceeds its threshold most, or an error; empty for what is not about one column';
COMMENT ON COLUMN mlsys.monitor_status.windows_behind IS 'windows that are over, and their delay, too, and have not been run';
COMMENT ON COLUMN mlsys.monitor_status.open_alerts IS 'alerts that are opened or acknowledged';
COMMENT ON COLUMN mlsys.monitor_status.last_error IS 'what was wrong in the last run, or NULL';
COMMENT ON COLUMN mlsys.monitor_status.next_run_at IS 'when run_monitors() will find it due; NULL: disabled';
GRANT SELECT ON mlsys.monitor_status TO PUBLIC;

CREATE VIEW mlsys.drift_history WITH (security_invoker = true) AS
    SELECT r.window_start, r.window_end, r.monitor, r.model, r.version, r.signal, r.slice, r.feature, r.metric,
           r.value, r.noise_floor,
           CASE WHEN r.value IS NOT NULL THEN greatest(0, r.value - coalesce(r.noise_floor, 0)) END AS excess,
           r.threshold, r.p_adjusted, r.n, r.n_reference, r.status, r.status = 'alarm' AS is_alarm
    FROM mlsys.metric_results AS r
    WHERE r.status IS NOT NULL AND r.signal IN ('skew', 'drift', 'label_drift', 'prediction_drift');
COMMENT ON VIEW mlsys.drift_history IS 'how far features, labels and predictions were from the reference in each window, by the metrics that decide';
COMMENT ON COLUMN mlsys.drift_history.excess IS 'what the rule compares with threshold: the value less its noise floor, or 0';
COMMENT ON COLUMN mlsys.drift_history.noise_floor IS 'what the value would be on average if nothing had changed';
COMMENT ON COLUMN mlsys.drift_history.feature IS 'actual: the target; prediction and predicted_class: what the model predicted';
GRANT SELECT ON mlsys.drift_history TO PUBLIC;
