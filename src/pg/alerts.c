/*
 * alerts.c
 *		Alerts: opened, acknowledged, resolved.
 *
 * Which alerts are to be open is a question about the results of a monitor, which mlsys.alert_states()
 * (sql/85_alerts.sql) answers; here the table of alerts is made to agree with that, and who listens is told
 * what has changed.  So it does not matter in which order windows are run, how often, or whether
 * anything was run in between.
 *
 * The answer follows from the windows since the alert began, which are few: LOOK_BACK windows are looked at
 * first, and more only when the answer says that earlier ones might change it.
 *
 * Messages on the channel mlsys_alerts are JSON of at most about 1500 bytes: a monitor's name has 200, of
 * which each may become six when it is escaped; NOTIFY takes almost 8000.
 */
#include "pg/alerts.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "utils/acl.h"
#include "utils/builtins.h"

#include "pg/lifecycle.h"
#include "pg/monitor.h"

#define LOOK_BACK 16       /* windows */
#define LOOK_BACK_FACTOR 8 /* more when they are not enough */

/* A message to those who listen; a is a row of alerts. */
#define NOTIFY_ALERT                                                                             \
	"pg_catalog.pg_notify('mlsys_alerts', pg_catalog.json_build_object('alert_id', a.alert_id, " \
	"'monitor', a.monitor, 'signal', a.signal, 'status', a.status)::text)"

/* Start of the n-th newest window of a monitor, or no time when there are not that many. */
static TimestampTz
nth_newest(const char *monitor, int64 n)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, monitor);
	mlsys_add_int8(&parameters, n - 1);
	if (mlsys_catalog_run("SELECT window_start FROM mlsys.monitor_windows WHERE monitor = $1 "
						  "ORDER BY window_start DESC OFFSET $2 LIMIT 1",
						  &parameters) == 0)
		return DT_NOBEGIN;
	return DatumGetTimestampTz(mlsys_result_value(0, 1));
}

/* Is there anything that alarms in the window ($2; NULL: in any) of the monitor ($1), or an open alert? */
static bool
has_candidates(MlsysParameters *parameters)
{
	return mlsys_catalog_run(
			   "SELECT FROM mlsys.metric_results WHERE monitor = $1 "
			   "AND window_start >= coalesce($2, '-infinity') "
			   "AND window_start <= coalesce($2, 'infinity') AND status IN ('alarm', 'error') "
			   "UNION ALL SELECT FROM mlsys.monitor_windows WHERE monitor = $1 "
			   "AND window_start >= coalesce($2, '-infinity') "
			   "AND window_start <= coalesce($2, 'infinity') AND status = 'error' "
			   "UNION ALL SELECT FROM mlsys.alerts WHERE monitor = $1 AND status <> 'resolved' LIMIT 1",
			   parameters) > 0;
}

/*
 * Alerts that were opened may have models trained anew, by run_retraining(): of those whose owner the monitor's
 * is, too, or could be.
 */
static void
mark_policies(const MlsysCatalog *catalog, const char *monitor)
{
	MlsysParameters parameters = {0};

	mlsys_add_text(&parameters, monitor);
	mlsys_add_time(&parameters, catalog->now);
	(void) mlsys_catalog_run(
		"UPDATE mlsys.retrain_policies AS p SET pending_reason = o.reason, "
		"pending_version = o.version, pending_since = $2 "
		"FROM (SELECT DISTINCT ON (p.model) p.model, a.version, pg_catalog.concat("
		"'alert ', a.alert_id, ' of monitor \"', a.monitor, '\": ', a.signal, "
		"' of \"' || nullif(a.feature, '') || '\"', ' in ' || nullif(a.slice, '')) AS reason "
		"FROM mlsys.alerts AS a JOIN mlsys.monitors AS m ON m.monitor = a.monitor "
		"JOIN mlsys.retrain_policies AS p ON p.model = a.model "
		"JOIN mlsys.models AS d ON d.model = a.model "
		"WHERE a.monitor = $1 AND a.opened_at = $2 AND a.status = 'opened' "
		"AND a.signal = ANY (p.signals) AND p.is_enabled AND p.pending_reason IS NULL "
		"AND (p.last_fired_at IS NULL OR p.last_fired_at + p.cooldown <= $2) "
		"AND pg_catalog.pg_has_role(m.owner::oid, d.owner::oid, 'USAGE') "
		"ORDER BY p.model, a.alert_id) AS o WHERE p.model = o.model",
		&parameters);
}

