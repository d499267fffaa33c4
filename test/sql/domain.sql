-- domain_classifier(): two queries told apart by a classifier.
SET client_min_messages = warning;
SELECT setseed(0.5);
CREATE TABLE before AS SELECT i AS id, random() AS x, random() AS z, (ARRAY['a', 'b', 'c'])[1 + i % 3] AS c FROM generate_series(1, 1200) i;
CREATE TABLE shifted AS SELECT i AS id, 0.2 + random() AS x, random() AS z, (ARRAY['a', 'b', 'c'])[1 + i % 3] AS c FROM generate_series(1, 900) i;
CREATE TABLE same AS SELECT i AS id, random() AS x, random() AS z, (ARRAY['a', 'b', 'c'])[1 + i % 3] AS c FROM generate_series(1, 900) i;

-- a shift of 0.2 of a uniform distribution has area 1 - 0.8^2 / 2
SELECT abs(auc - 0.68) < 3 * std_error AS area, std_error BETWEEN 0.005 AND 0.02 AS error, p_value < 1e-20 AS p, n_reference, n_current, threshold, status
FROM mlsys.domain_classifier('SELECT x, z, c FROM before', 'SELECT x, z, c FROM shifted');
SELECT abs(auc - 0.5) < 0.05 AS area, p_value > 0.01 AS p, n_reference, n_current, status
FROM mlsys.domain_classifier('SELECT x, z, c FROM before', 'SELECT x, z, c FROM same');
-- on some features only
SELECT round(auc::numeric, 1) AS auc, status FROM mlsys.domain_classifier('TABLE before', 'TABLE shifted', features => '{z,c}');
SELECT round(auc::numeric, 1) AS auc, status FROM mlsys.domain_classifier('TABLE before', 'TABLE shifted', '{x}', 'logistic_regression', '{"l2": 0}', seed => 7);
-- the same call, the same result; another seed, other folds
SELECT a = b AS same, a <> c AS other
FROM mlsys.domain_classifier('SELECT x FROM before', 'SELECT x FROM shifted') a,
     mlsys.domain_classifier('SELECT x FROM before', 'SELECT x FROM shifted') b,
     mlsys.domain_classifier('SELECT x FROM before', 'SELECT x FROM shifted', seed => 43) c;
-- how features go together, which no feature shows alone
SELECT round(auc::numeric, 2) < 0.55 AS alone FROM mlsys.domain_classifier('SELECT x, y FROM (SELECT x, x AS y FROM before) s', 'SELECT x, y FROM (SELECT a.x, b.x AS y FROM before a JOIN before b ON b.id = 1201 - a.id) s', algorithm => 'logistic_regression');
SELECT round(auc::numeric, 2) > 0.55 AS together, status FROM mlsys.domain_classifier('SELECT x, y FROM (SELECT x, x AS y FROM before) s', 'SELECT x, y FROM (SELECT a.x, b.x AS y FROM before a JOIN before b ON b.id = 1201 - a.id) s');
SELECT status FROM mlsys.domain_classifier('SELECT x - y AS d FROM (SELECT x, x + z / 10 AS y FROM before) s', 'SELECT a.x - b.x AS d FROM before a JOIN before b ON b.id = 1201 - a.id');
-- numbers of different types are numbers; a missing one tells something to trees, and nothing where it counts as their mean; categories do
SELECT round(auc::numeric, 2) AS auc, status FROM mlsys.domain_classifier('SELECT 1 AS n FROM before', $$SELECT CASE WHEN id % 2 = 0 THEN 1.0 END AS n FROM same$$);
SELECT round(auc::numeric, 2) AS auc, status FROM mlsys.domain_classifier('SELECT 1 AS n FROM before', $$SELECT CASE WHEN id % 2 = 0 THEN 1.0 END AS n FROM same$$, algorithm => 'logistic_regression');
SELECT round(auc::numeric, 2) AS auc, status FROM mlsys.domain_classifier($$SELECT 'a' AS t FROM before$$, $$SELECT 'b' AS t FROM same$$);
-- rows that both have are not learned by heart: where half of them are gone, the area is 0.5 + 0.5 / 2
SELECT abs(auc - 0.75) < 0.02 AS area, status FROM mlsys.domain_classifier('SELECT x, z FROM before', 'SELECT x, z FROM before ORDER BY x LIMIT (SELECT count(*) / 2 FROM before)');
-- nothing to tell apart
SELECT auc, std_error, p_value, status FROM mlsys.domain_classifier('SELECT 1 AS n FROM before', 'SELECT 1 AS n FROM same');
-- too few rows
SELECT * FROM mlsys.domain_classifier('SELECT x FROM before LIMIT 99', 'SELECT x FROM shifted');
SELECT * FROM mlsys.domain_classifier('SELECT x FROM before', 'SELECT x FROM shifted WHERE false');
-- more columns than a function has arguments, some of them named like columns of ours
SELECT format('SELECT %s, x AS fold, x AS priority, x AS is_current FROM before', string_agg(format('x * %s + z AS x%s', i, i), ', ')) AS wide_reference,
       format('SELECT %s, x AS fold, x AS priority, x AS is_current FROM shifted', string_agg(format('x * %s + z AS x%s', i, i), ', ')) AS wide_current
