-- Monitors: what they watch, and running them.
--
-- A monitor belongs to who made it. Its query runs as that role, with the search_path that it was given under
-- (src/pg/owner.c), whoever starts it. None of the functions is STRICT: a NULL that means nothing is an error.

CREATE FUNCTION mlsys.create_monitor(
    name text, model text, query text, time_column text,
    reference text DEFAULT 'training', reference_start timestamptz DEFAULT NULL,
    reference_end timestamptz DEFAULT NULL, reference_lag integer DEFAULT 1,
    window_length interval DEFAULT '1 day', window_offset interval DEFAULT '0', time_zone text DEFAULT 'UTC',
    start_at timestamptz DEFAULT NULL, delay interval DEFAULT '0',
    slices text[] DEFAULT '{}', features text[] DEFAULT NULL, top_features integer DEFAULT NULL,
    signals text[] DEFAULT NULL,
    label_column text DEFAULT NULL, label_query text DEFAULT NULL, key_column text DEFAULT NULL,
    label_delay interval DEFAULT '0', label_coverage double precision DEFAULT 0.8,
    label_deadline interval DEFAULT '30 days',
    prediction_column text DEFAULT NULL, unit_column text DEFAULT NULL,
    thresholds jsonb DEFAULT '{}', alpha double precision DEFAULT 0.05, min_n bigint DEFAULT 100,
    alarm_windows integer DEFAULT 1, of_windows integer DEFAULT 1,
    max_age interval DEFAULT NULL, schedule interval DEFAULT NULL, description text DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_create_monitor'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.create_monitor(text, text, text, text, text, timestamptz, timestamptz, integer, interval, interval, text, timestamptz, interval, text[], text[], integer, text[], text, text, text, interval, double precision, interval, text, text, jsonb, double precision, bigint, integer, integer, interval, interval, text) IS
    'make a monitor: the rows of query, which has the model''s features by name, are compared with a reference, window by window of its time_column, from the window that start_at is in (NULL: that of now); reference is training, fixed (from reference_start to reference_end), previous, or seasonal (reference_lag windows before); labels come with the query or by key_column from label_query; the columns of the table mlsys.monitors tell what the others mean; gives the name';

CREATE FUNCTION mlsys.alter_monitor(
    name text, model text DEFAULT NULL, query text DEFAULT NULL, time_column text DEFAULT NULL,
    reference text DEFAULT NULL, reference_start timestamptz DEFAULT NULL,
    reference_end timestamptz DEFAULT NULL, reference_lag integer DEFAULT NULL,
    window_length interval DEFAULT NULL, window_offset interval DEFAULT NULL, time_zone text DEFAULT NULL,
    start_at timestamptz DEFAULT NULL, delay interval DEFAULT NULL,
    slices text[] DEFAULT NULL, features text[] DEFAULT NULL, top_features integer DEFAULT NULL,
    signals text[] DEFAULT NULL,
    label_column text DEFAULT NULL, label_query text DEFAULT NULL, key_column text DEFAULT NULL,
    label_delay interval DEFAULT NULL, label_coverage double precision DEFAULT NULL,
    label_deadline interval DEFAULT NULL,
    prediction_column text DEFAULT NULL, unit_column text DEFAULT NULL,
    thresholds jsonb DEFAULT NULL, alpha double precision DEFAULT NULL, min_n bigint DEFAULT NULL,
    alarm_windows integer DEFAULT NULL, of_windows integer DEFAULT NULL,
    max_age interval DEFAULT NULL, schedule interval DEFAULT NULL, description text DEFAULT NULL,
    new_name text DEFAULT NULL, is_enabled boolean DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'mlsys_alter_monitor'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.alter_monitor(text, text, text, text, text, timestamptz, timestamptz, integer, interval, interval, text, timestamptz, interval, text[], text[], integer, text[], text, text, text, interval, double precision, interval, text, text, jsonb, double precision, bigint, integer, integer, interval, interval, text, text, boolean) IS
    'change what is not NULL of a monitor, for windows that are run from then on; an empty text, an empty array of signals, top_features 0, max_age 0 and features {*} take a setting away; the length, offset and time zone of windows stay once some have been run; gives the name';

CREATE FUNCTION mlsys.drop_monitor(name text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_drop_monitor'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.drop_monitor(text) IS
    'remove a monitor with all its windows, profiles, results and alerts; for members of its owner, or of the owner of its model';

CREATE FUNCTION mlsys.run_monitor(name text, as_of timestamptz DEFAULT pg_catalog.now())
    RETURNS TABLE (
        window_start timestamptz,
        window_end timestamptz,
        rows bigint,
        status text
    )
    AS 'MODULE_PATHNAME', 'mlsys_run_monitor'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000 ROWS 10;
COMMENT ON FUNCTION mlsys.run_monitor(text, timestamptz) IS
    'run all windows of a monitor that are over at as_of, with its delay, and have not been run, or whose labels may still come; of windows not run before 1000 at most, so that a long past takes several calls; a window that is run again is computed anew as a whole; results are in mlsys.metric_results';

CREATE FUNCTION mlsys.run_due_monitor(name text) RETURNS boolean
    AS 'MODULE_PATHNAME', 'mlsys_run_due_monitor'
    LANGUAGE C VOLATILE PARALLEL UNSAFE COST 100000;
COMMENT ON FUNCTION mlsys.run_due_monitor(text) IS
    'internal: run a monitor unless it is not due, or another session runs it; gives whether it was run';

CREATE FUNCTION mlsys.note_monitor_error(name text, sqlstate text, message text) RETURNS void
    AS 'MODULE_PATHNAME', 'mlsys_note_monitor_error'
    LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION mlsys.note_monitor_error(text, text, text) IS
    'internal: note that a run of a monitor has failed';

CREATE FUNCTION mlsys.monitor_errors(monitor text)
    RETURNS TABLE (
        window_start timestamptz,
        part text,
        feature text,
        message text,
        occurred_at timestamptz
    )
    AS 'MODULE_PATHNAME', 'mlsys_monitor_errors'
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 10;
COMMENT ON FUNCTION mlsys.monitor_errors(text) IS
    'errors in the queries of a monitor, as they were raised, where its tables, which everyone reads, have the condition only: of the last run of each window (part window, reference, feature, prediction, label or estimation), and of the last run as a whole (part run, window_start NULL); for members of the owner';

-- No SET clause, with which a procedure cannot commit; so nothing here is found by search_path.
CREATE PROCEDURE mlsys.run_monitors()
    LANGUAGE plpgsql
    AS $$
DECLARE
    due pg_catalog.text[] := (
        SELECT pg_catalog.array_agg(m.monitor ORDER BY m.last_error IS NOT NULL, m.last_run_at NULLS FIRST, m.monitor)
        FROM mlsys.monitors AS m
        WHERE m.is_enabled AND pg_catalog.pg_has_role(m.owner::pg_catalog.oid, 'USAGE')
            -- also when the clock was ahead then
            AND (m.last_run_at IS NULL OR m.last_run_at OPERATOR(pg_catalog.>) pg_catalog.clock_timestamp()
                 OR m.last_run_at OPERATOR(pg_catalog.+) m.schedule OPERATOR(pg_catalog.<=) pg_catalog.clock_timestamp()));
    monitor pg_catalog.text;
    failure pg_catalog.text;
    message pg_catalog.text;
BEGIN
    IF pg_catalog.pg_is_in_recovery() THEN
        RAISE EXCEPTION 'cannot execute run_monitors() during recovery' USING ERRCODE = '25006';
    END IF;
    FOREACH monitor IN ARRAY COALESCE(due, '{}') LOOP
        failure := NULL;
        BEGIN
            PERFORM mlsys.run_due_monitor(monitor);
        EXCEPTION WHEN OTHERS OR query_canceled THEN
            failure := SQLSTATE;
            message := SQLERRM;
        END;
        COMMIT;
        CONTINUE WHEN failure IS NULL;
        -- in a transaction of its own, since in REPEATABLE READ that one would not see who was in the way
        BEGIN
            PERFORM mlsys.note_monitor_error(monitor, failure, message);
        EXCEPTION WHEN OTHERS THEN
            RAISE WARNING 'monitor "%" was not run: %', monitor, message;
        END;
        COMMIT;
        -- one's failure is its own; a cancel ends all, and next time others come first
        IF failure OPERATOR(pg_catalog.=) '57014' THEN
            RAISE query_canceled USING MESSAGE = message;
        END IF;
    END LOOP;
    CALL mlsys.run_retraining();
END
$$;
COMMENT ON PROCEDURE mlsys.run_monitors() IS
    'run the monitors that are due, of owners that the caller is a member of, those without an error first, and commit after each; what fails is noted in mlsys.monitors and does not keep the others, but for a cancel, which ends the call; for a scheduler, of which several may run at once';

CREATE FUNCTION mlsys.schedule_monitors(schedule text DEFAULT '7 * * * *') RETURNS bigint
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
    SET search_path = pg_catalog, mlsys, pg_temp
    AS $$
DECLARE
    job bigint;
BEGIN
    IF schedule IS NULL THEN
        RAISE EXCEPTION 'argument "schedule" of mlsys.schedule_monitors() is NULL' USING ERRCODE = '22004';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_cron') THEN
        RAISE EXCEPTION 'pg_cron is not installed in database "%"', current_database()
            USING ERRCODE = '55000',
                  HINT = format('Without it, a line of crontab does the same: %s psql -XqAt -d %s -c "CALL mlsys.run_monitors()"',
                                schedule, quote_ident(current_database()));
    END IF;
    EXECUTE 'SELECT cron.schedule($1, $2, $3)' INTO job
        USING 'mlsys monitors', schedule, 'CALL mlsys.run_monitors()';
    RETURN job;
END
$$;
COMMENT ON FUNCTION mlsys.schedule_monitors(text) IS
    'have pg_cron call run_monitors() as the current user at these times, five fields as in crontab; gives the number of the job, which is named mlsys monitors';
