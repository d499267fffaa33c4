-- The catalog of monitoring: what was there when a version was trained, what monitors watch, what they found.
--
-- Results and alerts are readable by everyone, as shares and distances that a dashboard shows. Profiles, which
-- hold quantiles and categories of data, and queries are not. Nobody writes to the tables but functions that
-- check the owner: of the model, or of the monitor. As with the tables of models there are no foreign keys;
-- whoever adds or removes rows of a monitor holds its row of monitors locked.

CREATE TABLE mlsys.model_baselines (
    model text NOT NULL,
    version integer NOT NULL,
    features mlsys.data_profile,
    target mlsys.data_profile,
    predictions mlsys.data_profile,
    covariance bytea,
    estimation bytea,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (model, version)
);
COMMENT ON TABLE mlsys.model_baselines IS 'what monitoring compares with, as train() or calibrate() found it; not for everyone, since it has quantiles and categories of the data';
COMMENT ON COLUMN mlsys.model_baselines.features IS 'profile of the features over the rows with a target';
COMMENT ON COLUMN mlsys.model_baselines.target IS 'profile of the target over the same rows, as the one column actual: a number; of two classes whether it is the positive one; of more the label';
COMMENT ON COLUMN mlsys.model_baselines.predictions IS 'profile of the predictions on rows held out: the columns prediction (a number; of two classes the probability of the positive one) and, of a classifier, predicted_class (of two classes whether it is the positive one)';
COMMENT ON COLUMN mlsys.model_baselines.covariance IS 'mean and covariance of the numeric features, and the reconstruction error by their principal components on rows held out';
COMMENT ON COLUMN mlsys.model_baselines.estimation IS 'what performance is estimated with where there are no labels yet: of a classifier calibration maps and their variance, of a regression a model of the absolute error';
REVOKE ALL ON mlsys.model_baselines FROM PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.model_baselines', '');

