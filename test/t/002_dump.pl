# Models, states of training and the catalog survive dump and restore; models also COPY as text and
# binary, and a restart.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('dump');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE origin');
$node->safe_psql('origin', q{
	CREATE EXTENSION mlsys;
	CREATE TABLE data (g int, y float8, a float8, c text);
	INSERT INTO data SELECT i % 3, 3 * i + i % 5 * 10 + sin(i), i, 'ä' || i % 5 FROM generate_series(1, 500) i;
	CREATE AGGREGATE state_of(float8, float8[]) (SFUNC = mlsys.linear_regression_array_accum, STYPE = mlsys.training_state);
	CREATE TABLE fits (name text PRIMARY KEY, model mlsys.model, other mlsys.model DEFAULT NULL, state mlsys.training_state);
	INSERT INTO fits SELECT 'group ' || g, mlsys.linear_regression(y, a, c), NULL, state_of(y, ARRAY[a, g]) FROM data GROUP BY g;
	INSERT INTO fits SELECT 'ridge', mlsys.linear_regression('{"l2": 1.5, "coding": "full"}', y, a, c) FROM data;
	INSERT INTO fits SELECT 'wide', mlsys.linear_regression(y, (SELECT array_agg(sin(a * j)) FROM generate_series(1, 300) j)) FROM data;
	INSERT INTO fits VALUES ('none', NULL);
	CREATE INDEX ON fits USING hash (model);
	CREATE VIEW scores AS SELECT f.name, d.a, mlsys.predict(f.model, d) AS predicted FROM fits f, data d WHERE f.name = 'ridge';
	CREATE VIEW trained AS SELECT g, mlsys.linear_regression(y, a) AS model FROM data GROUP BY g;
	DO $$
	BEGIN
		EXECUTE format('CREATE TABLE scored (a float8, c text, predicted float8 GENERATED ALWAYS AS (mlsys.predict(%L::mlsys.model, a, c)) STORED)', (SELECT model FROM fits WHERE name = 'ridge'));
		EXECUTE format('CREATE INDEX scored_index ON scored (mlsys.predict(%L::mlsys.model, a, c))', (SELECT model FROM fits WHERE name = 'ridge'));
	END
	$$;
	INSERT INTO scored (a, c) SELECT a, c FROM data;
});

# All that a database tells of its models.
my $tell = q{
	SELECT name, md5(model::text), md5(encode(mlsys.model_send(model), 'hex')), md5(mlsys.describe(model)::text), md5(mlsys.to_json(model)), md5(state::text), md5(mlsys.array_final(state)::text),
		(SELECT md5(string_agg(c::text, '|')) FROM mlsys.coefficients(model) c) FROM fits ORDER BY name;
	SELECT md5(string_agg(s::text, '|' ORDER BY s::text)) FROM scores s;
	SELECT md5(string_agg(s::text, '|' ORDER BY s::text)) FROM scored s;
	SELECT g, md5(model::text) FROM trained ORDER BY g;
};
my $told = $node->safe_psql('origin', $tell);
my $dumps = $node->basedir;

foreach my $format ([ 'plain', '--format=plain' ], [ 'inserts', '--inserts' ], [ 'custom', '--format=custom' ])
{
	my ($name, $option) = @$format;

	$node->command_ok([ 'pg_dump', $option, '--file', "$dumps/$name", $node->connstr('origin') ], "dump, $name");
	$node->safe_psql('postgres', "CREATE DATABASE copy_$name");
	$node->command_ok($name eq 'custom'
		? [ 'pg_restore', '--exit-on-error', '-d', $node->connstr("copy_$name"), "$dumps/$name" ]
		: [ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr("copy_$name"), '-f', "$dumps/$name" ],
		"restore, $name");
	is($node->safe_psql("copy_$name", $tell), $told, "the same models, $name");
}
is($node->safe_psql('copy_plain', q{
	SELECT round(coefficient) FROM mlsys.coefficients((SELECT mlsys.linear_regression('{"l2": 0}', 3 * i, i) FROM generate_series(1, 100) i)) WHERE feature <> 'intercept'
}), '3', 'the restored database goes on training');

foreach my $format ('text', 'csv', 'binary')
{
	$node->safe_psql('origin', "COPY fits TO '$dumps/copy_$format' (FORMAT $format)");
	is($node->safe_psql('origin', qq{
		CREATE TEMP TABLE back (LIKE fits);
		COPY back FROM '$dumps/copy_$format' (FORMAT $format);
		SELECT count(*) FROM fits f JOIN back b USING (name)
		WHERE f.model::text IS NOT DISTINCT FROM b.model::text AND f.state::text IS NOT DISTINCT FROM b.state::text;
	}), '6', "COPY and back, $format");
}

