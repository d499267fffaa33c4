-- Makes and fills diamonds_coefficients and diamonds_fits, regressions of the price of diamonds by
-- statsmodels and scikit-learn; see test/gen/diamonds.py. Run with the project's top folder as working
-- directory.
CREATE TABLE diamonds_coefficients (
    fit text,
    cut text,
    feature text,
    coefficient double precision,
    std_error double precision,
    statistic double precision,
    p_value double precision
);
CREATE TABLE diamonds_fits (
    fit text,
    cut text,
    nrows integer,
    r_squared double precision,
    adjusted_r_squared double precision,
    residual_sd double precision,
    test_rmse double precision,
    test_mae double precision,
    test_r_squared double precision
);

\copy diamonds_coefficients FROM 'test/data/diamonds_coefficients.csv' WITH (FORMAT csv, HEADER true)
\copy diamonds_fits FROM 'test/data/diamonds_fits.csv' WITH (FORMAT csv, HEADER true)