CREATE TABLE mlsys.monitors (
    monitor text PRIMARY KEY,
    owner regrole NOT NULL,
    model text NOT NULL,
    time_column text NOT NULL,
    reference text NOT NULL,
    reference_start timestamptz,
    reference_end timestamptz,
    reference_lag integer NOT NULL,
    window_length interval NOT NULL,
    window_offset interval NOT NULL,
    time_zone text NOT NULL,
    start_at timestamptz NOT NULL,
    delay interval NOT NULL,
    slices text[] NOT NULL,
    features text[],
    top_features integer,
    signals text[],
    label_column text,
    key_column text,
    label_delay interval NOT NULL,
    label_coverage double precision NOT NULL,
    label_deadline interval NOT NULL,
    prediction_column text,
    unit_column text,
    thresholds jsonb NOT NULL,
    alpha double precision NOT NULL,
    min_n bigint NOT NULL,
    alarm_windows integer NOT NULL,
    of_windows integer NOT NULL,
    max_age interval,
    schedule interval NOT NULL,
    is_enabled boolean NOT NULL,
    description text,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    last_run_at timestamptz,
    last_error text,
    CONSTRAINT monitors_monitor CHECK (monitor <> '' AND pg_catalog.octet_length(monitor) <= 200),
    CONSTRAINT monitors_reference CHECK (reference IN ('training', 'fixed', 'previous', 'seasonal'))
);
COMMENT ON TABLE mlsys.monitors IS 'monitors: named queries that are compared window by window with a reference, by create_monitor()';
COMMENT ON COLUMN mlsys.monitors.model IS 'a name (the version deployed under production), name@alias or name@version';
COMMENT ON COLUMN mlsys.monitors.owner IS 'whose rights the queries run with, and who may change and run the monitor, with all members';
COMMENT ON COLUMN mlsys.monitors.time_column IS 'column of the query that puts a row into a window: timestamptz, or timestamp or date, taken in time_zone';
COMMENT ON COLUMN mlsys.monitors.reference IS 'what windows are compared with: training (the version''s baseline), fixed (rows from reference_start to reference_end), previous (the window before), seasonal (the window reference_lag windows before)';
COMMENT ON COLUMN mlsys.monitors.reference_lag IS 'of reference seasonal: how many windows back it looks';
COMMENT ON COLUMN mlsys.monitors.window_length IS 'whole months, or days and time; months and whole days are those of the clock in time_zone, so that a day may have 23 or 25 hours; other lengths are elapsed time';
COMMENT ON COLUMN mlsys.monitors.window_offset IS 'shift of the windows'' bounds, which otherwise are those of calendar months, or multiples of the length since 2001-01-01, a Monday, in time_zone';
COMMENT ON COLUMN mlsys.monitors.time_zone IS 'in which days and months begin, and a time_column without time zone is taken';
COMMENT ON COLUMN mlsys.monitors.start_at IS 'start of the first window';
COMMENT ON COLUMN mlsys.monitors.delay IS 'how long after its end the rows of a window are complete';
COMMENT ON COLUMN mlsys.monitors.slices IS 'columns of the query: rows of each value, at most the 100 most frequent ones, have results of their own; compared with the same slice of the reference, or where that is training, in what is about labels only';
COMMENT ON COLUMN mlsys.monitors.features IS 'features that are watched; NULL: all';
COMMENT ON COLUMN mlsys.monitors.top_features IS 'watch so many of the features, those that matter most in the model';
COMMENT ON COLUMN mlsys.monitors.signals IS 'signals that are computed; NULL: all that apply';
COMMENT ON COLUMN mlsys.monitors.label_column IS 'column that has the label; NULL: the model''s target';
COMMENT ON COLUMN mlsys.monitors.key_column IS 'column by which rows of label_query belong to rows of the query, the same name in both; a key with labels that differ has none';
COMMENT ON COLUMN mlsys.monitors.label_delay IS 'how long after its end the labels of a window are expected; until then performance is insufficient_data';
COMMENT ON COLUMN mlsys.monitors.label_coverage IS 'least share of the rows that must have a label for performance';
COMMENT ON COLUMN mlsys.monitors.label_deadline IS 'how long after its end a window is opened again for labels that came late';
COMMENT ON COLUMN mlsys.monitors.prediction_column IS 'column of the query that has the prediction (of two classes the probability of the positive one); NULL: the model predicts';
COMMENT ON COLUMN mlsys.monitors.unit_column IS 'column of the query whose distinct values count as n in tests, where rows of one unit are not independent';
COMMENT ON COLUMN mlsys.monitors.thresholds IS 'object of metric and threshold (null: it does not decide), and of feature and such an object, for that feature alone';
COMMENT ON COLUMN mlsys.monitors.alpha IS 'a metric alarms only if its p value, adjusted within its family, is below';
COMMENT ON COLUMN mlsys.monitors.min_n IS 'least number of values, in window and reference, for a metric to decide';
COMMENT ON COLUMN mlsys.monitors.alarm_windows IS 'an alert opens when this many of the last of_windows windows alarm';
COMMENT ON COLUMN mlsys.monitors.of_windows IS 'how many windows alarm_windows looks at';
COMMENT ON COLUMN mlsys.monitors.max_age IS 'age of the model''s version from which on staleness alarms';
COMMENT ON COLUMN mlsys.monitors.schedule IS 'how often run_monitors() runs it';
COMMENT ON COLUMN mlsys.monitors.is_enabled IS 'whether run_monitors() runs it';
COMMENT ON COLUMN mlsys.monitors.last_error IS 'what was wrong in the last run, or NULL; of messages that could have values of the data the condition, see monitor_errors()';
GRANT SELECT ON mlsys.monitors TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.monitors', '');

CREATE TABLE mlsys.monitor_contents (
    monitor text PRIMARY KEY,
    query text NOT NULL,
    label_query text,
    search_path text NOT NULL
);
COMMENT ON TABLE mlsys.monitor_contents IS 'what is not for everyone: the queries of monitors, and the search_path that they mean';
REVOKE ALL ON mlsys.monitor_contents FROM PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.monitor_contents', '');