# Malformed binary data
$node->safe_psql('origin', "COPY (SELECT model FROM fits WHERE name = 'ridge') TO '$dumps/model' (FORMAT binary)");
$node->safe_psql('origin', "COPY (SELECT state FROM fits WHERE name = 'group 1') TO '$dumps/state' (FORMAT binary)");
foreach my $case ([ 'model', 'mlsys.model', 100 ], [ 'state', 'mlsys.training_state', 40 ])
{
	my ($file, $type, $at) = @$case;
	my $bytes = slurp_file("$dumps/$file");
	my $messages;

	substr($bytes, $at, 1) ^= "\xff";
	open(my $out, '>:raw', "$dumps/bad") or die;
	print $out $bytes;
	close($out);
	$node->psql('origin', "\\set VERBOSITY verbose\nCREATE TEMP TABLE bad (value $type);\nCOPY bad FROM '$dumps/bad' (FORMAT binary);", stderr => \$messages, on_error_stop => 0);
	like($messages, qr/ERROR:  22P03: /, "a malformed $file in binary form is refused");
}

$node->restart;
is($node->safe_psql('origin', $tell), $told, 'the same models after a restart');

# The catalog: a used one, dumped and restored where the roles have other numbers.
$node->safe_psql('origin', q{
	CREATE ROLE ann;
	CREATE ROLE "Bob's ""role""";
	CREATE ROLE gone;
	SELECT mlsys.register('price', model, '{"rmse": 1.5}', 'ä "first"') FROM fits WHERE name = 'group 0';
	SELECT mlsys.register('price', model) FROM fits WHERE name = 'group 1';
	SELECT mlsys.register('price', model) FROM fits WHERE name = 'ridge';
	SELECT mlsys.deploy('price', 1, reason => 'start');
	SELECT mlsys.deploy('price', 2);
	SELECT mlsys.deploy('price', 3);
	SELECT mlsys.rollback('price', reason => 'it''s worse');
	SELECT mlsys.deploy('price', 3, 'challenger');
	SELECT mlsys.register('price', model) FROM fits WHERE name = 'wide';
	SELECT mlsys.drop_version('price', 4);
	SELECT mlsys.register('wide', model) FROM fits WHERE name = 'wide';
	SELECT mlsys.deploy('wide');
	SELECT mlsys.rename_model('wide', 'broad "model"');
	SELECT mlsys.register('lost', model) FROM fits WHERE name = 'ridge';
	SELECT mlsys.deploy('lost');
	SELECT mlsys.drop_model('lost');
	SELECT mlsys.train('trained', 'SELECT g, y, a, c FROM data -- all', 'y', 'linear_regression', '{"l2": 0.5}', split_key => 'a', description => 'by train');
	SELECT mlsys.predict_and_log('trained@1', 'SELECT g, y, a, c, a AS id FROM data', 'id', true);
	SELECT mlsys.add_labels('trained', 'SELECT a, y, now() AS t FROM data WHERE a < 100', 'a', 'y', 't');
	SELECT mlsys.set_retention('trained', predictions => '1 year 2 months', labels => '10 days');
	CREATE TABLE predictions_2020 PARTITION OF mlsys.predictions FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
	CREATE INDEX ON predictions_2020 (model, predicted_at);
	INSERT INTO mlsys.predictions VALUES ('2020-02-02', 'trained', 1, 'old', 1.5, NULL, '{"a": "ä"}');
	SELECT mlsys.grant_predict('price', 'public');
	SELECT mlsys.grant_predict('price', 'ann');
	SELECT mlsys.alter_owner('price', 'Bob''s "role"');
	SET ROLE "Bob's ""role""";
	SELECT mlsys.deploy('price', 1, 'old');
});

