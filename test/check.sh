#!/bin/bash
#
# check.sh
#		Runs every test suite in the server that server.sh gives, and counts.
#
# Called by "make check", which is test/server.sh run -- test/check.sh. Suites, each skipped while it
# has no file:
#
#	unit		test/unit/test_*.c, kernels under sanitizers, printing TAP
#	regress		test/sql/*.sql by pg_regress, outputs in expected/
#	isolation	test/specs/*.spec
#	pgtap		test/pgtap/*.sql, each in a fresh database that has pgtap and mlsys
#	tap			test/t/*.pl, servers of their own; run on a copy, as the server's user
#	docs		the examples in README.md and docs/*.md (test/docs.pl), and the demo
#
# Arguments choose suites; none means all. The working directory of all tests is the project's top
# folder or, for tap, a copy that has test/t, test/data and docs/grafana. The last line is "N passed, N failed"; a
# test is a TAP assertion, a regression file, an isolation spec or an example. The status is 1 when a
# test failed, or a suite with files ran none.

set -uo pipefail

: "${MLSYS_SERVER_DIR:?run this by test/server.sh run --}"
cd "$(dirname "$0")/.." || exit 1
shopt -s nullglob

out=$MLSYS_SERVER_DIR/check
mkdir -p "$out"
chmod 0755 "$out"
passed=0
failed=0

# Adds a file's result and prints its line; with failures also what $4 holds.
tally() # name passed failed log
{
	printf '%-44s %5d passed, %d failed\n' "$1" "$2" "$3"
	passed=$((passed + $2))
	failed=$((failed + $3))
	if [ "$3" -gt 0 ]; then
		sed 's/^/    /' "$4"
	fi
}

# Counts TAP in a log: a missing or broken plan, and a bad status that no "not ok" explains, are
# failures of their own.
tally_tap() # name status log
{
	local ok not_ok plan

	ok=$(grep -cE '^ok\b|^not ok\b.*# TODO' "$3")
	not_ok=$(grep -E '^not ok\b' "$3" | grep -vc '# TODO')
	plan=$(sed -nE 's/^1\.\.([0-9]+).*/\1/p' "$3" | tail -n 1)
	if [ "$plan" != $((ok + not_ok)) ]; then
		echo "# $1: planned ${plan:-nothing}, ran $((ok + not_ok))" >>"$3"
		not_ok=$((not_ok + 1))
	fi
	if [ "$2" -ne 0 ] && [ "$not_ok" -eq 0 ]; then
		echo "# $1: exit status $2" >>"$3"
		not_ok=1
	fi
	# of a long log only what went wrong, and the end
	grep -vE '^ok\b' "$3" | tail -n 60 >"$3.short"
	tally "$1" "$ok" "$not_ok" "$3.short"
}

# A suite that has files but counted nothing did not run.
suite() # name number-of-files function
{
	local before=$((passed + failed))

	[ "$2" -gt 0 ] || return 0
	"$3"
	if [ $((passed + failed)) -eq "$before" ]; then
		echo "suite $1 ran no test"
		failed=$((failed + 1))
	fi
}

run_unit()
{
	local program name status

	(
		flock 9
		make -j2 -k unit PG_CONFIG="$PG_CONFIG"
	) >"$out/unit.log" 2>&1 9>build/.lock || tally "unit (build)" 0 1 <(tail -n 60 "$out/unit.log")
	for program in test/unit/test_*.c; do
		name=$(basename "$program" .c)
		[ -x "build/unit/$name" ] || continue
		timeout --foreground 600 "build/unit/$name" >"$out/$name.log" 2>&1 </dev/null
		status=$?
		tally_tap "unit $name" "$status" "$out/$name.log"
	done
}

