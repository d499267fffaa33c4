#!/bin/bash
#
# server.sh
#		A private, throw-away PostgreSQL with mlsys in it, for tests, demo and benchmarks.
#
#	test/server.sh [-w package]... setup            install what is missing
#	test/server.sh [-i] [-w package]... [-c name=value]... run -- command [argument]...
#
# "run" sets up, builds the checkout, copies the installed server into a directory of its own (the
# copy relocates itself), installs mlsys there, starts a cluster on a unix socket, runs the command and
# takes everything down again, also when it is interrupted. Its exit status is the command's. -c adds
# a line to postgresql.conf; -w names a package that is wanted, too; -i keeps the command in the
# foreground, for one that reads a terminal.
# Nothing outside the directory and the checkout's build products is touched, so that several can run
# side by side.
#
# The command sees PGHOST, PGPORT, PGUSER (a superuser), PGDATABASE, PG_CONFIG and PATH of the private
# server, and
#	MLSYS_SERVER_DIR	the directory; files that the server's user shall read or write go here
#	MLSYS_AS_SERVER		a command prefix that makes a program run as the server's user
#
# The server reads no file of the checkout, which may lie under a home directory closed to it: data
# come by psql's \copy. As root the server runs as user postgres, because initdb refuses root.
#
# PGVERSION chooses the major version (default 15), MLSYS_TMP the place of the directory (default
# /tmp; must be short, for the socket's path, and not mounted noexec).

set -euo pipefail

version=${PGVERSION:-15}
unset "${!PG@}" PSQLRC
system_lib=/usr/lib/postgresql/$version
system_share=/usr/share/postgresql/$version
system_pg_config=$system_lib/bin/pg_config
top=$(cd "$(dirname "$0")/.." && pwd)

directory=
child=
interactive=no
settings=()
extra=()

die()
{
	echo "server.sh: $*" >&2
	exit 1
}

usage()
{
	sed -n '/^#	test/s/^#	//p' "$0" >&2
	exit 2
}

# --- setting up -----------------------------------------------------------------------------------

