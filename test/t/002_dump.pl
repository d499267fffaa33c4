# Models and states of training survive dump and restore, COPY as text and binary, and a restart.

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
$node->stop;
done_testing();
