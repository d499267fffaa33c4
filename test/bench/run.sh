#!/bin/bash
#
# run.sh
#		Measures mlsys beside the server's own aggregates and beside scikit-learn and numpy.
#
#	make bench                                                   everything, 1,000,000 rows
#	test/server.sh run -- test/bench/run.sh [-n rows] [-r rounds]    a quick trial
#
# Prints a Markdown table. A ratio is that of two medians over the rounds (default 7, at least 5);
# both sides of it take turns in one session, after one round that warms up and is not counted. A
# figure above its limit is marked MISSED; the exit status tells only whether everything could be
# measured. One process and one thread on each side unless a figure says otherwise.
#
# The peers come from Debian's packages. They read OPENBLAS_CORETYPE from the same environment as the
# server. Without them (no root to install) their lines are left out.

set -euo pipefail

: "${MLSYS_SERVER_DIR:?run this by test/server.sh run --}"
folder=$(cd "$(dirname "$0")" && pwd)
nrows=1000000
rounds=7
python=/usr/bin/python3 # the one that Debian's packages are for
packages=(python3-sklearn python3-pandas python3-numpy python3-psycopg2 python3-threadpoolctl python3-xgboost libopenblas0-pthread)

die()
{
	echo "run.sh: $*" >&2
	exit 1
}

while getopts "n:r:" option; do
	case $option in
		n) nrows=$OPTARG ;;
		r) rounds=$OPTARG ;;
		*) die "usage: run.sh [-n rows] [-r rounds]" ;;
	esac
done
[[ $nrows =~ ^[0-9]+$ && $nrows -ge 1000 ]] || die "-n must be at least 1000"
[[ $rounds =~ ^[0-9]+$ && $rounds -ge 5 ]] || die "-r must be at least 5"

export PGOPTIONS="-c jit=off -c max_parallel_workers_per_gather=0 -c parallel_leader_participation=on
	-c parallel_setup_cost=0 -c parallel_tuple_cost=0 -c min_parallel_table_scan_size=0
	-c search_path=bench,public -c client_min_messages=error"
