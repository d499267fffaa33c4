-- Makes and fills table diamonds; see README.md. Run with the project's top folder as working directory.
CREATE TABLE diamonds (
    id integer PRIMARY KEY,
    carat double precision,
    cut text,
    color text,
    clarity text,
    depth double precision,
    table_pct double precision,
    price integer,
    x double precision,
    y double precision,
    z double precision
);

\copy diamonds FROM PROGRAM 'gzip -dc test/data/diamonds.csv.gz' WITH (FORMAT csv, HEADER true)
ANALYZE diamonds;