FROM generate_series(1, 120) i \gset
SELECT abs(auc - 0.68) < 4 * std_error AS area, n_reference, n_current, status FROM mlsys.domain_classifier(:'wide_reference', :'wide_current');
CREATE TABLE noise AS SELECT trial, i, random() AS x, random() AS z FROM generate_series(1, 200) trial, generate_series(1, 200) i;
-- alike: alarms are as rare as they should be (200 trials of 100 and 100 rows)
SELECT count(*) FILTER (WHERE status = 'alarm') <= 10 AS rare, count(*) FILTER (WHERE status = 'insufficient_data') AS insufficient
FROM generate_series(1, 200) s, mlsys.domain_classifier(format('SELECT x, z FROM noise WHERE trial = %s AND i <= 100', s),
                                                        format('SELECT x, z FROM noise WHERE trial = %s AND i > 100', s), seed => s);
DROP TABLE noise;
RESET client_min_messages;

-- what is told
SELECT n_reference, n_current, status FROM mlsys.domain_classifier('SELECT x, z AS only_here FROM before', 'SELECT x, c AS only_there FROM shifted');
SELECT n_reference BETWEEN 900 AND 1000 AS sampled, n_current, status FROM mlsys.domain_classifier('SELECT x FROM before', 'SELECT x FROM shifted', max_rows => 1000);

-- operators of the search_path are not ours
SELECT md5(d::text) AS usual FROM mlsys.domain_classifier('SELECT x, z FROM before', 'SELECT x, z FROM shifted') d \gset
CREATE SCHEMA shadow;
CREATE OPERATOR shadow.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4ne);
CREATE OPERATOR shadow.<= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8gt);
SET search_path = shadow, pg_catalog, public;
SELECT md5(d::text) OPERATOR(pg_catalog.=) :'usual' AS same FROM mlsys.domain_classifier('SELECT x, z FROM before', 'SELECT x, z FROM shifted') d;
RESET search_path;
DROP SCHEMA shadow CASCADE;

-- errors
SELECT * FROM mlsys.domain_classifier(NULL, 'SELECT 1 AS a');
SELECT * FROM mlsys.domain_classifier('SELECT 1 AS a', 'SELECT 1 AS b');
SELECT * FROM mlsys.domain_classifier('SELECT 1 AS a', 'SELECT ''x'' AS a');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', '{x,x}');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', '{y}');
SELECT * FROM mlsys.domain_classifier('SELECT ROW(1, 2) AS r', 'SELECT ROW(1, 2) AS r');
SELECT * FROM mlsys.domain_classifier('DELETE FROM before', 'TABLE same');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', algorithm => 'logistic');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', algorithm => 'linear_regression');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', algorithm => 'logistic_regression', options => '{"l3": 1}');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', options => '{"target": "x"}');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', options => '[]');
SELECT * FROM mlsys.domain_classifier('TABLE before', 'TABLE same', max_rows => 10);