/*
 * Parameters $1 monitor, $2 window, $3 since, $4 now.  The parts of the statement see the alerts as they were
 * before: what is resolved, what goes on, what opens; only what changes is written, and nothing when earlier
 * windows might change it.
 */
static const char update_statement[] =
	"WITH found AS MATERIALIZED (SELECT s.*, pg_catalog.bool_or(s.is_cut) OVER () AS any_cut "
	"FROM mlsys.alert_states($1, $2, $3) AS s), "
	"states AS MATERIALIZED (SELECT f.*, r.* FROM found AS f LEFT JOIN LATERAL "
	"mlsys.alert_result($1, f.last_window, f.signal, f.feature, f.slice) AS r ON f.is_open "
	"WHERE f.is_open IS NOT NULL AND NOT f.any_cut), "
	"resolved AS (UPDATE mlsys.alerts AS a SET status = 'resolved', resolved_at = $4 "
	"FROM states AS s WHERE a.monitor = $1 AND a.signal = s.signal AND a.feature = s.feature "
	"AND a.slice = s.slice AND a.status <> 'resolved' AND NOT s.is_open RETURNING a.*), "
	"updated AS (UPDATE mlsys.alerts AS a SET model = s.model, version = s.version, "
	"metric = s.metric, value = s.value, threshold = s.threshold, message = s.message, "
	"first_window = s.first_window, last_window = s.last_window, windows = s.windows "
	"FROM states AS s WHERE a.monitor = $1 AND a.signal = s.signal AND a.feature = s.feature "
	"AND a.slice = s.slice AND a.status <> 'resolved' AND s.is_open AND (a.model, a.version, "
	"a.metric, a.value, a.threshold, a.message, a.first_window, a.last_window, a.windows) IS "
	"DISTINCT FROM (s.model, s.version, s.metric, s.value, s.threshold, s.message, "
	"s.first_window, s.last_window, s.windows)), "
	"opened AS (INSERT INTO mlsys.alerts AS a (monitor, model, version, signal, feature, slice, "
	"status, metric, value, threshold, message, first_window, last_window, windows, opened_at) "
	"SELECT $1, s.model, s.version, s.signal, s.feature, s.slice, 'opened', s.metric, s.value, "
	"s.threshold, s.message, s.first_window, s.last_window, s.windows, $4 "
	"FROM states AS s WHERE s.is_open AND NOT EXISTS (SELECT FROM mlsys.alerts AS o "
	"WHERE o.monitor = $1 AND o.signal = s.signal AND o.feature = s.feature "
	"AND o.slice = s.slice AND o.status <> 'resolved') "
	"ORDER BY s.signal COLLATE \"C\", s.slice COLLATE \"C\", s.feature COLLATE \"C\" RETURNING a.*) "
	"SELECT (SELECT coalesce(pg_catalog.bool_or(f.any_cut), false) FROM found AS f), "
	"pg_catalog.count(*) FILTER (WHERE a.status = 'opened'), pg_catalog.count(*), "
	"pg_catalog.count(" NOTIFY_ALERT ") "
	"FROM (SELECT * FROM (TABLE resolved UNION ALL TABLE opened) AS b ORDER BY b.alert_id) AS a";