PGOPTIONS=${PGOPTIONS//[$'\n\t']/ }
psql=(psql -X -q -v ON_ERROR_STOP=1)

value()
{
	"${psql[@]}" -At -c "$1"
}

# --- the table ------------------------------------------------------------------------------------

line()
{
	printf '| %-81s | %7s | %-15s | %s |\n' "$@"
}

# figure, limit or "", median, median of the other side
ratio()
{
	local result

	result=$(awk -v a="$3" -v b="$4" -v limit="$2" 'BEGIN {
		digits = a / b < 0.1 ? 3 : 2
		printf "%.*f%s", digits, a / b, (limit != "" && a / b > limit + 0) ? " MISSED" : "" }')
	line "$1" "$2" "$result" "$3 / $4 ms"
}

# --- measuring ------------------------------------------------------------------------------------

# Pairs of settings (not timed) and statement. Sets medians[] in ms, one for each pair.
race()
{
	local n=$(($# / 2)) round i output
	local arguments=("$@")

	output=$(
		{
			# shellcheck disable=SC2028 # psql's backslashes
			echo '\o /dev/null'
			for ((round = 0; round <= rounds; round++)); do
				for ((i = 0; i < n; i++)); do
					printf '%s\n\\timing on\n%s;\n\\timing off\n' "${arguments[2 * i]}" "${arguments[2 * i + 1]}"
				done
			done
		} | "${psql[@]}" -f -
	) || die "a statement failed"
	mapfile -t medians < <(awk -v n="$n" '
		/^Time:/ { time[count % n, int(count / n)] = $2; count++ }
		END {
			rounds = count / n - 1
			for (i = 0; i < n; i++) {
				for (r = 1; r <= rounds; r++) {
					for (at = r; at > 1 && sorted[at - 1] > time[i, r] + 0; at--)
						sorted[at] = sorted[at - 1]
					sorted[at] = time[i, r] + 0
				}
				printf "%.1f\n", (sorted[int((rounds + 1) / 2)] + sorted[int(rounds / 2) + 1]) / 2
			}
		}' <<<"$output")
	[ "${#medians[@]}" = "$n" ] || die "no times from psql"
}

# Two statements for pgbench -M prepared, x being a random number. Sets medians[] in transactions a
# second; each round is a second of either.
pgbench_race()
{
	local i round all=("" "") sorted
	local folder=$MLSYS_SERVER_DIR/pgbench

	mkdir -p "$folder"
	medians=()
	for i in 0 1; do
		printf '\\set x random(1, 100)\n%s;\n' "${@:i+1:1}" >"$folder/$i.sql"
	done
	for ((round = 0; round <= rounds; round++)); do
		for i in 0 1; do
			all[i]+=$(pgbench -n -M prepared -T 1 -f "$folder/$i.sql" 2>/dev/null |
				awk -v round="$round" '$1 == "tps" && round > 0 { print $3 }')$'\n'
		done
	done
	for i in 0 1; do
		mapfile -t sorted < <(sort -g <<<"${all[i]}" | grep .)
		[ ${#sorted[@]} = "$rounds" ] || die "pgbench failed"
		medians+=("${sorted[rounds / 2]%.*}")
	done
}

# Name, limit in ms, statement: the first one of a new connection.
first()
{
	local round all=() sorted

	for ((round = 0; round <= 2 * rounds; round++)); do
		all+=("$(printf '\\timing on\n%s;\n' "$3" | "${psql[@]}" -f - | awk '/^Time:/ { print $2 }')")
	done
	mapfile -t sorted < <(printf '%s\n' "${all[@]}" | sort -g)
	line "$1" "$2 ms" "$(awk -v median="${sorted[rounds]}" -v limit="$2" 'BEGIN {
		printf "%.1f ms%s", median, (median > limit) ? " MISSED" : "" }')" \
		"median of ${#sorted[@]} connections; the longest ${sorted[-1]} ms"
}

# Name and training statement: cancels it at twenty moments, spread over the time that it takes.
cancel()
{
	local total moment victim statement all=() sorted
	statement=$(value "SELECT format('SELECT bench.run_cancelled(%L)', \$sql\$$2\$sql\$)")

	total=$(value "$statement" && value "$statement")
	total=$(sort -g <<<"$total" | head -n 1)
	for moment in 0.{0..9}{3,8}; do
		PGAPPNAME=victim value "$statement" >/dev/null &
		victim=$!
		value "CALL cancel_after($moment * $total)"
		wait "$victim"
		all+=("$(value "SELECT round(extract(epoch FROM ended - sent) * 1000, 1) FROM cancels WHERE ended IS NOT NULL")")
	done
	mapfile -t sorted < <(printf '%s\n' "${all[@]}" | grep . | sort -g)
	if [ ${#sorted[@]} = 0 ]; then
		line "$1" "100 ms" "-" "done before it was cancelled ($total ms)"
		return
	fi
	line "$1" "100 ms" "$(awk -v worst="${sorted[-1]}" 'BEGIN {
		printf "%.1f ms%s", worst, (worst > 100) ? " MISSED" : "" }')" \
		"the longest of ${#sorted[@]}; median ${sorted[${#sorted[@]} / 2]} ms; training takes ${total%.*} ms"
}

# Sets have_peers; installs them where that is possible.
find_peers()
{
	local install=(apt-get install -y --no-upgrade --no-install-recommends "${packages[@]}") log=$MLSYS_SERVER_DIR/peers.log

	have_peers=yes
	if dpkg-query -W -f '${db:Status-Status}\n' "${packages[@]}" 2>/dev/null |
		awk '$1 == "installed" { n++ } END { exit n != '${#packages[@]}' }'; then
		return
	fi
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		export DEBIAN_FRONTEND=noninteractive
		if "${install[@]}" >"$log" 2>&1 </dev/null ||
			{ apt-get update -qq && "${install[@]}"; } >>"$log" 2>&1 </dev/null; then
			return
		fi
		tail -n 5 "$log" >&2
	fi
	have_peers=no
}

# Number of threads, limits of: fit, csv, binary
compare_peers()
{
	local blas name median how="$1 thread" output
	local -A ms=()

	[ "$1" = 1 ] || how="$1 threads, $1 processes"
	# the build with threads, whichever one the system's alternatives name
	blas=$(dpkg -L libopenblas0-pthread | sed -n 's,/libopenblas\.so\.0$,,p')
	output=$(OPENBLAS_NUM_THREADS=$1 OMP_NUM_THREADS=$1 LD_LIBRARY_PATH=$blas \
		"$python" "$folder/peers.py" "$1" "$rounds" "$train" "SELECT * FROM bench.rows") || die "the peers failed"
	while IFS=$'\t' read -r name median; do
		ms[$name]=$median
	done <<<"$output"
	versions=${ms[versions]}
	ratio "linear_regression / LinearRegression.fit, data in numpy ($how)" "$2" "${ms[server]}" "${ms[fit]}"
	ratio "... / the same, data in Fortran order" "" "${ms[server]}" "${ms[fit_fortran]}"
	ratio "... / Ridge(solver='cholesky').fit, less accurate" "" "${ms[server]}" "${ms[ridge]}"
	ratio "... / numpy, centred cross products and solve, less accurate" "" "${ms[server]}" "${ms[gram]}"
	ratio "... / COPY as csv + pandas + LinearRegression.fit" "$3" "${ms[server]}" "${ms[csv]}"
	ratio "... / COPY BINARY to numpy + LinearRegression.fit" "$4" "${ms[server]}" "${ms[binary]}"
}

# roc_auc beside scikit-learn's.
compare_auc()
{
	local name median output
	local -A ms=()

	output=$(OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 "$python" "$folder/auc.py" "$rounds" \
		"SELECT mlsys.roc_auc(y, p) FROM bench.scores" "SELECT y, p FROM bench.scores") || die "the peer failed"
	while IFS=$'\t' read -r name median; do
		ms[$name]=$median
	done <<<"$output"
	ratio "roc_auc, $((10 * nrows)) rows / roc_auc_score, data in numpy (1 thread)" 0.5 "${ms[server]}" "${ms[peer]}"
}

# logistic_regression beside scikit-learn's: the fit alone, and with the data on the way to it.
compare_logistic()
{
	local name median gradient output data
	local label="(y + 4 * ln(u / (1 - u)) > 3)::int"
	local rows="(SELECT *, ((hashfloat8extended(x1, 7) & 65535)::float8 + 0.5) / 65536 AS u FROM bench.rows) r"
	local -A ms=() gradients=()

	make -s build/bench_logistic || die "the benchmark of logistic_regression was not built"
	output=$(OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 "$python" "$folder/logistic.py" build/bench_logistic "$nrows" \
		"$rounds" "SELECT mlsys.logistic_regression($label, $columns) FROM $rows" \
		"SELECT $columns, $label AS label FROM $rows") || die "the peer failed"
	while IFS=$'\t' read -r name median gradient; do
		ms[$name]=$median
		gradients[$name]=$gradient
	done <<<"$output"
	for data in well ill; do
		name="well-conditioned"
		[ "$data" = well ] || name="condition number 1e6"
		ratio "logistic_regression / newton-cholesky, fit alone, $name (gradients ${gradients[${data}_mlsys]}, ${gradients[${data}_newton]})" \
			0.6 "${ms[${data}_mlsys]}" "${ms[${data}_newton]}"
		ratio "... / lbfgs, which stops at a gradient of ${gradients[${data}_lbfgs]}" "" "${ms[${data}_mlsys]}" "${ms[${data}_lbfgs]}"
	done
	ratio "logistic_regression / COPY as csv + pandas + LogisticRegression.fit (lbfgs)" 0.12 "${ms[server]}" "${ms[csv]}"
}

# --- main -----------------------------------------------------------------------------------------

"${psql[@]}" -v nrows="$nrows" -f "$folder/data.sql" >/dev/null

columns=$(printf ', x%s' {1..20})
columns=${columns#, }
sums=$(printf ', sum(x%s)' {1..20})
train="SELECT mlsys.linear_regression(y, $columns) FROM bench.rows"
model="(SELECT model FROM model)"
literal="$(value 'SELECT quote_literal(model::text) FROM model')::mlsys.model"
by_hand=$(value "SELECT string_agg(CASE feature WHEN 'intercept' THEN format('%L::float8', coefficient)
	ELSE format('%L::float8 * %I', coefficient, feature) END, ' + ') FROM model, mlsys.coefficients(model.model)")
serial="SET max_parallel_workers_per_gather = 0;"
parallel="SET max_parallel_workers_per_gather = 1;"
processors=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)

echo "$nrows rows; median of $rounds; $(value 'SHOW server_version' | sed 's/^/PostgreSQL /'), shared_buffers $(value 'SHOW shared_buffers')"
echo "$(nproc) x ${processors:-$(uname -m)}; OPENBLAS_CORETYPE ${OPENBLAS_CORETYPE:-not set}"
echo "mlsys: $(value "SELECT mlsys.describe(model)->>'blas' FROM model")"
echo
line figure 'at most' measured medians
echo '|---|---|---|---|'

race "" "$train" "" "SELECT ${sums#, }, sum(y) FROM rows" "" "SELECT count(*) FROM rows"
ratio "linear_regression, 20 columns / sum(x1), ..., sum(x20), sum(y)" 1.3 "${medians[0]}" "${medians[1]}"
line "(the scan alone: count(*))" "" "" "${medians[2]} ms"

if [[ $("${psql[@]}" -At -c "$parallel" -c "EXPLAIN (ANALYZE, COSTS OFF) $train") == *"Workers Launched: 1"* ]]; then
	race "$serial" "$train" "$parallel" "$train"
	ratio "linear_regression in 2 processes / in one" 0.65 "${medians[1]}" "${medians[0]}"
else
	line "linear_regression in 2 processes / in one" 0.65 "MISSED" "no worker was launched"
fi

find_peers
if [ "$have_peers" = yes ]; then
	compare_peers 1 0.3 0.06 0.12
	compare_peers 2 "" "" ""
	compare_auc
	compare_logistic
fi

# Predictions go through sum() on both sides; scan and sum are part of both, and sum(x20), which must
# take all columns from the row too, tells how much they are.
race "" "SELECT sum(mlsys.predict($model, r)) FROM rows r" \
	"" "SELECT sum(mlsys.predict($model, $columns)) FROM rows" \
	"" "SELECT sum(mlsys.predict($literal, r)) FROM rows r" \
	"" "SELECT sum(mlsys.predict($literal, $columns)) FROM rows" \
	"" "SELECT sum($by_hand) FROM rows" \
	"" "SELECT sum(x20) FROM rows"
ratio "sum(predict(model, row)) / by columns; model from a subquery" 1.1 "${medians[0]}" "${medians[1]}"
ratio "... model a constant" 1.1 "${medians[2]}" "${medians[3]}"
ratio "sum(predict by columns) / sum(expression by hand); model from a subquery" 0.7 "${medians[1]}" "${medians[4]}"
ratio "... model a constant" 0.7 "${medians[3]}" "${medians[4]}"
line "(scan and sum alone: sum(x20))" "" "" "${medians[5]} ms"

classifier="(SELECT value FROM mlsys.model_contents WHERE model = 'rows')"
race "" "SELECT sum(mlsys.predict_proba('rows', r)) FROM rows r" \
	"" "SELECT sum(mlsys.predict_proba($classifier, $columns)) FROM rows"
ratio "sum(predict_proba(name, row)) / by columns and by value" 1.1 "${medians[0]}" "${medians[1]}"
pgbench_race "SELECT mlsys.predict('single', :x::float8, :x::float8, :x::float8, :x::float8, :x::float8)" \
	"SELECT :x::float8"
line "prepared SELECT predict(name, \$1, ...) / SELECT \$1, transactions a second" "0.8 min" \
	"$(awk -v a="${medians[0]}" -v b="${medians[1]}" 'BEGIN {
		printf "%.2f%s", a / b, (a / b < 0.8) ? " MISSED" : "" }')" "${medians[0]} / ${medians[1]} tps"
# Where the library is preloaded, as it is by make bench. Off is what a server without preload does, too: one
# comparison a row. The difference is small beside the noise, so more rounds.
if [ "$(value "SELECT count(*) FROM pg_settings WHERE name = 'mlsys.track_predictions'")" = 1 ]; then
	rounds=$((rounds * 5))
	race "SET mlsys.track_predictions = off;" "SELECT sum(mlsys.predict_proba('rows', r)) FROM rows r" \
		"SET mlsys.track_predictions = on;" "SELECT sum(mlsys.predict_proba('rows', r)) FROM rows r"
	ratio "sum(predict_proba(name, row)), counted in stat_predictions / not; median of $rounds" 1.03 "${medians[1]}" "${medians[0]}"
	rounds=$((rounds / 5))
fi
first "first prediction of a connection by name, model of 1 MB" 10 "SELECT mlsys.predict('large', 'x')"

by_name="target => 'y', algorithm => 'linear_regression'"
race "" "SELECT * FROM mlsys.train('bench', 'SELECT * FROM rows', $by_name)" \
	"" "SELECT * FROM mlsys.train('bench', 'SELECT *, x20 AS id FROM rows', $by_name, split_key => 'id')" \
	"" "$train"
twice=$(awk -v t="${medians[2]}" 'BEGIN { print 2 * t }')
ratio "train(): linear_regression, 20 columns, scored on both parts / two aggregate scans" 1.5 "${medians[0]}" "$twice"
ratio "... with a split_key" 1.5 "${medians[1]}" "$twice"

race "DELETE FROM mlsys.monitor_windows; UPDATE mlsys.monitors SET last_run_at = NULL;" "CALL mlsys.run_monitors()"
line "run_monitors(): 100 monitors due, windows of 200 rows, all signals" "2000 ms" \
	"$(awk -v t="${medians[0]}" 'BEGIN { printf "%.0f ms%s", t, (t > 2000) ? " MISSED" : "" }')" \
	"$(value "SELECT count(*) FROM mlsys.metric_results") results"

one="linear_regression(y, x1, x2, x3, x4, x5)"
groups=$((nrows / 100))
for table in scattered stored; do
	grouped="SELECT count(m) FROM (SELECT mlsys.$one AS m FROM $table GROUP BY g) s"
	race "" "SELECT mlsys.$one FROM $table" "SET work_mem = '4MB';" "$grouped" "SET work_mem = '256MB';" "$grouped"
	for i in 1 2; do
		memory=$([ $i = 1 ] && echo 4MB || echo 256MB)
		plan=$("${psql[@]}" -At -c "SET work_mem = '$memory'" -c "EXPLAIN (COSTS OFF) $grouped" |
			grep -oE '(Hash|Group)Aggregate' | head -n 1)
		ratio "$groups models by GROUP BY / one; rows $table, work_mem $memory, $plan" 3 "${medians[i]}" "${medians[0]}"
	done
done

# Profiles beside the aggregates that tell as much of a column as SQL has; then merging, and sizes.
summary=$(for i in {1..20}; do printf ', %s(x%s)' count "$i" avg "$i" stddev "$i" min "$i" max "$i"; done)
profile="SELECT mlsys.profile($columns) FROM rows"
window="SELECT mlsys.profile((SELECT profile FROM reference), $columns) FROM rows"
in_groups="FROM (SELECT *, row_number() OVER () % 1000 AS g FROM rows) r GROUP BY g"
"${psql[@]}" -c "CREATE TABLE reference AS ${profile/ FROM/ AS profile FROM}" \
	-c "CREATE TABLE references_stored AS SELECT mlsys.profile($columns) AS profile $in_groups" \
	-c "CREATE TABLE windows_stored AS SELECT mlsys.profile((SELECT profile FROM reference), $columns) AS profile $in_groups"
race "" "$profile" "" "$window" "" "SELECT ${summary#, } FROM rows" \
	"" "SELECT mlsys.merge(profile) FROM windows_stored" "" "SELECT mlsys.merge(profile) FROM references_stored"
ratio "profile, 20 columns / count, avg, stddev, min, max of the same" 1.0 "${medians[0]}" "${medians[2]}"
ratio "profile with a reference / without" 1.0 "${medians[1]}" "${medians[0]}"
line "merging 1,000 stored profiles of 20 columns, made with a reference" "100 ms" \
	"$(awk -v ms="${medians[3]}" 'BEGIN { printf "%.1f ms%s", ms, (ms > 100) ? " MISSED" : "" }')" ""
line "... made without" "" "${medians[4]} ms" ""
# version 1 of bench was trained above
race "" "SELECT count(*) FROM mlsys.drift('bench@1', 'SELECT $columns FROM rows')" "" "$window"
ratio "drift(model, query) / profile with a reference of the same rows" 1.1 "${medians[0]}" "${medians[1]}"
sizes=$(value "SELECT octet_length(mlsys.data_profile_send(($profile))), octet_length(mlsys.data_profile_send(($window)))")
line "size of a profile of 20 columns, made with a reference" "16 KB" \
	"$(awk -v size="${sizes#*|}" 'BEGIN { printf "%.1f KB%s", size / 1024, (size > 16384) ? " MISSED" : "" }')" ""
line "... made without" "64 KB" \
	"$(awk -v size="${sizes%|*}" 'BEGIN { printf "%.1f KB%s", size / 1024, (size > 65536) ? " MISSED" : "" }')" ""

if [ "$have_peers" = yes ]; then
	"$folder/trees.sh" -n "$nrows"
fi

cancel "cancel: training 20 columns, $nrows rows" "$train"
cancel "cancel: training 1,000 features in an array, 4,000 rows" \
	"SELECT mlsys.linear_regression(y, features) FROM bench.wide_array"
cancel "cancel: training 1,000 features in a row, 4,000 rows" \
	"SELECT mlsys.linear_regression('{\"target\": \"y\"}', r) FROM bench.wide_row r"

echo
if [ "$have_peers" = yes ]; then
	echo "peers: $versions; xgboost $("$python" -c 'import xgboost; print(xgboost.__version__)')"
else
	echo "peers: not installed; as root: apt-get install --no-install-recommends ${packages[*]}"
fi
