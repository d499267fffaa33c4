#!/bin/bash
#
# trees.sh
#		Measures trees beside xgboost and scikit-learn; called by run.sh, or alone:
#
#	test/server.sh -c shared_buffers=2GB -c jit=off run -- test/bench/trees.sh [-n rows] [-r rounds] [-k word]
#
# Prints lines of a Markdown table as run.sh does. Data are made by trees.sql. Options: rows (default
# 1,000,000), rounds (default 5, at least 3), and only the figures whose group has the word in its name: training, memory,
# prediction, single, forest, explain, flights.
#
# Memory is read from /proc and needs the rights of the server's user.

set -euo pipefail

: "${MLSYS_SERVER_DIR:?run this by test/server.sh run --}"
folder=$(cd "$(dirname "$0")" && pwd)
nrows=1000000
rounds=5
only=

while getopts "n:r:k:" option; do
	case $option in
		n) nrows=$OPTARG ;;
		r) rounds=$OPTARG ;;
		k) only=$OPTARG ;;
		*) echo "usage: trees.sh [-n rows] [-r rounds] [-k word]" >&2 && exit 1 ;;
	esac
done

export PGOPTIONS="-c jit=off -c max_parallel_workers_per_gather=0 -c search_path=bench,public -c client_min_messages=error"
psql -X -q -v ON_ERROR_STOP=1 -v nrows="$nrows" -f "$folder/trees.sql" >/dev/null
if [ -z "$only" ] || [ "$only" = flights ]; then
	psql -X -q -v ON_ERROR_STOP=1 -f test/data/flights.sql >/dev/null
fi
exec /usr/bin/python3 "$folder/trees.py" "$nrows" "$rounds" "$only"
