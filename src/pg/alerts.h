/*
 * alerts.h
 *		Alerts of monitors.
 */
#ifndef MLSYS_ALERTS_H
#define MLSYS_ALERTS_H

#include "pg/catalog.h"

/*
 * Within a stretch on the catalog, whose transaction holds the monitor's row locked: open, update and
 * resolve the alerts of a monitor, after the results of the window that starts then have been written;
 * DT_NOBEGIN: after any may have been.  Gives the number that were opened or resolved.
 */
extern int64
mlsys_alerts_update(const MlsysCatalog *catalog, const char *monitor, TimestampTz window_start);

#endif /* MLSYS_ALERTS_H */