CREATE TABLE mlsys.monitor_messages (
    monitor text NOT NULL,
    window_start timestamptz,
    part text NOT NULL,
    feature text NOT NULL,
    message text NOT NULL,
    occurred_at timestamptz NOT NULL,
    CONSTRAINT monitor_messages_part CHECK (part IN ('run', 'window', 'reference', 'feature', 'prediction', 'label', 'estimation'))
);
CREATE INDEX monitor_messages_monitor ON mlsys.monitor_messages (monitor, window_start);
COMMENT ON TABLE mlsys.monitor_messages IS 'errors in the queries of monitors, as they were raised, for monitor_errors(); not for everyone, since they can have values of the data';
COMMENT ON COLUMN mlsys.monitor_messages.window_start IS 'NULL for an error of the last run as a whole';
REVOKE ALL ON mlsys.monitor_messages FROM PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.monitor_messages', '');

CREATE TABLE mlsys.monitor_windows (
    monitor text NOT NULL,
    window_start timestamptz NOT NULL,
    window_end timestamptz NOT NULL,
    model text NOT NULL,
    version integer,
    rows bigint,
    labelled_rows bigint,
    status text NOT NULL,
    message text,
    is_final boolean NOT NULL,
    runs integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    PRIMARY KEY (monitor, window_start),
    CONSTRAINT monitor_windows_status CHECK (status IN ('ok', 'warn', 'alarm', 'insufficient_data', 'error'))
);
COMMENT ON TABLE mlsys.monitor_windows IS 'windows that a monitor has run: what they held, and the worst status in them';
COMMENT ON COLUMN mlsys.monitor_windows.is_final IS 'whether the window is not opened again for labels that come late';
COMMENT ON COLUMN mlsys.monitor_windows.message IS 'the error, where there was one, in the form of monitors.last_error; slices that are left out; rows whose label the model does not know';
COMMENT ON COLUMN mlsys.monitor_windows.rows IS 'NULL where the query could not be run';
COMMENT ON COLUMN mlsys.monitor_windows.labelled_rows IS 'of the rows those with a label';
COMMENT ON COLUMN mlsys.monitor_windows.status IS 'the worst of its results: alarm, error, warn, ok, insufficient_data';
COMMENT ON COLUMN mlsys.monitor_windows.version IS 'of the model, when it was run; NULL where the model could not be found';
COMMENT ON COLUMN mlsys.monitor_windows.runs IS 'how often it was run';
GRANT SELECT ON mlsys.monitor_windows TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.monitor_windows', '');

CREATE TABLE mlsys.profiles (
    monitor text NOT NULL,
    is_reference boolean NOT NULL,
    window_start timestamptz NOT NULL,
    window_end timestamptz NOT NULL,
    slice text NOT NULL,
    model text NOT NULL,
    version integer NOT NULL,
    subject text NOT NULL,
    profile mlsys.data_profile NOT NULL,
    units bigint,
    computed_at timestamptz NOT NULL,
    PRIMARY KEY (monitor, is_reference, window_start, slice, subject),
    CONSTRAINT profiles_subject CHECK (subject IN ('features', 'target', 'predictions'))
);
COMMENT ON TABLE mlsys.profiles IS 'what monitors saw, window by window, in the bins and categories of the version''s baseline; profiles of windows add up';
COMMENT ON COLUMN mlsys.profiles.is_reference IS 'whether it is not a window, but what windows are compared with: of a monitor with reference fixed, the rows from reference_start to reference_end';
COMMENT ON COLUMN mlsys.profiles.slice IS 'empty for all rows, else column=value';
COMMENT ON COLUMN mlsys.profiles.units IS 'distinct values of the unit_column, where the monitor has one';
REVOKE ALL ON mlsys.profiles FROM PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.profiles', '');

