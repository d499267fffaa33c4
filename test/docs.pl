#!/usr/bin/perl
#
# docs.pl
#		Runs the SQL examples of one Markdown page and prints TAP, a test an example.
#
#	perl test/docs.pl DATABASE PAGE.md
#
# All ```sql blocks of the page run in order in one psql session on the (fresh) database. A block
#	```sql			must run without error
#	```sql error	must raise an error; the session goes on
#	```sql no-run	is for reading only
# and if the next block is ```output, with nothing but white space between the two, psql's output must
# be equal to it (white space at line ends and empty lines around it do not count). An HTML comment
# among the page's first five lines says what the page starts from:
#	<!-- test: diamonds churn -->		tables of test/data/NAME.sql
#	<!-- test: no extension -->			the page creates the extension itself

use strict;
use warnings;

my ($database, $page) = @ARGV;
die "usage: docs.pl DATABASE PAGE.md\n" unless defined $page;

my @blocks = read_page($page);
my @runnable = grep { !$_->{skip} } @blocks;
my @setup = setup_of($page);
my @output = run_session(@setup, map { $_->{error} ? tolerant($_) : $_->{sql} } @runnable);
my $setup_output = join('', splice(@output, 0, scalar @setup));

print "1..", scalar @runnable, "\n";
my $number = 0;
foreach my $block (@runnable)
{
	my $got = shift @output;
	my $finished = defined $got && $got =~ s/^#done\n//mg;
	my $why = verdict($block, $got, $finished);

	$number++;
	print defined $why ? "not ok" : "ok", " $number - $page line $block->{line}\n";
	next unless defined $why;
	print map { "# $_\n" } split /\n/, "$why\n" . (defined $got ? $got : $setup_output);
}

# Why a block failed, or undef.
sub verdict
{
	my ($block, $got, $finished) = @_;
	my $sql = $block->{sql};

	$sql =~ s/--.*$//mg;
	return 'the last statement has no end'
	  unless $sql =~ /;\s*\z/ || $sql =~ /\\\w[^\n]*\s*\z/;
	return 'not reached, or the session ended here' unless $finished;
	return 'an error was expected' if $block->{error} && $got !~ /^ERROR: /m;
	return undef unless defined $block->{output};
	return undef if normal($got) eq normal($block->{output});
	return "expected:\n" . normal($block->{output}) . "\ngot:";
}

sub normal
{
	my ($text) = @_;

	$text =~ s/[ \t]+$//mg;
	$text =~ s/\A\n+//;
	$text =~ s/\n*\z/\n/;
	return $text;
}

# The page's fenced sql blocks.
sub read_page
{
	my ($file) = @_;
	my (@found, $fence, $kind, $text, $start, $last);

	open my $page_file, '<', $file or die "$file: $!\n";
	while (my $line = <$page_file>)
	{
		if (!defined $fence && $line =~ /^ *(```+)\s*(.*?)\s*$/)
		{
			($fence, $kind, $text, $start) = ($1, $2, '', $.);
		}
		elsif (defined $fence && $line =~ /^ *\Q$fence\E\s*$/)
		{
			if ($kind =~ /^sql(?:\s+(error|no-run))?$/)
			{
				my $how = defined $1 ? $1 : '';
				$last = { sql => $text, line => $start, error => $how eq 'error', skip => $how eq 'no-run' };
				push @found, $last;
			}
			else
			{
				die "$file line $start: unknown kind of block \"$kind\"\n" if $kind =~ /^sql/;
				if ($kind eq 'output')
				{
					die "$file line $start: output follows no sql block\n" unless $last;
					$last->{output} = $text;
				}
				$last = undef;
			}
			$fence = undef;
		}
		elsif (defined $fence)
		{
			$text .= $line;
		}
		elsif ($line =~ /\S/)
		{
			$last = undef;
		}
	}
	die "$file line $start: the block has no end\n" if defined $fence;
	close $page_file;
	return @found;
}

# What to run before the first block.
sub setup_of
{
	my ($file) = @_;
	my ($extension, @tables) = (1);

	open my $page_file, '<', $file or die "$file: $!\n";
	while (my $line = <$page_file>)
	{
		last if $. > 5;
		next unless $line =~ /<!--\s*test:\s*(.*?)\s*-->/;
		my $words = $1;
		$extension = 0 if $words =~ s/\bno extension\b//;
		push @tables, split ' ', $words;
	}
	close $page_file;
	foreach my $table (@tables)
	{
		die "$file: there is no test/data/$table.sql\n" unless -e "test/data/$table.sql";
	}
	return ($extension ? ("CREATE EXTENSION mlsys;\n") : (), map { "\\i test/data/$_.sql\n" } @tables);
}

sub tolerant
{
	my ($block) = @_;

	return "\\set ON_ERROR_STOP off\n$block->{sql}\n\\set ON_ERROR_STOP on\n";
}

# Runs pieces of SQL in one psql and returns what each printed; fewer if the session ended early.
# psql's two streams share a pipe, line-buffered, so they stay in order.
sub run_session
{
	my @pieces = @_;
	my $script = "/tmp/mlsys-docs.$$.sql";
	my $mark = '#block of docs.pl';

	$script = "$ENV{MLSYS_SERVER_DIR}/docs.$$.sql" if defined $ENV{MLSYS_SERVER_DIR};
	open my $file, '>', $script or die "$script: $!\n";
	foreach my $piece (@pieces)
	{
		print $file "\\echo '$mark'\n$piece\n\\echo '#done'\n";
	}
	close $file;
	my $all = `stdbuf -oL psql -X -q -v ON_ERROR_STOP=1 -P pager=off -d '$database' <'$script' 2>&1`;
	unlink $script;
	my ($before, @printed) = split /^\Q$mark\E\n/m, $all;
	return @printed;
}
