-- report(): who may have it, what is in it, what a name can do to it, how long it can become. What it looks like is tested in test/t/008_report.pl.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
DROP ROLE IF EXISTS mlsys_test_owner, "mlsys ""test"" <i>";
RESET client_min_messages;
CREATE ROLE mlsys_test_owner;
CREATE ROLE "mlsys ""test"" <i>";
CREATE TABLE data AS SELECT i AS id, 3 * (i % 50) + i % 3 AS y, i % 50 AS a, 'c' || i % 4 AS c, i % 7 > 2 AS flag, 'k' || i % 5 AS kind FROM generate_series(1, 400) i;
GRANT SELECT ON data TO PUBLIC;
GRANT CREATE ON SCHEMA public TO "mlsys ""test"" <i>";
-- the page as XML: an error unless it is well-formed
CREATE FUNCTION page(model text) RETURNS xml LANGUAGE sql STABLE AS $$SELECT xmlparse(DOCUMENT mlsys.report(model))$$;
CREATE FUNCTION texts(path text, page xml) RETURNS text[] LANGUAGE sql AS
$$SELECT array_agg(regexp_replace(xpath('string(/*)', x)::text, '^\{"?|"?\}$|\s+(?=\s)', '', 'g')) FROM unnest(xpath(path, page)) x$$;
CREATE FUNCTION number(path text, page xml) RETURNS integer LANGUAGE sql AS $$SELECT cardinality(xpath(path, page))$$;
-- a card's fact
CREATE FUNCTION fact(name text, page xml) RETURNS text LANGUAGE sql AS $$SELECT (xpath('//dl[@class="card facts"]/div[dt = "' || name || '"]/dd/text()', page))[1]::text$$;

-- for owners
CALL try('SELECT mlsys.report(NULL)');
CALL try($$SELECT mlsys.report('prices')$$);
SET ROLE "mlsys ""test"" <i>";
SET client_min_messages = warning;
SELECT version FROM mlsys.train('price', 'SELECT id, y, a, c FROM data', 'y', 'linear_regression', split_key => 'id', description => 'the first');
SELECT version FROM mlsys.train('flag', 'SELECT * FROM data', 'flag', 'logistic_regression', split_key => 'id', options => '{"l2": 1}');
SELECT version FROM mlsys.train('kind', 'SELECT * FROM data', 'kind', 'logistic_regression', split_key => 'id', options => '{"l2": 1}');
SELECT mlsys.set_threshold('flag@1', 0.3), mlsys.deploy('flag', 2, alias => 'eager'), mlsys.deploy('flag', 1);
RESET client_min_messages;
CALL try($$SELECT mlsys.report('prise')$$);
CALL try($$SELECT mlsys.report('price@2')$$);
CALL try($$SELECT mlsys.report('price@production')$$);
SELECT mlsys.grant_predict('price', 'public');
SET ROLE mlsys_test_owner;
CALL try($$SELECT mlsys.report('price')$$);
CALL try($$SELECT mlsys.report('price@1')$$);
CALL try($$SELECT mlsys.report('flag@1')$$);
RESET ROLE;
SELECT provolatile, proparallel, proisstrict, prosecdef FROM pg_proc WHERE oid = 'mlsys.report(text)'::regprocedure;

-- a model that nobody watches: a regression, two classes, more
SET ROLE "mlsys ""test"" <i>";
CREATE TEMP TABLE pages AS SELECT m AS name, page(m) AS page FROM unnest('{price,flag,kind,flag@2,flag@eager}'::text[]) m;
SELECT name, texts('/html/head/title', page) AS title, texts('//h1', page) AS h1, texts('//h2', page) AS h2 FROM pages;
SELECT name, fact('Name', page) AS name, fact('Owner', page) AS owner, fact('Version', page) AS version, fact('Algorithm', page) AS algorithm, fact('Task', page) AS task, fact('Target', page) AS target, fact('Classes', page) AS classes, fact('Positive class', page) AS positive, fact('Positive from', page) AS "from",
    fact('Rows trained on', page) AS rows, fact('Rows held out', page) AS held_out, fact('Split', page) AS split, fact('Origin', page) AS origin, fact('Description', page) AS description, fact('Digest', page) ~ '^[0-9a-f]{32}$' AS digest, fact('Made', page) ~ '^\d{4}-\d\d-\d\d \d\d:\d\d to \d{4}-\d\d-\d\d \d\d:\d\d$' AS made