-- the reference of a model: what trained it
SET client_min_messages = warning;
SELECT version FROM mlsys.train('domain', 'SELECT id, x, z, x > 0.5 AS y FROM before', 'y', 'logistic_regression', split_key => 'id', options => '{"l2": 1}');
SELECT abs(auc - 0.68) < 3 * std_error AS area, n_reference, n_current, status FROM mlsys.model_domain_classifier('domain@1', 'TABLE shifted');
SELECT abs(auc - 0.5) < 0.05 AS area, n_reference, n_current, status FROM mlsys.model_domain_classifier('domain@1', 'TABLE same');
RESET client_min_messages;
SELECT * FROM mlsys.model_domain_classifier('domain@1', 'SELECT x FROM same');
SELECT * FROM mlsys.model_domain_classifier('domain@2', 'SELECT x FROM same');
SELECT mlsys.register('domain', mlsys.get_model('domain@1'));
SELECT * FROM mlsys.model_domain_classifier('domain@2', 'TABLE same');

-- the training query runs as the owner of the model, under the search_path that it was given under; the
-- caller's runs as the caller
CREATE ROLE mlsys_domain_owner;
CREATE SCHEMA domain_rows AUTHORIZATION mlsys_domain_owner;
GRANT SELECT ON before, shifted TO mlsys_domain_owner;
SET ROLE mlsys_domain_owner;
SET search_path = domain_rows;
SET client_min_messages = warning;
CREATE TABLE mine AS SELECT x, z, x > 0.5 AS y FROM public.before;
SELECT version FROM mlsys.train('owned', 'SELECT * FROM mine', 'y', 'logistic_regression', options => '{"l2": 1}');
RESET search_path;
SELECT n_reference, status FROM mlsys.model_domain_classifier('owned@1', 'TABLE shifted');
RESET client_min_messages;
RESET ROLE;
SELECT n_reference, status FROM mlsys.model_domain_classifier('owned@1', 'TABLE shifted');
CREATE ROLE mlsys_domain_other;
SET ROLE mlsys_domain_other;
SELECT n_reference, status FROM mlsys.model_domain_classifier('owned@1', 'SELECT 1 AS x, 2 AS z');
RESET ROLE;
SELECT mlsys.grant_predict('owned', 'mlsys_domain_other');
SET ROLE mlsys_domain_other;
SELECT n_reference, status FROM mlsys.model_domain_classifier('owned@1', 'SELECT 1 AS x, 2 AS z');
RESET ROLE;
SELECT mlsys.revoke_predict('owned', 'mlsys_domain_other');
-- what its query calls has the owner's rights, whoever asks
CREATE FUNCTION domain_rows.who() RETURNS double precision LANGUAGE plpgsql AS $$BEGIN RAISE NOTICE 'as %', current_user; RETURN 1; END$$;
GRANT CREATE ON SCHEMA domain_rows TO mlsys_domain_owner;
SET ROLE mlsys_domain_owner;
SET client_min_messages = error;
SELECT version FROM mlsys.train('asked', 'SELECT x, z, y FROM domain_rows.mine, (SELECT domain_rows.who() AS w) AS s WHERE w = 1', 'y', 'logistic_regression', options => '{"l2": 1}');
RESET client_min_messages;
RESET ROLE;
SELECT n_reference, status FROM mlsys.model_domain_classifier('asked@1', 'TABLE shifted');
SELECT mlsys.drop_model('asked'), mlsys.drop_model('owned'), mlsys.drop_model('domain');
DROP FUNCTION domain_rows.who();
DROP TABLE domain_rows.mine;
DROP SCHEMA domain_rows;
REVOKE SELECT ON before, shifted FROM mlsys_domain_owner;
DROP ROLE mlsys_domain_owner, mlsys_domain_other;
DROP TABLE before, shifted, same;
