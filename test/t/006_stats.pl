# Live statistics of predictions on a server that preloads the library: counts are exact in serial and parallel
# statements, in prepared ones and functions, after errors, in several sessions; reset, eviction, restart.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('stats');
$node->init;
$node->append_conf('postgresql.conf', qq{
	shared_preload_libraries = 'mlsys'
	mlsys.stat_models = 5
	max_worker_processes = 8
});
$node->start;
# Version 1 of plants gives 1 + 2 a - 3 b; two of the categories in later tests are new to leaves.
$node->safe_psql('postgres', q{
	CREATE EXTENSION mlsys;
	CREATE DATABASE other;
	CREATE ROLE reader;
	CREATE ROLE monitor IN ROLE pg_read_all_stats;
	CREATE TABLE plants AS SELECT i AS id, (i % 9)::float8 AS a, (i * i % 7)::float8 AS b, 'c' || i % 3 AS c, (1 + 2 * (i % 9) - 3 * (i * i % 7))::float8 AS y FROM generate_series(1, 4000) i;
	SELECT mlsys.register('plants', (SELECT mlsys.linear_regression(y, a, b) FROM plants)), mlsys.deploy('plants');
	SELECT mlsys.register('plants', (SELECT mlsys.linear_regression(2 * y, a, b) FROM plants));
	SELECT mlsys.register('leaves', (SELECT mlsys.linear_regression('{"features": ["a", "c"]}', y, a, c) FROM plants)), mlsys.deploy('leaves');
	SELECT mlsys.register('strict', (SELECT mlsys.linear_regression('{"unseen": "error", "features": ["a", "c"]}', y, a, c) FROM plants)), mlsys.deploy('strict');
	SELECT mlsys.register('blooms', (SELECT mlsys.logistic_regression('{"l2": 1, "positive_class": "true"}', y > sin(id), a, b) FROM plants)), mlsys.deploy('blooms');
	SELECT mlsys.register('kinds', (SELECT mlsys.logistic_regression('{"l2": 1}', CASE WHEN sin(id) > 0.3 THEN 'x' WHEN a > 4 THEN 'y' ELSE 'z' END, a, b) FROM plants)), mlsys.deploy('kinds');
	CREATE FUNCTION score(a float8, b float8) RETURNS float8 LANGUAGE plpgsql STABLE AS $$DECLARE result float8; BEGIN result := mlsys.predict('plants', a, b); RETURN result; END$$;
	CREATE FUNCTION try(statement text) RETURNS text LANGUAGE plpgsql AS $$BEGIN EXECUTE statement; RETURN 'done'; EXCEPTION WHEN OTHERS THEN RETURN sqlstate; END$$;
});

my $plants = q{SELECT sum(mlsys.predict('plants', p)) FROM plants p};
my $parallel = q{
	SET parallel_setup_cost = 0;
	SET parallel_tuple_cost = 0;
	SET min_parallel_table_scan_size = 0;
	SET max_parallel_workers_per_gather = 2;
};

# What is counted of a model since the last reset: calls, rows, errors, NULLs, unseen
sub counted
{
	my ($model) = @_;

	return $node->safe_psql('postgres', "SELECT coalesce(string_agg(format('%s: %s %s %s %s %s', version, calls, rows, errors, null_features, unseen_categories), '; ' ORDER BY version), 'nothing') FROM mlsys.stat_predictions WHERE model = '$model'");
}
# The same of statements that are run now.
sub counts
{
	my ($name, $model, $counts, $sql) = @_;

	$node->safe_psql('postgres', 'SELECT mlsys.stat_reset()');
	$node->psql('postgres', $sql, on_error_stop => 0);
	is(counted($model), $counts, $name);
}