CREATE TABLE mlsys.metric_results (
    monitor text NOT NULL,
    window_start timestamptz NOT NULL,
    window_end timestamptz NOT NULL,
    slice text NOT NULL,
    signal text NOT NULL,
    feature text NOT NULL,
    metric text NOT NULL,
    model text NOT NULL,
    version integer,
    value double precision,
    n double precision,
    n_reference double precision,
    std_error double precision,
    p_value double precision,
    p_adjusted double precision,
    noise_floor double precision,
    noise_p95 double precision,
    threshold double precision,
    status text,
    message text,
    computed_at timestamptz NOT NULL,
    PRIMARY KEY (monitor, window_start, slice, signal, feature, metric),
    CONSTRAINT metric_results_signal CHECK (signal IN ('quality', 'skew', 'drift', 'label_drift', 'prediction_drift',
        'performance', 'estimated_performance', 'prediction_bias', 'staleness', 'multivariate')),
    CONSTRAINT metric_results_status CHECK (status IN ('ok', 'warn', 'alarm', 'insufficient_data', 'error'))
);
CREATE INDEX metric_results_model ON mlsys.metric_results (model, window_start);
COMMENT ON TABLE mlsys.metric_results IS 'results of monitors, one row a metric; a window that is run again replaces its rows';
COMMENT ON COLUMN mlsys.metric_results.slice IS 'empty for all rows, else column=value';
COMMENT ON COLUMN mlsys.metric_results.feature IS 'empty for what is not about one column';
COMMENT ON COLUMN mlsys.metric_results.signal IS 'what is asked: quality, skew, drift, label_drift, prediction_drift, performance, estimated_performance, prediction_bias, staleness or multivariate';
COMMENT ON COLUMN mlsys.metric_results.metric IS 'how it is measured; the name of the signal where there is no value, schema for a column that is missing or has another type';
COMMENT ON COLUMN mlsys.metric_results.value IS 'how far from the reference; of metrics of performance the metric itself, and *_worsening how much worse';
COMMENT ON COLUMN mlsys.metric_results.threshold IS 'from which on value - noise_floor matters; NULL: the metric is for information, or decides without one (row_count: no rows are an alarm)';
COMMENT ON COLUMN mlsys.metric_results.n_reference IS 'rows (or units) of the reference';
COMMENT ON COLUMN mlsys.metric_results.std_error IS 'of the value, for means, shares and performance';
COMMENT ON COLUMN mlsys.metric_results.p_value IS 'probability of such a change by chance';
COMMENT ON COLUMN mlsys.metric_results.p_adjusted IS 'p_value adjusted (Benjamini, Hochberg) for all that is tested together in the window';
COMMENT ON COLUMN mlsys.metric_results.noise_p95 IS 'what the value would exceed in one case of twenty if nothing had changed';
COMMENT ON COLUMN mlsys.metric_results.message IS 'the error, or why there is no value or no status';
COMMENT ON COLUMN mlsys.metric_results.version IS 'of the model, when the window was run';
COMMENT ON COLUMN mlsys.metric_results.n IS 'rows (or units) of the window that the value is of';
COMMENT ON COLUMN mlsys.metric_results.noise_floor IS 'what the value would be on average if nothing had changed; the rule takes it off';
COMMENT ON COLUMN mlsys.metric_results.message IS 'why there is no value; an error in the form of monitors.last_error';
COMMENT ON COLUMN mlsys.metric_results.status IS 'NULL for a metric that does not decide';
GRANT SELECT ON mlsys.metric_results TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.metric_results', '');

CREATE SEQUENCE mlsys.alerts_alert_id_seq;
COMMENT ON SEQUENCE mlsys.alerts_alert_id_seq IS 'numbers of alerts';
SELECT pg_catalog.pg_extension_config_dump('mlsys.alerts_alert_id_seq', '');

