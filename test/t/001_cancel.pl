# A cancel, a timeout or a termination ends training soon, wherever it is, and the backend goes on.
#
# "Soon" is 100 ms by the design; here only that it is far from the time that the query would take,
# since a test must not fail on a busy machine.

use strict;
use warnings;

use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time sleep);

use constant GENEROUS => 5;    # seconds, of queries that would take minutes

my $node = PostgreSQL::Test::Cluster->new('cancel');
$node->init;
$node->append_conf('postgresql.conf', "max_parallel_workers_per_gather = 0\nwork_mem = '1GB'\n");
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION mlsys;
	CREATE TABLE wide AS SELECT i AS y, (SELECT array_agg(((i::int8 + j) ^ 3 * (i + 3 * j))::numeric % 10007) FROM generate_series(1, 4000) j)::float8[] AS x FROM generate_series(1, 40) i;
	CREATE TABLE categories AS SELECT i, 'a' || i % 97 AS a, 'b' || i % 89 AS b, 'c' || i % 83 AS c FROM generate_series(1, 300000) i;
	CREATE TABLE trees AS SELECT sin(i) AS a, cos(i * 1.7) AS b, i % 97 AS c, 'k' || i % 83 AS d, i % 5 = 0 AS y FROM generate_series(1, 300000) i;
});

my %queries = (
	'reading rows' => q{SELECT mlsys.linear_regression(i, i % 7, i % 11) FROM generate_series(1, 2000000000) i},
	'reading wide rows' => q{SELECT mlsys.linear_regression(y, x) FROM wide, generate_series(1, 1000000)},
	'reading rows of the column form' => q{SELECT mlsys.linear_regression(y, 1, x) FROM wide, generate_series(1, 1000000)},
	'fitting a wide model' => q{SELECT mlsys.linear_regression(y, x) FROM wide},
	'fitting a wide ridge model' => q{SELECT mlsys.linear_regression(y, x, '{"l2": 1, "standardize": true}'::jsonb) FROM wide},
	'fitting many categories' => q{SELECT mlsys.linear_regression('{"max_categories": 1500}', i, a || b, c || a) FROM categories},
	'fitting many models' => q{SELECT count(m) FROM (SELECT mlsys.linear_regression(y, x[1:600]) AS m FROM wide, generate_series(1, 10000) g GROUP BY g) t},
	'boosting' => q{SELECT mlsys.gradient_boosting('{"trees": 100000}', y, a, b, c, d) FROM trees},
	'boosting by train()' => q{SELECT mlsys.train('boosted', 'TABLE trees', 'y', 'gradient_boosting', '{"trees": 100000}')},
	'growing a forest' => q{SELECT mlsys.random_forest('{"trees": 100000}', y, a, b, c, d) FROM trees},
	'reading scores' => q{SELECT mlsys.roc_auc(i % 2, i) FROM generate_series(1, 2000000000) i},
	'scores of a growing window' => q{SELECT mlsys.average_precision(i % 2, i) OVER (ORDER BY i) FROM generate_series(1, 1000000) i},
	'combining wide states' => q{SELECT merged(s) FROM (SELECT state_of(y, x) AS s FROM wide GROUP BY y) t},
);
$node->safe_psql('postgres', q{
	CREATE AGGREGATE state_of(float8, float8[]) (SFUNC = mlsys.linear_regression_array_accum, STYPE = mlsys.training_state);
	CREATE AGGREGATE merged(mlsys.training_state) (SFUNC = mlsys.array_combine, STYPE = mlsys.training_state, FINALFUNC = mlsys.array_final);
});
my $after = q{SELECT round(coefficient) FROM mlsys.coefficients((SELECT mlsys.linear_regression(3 * i, i) FROM generate_series(1, 100) i)) WHERE feature <> 'intercept'};

# The time that a query takes beyond its timeout, its messages, and what a query after it gives.
sub run_with_timeout
{
	my ($query, $timeout) = @_;
	my ($stdout, $stderr);
	my $began = time;

	$node->psql('postgres', "\\set VERBOSITY verbose\nSET statement_timeout = $timeout;\n$query;\nSET statement_timeout = 0;\n$after;\n",
		stdout => \$stdout, stderr => \$stderr, on_error_stop => 0);
	return (time - $began - $timeout / 1000, $stderr, (split /\n/, $stdout)[-1]);
}

