-- demo.sql
--		A walk through mlsys: psql prints each statement and what it gives. Run by "make demo".
\echo
\echo '== mlsys is an extension; diamonds and churn are two real data sets'
\echo
CREATE EXTENSION mlsys;

\set ECHO none
\i test/data/diamonds.sql
\i test/data/churn.sql
\set ECHO queries

SELECT id, carat, cut, color, clarity, price FROM diamonds ORDER BY id LIMIT 3;

SELECT id, churn, tenure, contract, monthly_charges FROM churn ORDER BY id LIMIT 3;
