-- data.sql
--		Tables of the benchmark, the same on every machine. Variable nrows: rows of the large ones.
--
--	rows	x1 .. x20 uniform in (0, 1), y a linear function of them and noise
--	model	one row: the model of "rows"
--	models rows (a classifier of table rows), single (of five columns) and large (1 MB), deployed
--	scattered, stored
--			100 rows x 5 features for each of nrows / 100 groups: a group's rows spread over the
--			table, and the same rows in the order of their groups
--	scores	10 * nrows probabilities p and labels y, drawn with them
--	wide_array, wide_row
--			1,000 features as one array and as columns, few rows, so that solving takes long
--	events	200 rows of yesterday, with a model and 100 monitors of it
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS mlsys;
CREATE SCHEMA bench;
SET search_path = bench, public;

SELECT setseed(0.25);
SELECT format('CREATE TABLE rows AS SELECT %s, 3 + %s + random() - 0.5 AS y FROM '
			  '(SELECT %s FROM generate_series(1, %s) OFFSET 0) r',
			  string_agg('x' || i, ', ' ORDER BY i),
			  string_agg(format('%s * x%s', i - 10.5, i), ' + ' ORDER BY i),
			  string_agg('random() AS x' || i, ', ' ORDER BY i), :nrows)
FROM generate_series(1, 20) i
\gexec

SELECT format('CREATE TABLE model AS SELECT mlsys.linear_regression(y, %s) AS model FROM rows',
			  string_agg('x' || i, ', ' ORDER BY i))
FROM generate_series(1, 20) i
\gexec

SELECT format('SELECT mlsys.register(%L, (SELECT mlsys.logistic_regression(''{"l2": 1}'', y > 3, %s) FROM rows))',
			  'rows', string_agg('x' || i, ', ' ORDER BY i))
FROM generate_series(1, 20) i
\gexec
SELECT mlsys.register('single', (SELECT mlsys.linear_regression(y, x1, x2, x3, x4, x5) FROM rows));
SELECT mlsys.register('large', (SELECT mlsys.linear_regression(i, md5(i::text)) FROM generate_series(1, 30000) i));
SELECT mlsys.deploy(model) FROM mlsys.models;

CREATE TABLE scattered AS
	SELECT *, x1 - x2 + g * x3 + random() AS y
	FROM (SELECT i % greatest(:nrows / 100, 1) AS g, random() AS x1, random() AS x2, random() AS x3,
				 random() AS x4, random() AS x5
		  FROM generate_series(1, :nrows) i OFFSET 0) r;
CREATE TABLE stored AS SELECT * FROM scattered ORDER BY g;

CREATE TABLE scores AS
	SELECT p, random() < p AS y FROM (SELECT random() AS p FROM generate_series(1, 10 * :nrows) OFFSET 0) r;

SELECT format('CREATE TABLE wide_row AS SELECT random() AS y, %s FROM generate_series(1, 4000)',
			  string_agg('random() AS x' || i, ', ' ORDER BY i))
FROM generate_series(1, 1000) i
\gexec
SELECT format('CREATE TABLE wide_array AS SELECT y, ARRAY[%s] AS features FROM wide_row',
			  string_agg('x' || i, ', ' ORDER BY i))
FROM generate_series(1, 1000) i
\gexec

-- Kept by the functions below: when a cancel was sent, when its statement had ended.
CREATE TABLE cancels (sent timestamptz, ended timestamptz);

-- Runs a statement until it is cancelled; NULL, or what it took when nobody has.
CREATE FUNCTION run_cancelled(statement text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	start timestamptz := clock_timestamp();
BEGIN
	EXECUTE statement;
	RETURN extract(epoch FROM clock_timestamp() - start) * 1000;
EXCEPTION
	WHEN query_canceled THEN
		UPDATE bench.cancels SET ended = clock_timestamp();
		RETURN NULL;
END $$;

-- Waits until the session "victim" has worked for so many milliseconds and cancels its statement;
-- gives up on one that has not been seen for a second, because it was done before.
CREATE PROCEDURE cancel_after(ms float8) LANGUAGE plpgsql AS $$
DECLARE
	victim record;
	start timestamptz := clock_timestamp();
BEGIN
	DELETE FROM bench.cancels;
	LOOP
		PERFORM pg_stat_clear_snapshot();
		SELECT pid, query_start INTO victim FROM pg_stat_activity
		WHERE application_name = 'victim' AND state = 'active' AND query ~ '^SELECT bench.run_cancelled';
		EXIT WHEN FOUND;
		IF clock_timestamp() > start + interval '1 second' THEN
			RETURN;
		END IF;
		PERFORM pg_sleep(0.001);
	END LOOP;
	PERFORM pg_sleep(greatest(0, ms / 1000 - extract(epoch FROM clock_timestamp() - victim.query_start)));
	INSERT INTO bench.cancels VALUES (clock_timestamp(), NULL);
	COMMIT;
	PERFORM pg_cancel_backend(victim.pid);
END $$;

VACUUM ANALYZE;

CREATE TABLE events AS
SELECT i AS id, date_trunc('day', now(), 'UTC') - interval '1 day' * (1 + i % 11) + i * interval '30 s' AS at,
	   i * 7919 % 1000 / 1000.0 AS a, i % 17 AS b, substr('xyz', 1 + i % 3, 1) AS c, i * 31 % 50 < 20 AS y
FROM generate_series(0, 2199) i;
SELECT version FROM mlsys.train('events', 'SELECT id, a, b, c, y FROM bench.events', 'y', 'logistic_regression', split_key => 'id');
SELECT mlsys.deploy('events');
SELECT mlsys.create_monitor('events ' || i, 'events', 'SELECT * FROM bench.events', 'at', start_at => now() - interval '1 day')
FROM generate_series(1, 100) i;
