-- Makes and fills table iris; see README.md. Run with the project's top folder as working directory.
CREATE TABLE iris (
    id integer PRIMARY KEY,
    sepal_length double precision,
    sepal_width double precision,
    petal_length double precision,
    petal_width double precision,
    species text
);

\copy iris FROM 'test/data/iris.csv' WITH (FORMAT csv, HEADER true)
ANALYZE iris;
