-- Live statistics where the library is not preloaded, as in this server: predictions go on, and who asks is told.
-- With preload: test/t/006_stats.pl.
\set SHOW_CONTEXT never
SELECT mlsys.register('counted', mlsys.linear_regression(2 * i, i)), mlsys.deploy('counted') FROM generate_series(1, 50) i;
SELECT round(mlsys.predict('counted', 21));
CALL try($$SELECT * FROM mlsys.stat_predictions$$);
CALL try($$SELECT * FROM mlsys.stat_info()$$);
CALL try($$SELECT mlsys.stat_reset()$$);
CALL try($$SELECT mlsys.stat_reset('counted')$$);
-- settings exist only where they have a meaning
SELECT count(*) FROM pg_settings WHERE name IN ('mlsys.stat_models', 'mlsys.track_predictions');
CREATE ROLE mlsys_test_reader;
SET ROLE mlsys_test_reader;
CALL try($$SELECT * FROM mlsys.stat_predictions$$);
CALL try($$SELECT mlsys.stat_reset()$$);
RESET ROLE;
DROP ROLE mlsys_test_reader;
SELECT mlsys.drop_model('counted');
\d mlsys.stat_predictions
