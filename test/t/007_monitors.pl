# Monitors under a scheduler: two at once, a cancel, failures, pg_cron; and after dump and restore.

use strict;
use warnings;

use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

my $node = PostgreSQL::Test::Cluster->new('monitors');
$node->init;
$node->append_conf('postgresql.conf', qq{
timezone = 'UTC'
max_parallel_workers_per_gather = 0
max_worker_processes = 16
shared_preload_libraries = 'pg_cron'
cron.database_name = 'postgres'
cron.use_background_workers = on
});
$node->start;

# Rows of yesterday and the days before, in any time zone; nap() makes a window slow.
my $setup = q{
	CREATE EXTENSION mlsys;
	CREATE TABLE events AS
	SELECT i AS id, now() - i * interval '10 min' AS at, i % 13 AS x, i * 7 % 10 < 4 AS y FROM generate_series(0, 2000) i;
	SELECT mlsys.train('slow', 'SELECT id, x, y FROM events', target => 'y', algorithm => 'logistic_regression', split_key => 'id');
	SELECT mlsys.deploy('slow');
	CREATE FUNCTION nap(seconds float8) RETURNS float8 LANGUAGE plpgsql AS $$BEGIN PERFORM pg_sleep(seconds); RETURN seconds; END$$;
};
$node->safe_psql('postgres', $setup);

sub create_monitor
{
	my ($name, $query) = @_;

	$node->safe_psql('postgres', "SELECT mlsys.create_monitor('$name', 'slow', '$query', 'at', start_at => now() - interval '1 day', unit_column => 'unit')");
}

# Starts psql with statements, which are not fed by a pipe that somebody would have to pump; finish() waits.
sub start_psql
{
	my ($stdout, $stderr) = ('', '');

	return { run => IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('postgres'), map { ('-c', $_) } @_ ], '>', \$stdout, '2>', \$stderr), stderr => \$stderr };
}

sub finish
{
	my ($session) = @_;

	$session->{run}->finish;
	return ${ $session->{stderr} };
}

# Two schedulers at once: each monitor is run once, by either of them, and nobody waits for the other.
my $slow = 'SELECT id, at, x, y, (SELECT nap(0.4)) AS unit FROM events';
create_monitor("m$_", $slow) foreach 1 .. 6;
my @schedulers = map { start_psql('CALL mlsys.run_monitors();') } 1 .. 2;
is(finish($_), '', 'a scheduler runs') foreach @schedulers;
is($node->safe_psql('postgres', 'SELECT count(*), min(runs), max(runs), bool_and(rows > 0) FROM mlsys.monitor_windows'), '6|1|1|t', 'each window was run once');
is($node->safe_psql('postgres', 'SELECT count(*) FROM mlsys.monitors WHERE last_run_at IS NULL OR last_error IS NOT NULL'), '0', 'without an error');
is($node->safe_psql('postgres', q{
	SELECT count(*) FROM mlsys.monitor_windows a JOIN mlsys.monitor_windows b ON a.monitor < b.monitor AND a.started_at < b.finished_at AND b.started_at < a.finished_at
}) > 0, 1, 'some at the same time as others');
is(finish(start_psql('CALL mlsys.run_monitors();')), '', 'a third finds nothing due');
is($node->safe_psql('postgres', 'SELECT max(runs) FROM mlsys.monitor_windows'), '1', 'and runs none again');

