-- Profiles against the truth, which PostgreSQL's own aggregates tell: moments and counts exactly, sketches
-- within the bounds that they state; and their sizes.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\i test/data/diamonds.sql
SELECT plan(24);

-- a column of numbers that are all different, one of a heavy tail, one with ties, and categories: few, and too many to know
SELECT setseed(0.5);
CREATE TABLE drawn AS SELECT i, random() AS uniform, exp(3 * sqrt(-2 * ln(1 - random())) * cos(6.283185307 * random())) AS tail, round((random() * 200)::numeric) AS ties,
    1e9 + random() AS far, 'c' || floor(-7 * ln(1 - random())) AS few, 'k' || CASE WHEN random() < 0.3 THEN 0 WHEN random() < 0.2 THEN 1 ELSE floor(random() * 20000) END AS many
FROM generate_series(1, 100000) i;
ANALYZE drawn;
CREATE TABLE made AS SELECT mlsys.profile(uniform, tail, ties, far, few, many, i % 3 = 0, i) AS p FROM drawn;
-- all of it again from ten parts
CREATE TABLE merged AS SELECT mlsys.merge(p) AS p FROM (SELECT mlsys.profile(uniform, tail, ties, far, few, many, i % 3 = 0, i) AS p FROM drawn GROUP BY i % 10) s;
CREATE VIEW columns AS SELECT source, c.item, c.item ->> 'name' AS name
FROM (SELECT 'made' AS source, p FROM made UNION ALL SELECT 'merged', p FROM merged) s, jsonb_array_elements(mlsys.profile_json(p) -> 'columns') AS c(item);
CREATE TABLE long AS SELECT 'uniform' AS name, uniform AS value FROM drawn UNION ALL SELECT 'tail', tail FROM drawn UNION ALL SELECT 'ties', ties FROM drawn UNION ALL SELECT 'far', far FROM drawn;
CREATE TABLE truth AS SELECT name, avg(value) AS mean, stddev_samp(value - 1e9) AS sd_far, stddev_samp(value) AS sd, min(value) AS minimum, max(value) AS maximum, count(DISTINCT value) AS "distinct" FROM long GROUP BY name;

-- moments
SELECT ok(bool_and(abs((item ->> 'mean')::float8 - mean) <= 1e-12 * abs(mean)), 'means') FROM columns JOIN truth USING (name);
SELECT ok(bool_and(abs((item ->> 'sd')::float8 - sd) <= 1e-11 * sd), 'standard deviations') FROM columns JOIN truth USING (name) WHERE name <> 'far';
SELECT ok(bool_and(abs((item ->> 'sd')::float8 - sd_far) <= 1e-7 * sd_far), 'a standard deviation far from zero') FROM columns JOIN truth USING (name) WHERE name = 'far';
SELECT ok(bool_and((item ->> 'minimum')::float8 = minimum AND (item ->> 'maximum')::float8 = maximum), 'extremes') FROM columns JOIN truth USING (name);
SELECT is(array_agg(DISTINCT (item ->> 'count')::int), ARRAY[100000], 'counts') FROM columns JOIN truth USING (name);

-- quantiles: how many values are below and at one
CREATE TABLE quantiles AS SELECT source, name, (item ->> 'rank_error')::float8 AS bound, (substr(q.key, 2)::float8) / 100 AS wanted,
    (SELECT avg((value < q.value::float8)::int) FROM long l WHERE l.name = c.name) AS below, (SELECT avg((value <= q.value::float8)::int) FROM long l WHERE l.name = c.name) AS up_to
FROM columns c JOIN truth USING (name), jsonb_each_text(item -> 'quantiles') q;
SELECT ok(max(greatest(below - wanted, wanted - up_to, 0) - bound) <= 1e-4, 'ranks of quantiles within their bound') FROM quantiles;
SELECT ok(min(bound) > 0 AND max(bound) FILTER (WHERE source = 'made') < 0.01 AND max(bound) < 0.015, 'bounds are about 1 %') FROM quantiles WHERE name <> 'ties';
SELECT ok(max(bound) = 0, 'the column with ties is exact') FROM quantiles WHERE name = 'ties';
SELECT ok(bool_and(below <= wanted + 1e-9 AND up_to >= wanted - 1e-9), 'quantiles of an exact column') FROM quantiles WHERE name = 'ties';

-- different values
SELECT ok(bool_and(abs((item ->> 'distinct')::float8 - "distinct") <= 4 * (item ->> 'distinct_error')::float8 * "distinct"), 'distinct values within four standard errors') FROM columns JOIN truth USING (name);
SELECT ok(bool_and((item ->> 'distinct')::int = 201 AND (item ->> 'distinct_error')::float8 = 0), 'few distinct values are known') FROM columns WHERE name = 'ties';
SELECT ok(bool_and(abs((item ->> 'distinct')::float8 - (SELECT count(DISTINCT many) FROM drawn)) <= 4 * (item ->> 'distinct_error')::float8 * (item ->> 'distinct')::float8), 'distinct categories') FROM columns WHERE name = 'many';

