-- Makes and fills all tables of test/data. Run with the project's top folder as working directory.
\ir churn.sql
\ir diamonds.sql
\ir nist.sql