foreach my $name (sort keys %queries)
{
	foreach my $timeout (50, 700)
	{
		my ($late, $messages, $result) = run_with_timeout($queries{$name}, $timeout);

		like($messages, qr/ERROR:  57014: canceling statement due to statement timeout/, "$name ends after $timeout ms");
		cmp_ok($late, '<', GENEROUS, "$name ends soon");
		is($result, 3, "the backend goes on after $name");
		note(sprintf '%s: %.0f ms late', $name, 1000 * $late);
	}
}

# The same by another session, and in parallel workers.
sub run_and_signal
{
	my ($query, $signal) = @_;
	my $base = $node->basedir . '/victim';

	# files, since nobody pumps pipes meanwhile
	open(my $script, '>', "$base.sql") or die;
	print $script "\\set VERBOSITY verbose\nSET application_name = 'victim';\n$query;\n$after;\n";
	close($script);
	my $psql = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('postgres'), '-f', "$base.sql" ], '>', "$base.out", '2>', "$base.messages");
	my $began;

	$node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'victim' AND state = 'active' AND query LIKE '%linear_regression%' AND backend_type = 'client backend'")
	  or die 'the query does not start';
	sleep 0.5;
	$began = time;
	$node->safe_psql('postgres', "SELECT $signal(pid) FROM pg_stat_activity WHERE application_name = 'victim' AND backend_type = 'client backend'");
	$psql->finish;
	return (time - $began, slurp_file("$base.messages"), slurp_file("$base.out"));
}

foreach my $name ('fitting a wide model', 'fitting many categories', 'reading rows')
{
	my ($took, $messages, $out) = run_and_signal($queries{$name}, 'pg_cancel_backend');

	like($messages, qr/ERROR:  57014: canceling statement due to user request/, "$name is cancelled");
	cmp_ok($took, '<', GENEROUS, "$name is cancelled soon");
	like($out, qr/^3$/m, "the backend goes on after $name was cancelled");

	($took, $messages, $out) = run_and_signal($queries{$name}, 'pg_terminate_backend');
	like($messages, qr/FATAL:  57P01: terminating connection due to administrator command/, "$name is terminated");
	cmp_ok($took, '<', GENEROUS, "$name is terminated soon");
}

my $parallel = q{SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
	SELECT mlsys.linear_regression(w.y, x, 1) FROM wide w, generate_series(1, 100000)};
my ($took, $messages, $out) = run_and_signal($parallel, 'pg_cancel_backend');
like($messages, qr/57014/, 'a parallel training is cancelled');
cmp_ok($took, '<', GENEROUS, 'a parallel training is cancelled soon');
like($out, qr/^3$/m, 'the backend goes on after a parallel training was cancelled');
ok($node->poll_query_until('postgres', "SELECT count(*) = 0 FROM pg_stat_activity WHERE backend_type = 'parallel worker'"), 'no worker is left');

# What a cancelled training held is not charged any more.
my $script = "SET mlsys.train_memory = '30MB';\nSET statement_timeout = 30;\n";
$script .= "SELECT mlsys.linear_regression(i, i, x[1:500]) FROM wide, generate_series(1, 100000) i;\n" x 20;
$script .= "SET statement_timeout = 0;\nSELECT mlsys.linear_regression(y, 1, x[1:500]) IS NOT NULL FROM wide;\n";
$node->psql('postgres', $script, stdout => \$out, stderr => \$messages, on_error_stop => 0);
is(() = $messages =~ /canceling statement/g, 20, 'twenty cancelled trainings');
is($out, 't', 'leave the memory to the next');

is($node->safe_psql('postgres', 'SELECT count(*) FROM wide'), '40', 'the server is up');
unlike(slurp_file($node->logfile), qr/PANIC|terminated by signal|server process .* exited/, 'and never went down');
$node->stop;
done_testing();