is($node->safe_psql('postgres', 'SELECT count(*) FROM mlsys.stat_predictions'), '0', 'training and registering count nothing');
counts('one statement', 'plants', '1: 1 4000 0 0 0', $plants);
counts('two statements', 'plants', '1: 2 8000 0 0 0', "$plants; $plants;");
counts('one row', 'plants', '1: 1 1 0 0 0', q{SELECT mlsys.predict('plants', 1, 2)});
counts('versions of their own', 'plants', '1: 1 1 0 0 0; 2: 2 2 0 0 0', q{SELECT mlsys.predict('plants', 1, 2), mlsys.predict('plants@2', 1, 2); SELECT mlsys.predict('plants@2', 1, 2);});
counts('two places of a statement are one call', 'plants', '1: 1 8000 0 0 0', q{SELECT sum(mlsys.predict('plants', p)) FROM plants p WHERE mlsys.predict('plants', p) IS NOT NULL});
counts('nothing predicted', 'plants', 'nothing', q{SELECT mlsys.predict('plants', p) FROM plants p WHERE false; SELECT mlsys.predict(NULL::text, 1.0, 2.0)});
counts('in a transaction block', 'plants', '1: 3 8001 0 0 0', "BEGIN; $plants; SELECT mlsys.predict('plants', 1, 2); $plants; COMMIT;");
counts('a cursor, by FETCH', 'plants', '1: 2 15 0 0 0', q{BEGIN; DECLARE c CURSOR FOR SELECT mlsys.predict('plants', p) FROM plants p; FETCH 10 FROM c; FETCH 5 FROM c; COMMIT;});
counts('prepared, with generic plans', 'plants', '1: 3 8001 0 0 0', "SET plan_cache_mode = force_generic_plan; PREPARE s AS $plants; PREPARE t(float8) AS SELECT mlsys.predict('plants', \$1, 2); EXECUTE s; EXECUTE t(1); EXECUTE s; DEALLOCATE ALL");
counts('PL/pgSQL, which keeps its expressions', 'plants', '1: 3 4002 0 0 0', 'BEGIN; SELECT sum(score(a, b)) FROM plants; SELECT score(1, 2); SELECT score(1, 2); COMMIT;');
counts('a function that runs statements', 'plants', '1: 1 12000 0 0 0', "DO \$\$BEGIN FOR i IN 1 .. 3 LOOP PERFORM sum(mlsys.predict('plants', p)) FROM plants p; END LOOP; END\$\$");
counts('transactions of a procedure', 'plants', '1: 3 3 0 0 0', "DO \$\$BEGIN FOR i IN 1 .. 3 LOOP PERFORM mlsys.predict('plants', i, i); COMMIT; END LOOP; END\$\$");

# in parallel
like($node->safe_psql('postgres', "$parallel EXPLAIN (ANALYZE, COSTS OFF) $plants"), qr/Workers Launched: [12]/, 'workers are launched');
counts('in parallel', 'plants', '1: 1 4000 0 0 0', "$parallel $plants");
counts('two in one transaction', 'plants', '1: 2 8000 0 0 0', "$parallel BEGIN; $plants; $plants; COMMIT;");
counts('by workers alone', 'plants', '1: 1 4000 0 0 0', "$parallel SET parallel_leader_participation = off; $plants");
is($node->safe_psql('postgres', q{SELECT max_ms > 0 AND total_ms = max_ms AND mean_ms = max_ms FROM mlsys.stat_predictions}), 't', 'time of a statement, not of its processes');

