#!/bin/bash
#
# quality.sh
#		Gradient boosting beside xgboost hist on the data sets of a folder: prints a Markdown table.
#
#	make quality FROM=folder [ONLY=name]
#	test/server.sh -c jit=off run -- test/study/quality.sh folder [name]
#
# The folder has csv/schema.sql and csv/load.sql, which make and fill the tables that quality.py names. Needs
# Debian's python3-numpy, python3-psycopg2 and python3-xgboost; takes about half an hour.

set -euo pipefail

: "${MLSYS_SERVER_DIR:?run this by test/server.sh run --}"
[ -f "${1:?usage: quality.sh folder [name]}/csv/schema.sql" ] || { echo "quality.sh: no csv/schema.sql in $1" >&2 && exit 1; }
program=$(cd "$(dirname "$0")" && pwd)/quality.py

export PGOPTIONS="-c jit=off -c client_min_messages=error"
psql=(psql -X -q -v ON_ERROR_STOP=1)
"${psql[@]}" -c 'CREATE EXTENSION mlsys'
(cd "$1/csv" && "${psql[@]}" -f schema.sql -f load.sql)
exec /usr/bin/python3 "$program" "${2:-}"
