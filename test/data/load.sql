-- Makes and fills all tables of test/data. Run with the project's top folder as working directory.
\ir breast_cancer.sql
\ir churn.sql
\ir diamonds.sql
\ir flights.sql
\ir iris.sql
\ir nist.sql