# errors
counts('an error of the prediction', 'strict', '1: 1 1 1 0 1', q{SELECT mlsys.predict('strict', 1, 'new')});
counts('in the middle', 'strict', '1: 1 11 1 0 1', q{SELECT mlsys.predict('strict', i, CASE WHEN i = 11 THEN 'new' ELSE 'c1' END) FROM generate_series(1, 20) i});
counts('that is caught', 'strict', '1: 1 1 1 0 1', q{SELECT try($$SELECT mlsys.predict('strict', 1, 'new')$$)});
counts('that is caught, and goes on', 'strict', '1: 2 3 1 0 1', q{SELECT try($$SELECT mlsys.predict('strict', 1, 'new')$$), mlsys.predict('strict', 1, 'c1'); SELECT mlsys.predict('strict', 1, 'c1')});
counts('an error of the statement', 'plants', '1: 1 10 1 0 0', q{SELECT mlsys.predict('plants', i, i), 1 / (10 - i) FROM generate_series(1, 20) i});
counts('in a transaction block', 'plants', '1: 2 2 1 0 0', q{BEGIN; SELECT mlsys.predict('plants', 1, 2); SELECT mlsys.predict('plants', 1, i), 1 / i FROM generate_series(0, 1) i; SELECT mlsys.predict('plants', 1, 2); ROLLBACK;});
counts('after a savepoint', 'plants', '1: 2 2 1 0 0', q{BEGIN; SAVEPOINT s; SELECT mlsys.predict('plants', 1, i), 1 / i FROM generate_series(0, 1) i; ROLLBACK TO s; SELECT mlsys.predict('plants', 1, 2); COMMIT;});
counts('a rollback is none', 'plants', '1: 1 1 0 0 0', q{BEGIN; SELECT mlsys.predict('plants', 1, 2); ROLLBACK;});
counts('a cancel', 'plants', '1: 1 1 1 0 0', q{SET statement_timeout = 200; SELECT mlsys.predict('plants', i, i), pg_sleep(10) FROM generate_series(1, 2) i});
counts('no such column', 'plants', '1: 1 1 1 0 0', q{SELECT mlsys.predict('plants', r) FROM (SELECT 1.0 AS a) r});
counts('no such version', 'plants', 'nothing', q{SELECT mlsys.predict('plants@7', 1, 2)});
counts('of a statement whose workers had predicted', 'plants', '1: 1 4000 1 0 0', qq{$parallel SET parallel_leader_participation = off; SELECT 1 / (sum(mlsys.predict('plants', p)) * 0)::int FROM plants p});
$node->safe_psql('postgres', 'SELECT mlsys.stat_reset()');
$node->psql('postgres', qq{$parallel SELECT sum(mlsys.predict('strict', a, CASE WHEN id = 3900 THEN 'new' ELSE c END)) FROM plants});
is($node->safe_psql('postgres', q{SELECT calls, errors, rows > 0, unseen_categories FROM mlsys.stat_predictions}), '1|1|t|1', 'in a worker, it fails once');
counts('that comes at the commit', 'plants', '1: 1 4000 1 0 0', qq{CREATE TEMP TABLE t (a float8 PRIMARY KEY DEFERRABLE INITIALLY DEFERRED); INSERT INTO t VALUES (0); INSERT INTO t SELECT mlsys.predict('plants', p) * 0 FROM plants p});

# the input
counts('NULLs', 'plants', '1: 1 20 0 15 0', q{SELECT mlsys.predict('plants', NULLIF(i % 2, 0)::float8, CASE WHEN i % 4 = 0 THEN 'NaN' ELSE i::float8 END) FROM generate_series(1, 20) i});
counts('as a row', 'plants', '1: 1 4000 0 445 0', q{SELECT sum(mlsys.predict('plants', r)) FROM (SELECT NULLIF(a, 4) AS a, b FROM plants) r});
counts('as an array', 'plants', '1: 1 2 0 1 0', q{SELECT mlsys.predict('plants', ARRAY[i, NULLIF(i, 1)]) FROM generate_series(1, 2) i});
counts('categories', 'leaves', '1: 1 20 0 2 8', q{SELECT mlsys.predict('leaves', 1, CASE WHEN i < 9 THEN 'new' WHEN i > 18 THEN NULL ELSE 'c1' END) FROM generate_series(1, 20) i});
counts('rows that are invalid', 'strict', '1: 1 3 0 0 1', q{SET mlsys.on_invalid_row = 'null'; SELECT mlsys.predict('strict', CASE i WHEN 1 THEN 'infinity'::float8 ELSE 1 END, CASE i WHEN 2 THEN 'new' ELSE 'c1' END) FROM generate_series(1, 3) i});
is($node->safe_psql('postgres', 'SELECT mean_prediction IS NOT NULL, sd_prediction IS NULL FROM mlsys.stat_predictions'), 't|t', 'have no part in the mean');