FROM pages \gx
SELECT name, texts('//section[@id="metrics"]//tbody/tr/th/bdi', page) AS metrics, number('//svg[@class="interval"]', page) AS intervals FROM pages;
-- the figures are those of the catalog
SELECT texts('//section[@id="metrics"]//tr[th/bdi = "RMSE"]/td[position() < 5]', page) AS rmse,
       (SELECT ARRAY[round((metrics #>> '{test,rmse}')::numeric, 4), round(((metrics #>> '{test,rmse}')::numeric - 1.959963984540054 * (metrics #>> '{test_std_error,rmse}')::numeric), 4), round(((metrics #>> '{test,rmse}')::numeric + 1.959963984540054 * (metrics #>> '{test_std_error,rmse}')::numeric), 4),
                     round((metrics #>> '{train,rmse}')::numeric, 4)] FROM mlsys.model_versions WHERE model = 'price') AS catalog
FROM pages WHERE name = 'price';
SELECT texts('//section[@id="versions"]//tbody/tr/*[position() <= 4]', page) AS versions FROM pages WHERE name = 'flag';
SELECT (xpath('//section[@id="model"]//pre/text()', page))[1]::text::jsonb AS given, (xpath('//section[@id="model"]//pre/text()', page))[2]::text::jsonb @> '{"l2": 1, "missing": "error"}' AS others FROM pages WHERE name = 'flag';
SELECT name, number('//script', page) + number('//img', page) + number('//link[not(starts-with(@href, "data:"))]', page) + number('//@*[starts-with(name(), "on")]', page) AS active, number('//svg[not(@aria-label) and not(@aria-hidden)]', page) AS mute_charts,
    number('//th[not(@scope)]', page) AS loose_headers, number('/html/@lang', page) AS lang, number('//a[not(starts-with(@href, "#"))]', page) AS links_out, number('//a[not(substring(@href, 2) = //*/@id)]', page) AS dead_links FROM pages;

-- registered, without metrics and with any
SELECT mlsys.register('given', (SELECT mlsys.linear_regression(y, a) FROM data)), mlsys.register('given', (SELECT mlsys.linear_regression(y, a) FROM data), '{"rmse": 1.5, "deep": {"x": [1, null]}, "huge": 1e40, "test": {"rmse": "n/a"}, "<b>": "&amp;"}');
SELECT name, texts('//section[@id="metrics"]/p', page(name)) AS text, texts('//section[@id="metrics"]//tbody/tr/*', page(name)) AS metrics FROM unnest('{given@1,given}'::text[]) name;
-- with no version at all
SELECT mlsys.drop_version('given', 1), mlsys.drop_version('given', 2);
SELECT texts('//section[@id="model"]/p', page) AS model, texts('//section[@id="versions"]/p', page) AS versions FROM page('given') page;
RESET ROLE;

-- names that want to be something else
\set name '</title><script>alert("1")</script>&\'<b onload=x>\']]>{}'
\set odd 'E''a\\x01b\\u202Ec\\uFFFEd\\u00e4\\U0001F600\\te'''
SELECT mlsys.register(:'name', (SELECT mlsys.linear_regression('{"features": ["<x a=''1''>", "\"q\""]}', y, a, id) FROM data), NULL, :odd);
INSERT INTO mlsys.monitors SELECT :'name' || n, 'mlsys_test_owner'::regrole, :'name', '<t>', 'training', NULL, NULL, 1, '1 day', '0', 'UTC', '2026-01-01', '0', '{}', NULL, NULL, NULL, NULL, NULL, '0', 0.8, '1 day', NULL, NULL, '{}', 0.05, 100, 1, 1, NULL, '1 day', true, '</p><img src="http://example.org/x.png">' || :odd, '2026-01-01', '2026-01-01', '2026-01-03', '<script>' FROM generate_series(1, 5) n;
INSERT INTO mlsys.monitor_windows SELECT :'name' || n, d, d + interval '1 day', :'name', 1, 10, 0, 'error', '<i>' || :odd, true, 1, d, d FROM generate_series(1, 5) n, generate_series('2026-01-01'::timestamptz, '2026-01-03', '1 day') d;
INSERT INTO mlsys.metric_results SELECT monitor, window_start, window_end, slice, signal, feature, CASE WHEN signal = 'skew' THEN 'psi' ELSE '<m>' END, model, 1, value, 100, 100, 0.01, 0.001, 0.001, 0.02, 0.03, 0.1, 'alarm', '<em>"' || :odd, window_end
FROM mlsys.monitor_windows, unnest('{"", "<s>=</s>"}'::text[]) slice, unnest('{skew,performance,estimated_performance,prediction_bias,label_drift,quality}'::text[]) signal, unnest('{"<x a=''1''>", "\"q\"", "</svg></text>"}'::text[]) feature, (VALUES (0.3)) v(value) WHERE model = :'name';
ALTER SEQUENCE mlsys.alerts_alert_id_seq RESTART;
INSERT INTO mlsys.alerts (monitor, model, version, signal, feature, slice, status, metric, value, threshold, message, first_window, last_window, windows, opened_at, note)
SELECT :'name' || n, :'name', 1, 'skew', '<f>', '<s>', 'opened', '<m>', 'NaN', 'Infinity', '<script>', '2026-01-01', '2026-01-02', 2, '2026-01-02', '"></td>' FROM generate_series(1, 70) n;
CREATE TEMP TABLE hostile AS SELECT mlsys.report(:'name') AS text;
SELECT text ~ '[^\x20-\x7e\n\t]' AS beyond_ascii, octet_length(text) < 1000000 AS is_small FROM hostile;
ALTER TABLE hostile ADD page xml;
UPDATE hostile SET page = xmlparse(DOCUMENT text);
SELECT (xpath('//h1/bdi/text()', page))[1] AS name, number('//*[local-name() = "script" or local-name() = "img" or local-name() = "em" or local-name() = "i" and not(@class)]', page) AS injected, number('//@*[starts-with(name(), "on")]', page) AS handlers FROM hostile;
SELECT texts('/html/head/title', page) FROM hostile;
SELECT fact('Description', page) AS description, texts('//h2', page) AS h2 FROM hostile;
SELECT number('//section[@id="alerts"]//tbody/tr', page) AS alerts, texts('//section[@id="alerts"]/p', page) AS text, texts('//section[@id="alerts"]//tbody/tr[1]/*', page) AS alert FROM hostile;
SELECT texts('//section[@id="monitoring"]//article[1]//h4', page) AS cards, texts('//section[@id="monitoring"]/ul[not(@class)]/li', page) AS others FROM hostile;

-- what monitors saw: a feature's line, its noise and limit; slices only in the table
SET ROLE "mlsys ""test"" <i>";
SELECT mlsys.register('watched', (SELECT mlsys.linear_regression(y, a, id) FROM data)), mlsys.deploy('watched') ;
RESET ROLE;
INSERT INTO mlsys.monitors SELECT 'daily', 'mlsys_test_owner'::regrole, m, 't', 'training', NULL, NULL, 1, '1 day', '0', 'Europe/Berlin', '2026-01-01', '0', '{}', NULL, NULL, NULL, NULL, NULL, '0', 0.8, '1 day', NULL, NULL, '{}', 0.05, 100, 1, 1, NULL, '1 day', true, NULL, '2026-01-01', '2026-01-01', NULL, NULL FROM (VALUES ('watched@production')) v(m);
SELECT texts('//section[@id="monitoring"]/p', page) AS before FROM page('watched') page;
INSERT INTO mlsys.monitor_windows SELECT 'daily', d, d + interval '1 day', 'watched', 1, 10, 0, CASE WHEN extract(day FROM d) > 4 THEN 'alarm' ELSE 'ok' END, NULL, true, 1, d, d FROM generate_series('2026-01-01 00:00+01'::timestamptz, '2026-01-06 00:00+01', '1 day') d;
INSERT INTO mlsys.metric_results
SELECT monitor, window_start, window_end, slice, 'skew', feature, metric, model, 1, value, 1000, 900, NULL, p, p, 0.02, 0.03, threshold, status, NULL, window_end
FROM mlsys.monitor_windows, unnest('{"", "c=c1"}'::text[]) slice, (VALUES ('a', 'psi', 0.1), ('a', 'ks', NULL), ('id', 'psi', 0.1)) f(feature, metric, threshold),
    LATERAL (SELECT CASE WHEN feature = 'a' AND status = 'alarm' THEN 0.31234 ELSE 0.0123 END AS value, CASE WHEN feature = 'a' AND status = 'alarm' THEN 0.00001 ELSE 0.75 END AS p) v WHERE monitor = 'daily';
UPDATE mlsys.metric_results SET status = CASE WHEN threshold IS NULL THEN NULL WHEN value > 0.1 THEN 'alarm' ELSE 'ok' END WHERE monitor = 'daily';
INSERT INTO mlsys.metric_results SELECT monitor, window_start, window_end, '', signal, '', metric, model, 1, value, 100, NULL, 0.1, NULL, NULL, NULL, NULL, threshold, CASE WHEN threshold IS NOT NULL THEN 'warn' END, NULL, window_end
FROM mlsys.monitor_windows, (VALUES ('performance', 'rmse', 12, NULL), ('performance', 'rmse_worsening', 0.2, 0.5), ('performance', 'r2', 0.9, NULL), ('estimated_performance', 'mae', 3, NULL), ('prediction_bias', 'mean_actual', 7, NULL), ('prediction_bias', 'mean_predicted', 8, NULL)) v(signal, metric, value, threshold) WHERE monitor = 'daily';
CREATE TEMP TABLE watched AS SELECT page('watched');
SELECT texts('//article//h4', page) AS cards, texts('//article//h4/following-sibling::span', page) AS badges, texts('//article/p', page) AS words FROM watched;
-- a line of six windows, limit, noise, an alarm of its own shape; the limit of rmse is 12 / 1.2 * 1.5
SELECT h4, number('//article[.//h4 = "' || h4 || '"]//svg/path[@class="current"]', page) AS lines, number('//article[.//h4 = "' || h4 || '"]//svg/path[@class="limit"]', page) AS limits, number('//article[.//h4 = "' || h4 || '"]//svg/path[@class="band"]', page) AS bands,
    number('//article[.//h4 = "' || h4 || '"]//svg/path[@class="dot alarm"]', page) AS alarms, number('//article[.//h4 = "' || h4 || '"]//svg/circle', page) AS dots, texts('//article[.//h4 = "' || h4 || '"]//svg/*[title][position() = 1 or position() = last()]/title', page) AS notes, texts('//article[.//h4 = "' || h4 || '"]//svg/text', page) AS texts
FROM watched, unnest('{a,id,RMSE,MAE}'::text[]) h4;
SELECT xpath('//div[@class="strip"]/span[@class="cells"]/@aria-label', page) AS strips, texts('//section[@id="monitoring"]//tbody/tr', page) AS findings FROM watched;

-- distributions: of training alone, and beside the newest window
DELETE FROM mlsys.model_baselines;
INSERT INTO mlsys.model_baselines (model, version, features, target, predictions, created_at)
SELECT 'flag', 1, mlsys.profile('{"features": ["y", "a", "c", "flag", "none", "d<1>"]}', y, a, nullif(c, 'c1'), flag, NULL::float8, date '2026-01-01' + a), mlsys.profile('{"features": ["actual"]}', flag), mlsys.profile('{"features": ["prediction", "predicted_class"]}', a / 50.0, a > 25), now() FROM data;
INSERT INTO mlsys.model_baselines (model, version, features, created_at) SELECT 'watched', 1, mlsys.profile('{"features": ["a", "id"]}', a % 4, c), now() FROM data;
INSERT INTO mlsys.profiles (monitor, is_reference, window_start, window_end, slice, model, version, subject, profile, computed_at)
SELECT 'daily', false, '2026-01-06 00:00+01', '2026-01-07 00:00+01', '', 'watched', 1, 'features', mlsys.profile('{"features": ["a", "id"]}', b.features, nullif(d.a % 4, 3), CASE WHEN d.c = 'c0' THEN 'new' ELSE d.c END), now() FROM mlsys.model_baselines b, data d WHERE b.model = 'watched' GROUP BY b.model;
CREATE TEMP TABLE distributions AS SELECT m AS name, page(m) AS page FROM unnest('{flag,watched}'::text[]) m;
SELECT name, texts('//section[@id="monitoring"]/h2', page) AS h2, texts('//article//h4', page) AS cards FROM distributions;
SELECT h4, texts('//article[.//h4 = "' || h4 || '"]/p', page) AS words, xpath('//article[.//h4 = "' || h4 || '"]/svg[1]/@aria-label', page) AS label, number('//article[.//h4 = "' || h4 || '"]/svg[1]//rect[@class="training"]', page) AS training, number('//article[.//h4 = "' || h4 || '"]/svg[1]//*[@class="current"]', page) AS current, texts('//article[.//h4 = "' || h4 || '"]/svg[1]//title', page) AS shares
FROM distributions, unnest(CASE name WHEN 'flag' THEN '{Target,Prediction,y,c,flag,none,d<1>}' ELSE '{a,id}'::text[] END) h4;
-- bars are as long as their shares: 104, 104, 96, 96 of 400 rows, then 104, 104, 96, 0 of 304
SELECT xpath('//article[.//h4 = "a"]/svg[1]//rect[@class="training"]/@width', page) AS training, xpath('//article[.//h4 = "a"]/svg[1]//rect[@class="current"]/@width', page) AS current FROM distributions WHERE name = 'watched';

-- only so many features and windows, and never a large page
SELECT mlsys.register('wide', (SELECT mlsys.linear_regression('{"l2": 1}', y, (SELECT array_agg(a * j % 17.0) FROM generate_series(1, 300) j)) FROM data)), mlsys.deploy('wide');
INSERT INTO mlsys.monitors SELECT 'wide' || n, 'mlsys_test_owner'::regrole, 'wide', 't', 'training', NULL, NULL, 1, '1 day', '0', 'UTC', '2026-01-01', '0', '{}', NULL, NULL, NULL, NULL, NULL, '0', 0.8, '1 day', NULL, NULL, '{}', 0.05, 100, 1, 1, NULL, '1 day', true, NULL, '2026-01-01', '2026-01-01', NULL, NULL FROM generate_series(1, 6) n;
INSERT INTO mlsys.monitor_windows SELECT 'wide' || n, d, d + interval '1 day', 'wide', 1, 10, 0, 'alarm', NULL, true, 1, d, d FROM generate_series(1, 6) n, generate_series('2026-01-01'::timestamptz, '2026-03-31', '1 day') d;
INSERT INTO mlsys.metric_results SELECT monitor, window_start, window_end, '', 'skew', repeat(U&'\00e4<', 40) || to_char(i, '000'), 'psi', 'wide', 1, 0.001 * i, 1000, 900, NULL, 0.00001, 0.00001, 0.02, 0.03, 0.1, 'alarm', repeat(U&'\00e4"', 500), window_end FROM mlsys.monitor_windows, generate_series(1, 200) i WHERE model = 'wide' AND window_start > '2026-01-20';
SELECT number('//article', page) AS cards, texts('//section[@id="monitoring"]/h3[. = "Features"]/following-sibling::p[1]', page) AS text, right((xpath('//h4/bdi/@title', page))[1]::text, 3) AS first, right((xpath('//h4/bdi/@title', page))[30]::text, 3) AS thirtieth,
    cardinality(xpath('(//span[@class="cells"])[1]/i', page)) AS windows, length(page::text) < 1000000 AS is_small FROM page('wide') page;

-- what the statement sees: not what it does
WITH changed AS (SELECT mlsys.rename_model('watched', 'renamed')) SELECT cardinality(xpath('//h1', page('watched'))) AS found FROM changed;

DROP TABLE data, pages, hostile, watched, distributions;
DELETE FROM mlsys.model_baselines;
DELETE FROM mlsys.profiles;
DELETE FROM mlsys.alerts;
DELETE FROM mlsys.metric_results;
DELETE FROM mlsys.monitor_windows;
DELETE FROM mlsys.monitors;
SELECT mlsys.drop_model(model) FROM mlsys.models;
REVOKE CREATE ON SCHEMA public FROM "mlsys ""test"" <i>";
DROP FUNCTION page, texts, number, fact;
DROP ROLE mlsys_test_owner, "mlsys ""test"" <i>";
