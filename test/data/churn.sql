-- Makes and fills table churn; see README.md. Run with the project's top folder as working directory.
CREATE TABLE churn (
    id integer PRIMARY KEY,
    churn text,
    female integer,
    senior_citizen integer,
    partner integer,
    dependents integer,
    tenure integer,
    phone_service integer,
    multiple_lines text,
    internet_service text,
    online_security text,
    online_backup text,
    device_protection text,
    tech_support text,
    streaming_tv text,
    streaming_movies text,
    contract text,
    paperless_billing integer,
    payment_method text,
    monthly_charges double precision,
    total_charges double precision
);

\copy churn FROM PROGRAM 'gzip -dc test/data/churn.csv.gz' WITH (FORMAT csv, HEADER true)
ANALYZE churn;