# run_monitor() by hand waits for the scheduler, and then has nothing to do.
$node->safe_psql('postgres', q{DELETE FROM mlsys.monitor_windows; UPDATE mlsys.monitors SET last_run_at = NULL, is_enabled = monitor = 'm1'});
my $scheduler = start_psql('CALL mlsys.run_monitors();');
$node->poll_query_until('postgres', q{SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory'}) or die;
is($node->safe_psql('postgres', q{SELECT count(*) FROM mlsys.run_monitor('m1')}), '0', 'run_monitor() waits for a scheduler');
is(finish($scheduler), '', 'which runs the window');

# A cancel in the second monitor keeps the result of the first, and nothing of the second.
create_monitor('second', 'SELECT id, at, x, y, (SELECT nap(600)) AS unit FROM events');
$node->safe_psql('postgres', q{
	DELETE FROM mlsys.monitor_windows;
	DELETE FROM mlsys.metric_results;
	UPDATE mlsys.monitors SET is_enabled = monitor IN ('m1', 'm2', 'second');
	UPDATE mlsys.monitors SET last_run_at = CASE monitor WHEN 'm1' THEN NULL WHEN 'second' THEN now() - interval '10 days' ELSE now() - interval '5 days' END WHERE is_enabled;
});
$scheduler = start_psql('CALL mlsys.run_monitors();');
$node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM mlsys.monitor_windows}) or die;
# the first has been committed, so this is the second
$node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'CALL%' AND wait_event = 'PgSleep'}) or die;
$node->safe_psql('postgres', q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CALL%' AND pid <> pg_backend_pid()});
like(finish($scheduler), qr/ERROR:  canceling statement due to user request/, 'a cancel ends the scheduler');
is($node->safe_psql('postgres', q{SELECT string_agg(monitor, ',') FROM mlsys.monitor_windows}), 'm1', 'the first has its window');
is($node->safe_psql('postgres', q{SELECT count(*) > 0 FROM mlsys.metric_results WHERE monitor = 'm1'}), 't', 'and its results');
is($node->safe_psql('postgres', q{SELECT monitor FROM mlsys.monitors WHERE is_enabled AND last_run_at + schedule <= now() ORDER BY 1}), "m2\nsecond", 'the others are still due');
is($node->safe_psql('postgres', q{SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'}), '0', 'and not locked');
is($node->safe_psql('postgres', q{SELECT last_error FROM mlsys.monitors WHERE monitor = 'second'}), 'query_canceled (SQLSTATE 57014)', 'the cancel is noted');

# One that takes too long each time, or says so, does not keep the others from being run for ever.
like(finish(start_psql('SET statement_timeout = 5000', 'CALL mlsys.run_monitors()')), qr/ERROR:  canceling statement due to statement timeout/, 'a timeout ends the scheduler');
is($node->safe_psql('postgres', q{SELECT string_agg(monitor, ',' ORDER BY monitor) FROM mlsys.monitor_windows}), 'm1,m2', 'after the others have been run');

# So does the end of the server's process.
$scheduler = start_psql('CALL mlsys.run_monitors();');
$node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'CALL%' AND wait_event = 'PgSleep'}) or die;
$node->safe_psql('postgres', q{SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CALL%' AND pid <> pg_backend_pid()});
like(finish($scheduler), qr/terminating connection due to administrator command/, 'a termination ends the scheduler');
is($node->safe_psql('postgres', q{SELECT last_error FROM mlsys.monitors WHERE monitor = 'second'}), 'query_canceled (SQLSTATE 57014)', 'it is no error of the monitor');

# A failure is the monitor's own.
$node->safe_psql('postgres', q{
	SELECT mlsys.drop_monitor('second');
	CREATE VIEW fragile AS SELECT *, 1 AS unit FROM events;
	SELECT mlsys.create_monitor('fragile', 'slow', 'SELECT * FROM fragile', 'at', start_at => now() - interval '1 day');
	DROP VIEW fragile;
	UPDATE mlsys.monitors SET last_run_at = CASE monitor WHEN 'fragile' THEN NULL ELSE now() - interval '5 days' END WHERE is_enabled;
});
is(finish(start_psql('CALL mlsys.run_monitors();')), '', 'a scheduler goes on after a failure');
is($node->safe_psql('postgres', q{SELECT monitor, last_run_at > now() - interval '1 hour', last_error FROM mlsys.monitors WHERE is_enabled ORDER BY 1}),
	"fragile|t|undefined_table (SQLSTATE 42P01)\nm1|t|\nm2|t|", 'the failure is noted, the others have run');
is($node->safe_psql('postgres', q{SELECT DISTINCT message FROM mlsys.monitor_errors('fragile')}), 'relation "fragile" does not exist', 'with its text for the owner');
is($node->safe_psql('postgres', q{SELECT status, is_final FROM mlsys.monitor_windows WHERE monitor = 'fragile'}), 'error|f', 'its window is open');

# One that is dropped while the scheduler runs another, and one that another session has changed: the others are run.
$node->safe_psql('postgres', q{
	UPDATE mlsys.monitors SET is_enabled = monitor IN ('m1', 'm2', 'm3', 'm4');
	UPDATE mlsys.monitors SET last_error = NULL, last_run_at = now() - interval '1 day' * (10 - substr(monitor, 2)::integer) WHERE is_enabled;
	DELETE FROM mlsys.monitor_windows WHERE monitor <> 'fragile';
});
$scheduler = start_psql(q{SET default_transaction_isolation = 'repeatable read'}, 'CALL mlsys.run_monitors()');
$node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'CALL%' AND wait_event = 'PgSleep'}) or die;
$node->safe_psql('postgres', q{SELECT mlsys.drop_monitor('m2'); SELECT mlsys.alter_monitor('m3', alpha => 0.01)});
like(finish($scheduler), qr/^psql:\S* WARNING:  monitor "m2" was not run: monitor "m2" does not exist$|^WARNING:  monitor "m2" was not run: monitor "m2" does not exist$/m, 'a monitor that was dropped meanwhile is told of');
is($node->safe_psql('postgres', q{SELECT string_agg(monitor, ',' ORDER BY monitor) FROM mlsys.monitor_windows WHERE monitor <> 'fragile'}), 'm1,m3,m4', 'the others have run');
create_monitor('m2', $slow);
$node->safe_psql('postgres', q{UPDATE mlsys.monitors SET is_enabled = monitor IN ('fragile', 'm1', 'm2'); CALL mlsys.run_monitors()});

# In a transaction block there is nothing to commit.
like(finish(start_psql("UPDATE mlsys.monitors SET last_run_at = NULL WHERE monitor = 'm1'", 'BEGIN', 'CALL mlsys.run_monitors()')), qr/ERROR:  invalid transaction termination/, 'run_monitors() needs a transaction of its own');

# Dump and restore of a used catalog; then the monitors go on there.
my $tell = q{
	SELECT m::text FROM mlsys.monitors m ORDER BY 1;
	SELECT c::text FROM mlsys.monitor_contents c ORDER BY 1;
	SELECT e::text FROM mlsys.monitor_messages e ORDER BY 1;
	SELECT w::text FROM mlsys.monitor_windows w ORDER BY 1;
	SELECT md5(p::text) FROM mlsys.profiles p ORDER BY 1;
	SELECT r::text FROM mlsys.metric_results r ORDER BY 1;
	SELECT md5(b::text) FROM mlsys.model_baselines b ORDER BY 1;
};
my $told = $node->safe_psql('postgres', $tell);
my $dump = $node->basedir . '/dump';
cmp_ok(length($told), '>', 5000, 'there is something to dump');
$node->command_ok([ 'pg_dump', '--format=custom', '--file', $dump, $node->connstr('postgres') ], 'dump');
$node->safe_psql('postgres', 'CREATE DATABASE copy');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-j', '2', '-d', $node->connstr('copy'), $dump ], 'restore');
is($node->safe_psql('copy', $tell), $told, 'the same monitors, windows, profiles, results and baselines');
$node->safe_psql('copy', q{UPDATE mlsys.monitors SET last_run_at = NULL, start_at = start_at - interval '1 day' WHERE monitor = 'm2'; CALL mlsys.run_monitors();});
is($node->safe_psql('copy', q{SELECT count(*), max(runs) FROM mlsys.monitor_windows WHERE monitor = 'm2'}), '2|1', 'the restored monitors go on');

# pg_cron
my $message;
$node->psql('postgres', 'SELECT mlsys.schedule_monitors()', stderr => \$message);
like($message, qr/pg_cron is not installed in database "postgres"\nHINT:.*7 \* \* \* \* psql -XqAt -d postgres -c "CALL mlsys.run_monitors\(\)"/, 'without pg_cron a line of crontab is shown');
$node->safe_psql('postgres', 'CREATE EXTENSION pg_cron');
is($node->safe_psql('postgres', 'SELECT mlsys.schedule_monitors() > 0'), 't', 'a job is made');
is($node->safe_psql('postgres', 'SELECT jobname, schedule, command FROM cron.job'), 'mlsys monitors|7 * * * *|CALL mlsys.run_monitors()', 'which calls run_monitors()');
is($node->safe_psql('postgres', q{SELECT mlsys.schedule_monitors('* * * * *') > 0}), 't', 'a new schedule');
is($node->safe_psql('postgres', 'SELECT count(*), min(schedule) FROM cron.job'), '1|* * * * *', 'takes the place of the old one');
$node->safe_psql('postgres', q{DELETE FROM mlsys.metric_results; DELETE FROM mlsys.monitor_windows; UPDATE mlsys.monitors SET last_run_at = NULL, is_enabled = monitor IN ('m1', 'm2')});
# every minute
ok($node->poll_query_until('postgres', q{SELECT count(*) = 2 FROM mlsys.monitor_windows}), 'the job fires');
is($node->safe_psql('postgres', q{SELECT count(DISTINCT monitor) FROM mlsys.metric_results}), '2', 'and writes results');
ok($node->poll_query_until('postgres', q{SELECT count(*) > 0 FROM cron.job_run_details WHERE status = 'succeeded'}), 'and succeeds');
$node->safe_psql('postgres', q{SELECT cron.unschedule('mlsys monitors')});

$node->stop;
done_testing();