int64
mlsys_alerts_update(const MlsysCatalog *catalog, const char *monitor, TimestampTz window_start)
{
	MlsysParameters parameters = {0};
	int64 nwindows = LOOK_BACK;
	int64 opened;
	int64 changed;

	mlsys_add_text(&parameters, monitor);
	mlsys_add_parameter(&parameters, TIMESTAMPTZOID, TimestampTzGetDatum(window_start),
						TIMESTAMP_IS_NOBEGIN(window_start));
	if (!has_candidates(&parameters))
		return 0;
	do
	{
		MlsysParameters tried = parameters;

		mlsys_add_time(&tried, nth_newest(monitor, nwindows));
		mlsys_add_time(&tried, catalog->now);
		(void) mlsys_catalog_run(update_statement, &tried);
		nwindows *= LOOK_BACK_FACTOR;
	} while (DatumGetBool(mlsys_result_value(0, 1)));
	opened = DatumGetInt64(mlsys_result_value(0, 2));
	changed = DatumGetInt64(mlsys_result_value(0, 3));
	if (opened > 0)
		mark_policies(catalog, monitor);
	return changed;
}

/* SQL functions */

PG_FUNCTION_INFO_V1(mlsys_update_alerts);
Datum
mlsys_update_alerts(PG_FUNCTION_ARGS)
{
	char *monitor = mlsys_text_argument(fcinfo, 0);
	MlsysCatalog catalog;
	int64 changed;

	mlsys_catalog_begin(&catalog);
	(void) monitor_lock(&catalog, monitor);
	changed = mlsys_alerts_update(&catalog, monitor,
								  PG_ARGISNULL(1) ? DT_NOBEGIN : PG_GETARG_TIMESTAMPTZ(1));
	mlsys_catalog_end(&catalog);
	PG_RETURN_INT32((int32) changed);
}

/* The alert's row, locked, of a monitor whose owner the caller is a member of; its status. */
static char *
lock_alert(const MlsysCatalog *catalog, int64 alert_id)
{
	static const char *const statements[] = {
		"SELECT m.owner, a.monitor, a.status FROM mlsys.alerts AS a JOIN mlsys.monitors AS m "
		"ON m.monitor = a.monitor WHERE a.alert_id = $1",
		"SELECT m.owner, a.monitor, a.status FROM mlsys.alerts AS a JOIN mlsys.monitors AS m "
		"ON m.monitor = a.monitor WHERE a.alert_id = $1 FOR UPDATE OF a"};
	MlsysParameters parameters = {0};

	PreventCommandIfReadOnly("a change of an alert");
	mlsys_add_int8(&parameters, alert_id);
	for (size_t i = 0; i < lengthof(statements); i++)
	{
		if (mlsys_catalog_run(statements[i], &parameters) == 0)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
							errmsg("alert %lld does not exist", (long long) alert_id),
							errhint("The table mlsys.alerts lists all alerts.")));
		if (!has_privs_of_role(catalog->caller, DatumGetObjectId(mlsys_result_value(0, 1))))
			ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
							errmsg("must be owner of monitor \"%s\"", mlsys_result_text(0, 2))));
	}
	return mlsys_result_text(0, 3);
}

PG_FUNCTION_INFO_V1(mlsys_acknowledge_alert);
Datum
mlsys_acknowledge_alert(PG_FUNCTION_ARGS)
{
	MlsysParameters parameters = {0};
	MlsysCatalog catalog;
	int64 alert_id;
	char *status;

	mlsys_require_argument(fcinfo, 0);
	alert_id = PG_GETARG_INT64(0);
	mlsys_catalog_begin(&catalog);
	status = lock_alert(&catalog, alert_id);
	if (strcmp(status, "resolved") == 0)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("alert %lld is resolved", (long long) alert_id)));
	mlsys_add_int8(&parameters, alert_id);
	mlsys_add_text(&parameters, mlsys_optional_text(fcinfo, 1));
	mlsys_add_time(&parameters, catalog.now);
	mlsys_add_oid(&parameters, REGROLEOID, catalog.caller);
	(void) mlsys_catalog_run("UPDATE mlsys.alerts SET status = 'acknowledged', note = "
							 "coalesce($2, note), acknowledged_at = $3, acknowledged_by = $4 "
							 "WHERE alert_id = $1",
							 &parameters);
	if (strcmp(status, "opened") == 0)
		(void) mlsys_catalog_run("SELECT " NOTIFY_ALERT " FROM mlsys.alerts AS a "
								 "WHERE a.alert_id = $1",
								 &parameters);
	mlsys_catalog_end(&catalog);
	PG_RETURN_VOID();
}
