# Predictions by name on a hot standby, before and after a deploy arrives there.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $primary = PostgreSQL::Test::Cluster->new('primary');
$primary->init(allows_streaming => 1);
$primary->start;
# Sum of all predictions: 99 by version 1, 9900 by version 2, which needs another column.
$primary->safe_psql('postgres', q{
	CREATE EXTENSION mlsys;
	CREATE ROLE reader;
	CREATE TABLE plants AS SELECT i AS id, (i % 9)::float8 AS a, (i * i % 7)::float8 AS b, (i % 5)::float8 AS c, (1 + 2 * (i % 9) - 3 * (i * i % 7))::float8 AS y FROM generate_series(1, 40) i;
	GRANT SELECT ON plants TO reader;
	SELECT mlsys.register('plants', (SELECT mlsys.linear_regression(y, a, b) FROM plants));
	SELECT mlsys.register('plants', (SELECT mlsys.linear_regression(100 * y, b, c) FROM plants));
	SELECT mlsys.deploy('plants', 1);
});
$primary->backup('backup');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'backup', has_streaming => 1);
$standby->start;

sub arrive { $primary->wait_for_catchup($standby, 'replay', $primary->lsn('insert')) }

my $score = q{SELECT round(sum(mlsys.predict('plants', p))) FROM plants p};
my $parallel = q{
	SET parallel_setup_cost = 0;
	SET parallel_tuple_cost = 0;
	SET min_parallel_table_scan_size = 0;
	SET max_parallel_workers_per_gather = 2;
	SET parallel_leader_participation = off;
};

arrive();
is($standby->safe_psql('postgres', 'SELECT pg_is_in_recovery()'), 't', 'it is a standby');
is($standby->safe_psql('postgres', $score), '99', 'predicts by name');
is($standby->safe_psql('postgres', q{SELECT round(sum(mlsys.predict('plants@2', p))) FROM plants p}), '9900', 'predicts by version');
like($standby->safe_psql('postgres', "$parallel EXPLAIN (ANALYZE, COSTS OFF) $score"), qr/Workers Launched: [12]/, 'workers are launched');
is($standby->safe_psql('postgres', "$parallel $score"), '99', 'predicts in parallel workers');

# A grant arrives.
my ($status, $out, $messages) = $standby->psql('postgres', "SET ROLE reader; $score");
like($messages, qr/permission denied for model "plants"/, 'a stranger may not');
$primary->safe_psql('postgres', q{SELECT mlsys.grant_predict('plants', 'reader')});
arrive();
is($standby->safe_psql('postgres', "SET ROLE reader; $score"), '99', 'a grant arrives');

# Sessions that stay: the deploy arrives in the middle. Each waits until a file says so.
my $folder = $primary->basedir;
my $wait = "\\! touch $folder/ready.%d; while [ ! -e $folder/arrived ]; do sleep 0.05; done";
my @sessions = (
	[ 'READ COMMITTED', 'EXECUTE score;', 'EXECUTE score;', "99\n9900\n", qr/^$/ ],
	[ 'in parallel workers', "$parallel EXECUTE score;", 'EXECUTE score;', "99\n9900\n", qr/^$/ ],
	[ 'REPEATABLE READ', 'BEGIN ISOLATION LEVEL REPEATABLE READ; EXECUTE score;', 'EXECUTE score; COMMIT; EXECUTE score;', "99\n99\n9900\n", qr/^$/ ],
	[ 'a plan older than the deploy', 'BEGIN; EXECUTE score;', 'EXECUTE score; ROLLBACK; EXECUTE score;', "99\n9900\n", qr/ERROR:  40001: query was planned with the columns of version 1/ ],
	[ 'such a plan in parallel workers', "$parallel BEGIN; EXECUTE score;", 'EXECUTE score; ROLLBACK; EXECUTE score;', "99\n9900\n", qr/ERROR:  40001: query was planned with the columns of version 1/ ],
);
my @running;
for my $i (0 .. $#sessions)
{
	my ($name, $before, $after) = @{ $sessions[$i] };
	my ($stdin, $stdout, $stderr) = ("\\set VERBOSITY verbose\nSET plan_cache_mode = force_generic_plan;\nPREPARE score AS $score;\n$before\n" . sprintf($wait, $i) . "\n$after\n", '', '');

	push @running, { stdout => \$stdout, stderr => \$stderr,
		run => IPC::Run::start([ 'psql', '-XAtq', '-d', $standby->connstr('postgres') ], '<', \$stdin, '>', \$stdout, '2>', \$stderr) };
}
for my $i (0 .. $#sessions)
{
	for (1 .. 600)
	{
		last if -e "$folder/ready.$i";
		$running[$i]{run}->pump_nb;
		select(undef, undef, undef, 0.1);
	}
	ok(-e "$folder/ready.$i", "session $i waits");
}
$primary->safe_psql('postgres', q{SELECT mlsys.deploy('plants', 2, force => true)});
arrive();
append_to_file("$folder/arrived", '');
for my $i (0 .. $#sessions)
{
	my ($name, undef, undef, $printed, $told) = @{ $sessions[$i] };

	$running[$i]{run}->finish;
	is(${ $running[$i]{stdout} }, $printed, "$name: what is predicted");
	like(${ $running[$i]{stderr} }, $told, "$name: what is told");
}

# Gone, and made again under the same name and number
$primary->safe_psql('postgres', q{SELECT mlsys.undeploy('plants'), mlsys.drop_model('plants')});
arrive();
($status, $out, $messages) = $standby->psql('postgres', $score);
like($messages, qr/model "plants" does not exist/, 'a drop arrives');
$primary->safe_psql('postgres', q{
	SELECT mlsys.register('plants', (SELECT mlsys.linear_regression(1000 * y, a, b) FROM plants));
	SELECT mlsys.deploy('plants', 1);
	SELECT mlsys.create_monitor('garden', 'plants', 'SELECT *, now() AS at FROM plants', 'at');
	SELECT mlsys.note_monitor_error('garden', '22012', 'broken');
	UPDATE mlsys.monitors SET last_run_at = NULL;
});
arrive();
is($standby->safe_psql('postgres', $score), '99000', 'another model of the name arrives');
($status, $out, $messages) = $standby->psql('postgres', q{SELECT mlsys.deploy('plants', 1)});
like($messages, qr/read-only|recovery/, 'nothing is deployed on a standby');

# Monitors are read there, not run.
is($standby->safe_psql('postgres', q{SELECT part, message FROM mlsys.monitor_errors('garden')}), 'run|broken', 'errors of a monitor are read');
foreach my $command ('CALL mlsys.run_monitors()', q{SELECT mlsys.run_monitor('garden')}, q{SELECT mlsys.run_due_monitor('garden')}, q{SELECT mlsys.retrain('plants')}, q{SELECT mlsys.drop_monitor('garden')})
{
	my $told;

	isnt($standby->psql('postgres', $command, stderr => \$told), 0, "$command fails");
	like($told, qr/ERROR:  cannot execute .* (in a read-only transaction|during recovery)/, 'because nothing is written');
}
$standby->promote;
is($standby->safe_psql('postgres', $score), '99000', 'after promotion');
is($standby->safe_psql('postgres', q{SELECT mlsys.register('plants', (SELECT mlsys.linear_regression(y, a, b) FROM plants)), mlsys.deploy('plants', 2)}), '2|2', 'and new versions');
is($standby->safe_psql('postgres', $score), '99', 'are seen');
$standby->stop;
$primary->stop;
done_testing();
