# The page of mlsys.report() in a browser, headless Chromium driven by chromedriver: in light and dark, on a desktop
# and a phone, of a watched model and of one whose names are hostile. Nothing is loaded from elsewhere, nothing is
# said on the console, nothing runs out of the page or over something else, and all text can be read.
#
# MLSYS_SCREENSHOTS names a directory to put pictures into.

use strict;
use warnings;

use File::Temp qw(tempdir);
use HTTP::Tiny;
use IPC::Run;
use JSON::PP;
use MIME::Base64;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

use constant PATIENCE => 60;    # seconds to wait for chromedriver
use constant CONTRAST => 4.5;   # of text, WCAG's level AA
use constant TEXT_SIZE => 9.5;  # pixels, of labels in charts as well

my $hostile = q{</title><script>alert("1")</script>&'<b onload=x>']]>{}};

# --- pages ----------------------------------------------------------------------------------------

my $node = PostgreSQL::Test::Cluster->new('report');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION mlsys');
load('churn.sql');
load('monitor_history.sql');
load('monitor_history.sql', model => $hostile);
$node->safe_psql('postgres', q{
	UPDATE mlsys.metric_results SET feature = '</text></svg><script>alert(2)</script>' || repeat('wide', 30) WHERE model <> 'churn' AND feature = 'tenure';
	UPDATE mlsys.alerts SET feature = feature || '<img src="http://example.org/x.png">', note = repeat('long', 100) WHERE model <> 'churn';
	UPDATE mlsys.monitor_windows SET message = '<script src="http://example.org/x.js"></script>' WHERE model <> 'churn';
	SELECT mlsys.register('plain', (SELECT mlsys.linear_regression(monthly_charges, tenure) FROM churn));
});

my $folder = tempdir(CLEANUP => 1);
my %pages = (churn => write_page('churn'), hostile => write_page($hostile), plain => write_page('plain'));

# --- the browser ----------------------------------------------------------------------------------

my $port = PostgreSQL::Test::Cluster::get_free_port();
my $http = HTTP::Tiny->new(timeout => PATIENCE);
my $driver_log = '';
my $driver = IPC::Run::start([ 'chromedriver', "--port=$port" ], '<', \undef, '>', \$driver_log, '2>&1');
my $session;

ok(wait_for_driver(), 'chromedriver answers') or BAIL_OUT("no browser: $driver_log");
$session = command('POST', '/session', {
	capabilities => { alwaysMatch => {
		browserName => 'chrome',
		'goog:loggingPrefs' => { browser => 'ALL', performance => 'ALL' },
		'goog:chromeOptions' => { args => [ '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars' ] } } } })->{sessionId};
ok($session, 'Chromium starts') or BAIL_OUT("no browser: $driver_log");

foreach my $name (sort keys %pages)
{
	foreach my $scheme (qw(light dark))
	{
		examine($name, $scheme, $_) foreach (1280, 390);
	}
}
command('POST', "/session/$session/url", { url => "file://$pages{churn}" });
is(script('return document.querySelectorAll("article svg").length > 30'), JSON::PP::true, 'charts are drawn');
is(script('return getComputedStyle(document.body).backgroundColor'), 'rgb(17, 21, 27)', 'the dark scheme is dark');
devtools('Emulation.setEmulatedMedia', { media => 'print', features => [ { name => 'prefers-color-scheme', value => 'dark' } ] });
is(script('return getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)', 'print is light');
command('POST', "/session/$session/url", { url => "file://$pages{hostile}" });
is(script('return document.title'), "$hostile - model report", 'a hostile name is text in the title');
is(script('return document.querySelector("h1").textContent'), "Model $hostile", 'and in the heading');
is(script('return document.querySelectorAll("script, img, iframe, object, [onload]").length'), 0, 'and makes no element');

command('DELETE', "/session/$session");
$driver->signal('TERM');
$driver->finish;
$node->stop;
done_testing();

# --- tests ----------------------------------------------------------------------------------------

sub examine
{
	my ($name, $scheme, $width) = @_;
	my $what = "$name, $scheme, $width pixels wide";
	my %seen;

	devtools('Emulation.setEmulatedMedia', { media => '', features => [ { name => 'prefers-color-scheme', value => $scheme } ] });
	devtools('Emulation.setDeviceMetricsOverride', { width => $width, height => 900, deviceScaleFactor => 1, mobile => $width < 600 ? JSON::PP::true : JSON::PP::false });
	logs($_) foreach (qw(browser performance));
	command('POST', "/session/$session/url", { url => "file://$pages{$name}" });
	is_deeply([ map { $_->{message} } logs('browser') ], [], "$what: the console is silent");
	$seen{$_} = 1 foreach (grep { !/^data:/ } requests());
	is_deeply([ keys %seen ], ["file://$pages{$name}"], "$what: nothing else is loaded");
	cmp_ok(script('return document.documentElement.scrollWidth'), '<=', $width, "$what: nothing runs out of the page");
	is_deeply(script(text_checks(), CONTRAST, TEXT_SIZE), [], "$what: all text can be read");
	is_deeply(script(chart_checks()), [], "$what: nothing in charts runs out of them or over a label");
	picture("$ENV{MLSYS_SCREENSHOTS}/$name-$scheme-$width") if $ENV{MLSYS_SCREENSHOTS};
}

# Texts whose contrast is too low, or which are too small.
sub text_checks
{
	return q{
		const [contrast, size] = arguments, found = [];
		const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
		const rgb = c => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
		const light = c => { const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
		const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] == 255) return c; } return [255, 255, 255]; };
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const e = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
			if (!text || e.closest('title, style, details:not([open])') || !e.getClientRects().length) continue;
			const style = getComputedStyle(e), svg = e.closest('svg');
			const a = light(rgb(svg ? style.fill : style.color)), b = light(ground(e));
			const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
			const pixels = parseFloat(style.fontSize) * (svg ? svg.getScreenCTM().a : 1);
			if (ratio < contrast || pixels < size) found.push(text.slice(0, 40) + ': contrast ' + ratio.toFixed(2) + ', ' + pixels.toFixed(1) + ' pixels');
		}
		return found;
	};
}