-- categories
CREATE TABLE counted AS SELECT 'few' AS name, few AS value, count(*) AS n FROM drawn GROUP BY few UNION ALL SELECT 'many', many, count(*) FROM drawn GROUP BY many;
SELECT is((SELECT jsonb_object_agg(l ->> 'value', l -> 'count') FROM columns, jsonb_array_elements(item -> 'levels') l WHERE name = 'few' AND source = 'made'), (SELECT jsonb_object_agg(value, n) FROM counted WHERE name = 'few' AND n >= 10), 'counts of few categories are exact');
SELECT is((SELECT jsonb_object_agg(l ->> 'value', l -> 'count') FROM columns, jsonb_array_elements(item -> 'levels') l WHERE name = 'few' AND source = 'merged' AND (l ->> 'count')::int > 500), (SELECT jsonb_object_agg(value, n) FROM counted WHERE name = 'few' AND n > 500), 'also when merged');
SELECT ok(bool_and(abs((l ->> 'count')::int - n) <= (item ->> 'rank_error')::float8 * 100000), 'counts of heavy categories within their bound') FROM columns c, jsonb_array_elements(item -> 'levels') l, counted t WHERE c.name = 'many' AND t.name = 'many' AND t.value = l ->> 'value';
SELECT ok(bool_and(heavy = 'k0 k1'), 'the heavy ones are found') FROM (SELECT (SELECT string_agg(l ->> 'value', ' ' ORDER BY (l ->> 'count')::int DESC) FROM jsonb_array_elements(item -> 'levels') l WHERE (l ->> 'count')::int > 5000) AS heavy FROM columns WHERE name = 'many') s;

-- bins: those of a window are counted
CREATE TABLE windows AS SELECT mlsys.profile(p, uniform, tail, ties, far, few, many) AS p FROM (SELECT * FROM drawn WHERE i % 7 = 3) d, made;
SELECT is((SELECT array_agg(count ORDER BY bin) FROM windows, mlsys.profile_histogram(p, 'tail')), (SELECT array_agg((SELECT count(*) FROM drawn WHERE i % 7 = 3 AND tail >= low AND tail < high) ORDER BY bin) FROM made, mlsys.profile_histogram(p, 'tail')), 'counts of bins of a heavy tail');
SELECT is((SELECT array_agg(count ORDER BY bin) FROM windows, mlsys.profile_histogram(p, 'ties')), (SELECT array_agg((SELECT count(*) FROM drawn WHERE i % 7 = 3 AND ties >= low AND ties < high) ORDER BY bin) FROM made, mlsys.profile_histogram(p, 'ties')), 'counts of bins with ties');
SELECT is((SELECT sum(count) FROM windows, mlsys.profile_histogram(p, 'many')), (SELECT count(*) FROM drawn WHERE i % 7 = 3)::numeric, 'each category is in one place');
SELECT ok(bool_and(abs(share - 0.05) < 0.015), 'bins of a reference hold about as much') FROM made, mlsys.profile_histogram(p, 'uniform') WHERE bin BETWEEN 2 AND 21;

-- sizes
CREATE TABLE twenty AS SELECT mlsys.profile(v) AS p FROM (SELECT ARRAY(SELECT uniform * k + tail FROM generate_series(1, 20) k) AS v FROM drawn) s;
SELECT ok(octet_length(mlsys.data_profile_send(p)) BETWEEN 20000 AND 65536, 'a profile of 20 columns has at most 64 KB') FROM twenty;
SELECT ok(octet_length(mlsys.data_profile_send(mlsys.profile(p, v))) BETWEEN 5000 AND 16384, 'a window of 20 columns at most 16 KB') FROM twenty, (SELECT ARRAY(SELECT uniform * k + tail FROM generate_series(1, 20) k) AS v FROM drawn WHERE i <= 20000) s;
SELECT ok(octet_length(mlsys.data_profile_send(mlsys.profile(many))) < 16384, 'of 20,000 categories, too') FROM drawn;

-- real data
SELECT ok(bool_and(abs(s.median::float8 - t.median) <= 0.02 * t.median AND s.missing = 0), 'medians of the diamonds')
FROM mlsys.summarize('SELECT carat, price::float8, x FROM diamonds') s
JOIN (SELECT 'carat' AS column_name, percentile_cont(0.5) WITHIN GROUP (ORDER BY carat) AS median FROM diamonds UNION ALL SELECT 'price', percentile_cont(0.5) WITHIN GROUP (ORDER BY price) FROM diamonds UNION ALL SELECT 'x', percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM diamonds) t USING (column_name);
SELECT finish();