# the predictions
sub moments
{
	my ($name, $model, $function, $expected) = @_;

	foreach my $set ('', $parallel)
	{
		$node->safe_psql('postgres', 'SELECT mlsys.stat_reset()');
		$node->safe_psql('postgres', "$set SELECT count($function) FROM plants p WHERE id < 1000; $set SELECT count($function) FROM plants p WHERE id >= 1000");
		is($node->safe_psql('postgres', qq{
			SELECT abs(mean_prediction - e.mean) < 1e-11 * (1 + abs(e.mean)), abs(sd_prediction - e.sd) < 1e-10 * e.sd FROM mlsys.stat_predictions s, (SELECT avg(v), stddev(v) FROM (SELECT ($expected)::numeric AS v FROM plants p) x) e (mean, sd) WHERE s.model = '$model';
		}), 't|t', $name . ($set eq '' ? '' : ', in parallel'));
	}
}
moments('mean and deviation of estimates', 'plants', q{mlsys.predict('plants', p)}, '1 + 2 * a - 3 * b');
moments('of probabilities', 'blooms', q{mlsys.predict_proba('blooms', p)}, q{mlsys.predict_proba('blooms', p)});
moments('the same, however the class is asked for', 'blooms', q{mlsys.predict_class('blooms', p)}, q{mlsys.predict_proba('blooms', p)});
moments('of the class predicted, of several', 'kinds', q{mlsys.predict_probas('kinds', p)}, q{mlsys.predict_proba('kinds', p, mlsys.predict_class('kinds', p))});
$node->safe_psql('postgres', q{
	SELECT mlsys.register('far', (SELECT mlsys.linear_regression(1e9 + a, a) FROM plants)), mlsys.deploy('far');
	SELECT mlsys.stat_reset();
	SELECT mlsys.predict('far', 3 * (i - 1)) FROM generate_series(1, 4) i;
});
is($node->safe_psql('postgres', q{SELECT round(mean_prediction::numeric, 4), round(sd_prediction::numeric, 4) FROM mlsys.stat_predictions}), '1000000004.5000|3.8730', 'a small deviation of large numbers');

# by value; evaluation is not use
$node->safe_psql('postgres', q{SELECT mlsys.stat_reset()});
$node->safe_psql('postgres', q{SELECT count(mlsys.predict((SELECT mlsys.get_model('plants')), p)) FROM plants p});
is($node->safe_psql('postgres', q{SELECT model, s.version, digest = (SELECT digest FROM mlsys.model_versions v WHERE v.model = 'plants' AND v.version = 1), calls, rows FROM mlsys.stat_predictions s}), '||t|1|4000', 'by value');
counts('evaluate() and train() count nothing', 'plants', 'nothing', "$parallel SELECT * FROM mlsys.evaluate('plants', 'SELECT a, b, y FROM plants'); SELECT mlsys.train('trained', 'SELECT a, b, y, id FROM plants', 'y', 'linear_regression', split_key => 'id'); SELECT mlsys.drop_model('trained')");
counts('and predictions after them do', 'plants', '1: 1 1 0 0 0', "SELECT * FROM mlsys.evaluate('plants', 'SELECT a, b, y FROM plants'); SELECT mlsys.predict('plants', 1, 2)");
counts('switched off', 'plants', '1: 1 4000 0 0 0', "$plants; SET mlsys.track_predictions = off; $plants;");
like(($node->psql('postgres', 'SET ROLE reader; SET mlsys.track_predictions = off'))[2], qr/permission denied/, 'not by everyone');

# several sessions at once
$node->safe_psql('postgres', 'SELECT mlsys.stat_reset()');
$node->pgbench('--no-vacuum --client=8 --jobs=2 --transactions=200', 0, [qr/processed: 1600\/1600/], [qr/^$/], 'eight sessions',
	{ '006_stats' => q{SELECT mlsys.predict('plants', i, i) FROM generate_series(1, 10) i;
SELECT mlsys.predict('plants@2', 1, 2);} }, '--protocol=prepared');
is(counted('plants'), '1: 1600 16000 0 0 0; 2: 1600 1600 0 0 0', 'lose nothing');
is($node->safe_psql('postgres', q{SELECT bool_and(mean_ms > 0 AND mean_ms <= max_ms AND abs(total_ms - calls * mean_ms) < 1e-6 * total_ms) FROM mlsys.stat_predictions}), 't', 'time');