CREATE TABLE mlsys.alerts (
    alert_id bigint PRIMARY KEY DEFAULT pg_catalog.nextval('mlsys.alerts_alert_id_seq'),
    monitor text NOT NULL,
    model text NOT NULL,
    version integer,
    signal text NOT NULL,
    feature text NOT NULL,
    slice text NOT NULL,
    status text NOT NULL,
    metric text NOT NULL,
    value double precision,
    threshold double precision,
    message text,
    first_window timestamptz NOT NULL,
    last_window timestamptz NOT NULL,
    windows integer NOT NULL,
    opened_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by regrole,
    note text,
    resolved_at timestamptz,
    CONSTRAINT alerts_status CHECK (status IN ('opened', 'acknowledged', 'resolved'))
);
ALTER SEQUENCE mlsys.alerts_alert_id_seq OWNED BY mlsys.alerts.alert_id;
CREATE UNIQUE INDEX alerts_open ON mlsys.alerts (monitor, signal, feature, slice) WHERE status <> 'resolved';
COMMENT ON TABLE mlsys.alerts IS 'alerts, of which at most one is open for each monitor, signal, feature and slice';
COMMENT ON COLUMN mlsys.alerts.signal IS 'that of the results; quality where their status is error, whatever the signal';
COMMENT ON COLUMN mlsys.alerts.status IS 'opened, acknowledged (by acknowledge_alert()) or resolved';
COMMENT ON COLUMN mlsys.alerts.feature IS 'empty for what is not about one column';
COMMENT ON COLUMN mlsys.alerts.slice IS 'empty for all rows, else column=value';
COMMENT ON COLUMN mlsys.alerts.message IS 'of the result in the last window that alarmed, if it has one';
COMMENT ON COLUMN mlsys.alerts.metric IS 'the one that exceeds its threshold most in last_window; run where the window as a whole could not be run';
COMMENT ON COLUMN mlsys.alerts.value IS 'of the metric in the last window that alarmed';
COMMENT ON COLUMN mlsys.alerts.first_window IS 'start of the first window that alarmed';
COMMENT ON COLUMN mlsys.alerts.last_window IS 'start of the last window that alarmed';
COMMENT ON COLUMN mlsys.alerts.windows IS 'windows that alarmed from first_window to last_window';
COMMENT ON COLUMN mlsys.alerts.note IS 'what was given to acknowledge_alert()';
GRANT SELECT ON mlsys.alerts TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.alerts', '');

CREATE TABLE mlsys.retrain_policies (
    model text PRIMARY KEY,
    signals text[] NOT NULL,
    cooldown interval NOT NULL,
    alias text NOT NULL,
    is_enabled boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by regrole NOT NULL,
    pending_reason text,
    pending_version integer,
    pending_since timestamptz,
    last_fired_at timestamptz,
    last_version integer,
    last_reason text,
    last_error text
);
COMMENT ON TABLE mlsys.retrain_policies IS 'when a model is trained anew, by set_retrain_policy(): a new version comes under alias, never under production';
COMMENT ON COLUMN mlsys.retrain_policies.signals IS 'signals of which an alert that opens has the model trained anew';
COMMENT ON COLUMN mlsys.retrain_policies.cooldown IS 'how long after one training no alert begins another';
COMMENT ON COLUMN mlsys.retrain_policies.pending_reason IS 'the alert for which run_retraining() is to train the model anew; NULL: there is none';
COMMENT ON COLUMN mlsys.retrain_policies.pending_version IS 'the version that the alert is about, whose recipe is repeated';
COMMENT ON COLUMN mlsys.retrain_policies.last_fired_at IS 'when the model was last trained anew, or that was tried';
COMMENT ON COLUMN mlsys.retrain_policies.last_error IS 'why there is none, in the form of monitors.last_error, see retrain_error()';
COMMENT ON COLUMN mlsys.retrain_policies.last_version IS 'the version that was made then; NULL: none, see last_error';
GRANT SELECT ON mlsys.retrain_policies TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.retrain_policies', '');

CREATE TABLE mlsys.retrain_messages (
    model text PRIMARY KEY,
    message text NOT NULL
);
COMMENT ON TABLE mlsys.retrain_messages IS 'why the last training that a policy asked for failed, as it was raised, for retrain_error(); not for everyone, since it can have values of the data';
REVOKE ALL ON mlsys.retrain_messages FROM PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('mlsys.retrain_messages', '');
