# train(): parallel workers take part in all of its passes; a cancel, a timeout or too little memory
# leaves no version behind, and the backend goes on.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

use constant GENEROUS => 5;    # seconds, of trainings that would take minutes

my $node = PostgreSQL::Test::Cluster->new('train');
$node->init;
$node->append_conf('postgresql.conf', q{
session_preload_libraries = 'auto_explain'
auto_explain.log_nested_statements = on
auto_explain.log_analyze = on
auto_explain.log_timing = off
auto_explain.log_min_duration = -1
max_worker_processes = 8
max_parallel_workers = 4
max_parallel_workers_per_gather = 2
parallel_setup_cost = 0
parallel_tuple_cost = 0
min_parallel_table_scan_size = 0
});
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION mlsys;
	CREATE TABLE rows AS SELECT i AS id, 3 * (i % 1000) + i % 7 AS y, i % 1000 AS a, 'c' || i % 5 AS c, i % 3 = 0 AS flag, ((i::int8 + 1) ^ 3)::numeric % 1009 / 7 AS b FROM generate_series(1, 200000) i;
	ANALYZE rows;
});

# Each pass is one statement; what the log says of it.
sub passes
{
	my ($arguments, $session) = @_;
	my $offset = -s $node->logfile;
	my $log;
	my %found;

	$node->safe_psql('postgres', "SET client_min_messages = warning; SET auto_explain.log_min_duration = 0; $session SELECT mlsys.train('passes', $arguments)");
	$log = slurp_file($node->logfile, $offset);
	foreach my $entry (split /^(?=\S+ \S+ \S+ \[\d+\])/m, $log)
	{
		next unless $entry =~ /Query Text: SELECT .*?mlsys\.(training_scan|training_fit|regression_report|binary_report|training_part)\(/;
		my $pass = $1;

		next if $entry =~ /background worker|parallel worker/;
		$found{$pass} = $entry =~ /Workers Launched: (\d+)/ ? $1 : 0 unless exists $found{$pass};
	}
	return \%found;
}

my $arguments = q{'TABLE rows', 'y', 'linear_regression', exclude => '{flag}', split_key => 'id'};
my $found = passes($arguments, '');
is($found->{training_scan}, 2, 'workers are launched in the first pass');
is($found->{training_fit}, 2, 'and in the second');
is($found->{regression_report}, 2, 'and where predictions are scored');
$found = passes(q{'SELECT id, a, c, flag FROM rows', 'flag', 'logistic_regression', '{"l2": 1, "calibrate": "platt"}', split_key => 'id'}, '');
is($found->{training_scan}, 2, 'in the first pass of a classification');
is($found->{training_fit}, 2, 'in the second');
is($found->{binary_report}, 2, 'in the last');
$found = passes($arguments, 'SET max_parallel_workers_per_gather = 0;');
is_deeply($found, { training_scan => 0, training_fit => 0, regression_report => 0 }, 'none when none are wanted');
is($node->safe_psql('postgres', q{
	SELECT count(DISTINCT round(coefficient::numeric, 8)), count(*) FROM (SELECT c.* FROM unnest('{1,3}'::int[]) v, mlsys.coefficients(mlsys.get_model('passes@' || v)) c) c WHERE feature IN ('a', 'b')}),
	'2|4', 'with and without workers the model is the same');

# Trainings that take long, in each of their passes.
$node->safe_psql('postgres', q{
	CREATE FUNCTION wait(seconds float8) RETURNS float8 LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT pg_sleep(seconds); SELECT 0::float8';
	CREATE TABLE wide AS SELECT i AS id, i % 17 AS y, (SELECT array_agg(((i::int8 + j) ^ 3 * (i + 3 * j))::numeric % 10007) FROM generate_series(1, 4000) j)::float8[] AS x FROM generate_series(1, 60) i;
});
my %trainings = (
	'scanning' => [ q{'SELECT i AS id, i % 7 AS a, i % 11 AS y FROM generate_series(1, 2000000000) i'}, 'y', 'linear_regression', q{, split_key => 'id'} ],
	'counting distinct values' => [ q{'SELECT i + j::int8 * 100000 AS k, i % 11 AS y FROM generate_series(1, 100000) i, generate_series(1, 100000) j'}, 'y', 'linear_regression', '' ],
	'fitting a wide model' => [ q{'TABLE wide'}, 'y', 'linear_regression', q{, split_key => 'id'} ],
	'fitting a wide classification' => [ q{'SELECT id, y > 8 AS y, x FROM wide'}, 'y', 'logistic_regression', q{, split_key => 'id'} ],
	'a query that waits' => [ q{'SELECT id, y, a + wait(0.01) AS a FROM rows'}, 'y', 'linear_regression', q{, split_key => 'id'} ],
);

sub training
{
	my ($name) = @_;
	my ($query, $target, $algorithm, $more) = @{ $trainings{$name} };

	return "SELECT mlsys.train('stopped', $query, '$target', '$algorithm' $more)";
}

sub nothing_left
{
	my ($name) = @_;

	is($node->safe_psql('postgres', q{SELECT count(*) FROM (SELECT model FROM mlsys.models UNION ALL SELECT model FROM mlsys.model_versions UNION ALL SELECT model FROM mlsys.model_contents) m WHERE model = 'stopped'}),
		0, "no version is left of $name");
}

my $after = q{SELECT version, rows + test_rows FROM mlsys.train('after', 'SELECT id, y, a FROM rows', 'y', 'linear_regression', split_key => 'id')};
my $versions = 0;
foreach my $name (sort keys %trainings)
{
	foreach my $timeout (50, 600)
	{
		my ($stdout, $stderr);
		my $began = time;
		my $late;

		$node->psql('postgres', "\\set VERBOSITY verbose\nSET statement_timeout = $timeout;\n" . training($name) . ";\n", stdout => \$stdout, stderr => \$stderr, on_error_stop => 0);
		$late = time - $began - $timeout / 1000;
		like($stderr, qr/ERROR:  57014: canceling statement due to statement timeout/, "$name ends after $timeout ms");
		cmp_ok($late, '<', GENEROUS, "$name ends soon");
		note(sprintf '%s: %.0f ms late', $name, 1000 * $late);
	}
	nothing_left($name);
	# the same in the session that goes on
	my ($stdout, $stderr);
	$node->psql('postgres', "SET client_min_messages = error;\nSET statement_timeout = 100;\n" . training($name) . ";\nSET statement_timeout = 0;\n$after;\n", stdout => \$stdout, stderr => \$stderr, on_error_stop => 0);
	$versions++;
	is($stdout, "$versions|200000", "the session trains after $name");
}
ok($node->poll_query_until('postgres', "SELECT count(*) = 0 FROM pg_stat_activity WHERE backend_type = 'parallel worker'"), 'no worker is left');

# Too little memory: the first pass needs some, the second more.
my %needs = (
	'a wide model' => q{'TABLE wide', 'y', 'linear_regression', split_key => 'id'},
	'rows that are kept' => q{'SELECT id, flag, a, c FROM rows', 'flag', 'logistic_regression', '{"l2": 1}', split_key => 'id'},
	'distinct values' => q{'SELECT id + 1 AS k, y, a FROM rows', 'y', 'linear_regression'},
	'categories' => q{'SELECT y, a, md5(id::text) AS k FROM rows', 'y', 'linear_regression', features => '{k}'},
);
foreach my $workers (0, 2)
{
	foreach my $name (sort keys %needs)
	{
		my ($stdout, $stderr);

		$node->psql('postgres', "\\set VERBOSITY verbose\nSET client_min_messages = error;\nSET max_parallel_workers_per_gather = $workers;\nSET mlsys.train_memory = '1MB';\nSELECT mlsys.train('stopped', $needs{$name});\nRESET mlsys.train_memory;\n$after;\n",
			stdout => \$stdout, stderr => \$stderr, on_error_stop => 0);
		$versions++;
		like($stderr, qr/ERROR:  54000: (?:training|profile) needs more than mlsys\.train_memory \(1024 kB\)/, "$name: over the budget, $workers workers");
		is($stdout, "$versions|200000", "the session goes on after $name, $workers workers");
	}
}
nothing_left('what was over the budget');

# How far a training is: in notices, as often as the session wants, of the session that trains.
sub progress
{
	my ($settings, $training) = @_;
	my ($stdout, $stderr);

	$node->psql('postgres', "SET client_min_messages = notice;\n$settings\n$training;\n", stdout => \$stdout, stderr => \$stderr, on_error_stop => 0);
	return grep { /training: / } split /\n/, $stderr;
}

my $boosting = q{mlsys.gradient_boosting('{"trees": 60, "validation_column": 1}', y, flag, a, b) IS NOT NULL FROM rows};
my @told = progress("SET mlsys.progress_interval = '1ms';", "SELECT $boosting");
cmp_ok(scalar @told, '>', 2, 'a training tells how far it is');
is((grep { !/NOTICE:  training: round \d+ of 60, training loss [0-9.e+-]+, validation loss [0-9.e+-]+(?:, [0-9.]+ (?:rounds\/s|s a round), \d+ s left)?$/ } @told), 0, 'in lines of one form')
  or diag(join("\n", @told));
my @rounds = map { /round (\d+)/ } @told;
is(join(' ', @rounds), join(' ', sort { $a <=> $b } @rounds), 'in order');
cmp_ok($rounds[-1], '<', 60, 'but not of its end');
is(progress('SET mlsys.progress_interval = 0;', "SELECT $boosting"), 0, 'or not, when it is not wanted');
is(progress("", "SELECT $boosting WHERE id < 1000"), 0, "nor when it takes less than ten seconds");
cmp_ok(scalar progress("SET mlsys.progress_interval = '1ms';", q{SELECT version FROM mlsys.train('told', 'TABLE rows', 'y', 'gradient_boosting', '{"trees": 60}', split_key => 'id')}), '>', 2, 'train() tells it');

unlike(slurp_file($node->logfile), qr/PANIC|terminated by signal|server process .* exited/, 'the server never went down');
$node->stop;
done_testing();