# who sees and resets what
$node->safe_psql('other', q{
	CREATE EXTENSION mlsys;
	SELECT mlsys.register('other', mlsys.linear_regression(2 * i, i)), mlsys.deploy('other') FROM generate_series(1, 50) i;
	SELECT mlsys.predict('other', 1);
});
is($node->safe_psql('postgres', q{SELECT database, calls FROM mlsys.stat_predictions WHERE model = 'other'}), 'other|1', 'a superuser sees all databases');
is($node->safe_psql('postgres', q{SET ROLE monitor; SELECT database, calls, mean_prediction IS NOT NULL FROM mlsys.stat_predictions WHERE model = 'other'}), 'other|1|t', 'so does pg_read_all_stats');
is($node->safe_psql('postgres', q{SET ROLE reader; SELECT model, version, calls > 0, mean_prediction, sd_prediction FROM mlsys.stat_predictions ORDER BY 2}), "plants|1|t||\nplants|2|t||", 'others their own, without means');
$node->safe_psql('postgres', q{SELECT mlsys.grant_predict('plants', 'reader')});
is($node->safe_psql('postgres', q{SET ROLE reader; SELECT count(mean_prediction) FROM mlsys.stat_predictions}), '2', 'means where they may predict');
like(($node->psql('postgres', 'SET ROLE reader; SELECT mlsys.stat_reset()'))[2], qr/permission denied for function stat_reset/, 'they reset nothing');
is($node->safe_psql('postgres', q{SELECT mlsys.stat_reset('leaves')}), '0', 'a reset of another model');
is(counted('plants'), '1: 1600 16000 0 0 0; 2: 1600 1600 0 0 0', 'leaves this');
is($node->safe_psql('postgres', q{SELECT mlsys.predict('leaves', 1, 'c1') IS NOT NULL; SELECT mlsys.stat_reset('plants')}), "t\n2", 'a reset of one model');
is($node->safe_psql('postgres', q{SELECT coalesce(model, 'value') FROM mlsys.stat_predictions ORDER BY 1}), "leaves\nother", 'leaves the others');
is($node->safe_psql('postgres', q{SELECT mlsys.stat_reset(); SELECT model FROM mlsys.stat_predictions}), "1\nother", 'a reset is of one database');

# eviction: the least recently used go
$node->safe_psql('postgres', "SELECT mlsys.predict('$_', 1, 2)") foreach ('plants', 'plants@2');
$node->safe_psql('postgres', q{SELECT mlsys.predict('leaves', 1, 'c1')});
$node->safe_psql('postgres', q{SELECT mlsys.predict('strict', 1, 'c1')});
is($node->safe_psql('postgres', 'SELECT * FROM mlsys.stat_info()'), '5|5|0', 'all places taken');
$node->safe_psql('postgres', q{SELECT mlsys.predict('plants', 1, 2)});
$node->safe_psql('postgres', q{SELECT mlsys.predict_proba('blooms', 1, 2)});
$node->safe_psql('postgres', q{SELECT mlsys.predict_class('kinds', 1, 2)});
is($node->safe_psql('postgres', q{SELECT string_agg(model || version || ' ' || calls, ', ' ORDER BY model) FROM mlsys.stat_predictions}), 'blooms1 1, kinds1 1, leaves1 1, plants1 2, strict1 1', 'the two used last long ago went');
is($node->safe_psql('postgres', 'SELECT * FROM mlsys.stat_info()'), '5|5|2', 'which is counted');
$node->safe_psql('postgres', q{SELECT count(mlsys.predict(m, 1.0)) FROM (SELECT g, mlsys.linear_regression(a * g, a) AS m FROM plants, generate_series(1, 2500) g WHERE id < 10 GROUP BY g) x});
is($node->safe_psql('postgres', 'SELECT models, evicted > 2 FROM mlsys.stat_info()'), '5|t', 'many models in one statement');

$node->restart;
is($node->safe_psql('postgres', 'SELECT count(*) FROM mlsys.stat_predictions'), '0', 'a restart forgets');
is($node->safe_psql('postgres', "$plants; SELECT calls, rows FROM mlsys.stat_predictions"), $node->safe_psql('postgres', $plants) . "\n1|4000", 'and counts again');
$node->append_conf('postgresql.conf', "shared_preload_libraries = ''");
$node->restart;
my ($status, $out, $messages) = $node->psql('postgres', "$plants; SELECT * FROM mlsys.stat_predictions");
is($out, $node->safe_psql('postgres', $plants), 'without preload predictions go on');
like($messages, qr/predictions are not counted, because mlsys is not preloaded/, 'and the view says why it has nothing');
$node->stop;
done_testing();