# Parts of charts that stand outside of them; labels that stand on one another.
sub chart_checks
{
	return q{
		const found = [];
		for (const svg of document.querySelectorAll('svg.chart, svg.interval')) {
			const frame = svg.getBoundingClientRect(), label = svg.getAttribute('aria-label');
			if (!frame.width || !frame.height) { found.push(label + ': no size'); continue; }
			const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
			for (const [text, r] of [...svg.querySelectorAll('path, rect, circle')].map(s => [s.tagName, s.getBoundingClientRect()]).concat(texts))
				if (r.left < frame.left - 1 || r.right > frame.right + 1 || r.top < frame.top - 1 || r.bottom > frame.bottom + 1) found.push(label + ': ' + text + ' is outside');
			texts.forEach(([a, r], i) => texts.slice(i + 1).forEach(([b, s]) => {
				if (Math.min(r.right, s.right) - Math.max(r.left, s.left) > 1 && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 3) found.push(label + ': ' + a + ' over ' + b);
			}));
		}
		return found;
	};
}

# --- pieces ---------------------------------------------------------------------------------------

sub load
{
	my ($file, %variables) = @_;

	$node->run_log([ 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', (map { ('-v', "$_=$variables{$_}") } keys %variables), '-d', $node->connstr('postgres'), '-f', "test/data/$file" ])
	  or BAIL_OUT("$file does not load");
}

sub write_page
{
	my ($model) = @_;
	my $text = $node->safe_psql('postgres', 'SELECT mlsys.report($m$' . $model . '$m$)');
	my $file = "$folder/" . ($model =~ /^\w+$/ ? $model : 'hostile') . '.html';

	PostgreSQL::Test::Utils::append_to_file($file, $text);
	cmp_ok(length $text, '<', 1_000_000, 'a page is not large');
	return $file;
}

sub command
{
	my ($method, $path, $body) = @_;
	my $answer = $http->request($method, "http://127.0.0.1:$port$path", defined $body ? { content => encode_json($body), headers => { 'Content-Type' => 'application/json' } } : {});
	my $value = eval { decode_json($answer->{content})->{value} };

	die "$method $path: $answer->{status} " . substr($answer->{content} // '', 0, 500) unless $answer->{success};
	return $value;
}

sub wait_for_driver
{
	for (my $waited = 0; $waited < PATIENCE; $waited += 0.2)
	{
		return 1 if eval { command('GET', '/status')->{ready} };
		IPC::Run::pump_nb($driver);
		sleep(0.2);
	}
	return 0;
}

sub devtools
{
	my ($name, $parameters) = @_;

	return command('POST', "/session/$session/goog/cdp/execute", { cmd => $name, params => $parameters });
}

sub script
{
	my ($text, @arguments) = @_;

	return command('POST', "/session/$session/execute/sync", { script => $text, args => \@arguments });
}

# What has been said since the last call.
sub logs
{
	my ($type) = @_;

	return @{ command('POST', "/session/$session/se/log", { type => $type }) };
}

sub requests
{
	my @messages = map { decode_json($_->{message})->{message} } logs('performance');

	return map { $_->{params}{request}{url} } grep { $_->{method} eq 'Network.requestWillBeSent' } @messages;
}

sub picture
{
	my ($file) = @_;
	my ($width, $height) = @{ script('return [innerWidth, document.documentElement.scrollHeight]') };
	my $part = 1100;

	for (my $top = 0; $top < $height; $top += $part)
	{
		my $rest = $height - $top;
		my $data = devtools('Page.captureScreenshot', { captureBeyondViewport => JSON::PP::true,
			clip => { x => 0, y => $top, width => $width, height => $rest < $part ? $rest : $part, scale => 1 } })->{data};

		open(my $out, '>:raw', sprintf('%s-%02d.png', $file, $top / $part)) or die "$file: $!";
		print $out decode_base64($data);
		close($out) or die "$file: $!";
	}
}
