-- Makes and fills table flights; see README.md. Run with the project's top folder as working directory.
CREATE TABLE flights (
    id integer PRIMARY KEY,
    departed_at timestamp NOT NULL,
    delay integer,
    distance integer,
    origin text,
    destination text,
    hour integer GENERATED ALWAYS AS (extract(hour FROM departed_at)) STORED,
    day_of_week text GENERATED ALWAYS AS ((ARRAY['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'])[extract(dow FROM departed_at)::integer + 1]) STORED,
    late boolean GENERATED ALWAYS AS (delay > 15) STORED
);

\copy flights (id, departed_at, delay, distance, origin, destination) FROM PROGRAM 'gzip -dc test/data/flights.csv.gz' WITH (FORMAT csv, HEADER true)
CREATE INDEX flights_departed_at ON flights (departed_at);
ANALYZE flights;