# Counts what pg_regress or pg_isolation_regress printed; results go to results/ for the curious.
tally_regress() # name status folder
{
	local ok not_ok

	ok=$(grep -cE '^test .* ok +[0-9]+ ms' "$3/log")
	not_ok=$(grep -cE '^test .* FAILED' "$3/log")
	if [ "$2" -ne 0 ] && [ "$not_ok" -eq 0 ]; then
		not_ok=1
	fi
	{
		grep -vE ' ok +[0-9]+ ms' "$3/log"
		[ ! -s "$3/regression.diffs" ] || cat "$3/regression.diffs"
	} | head -n 1000 >"$3/short"
	tally "$1" "$ok" "$not_ok" "$3/short"
	mkdir -p results
	cp -f "$3"/results/*.out results/ 2>/dev/null
}

run_regress_kind() # name, make variables...
{
	local folder=$out/$1 status

	mkdir -p "$folder"
	ln -s "$PWD/expected" "$folder/expected"
	make -s installcheck PG_CONFIG="$PG_CONFIG" TEST_OUTPUT="$folder" "${@:2}" >"$folder/log" 2>&1 </dev/null
	status=$?
	tally_regress "$1" "$status" "$folder"
}

run_regress()
{
	run_regress_kind regress ISOLATION=
}

run_isolation()
{
	run_regress_kind isolation REGRESS=
}

fresh_database() # name [template]
{
	PGOPTIONS='-c client_min_messages=warning' psql -XAtq -c "DROP DATABASE IF EXISTS $1" \
		-c "CREATE DATABASE $1 TEMPLATE ${2:-template1}"
}

run_pgtap()
{
	local file name status

	if ! { fresh_database pgtap_template &&
		psql -XAtq -v ON_ERROR_STOP=1 -d pgtap_template -c 'CREATE EXTENSION pgtap' -c 'CREATE EXTENSION mlsys'; } \
		>"$out/pgtap.log" 2>&1; then
		tally "pgtap (extensions)" 0 1 "$out/pgtap.log"
		return
	fi
	for file in test/pgtap/*.sql; do
		name=$(basename "$file" .sql)
		fresh_database pgtap pgtap_template
		timeout --foreground 600 psql -XAtq -v ON_ERROR_STOP=1 -P pager=off -d pgtap -f "$file" \
			>"$out/pgtap_$name.log" 2>&1 </dev/null
		status=$?
		tally_tap "pgtap $name" "$status" "$out/pgtap_$name.log"
	done
}

# PostgreSQL::Test::Cluster makes its servers below TESTDIR and wants to be their user.
run_tap()
{
	local folder=$out/tap file name status pgxs

	pgxs=$(dirname "$("$PG_CONFIG" --pgxs)")/../..
	mkdir -p "$folder/test" "$folder/docs"
	cp -R test/t test/data "$folder/test/"
	cp -R docs/grafana "$folder/docs/"
	chmod -R a+rX "$folder"
	[ -z "${MLSYS_AS_SERVER:-}" ] || chown -R --reference="$MLSYS_SERVER_DIR" "$folder"
	for file in test/t/*.pl; do
		name=$(basename "$file" .pl)
		# shellcheck disable=SC2086 # a prefix of several words, or none
		(cd "$folder" && exec timeout --foreground 600 ${MLSYS_AS_SERVER:-} env \
			TESTDIR="$folder" TMPDIR="$MLSYS_SERVER_DIR" \
			PG_REGRESS="$pgxs/src/test/regress/pg_regress" \
			perl -I "$pgxs/src/test/perl" "$file") >"$out/tap_$name.log" 2>&1 </dev/null
		status=$?
		# what the test's programs said stands in a file of its own
		[ "$status" -eq 0 ] || tail -n 40 "$folder/tmp_check/log/regress_log_$name" >>"$out/tap_$name.log"
		tally_tap "tap $name" "$status" "$out/tap_$name.log"
	done
}

run_docs()
{
	local file status

	for file in README.md docs/*.md; do
		grep -qE '^ *```sql *(error)? *$' "$file" || continue
		fresh_database docs
		timeout --foreground 600 perl test/docs.pl docs "$file" >"$out/docs.log" 2>&1 </dev/null
		status=$?
		tally_tap "docs $file" "$status" "$out/docs.log"
	done
	run_demo
}

# It shall run to its end, and print no line of more than 100 columns.
run_demo()
{
	local wide

	fresh_database docs
	if ! psql -X -q -e -v ON_ERROR_STOP=1 -P pager=off -d docs <demo/demo.sql >"$out/demo.log" 2>&1; then
		tally "docs demo/demo.sql" 0 1 <(tail -n 20 "$out/demo.log")
	elif wide=$(grep -nE '.{101}' "$out/demo.log"); then
		tally "docs demo/demo.sql" 0 1 <(printf 'too wide:\n%s\n' "$wide")
	else
		tally "docs demo/demo.sql" 1 0 /dev/null
	fi
}

count()
{
	echo $#
}

wanted=" ${*:-unit regress isolation pgtap tap docs} "
chosen()
{
	case $wanted in
		*" $1 "*) return 0 ;;
		*) return 1 ;;
	esac
}

# shellcheck disable=SC2046 # no file found is no argument
{
	! chosen unit || suite unit "$(count test/unit/test_*.c)" run_unit
	! chosen regress || suite regress "$(count test/sql/*.sql)" run_regress
	! chosen isolation || suite isolation "$(count test/specs/*.spec)" run_isolation
	! chosen pgtap || suite pgtap "$(count test/pgtap/*.sql)" run_pgtap
	! chosen tap || suite tap "$(count test/t/*.pl)" run_tap
	! chosen docs || suite docs "$(grep -lE '^ *```sql *(error)? *$' README.md docs/*.md 2>/dev/null | wc -l)" run_docs
}

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
