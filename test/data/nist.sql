-- Makes and fills the NIST tables nist_<problem> and nist_certified, nist_summary; see README.md.
-- Run with the project's top folder as working directory.
CREATE TABLE nist_certified (problem text, term text, estimate double precision, std_error double precision);
CREATE TABLE nist_filip (y double precision, x double precision);
CREATE TABLE nist_longley (y double precision, x1 double precision, x2 double precision, x3 double precision, x4 double precision, x5 double precision, x6 double precision);
CREATE TABLE nist_noint1 (y double precision, x double precision);
CREATE TABLE nist_noint2 (y double precision, x double precision);
CREATE TABLE nist_norris (y double precision, x double precision);
CREATE TABLE nist_pontius (y double precision, x double precision);
CREATE TABLE nist_summary (problem text, difficulty text, n integer, p integer, degree integer, intercept boolean, residual_sd double precision, r_squared double precision);
CREATE TABLE nist_wampler1 (y double precision, x double precision);
CREATE TABLE nist_wampler2 (y double precision, x double precision);
CREATE TABLE nist_wampler3 (y double precision, x double precision);
CREATE TABLE nist_wampler4 (y double precision, x double precision);
CREATE TABLE nist_wampler5 (y double precision, x double precision);

\copy nist_certified FROM 'test/data/nist/certified.csv' WITH (FORMAT csv, HEADER true)
\copy nist_filip FROM 'test/data/nist/filip.csv' WITH (FORMAT csv, HEADER true)
\copy nist_longley FROM 'test/data/nist/longley.csv' WITH (FORMAT csv, HEADER true)
\copy nist_noint1 FROM 'test/data/nist/noint1.csv' WITH (FORMAT csv, HEADER true)
\copy nist_noint2 FROM 'test/data/nist/noint2.csv' WITH (FORMAT csv, HEADER true)
\copy nist_norris FROM 'test/data/nist/norris.csv' WITH (FORMAT csv, HEADER true)
\copy nist_pontius FROM 'test/data/nist/pontius.csv' WITH (FORMAT csv, HEADER true)
\copy nist_summary FROM 'test/data/nist/summary.csv' WITH (FORMAT csv, HEADER true)
\copy nist_wampler1 FROM 'test/data/nist/wampler1.csv' WITH (FORMAT csv, HEADER true)
\copy nist_wampler2 FROM 'test/data/nist/wampler2.csv' WITH (FORMAT csv, HEADER true)
\copy nist_wampler3 FROM 'test/data/nist/wampler3.csv' WITH (FORMAT csv, HEADER true)
\copy nist_wampler4 FROM 'test/data/nist/wampler4.csv' WITH (FORMAT csv, HEADER true)
\copy nist_wampler5 FROM 'test/data/nist/wampler5.csv' WITH (FORMAT csv, HEADER true)