installed()
{
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs what is missing and never upgrades a server that is there.
setup()
{
	local missing=() package server_version simulation dropin
	local wanted=(gcc make perl gzip libc6-dev libopenblas-serial-dev "postgresql-$version"
		"postgresql-server-dev-$version" ${extra[@]+"${extra[@]}"})

	command -v dpkg-query >/dev/null || die "this knows Debian and its relatives only; see README.md for building by hand"
	for package in "${wanted[@]}"; do
		installed "$package" || missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0

	# headers of the very version that runs here
	if installed "postgresql-$version"; then
		server_version=$(dpkg-query -W -f '${Version}' "postgresql-$version")
		missing=("${missing[@]/%postgresql-server-dev-$version/postgresql-server-dev-$version=$server_version}")
	fi
	local install=(apt-get install -y --no-upgrade --no-install-recommends "${missing[@]}")

	[ "$(id -u)" = 0 ] || die "packages are missing; as root run: ${install[*]}"
	export DEBIAN_FRONTEND=noninteractive
	echo "installing ${missing[*]}"
	if ! simulation=$("${install[@]}" --simulate 2>&1); then
		apt-get update -qq
		simulation=$("${install[@]}" --simulate 2>&1) || die "cannot install: $simulation"
	fi
	if grep -qE "^Inst postgresql(-client)?-$version \\[" <<<"$simulation"; then
		die "installed server packages would be upgraded; if that is fine, run: ${install[*]//=$server_version/}"
	fi

	# the package of a server makes and starts a cluster of its own unless told otherwise
	dropin=/etc/postgresql-common/createcluster.d/mlsys-no-main-cluster.conf
	if ! installed "postgresql-$version"; then
		mkdir -p "$(dirname "$dropin")"
		echo 'create_main_cluster = false' >"$dropin"
	fi
	# old package lists name files that are gone: once more with new ones
	if ! "${install[@]}" >"$directory/apt.log" 2>&1 </dev/null &&
		! { apt-get update -qq && "${install[@]}"; } >>"$directory/apt.log" 2>&1 </dev/null; then
		tail -n 30 "$directory/apt.log" >&2
		rm -f "$dropin"
		die "could not install: ${missing[*]}"
	fi
	rm -f "$dropin"
}

# --- the private server ---------------------------------------------------------------------------

# Runs a program of the private server as its user.
as_server()
{
	# shellcheck disable=SC2086 # a prefix of several words, or none
	(cd "$directory" && exec ${MLSYS_AS_SERVER:-} "$directory/lib/postgresql/$version/bin/$1" "${@:2}")
}

# Builds with the system's pg_config and installs with the copy's. Two runs in one checkout take turns.
build()
{
	local log=$directory/build.log

	mkdir -p "$top/build"
	(
		flock 9
		make -C "$top" -j2 PG_CONFIG="$system_pg_config" all &&
			make -C "$top" PG_CONFIG="$PG_CONFIG" install
	) >"$log" 2>&1 9>"$top/build/.lock" || {
		tail -n 60 "$log" >&2
		die "mlsys does not build"
	}
}

start()
{
	local lib=$directory/lib/postgresql share=$directory/share/postgresql setting

	mkdir -p "$lib" "$share"
	cp -a "$system_lib" "$lib/"
	cp -a "$system_share" "$share/"
	ln -s /usr/include "$directory/include"

	export PATH=$lib/$version/bin:$PATH
	export PG_CONFIG=$lib/$version/bin/pg_config
	build

	as_server initdb -D "$directory/data" -U postgres -A trust --encoding=UTF8 --locale=C.UTF-8 \
		--no-sync >"$directory/initdb.log" 2>&1 || {
		cat "$directory/initdb.log" >&2
		die "initdb failed"
	}
	{
		cat <<-EOF
			listen_addresses = ''
			unix_socket_directories = '$directory'
			unix_socket_permissions = 0700
			port = 5432
			fsync = off
			synchronous_commit = off
			full_page_writes = off
			max_wal_size = 4GB
			lc_messages = 'C'
			timezone = 'UTC'
			log_line_prefix = '%m [%p] %q%a '
		EOF
		for setting in ${settings[@]+"${settings[@]}"}; do
			echo "${setting%%=*} = '${setting#*=}'"
		done
	} >>"$directory/data/postgresql.conf"
	as_server pg_ctl -D "$directory/data" -l "$directory/server.log" -w -t 120 start >"$directory/start.log" 2>&1 || {
		cat "$directory/start.log" "$directory/server.log" >&2
		die "the server does not start"
	}

	export PGHOST=$directory PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
	export MLSYS_SERVER_DIR=$directory MLSYS_AS_SERVER
}

# Leaves nothing behind: the command and its children, every server below the directory, the files.
take_down()
{
	local status=$? pidfile
	trap '' INT TERM HUP
	trap - EXIT
	if [ -n "$child" ]; then
		kill -TERM -- "-$child" 2>/dev/null && sleep 0.3
		kill -KILL -- "-$child" 2>/dev/null || true
	fi
	if [ -n "$directory" ]; then
		find "$directory" -name postmaster.pid -print 2>/dev/null | while read -r pidfile; do
			as_server pg_ctl -D "$(dirname "$pidfile")" -m immediate -w stop >/dev/null 2>&1 || true
		done
		rm -rf "$directory"
	fi
	exit "$status"
}

# --- main -----------------------------------------------------------------------------------------

while getopts "c:iw:" option; do
	case $option in
		c) settings+=("$OPTARG") ;;
		i) interactive=yes ;;
		w) extra+=("$OPTARG") ;;
		*) usage ;;
	esac
done
shift $((OPTIND - 1))
verb=${1:-}
case $verb in
	setup) [ $# = 1 ] || usage ;;
	run)
		if [ $# -lt 3 ] || [ "$2" != -- ]; then
			usage
		fi
		shift 2
		;;
	*) usage ;;
esac

trap take_down EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
umask 022
directory=$(mktemp -d "${MLSYS_TMP:-/tmp}/mlsys.XXXXXX")
chmod 0711 "$directory"
setup
[ "$verb" = run ] || exit 0

MLSYS_AS_SERVER=
if [ "$(id -u)" = 0 ]; then
	MLSYS_AS_SERVER="setpriv --reuid=postgres --regid=postgres --init-groups env HOME=$directory"
	chown postgres:postgres "$directory"
fi
start

if [ "$interactive" = yes ]; then
	trap : INT # the command's, to cancel a query with
	"$@"
else
	# in a process group of its own, so that all of it can be ended
	set -m
	"$@" &
	child=$!
	wait "$child"
fi