# Every row of every table of the catalog, and where its sequences stand.
my $catalog = q{
	DO $$
	DECLARE
		name text;
		columns text;
	BEGIN
		CREATE TEMP TABLE told (line text);
		FOR name, columns IN SELECT c.oid::regclass, CASE WHEN c.relkind = 'S' THEN 'last_value, is_called' ELSE 't.*' END FROM pg_class c, pg_extension e WHERE e.extname = 'mlsys' AND c.oid = ANY (e.extconfig) ORDER BY 1 LOOP
			EXECUTE format('INSERT INTO told SELECT %L || md5(ROW(%s)::text) FROM %s t', name || ' ', columns, name);
		END LOOP;
	END
	$$;
	SELECT line FROM told ORDER BY line COLLATE "C";
};
my $used = $node->safe_psql('origin', $catalog);
my @tables = ('alias_history', 'alias_history_id_seq', 'labels', 'model_aliases', 'model_baselines', 'model_contents', 'model_grants', 'model_versions', 'models', 'predictions_default', 'retention');
foreach my $table (@tables)
{
	like($used, qr/^mlsys\.$table /m, "$table is dumped, and has rows");
}
my $logged = q{SELECT tableoid::regclass, count(*), md5(string_agg(p::text, '|' ORDER BY key COLLATE "C")) FROM mlsys.predictions p GROUP BY 1 ORDER BY 1::text};
like($node->safe_psql('origin', $logged), qr/^mlsys.predictions_default\|500\|.*\npredictions_2020\|1\|/, 'predictions in two partitions');
my $fresh = PostgreSQL::Test::Cluster->new('fresh');
$fresh->init;
$fresh->start;
$fresh->safe_psql('postgres', 'CREATE ROLE other1; CREATE ROLE other2; DROP ROLE other1');
$node->command_ok([ 'pg_dumpall', '--roles-only', '--file', "$dumps/roles", '-d', $node->connstr('postgres') ], 'dump of the roles');
$fresh->psql('postgres', "\\i $dumps/roles", on_error_stop => 0);
foreach my $case ([ 'plain', '--format=plain' ], [ 'inserts', '--inserts' ], [ 'custom', '--format=custom' ], [ 'parallel', '--format=directory' ], [ 'clean', '--format=plain', '--clean', '--if-exists' ])
{
	my ($name, @options) = @$case;

	$node->command_ok([ 'pg_dump', @options, '--file', "$dumps/used_$name", $node->connstr('origin') ], "dump of a used database, $name");
	$fresh->safe_psql('postgres', "CREATE DATABASE used_$name");
	$fresh->safe_psql("used_$name", 'CREATE EXTENSION mlsys') if $name eq 'clean';
	$fresh->command_ok($name eq 'custom' || $name eq 'parallel'
		? [ 'pg_restore', '--exit-on-error', $name eq 'parallel' ? ('-j', '2') : ('--single-transaction'), '-d', $fresh->connstr("used_$name"), "$dumps/used_$name" ]
		: [ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $fresh->connstr("used_$name"), '-f', "$dumps/used_$name" ],
		"restore on another server, $name");
	is($fresh->safe_psql("used_$name", $catalog), $used, "the same catalog, $name");
	is($fresh->safe_psql("used_$name", $logged), $node->safe_psql('origin', $logged), "the same predictions in the same partitions, $name");
}
isnt($fresh->safe_psql('postgres', q{SELECT oid FROM pg_roles WHERE rolname = 'ann'}), $node->safe_psql('postgres', q{SELECT oid FROM pg_roles WHERE rolname = 'ann'}), 'where roles have other numbers');

# Work goes on.
is($fresh->safe_psql('used_plain', q{
	SET ROLE "Bob's ""role""";
	SELECT mlsys.rollback('price');
	SELECT mlsys.deploy('price', 2);
	SELECT mlsys.rollback('price');
}), "1\n2\n1", 'rollback goes on where it stood');
is($fresh->safe_psql('used_plain', q{
	SELECT mlsys.register('price', model) FROM fits WHERE name = 'ridge';
	SELECT mlsys.deploy('price');
	SELECT version FROM mlsys.train('trained', 'SELECT g, y, a, c FROM data', 'y', 'linear_regression', split_key => 'a');
	SELECT last_version FROM mlsys.models WHERE model = 'trained';
	SELECT mlsys.undeploy('broad "model"'), mlsys.drop_model('broad "model"');
	SELECT count(*) FILTER (WHERE actual IS NULL), count(actual), count(features) FROM mlsys.logged_predictions('trained');
	SELECT mlsys.apply_retention('trained'), count(*) FROM mlsys.logged_predictions('trained') WHERE key = 'old';
	SELECT mlsys.predict_and_log('trained@1', 'SELECT g, y, a, c FROM data', 'a');
	SELECT mlsys.revoke_predict('price', 'ann');
	SELECT grantee FROM mlsys.model_grants;
	SET ROLE ann;
	SELECT mlsys.get_model('price') IS NOT NULL;
}), "5\n5\n2\n2\n1|\n402|99|501\n1|1\n500\n\n-\nt", 'versions, aliases, history and grants go on');

# A role that was dropped is a number, which is dumped and restored as such.
$node->safe_psql('origin', q{
	SELECT mlsys.register('orphan', model) FROM fits WHERE name = 'ridge';
	SELECT mlsys.alter_owner('orphan', 'gone');
	SELECT mlsys.deploy('orphan');
	DROP ROLE gone;
});
$node->command_ok([ 'pg_dump', '--file', "$dumps/orphan", $node->connstr('origin') ], 'dump with the model of a dropped role');
$fresh->safe_psql('postgres', 'CREATE DATABASE orphan');
$fresh->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $fresh->connstr('orphan'), '-f', "$dumps/orphan" ], 'restore of it');
is($fresh->safe_psql('orphan', $catalog), $node->safe_psql('origin', $catalog), 'the same catalog');
is($fresh->safe_psql('orphan', q{SELECT mlsys.alter_owner('orphan', 'ann'); SELECT owner FROM mlsys.models WHERE model = 'orphan'}), "\nann", 'a superuser gives the model to somebody');
$fresh->stop;
$node->stop;
done_testing();
