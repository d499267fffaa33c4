# A server whose memory is at an end refuses to train, and goes on.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('memory');
$node->init;
$node->append_conf('postgresql.conf', "shared_buffers = 16MB\nmax_parallel_workers_per_gather = 0\nmax_parallel_workers = 2\n");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION mlsys');
$node->stop;

# Address space of every process, in kB. PostgreSQL::Test::Cluster starts the server through pg_ctl.
my $limit = 700_000;
system_or_bail('sh', '-c', "ulimit -v $limit; exec pg_ctl -w -D '" . $node->data_dir . "' -l '" . $node->logfile . "' -o '--cluster-name=memory' start >/dev/null");
$node->_update_pid(1);

my $after = q{SELECT round(coefficient) FROM mlsys.coefficients((SELECT mlsys.linear_regression(3 * i, i) FROM generate_series(1, 100) i)) WHERE feature <> 'intercept'};
my %queries = (
	'a wide state' => q{SELECT mlsys.linear_regression(1, 2, array_fill(1::float8, ARRAY[16000]))},
	'a wide state of the array form' => q{SELECT mlsys.linear_regression(1, array_fill(1::float8, ARRAY[8000]))},
	'fitting' => q{SELECT mlsys.linear_regression(i, (SELECT array_agg((i * j * j) % 1009) FROM generate_series(1, 4000) j)::float8[]) FROM generate_series(1, 3) i},
	'many rows with categories' => q{SELECT mlsys.linear_regression(i, 'c' || i % 7, i, i + 1, i + 2, i + 3, i + 4, i + 5, i + 6, i + 7, i + 8) FROM generate_series(1, 20000000) i},
	'many categories' => q{SELECT mlsys.linear_regression(i, repeat('category', 10) || i) FROM generate_series(1, 20000000) i},
	'many models' => q{SELECT count(m) FROM (SELECT mlsys.linear_regression(i, 1, array_fill(i::float8, ARRAY[300])) AS m FROM generate_series(1, 100000) i GROUP BY i) t},
);

foreach my $name (sort keys %queries)
{
	my ($out, $messages);

	$node->psql('postgres', "\\set VERBOSITY verbose\nSET mlsys.train_memory = '100GB';\nSET work_mem = '64MB';\nSET enable_sort = off;\nSET statement_timeout = '120s';\n$queries{$name};\nSET statement_timeout = 0;\n$after;\n",
		stdout => \$out, stderr => \$messages, on_error_stop => 0);
	like($messages, qr/ERROR:  53200: out of memory/, "$name: out of memory");
	is((split /\n/, $out)[-1], 3, "the backend goes on after $name");
	note($messages);
}

# mlsys.train_memory comes before.
foreach my $name (sort keys %queries)
{
	my ($out, $messages);

	$node->psql('postgres', "\\set VERBOSITY verbose\nSET mlsys.train_memory = '10MB';\nSET statement_timeout = '120s';\n$queries{$name};\nSET statement_timeout = 0;\n$after;\n",
		stdout => \$out, stderr => \$messages, on_error_stop => 0);
	like($messages, qr/ERROR:  54000: training needs more than mlsys\.train_memory \(10240 kB\)/, "$name: over the budget");
	is((split /\n/, $out)[-1], 3, "the backend goes on after $name over the budget");
}

# Rows of trees wait in a temporary file: 640 MB of them need less than 250 MB above an idle server. (LLVM needs some
# 80 MB for itself.)
my ($rows, $features, $bound) = (4_000_000, 20, 250_000_000 / 1024);
my $values = join(', ', map { "((i * " . (7919 + 12 * $_) . "::bigint) % " . (9973 + $_) . ")::float8" } 1 .. $features);
my $train = "mlsys.gradient_boosting('{\"trees\": 1, \"max_depth\": 3}', (i % 10)::float8, $values) IS NOT NULL";
my ($stdout, $stderr);

$node->psql('postgres', "SET jit = off;\nSET mlsys.threads = 1;\nSELECT $train FROM generate_series(1, 1000) i;\n"
	. "SELECT pg_backend_pid() AS pid \\gset\n\\setenv PID :pid\n\\! grep VmHWM /proc/\$PID/status\n"
	. "SELECT $train FROM generate_series(1, $rows) i;\n\\! grep VmHWM /proc/\$PID/status\n",
	stdout => \$stdout, stderr => \$stderr);
my @peaks = $stdout =~ /VmHWM:\s+(\d+) kB/g;

is(scalar @peaks, 2, "training $rows rows") or diag("$stdout\n$stderr");
cmp_ok($peaks[1] - $peaks[0], '<', $bound, "kB for $rows rows of $features numbers");
note("$rows rows: " . ($peaks[1] - $peaks[0]) . ' kB');
is($node->safe_psql('postgres', 'SELECT count(*) FROM pg_ls_tmpdir()'), 0, 'no temporary file stays');

unlike(slurp_file($node->logfile), qr/PANIC|terminated by signal|server process .* exited/, 'the server never went down');
$node->stop;
done_testing();
