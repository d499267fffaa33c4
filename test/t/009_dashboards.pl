# The dashboard for Grafana and the queries for postgres_exporter in docs/grafana: the files can be read, and every
# statement in them runs, for a role without rights of its own, and finds the rows it is for.

use strict;
use warnings;

use CPAN::Meta::YAML;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('dashboards');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION mlsys; CREATE ROLE dashboard');
foreach my $file (qw(churn.sql monitor_history.sql))
{
	$node->run_log([ 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', "test/data/$file" ]) or BAIL_OUT("$file does not load");
}

# --- Grafana --------------------------------------------------------------------------------------

my $dashboard = decode_json(slurp_file('docs/grafana/dashboard.json'));
my %variables = (monitor => q{'churn weekly'}, feature => q{'tenure','contract'}, performance => q{'roc_auc'});
my %ids;

is_deeply([ map { $_->{name} } @{ $dashboard->{templating}{list} } ], [qw(monitor feature performance)], 'variables of the dashboard');
foreach my $variable (@{ $dashboard->{templating}{list} })
{
	my $found = run(expand($variable->{query}));

	is_deeply($variable->{query}, $variable->{definition}, "$variable->{name}: is defined once");
	cmp_ok(scalar @{ $found->{rows} }, '>', 0, "$variable->{name}: has values");
	ok((grep { $_->[0] eq 'churn weekly' || $_->[0] eq 'tenure' || $_->[0] eq 'roc_auc' } @{ $found->{rows} }), "$variable->{name}: the one that is expected");
	ok(!(grep { $_->[0] =~ /_worsening$/ } @{ $found->{rows} }), "$variable->{name}: no metric of its own");
}
foreach my $panel (@{ $dashboard->{panels} }, map { { title => "annotation $_->{name}", id => -1, targets => [ $_->{target} ] } } @{ $dashboard->{annotations}{list} })
{
	ok(!$ids{ $panel->{id} }++, "$panel->{title}: number of its own");
	foreach my $target (@{ $panel->{targets} })
	{
		my $found = run(expand($target->{rawSql}));

		cmp_ok(scalar @{ $found->{rows} }, '>', 0, "$panel->{title}: finds rows");
		is($target->{datasource}{uid}, '${DS_MLSYS}', "$panel->{title}: asks for the data source");
		next unless $target->{format} eq 'time_series';
		is_deeply($found->{columns}, [qw(time metric value)], "$panel->{title}: columns of a time series");
		my %seen;
		is((grep { $seen{"$_->[0] $_->[1]"}++ } @{ $found->{rows} }), 0, "$panel->{title}: one value for each time");
	}
}
is(run(expand($dashboard->{panels}[0]{targets}[0]{rawSql}))->{rows}[0][0], 3, 'the dashboard counts open alerts');

# --- postgres_exporter ----------------------------------------------------------------------------

my $exporter = CPAN::Meta::YAML->read('docs/grafana/postgres_exporter_queries.yaml')->[0];

is_deeply([ sort keys %$exporter ], [qw(mlsys_alerts mlsys_metric mlsys_monitor)], 'queries of the exporter');
foreach my $name (sort keys %$exporter)
{
	my $query = $exporter->{$name};
	my $found = run($query->{query});
	my @columns = map { keys %$_ } @{ $query->{metrics} };
	my %usage = map { my ($column) = keys %$_; ($column => $_->{$column}{usage}) } @{ $query->{metrics} };
	my @labels = grep { $usage{$_} eq 'LABEL' } @columns;
	my %seen;

	is_deeply($found->{columns}, \@columns, "$name: columns are those that it describes");
	cmp_ok(scalar @{ $found->{rows} }, '>', 0, "$name: finds rows");
	ok(!(grep { !/^(LABEL|GAUGE)$/ } values %usage), "$name: usages");
	ok(!(grep { !$_->{ (keys %$_)[0] }{description} } @{ $query->{metrics} }), "$name: descriptions");
	is((grep { $seen{ join "\0", @$_[ 0 .. $#labels ] }++ } @{ $found->{rows} }), 0, "$name: one row for each set of labels");
	ok(!(grep { my $row = $_; grep { $row->[$_] !~ /^(-?[0-9.]+(e[-+]?\d+)?)?$/ } (scalar @labels) .. $#columns } @{ $found->{rows} }), "$name: gauges are numbers");
}
my ($open) = grep { $_->[2] eq 'skew' } @{ run($exporter->{mlsys_alerts}{query})->{rows} };
is_deeply([ @$open[ 3, 4 ] ], [ 1, 1 ], 'the exporter counts open alerts');
is(run($exporter->{mlsys_monitor}{query})->{rows}[0][4], 4, 'and tells of the worst status');

$node->stop;
done_testing();

# --- pieces ---------------------------------------------------------------------------------------

# What Grafana does to a statement.
sub expand
{
	my ($sql) = @_;

	$sql =~ s/\$__timeFilter\((\w+)\)/$1 BETWEEN '2026-01-01T00:00:00Z' AND '2026-12-31T00:00:00Z'/g;
	$sql =~ s/\$\{(\w+):sqlstring\}/$variables{$1}/g;
	unlike($sql, qr/\$/, 'nothing is left to expand');
	return $sql;
}

sub run
{
	my ($sql) = @_;
	my ($out, $err);

	is($node->psql('postgres', "SET ROLE dashboard;\n$sql;", stdout => \$out, stderr => \$err, extra_params => [ '-P', 'tuples_only=off', '-P', 'footer=off', '-F', "\t" ]), 0, 'runs')
	  or diag("$sql\n$err");
	my ($head, @rows) = map { [ split /\t/, $_, -1 ] } split /\n/, $out;
	return { columns => $head, rows => \@rows };
}
