-- logistic_regression of real data against statsmodels and scikit-learn (test/gen/logistic_real.py): terms,
-- quality, and probabilities of rows that do not train.
\set ON_ERROR_STOP on
SET client_min_messages = error;
\i test/data/churn.sql
\i test/data/breast_cancer.sql
\i test/data/iris.sql
\i test/data/logistic_reference.sql
SELECT plan(55);

CREATE VIEW iris_two AS SELECT * FROM iris WHERE species <> 'setosa';
CREATE TABLE fits (name text, source regclass, model mlsys.model);
CREATE FUNCTION columns_of(source regclass) RETURNS text[] LANGUAGE sql AS
$$SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute WHERE attrelid = source AND attnum > 0 AND attname NOT IN ('id', 'churn', 'diagnosis', 'species')$$;
CREATE FUNCTION train(name text, source regclass, features text[], options jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO fits SELECT $1, $2, mlsys.logistic_regression($3, t) FROM %s t WHERE id %% 5 <> 0', source)
    USING name, source, options || jsonb_build_object('features', features);
END
$$;
DO $$
BEGIN
    -- levels in six categories depend on others, and total_charges has NULLs
    PERFORM train(n, 'churn', columns_of('churn'), '{"target": "churn", "positive_class": "Yes"}' || o::jsonb)
    FROM (VALUES ('churn', '{}'), ('churn balanced', '{"class_weight": "balanced"}'), ('churn l2', '{"l2": 1}'), ('churn l2 standardized', '{"l2": 1, "standardize": true}'),
                 ('churn l2 balanced', '{"l2": 1, "class_weight": "balanced"}'), ('churn l2 standardized, lbfgs', '{"l2": 1, "standardize": true, "solver": "lbfgs", "tolerance": 1e-10}')) v(n, o);
    PERFORM train(n, 'churn', '{tenure,monthly_charges,senior_citizen,paperless_billing,tech_support}', '{"target": "contract"}' || o::jsonb)
    FROM (VALUES ('contract', '{}'), ('contract l2', '{"l2": 1, "standardize": true}'), ('contract l2, lbfgs', '{"l2": 1, "standardize": true, "solver": "lbfgs", "tolerance": 1e-10}')) v(n, o);
    PERFORM train('cancer', 'breast_cancer', '{mean_radius,mean_texture,mean_smoothness}', '{"target": "diagnosis", "positive_class": "malignant"}');
    PERFORM train(n, 'breast_cancer', columns_of('breast_cancer'), '{"target": "diagnosis", "positive_class": "malignant"}' || o::jsonb)
    FROM (VALUES ('cancer separated', '{}'), ('cancer l2 standardized', '{"l2": 1, "standardize": true}')) v(n, o);
    PERFORM train('iris', 'iris', '{sepal_length}', '{"target": "species"}');
    PERFORM train('iris separated', 'iris', '{sepal_length,sepal_width}', '{"target": "species"}');
    PERFORM train(n, 'iris', columns_of('iris'), '{"target": "species"}' || o::jsonb)
    FROM (VALUES ('iris l2', '{"l2": 1}'), ('iris l2 standardized', '{"l2": 1, "standardize": true}')) v(n, o);
    PERFORM train('iris two species', 'iris_two', columns_of('iris'), '{"target": "species", "positive_class": "virginica"}');
END
$$;

-- How near a model is to its reference, relative. Without a penalty both take Newton's steps until the last
-- digits; standard errors are of the last but one step, and p has their error times z squared. With a penalty
-- scikit-learn stops where its line search finds no lower objective, which says half of the digits of a
-- coefficient, and more after a step of Newton's; newton-cg, for more than two classes, takes inexact steps.
-- L-BFGS here ends at its tolerance.
CREATE FUNCTION tolerance(name text, what text) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN what = 'std_error' OR what = 'statistic' THEN 1e-7 WHEN what = 'p_value' THEN 1e-6
                WHEN name ~ 'lbfgs' THEN 1e-6 WHEN name ~ 'iris l2' THEN 1e-7 WHEN name ~ 'l2' THEN 1e-8 ELSE 1e-10 END
$$;
CREATE FUNCTION near(have float8, want float8, tolerance float8) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$SELECT have IS NOT DISTINCT FROM want OR coalesce(abs(have - want) <= tolerance * greatest(abs(want), 1e-30), false)$$;
CREATE FUNCTION reference_of(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT split_part(name, ',', 1)$$;

CREATE FUNCTION wrong_terms(name text, model mlsys.model) RETURNS TABLE (class text, term text, what text, have float8, want float8) LANGUAGE sql AS $$
    SELECT coalesce(r.class, c.class), coalesce(r.term, c.feature), v.*
    FROM (SELECT * FROM reference_terms t WHERE t.model = reference_of(wrong_terms.name)) r
         FULL JOIN mlsys.coefficients(wrong_terms.model) c ON (c.feature, coalesce(c.class, '')) = (r.term, coalesce(r.class, '')),
         LATERAL (VALUES ('coefficient', c.coefficient, r.coefficient), ('std_error', c.std_error, r.std_error), ('statistic', c.statistic, r.statistic), ('p_value', c.p_value, r.p_value)) v(what, have, want)
    WHERE r.term IS NULL OR c.feature IS NULL OR NOT near(v.have, v.want, tolerance(name, v.what))
$$;
CREATE FUNCTION wrong_quality(name text, model mlsys.model) RETURNS TABLE (what text, have float8, want float8) LANGUAGE sql AS $$
    SELECT q.name, d.value, q.value
    FROM reference_quality q, LATERAL (SELECT (mlsys.describe(wrong_quality.model) ->> q.name)::float8) d(value)
    WHERE q.model = reference_of(wrong_quality.name) AND NOT near(d.value, q.value, tolerance(wrong_quality.name, q.name))
$$;
-- A probability has the error of the linear predictor, a sum of terms.
CREATE FUNCTION wrong_probabilities(name text, source regclass, model mlsys.model) RETURNS TABLE (id int, class text, have float8, want float8) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY EXECUTE format('SELECT r.id, r.class, (mlsys.predict_probas($2, t) ->> r.class)::float8, r.probability
        FROM reference_probabilities r LEFT JOIN %s t USING (id) WHERE r.model = reference_of($1) AND NOT near((mlsys.predict_probas($2, t) ->> r.class)::float8, r.probability, 10 * tolerance($1, ''probability''))', source)
    USING name, model;
END
$$;
SELECT is_empty(format('SELECT * FROM wrong_terms(%L, %L)', name, model), name || ': terms') FROM fits WHERE name !~ 'separated' ORDER BY name;
SELECT is_empty(format('SELECT * FROM wrong_quality(%L, %L)', name, model), name || ': quality') FROM fits WHERE name !~ 'separated' ORDER BY name;
SELECT is_empty(format('SELECT * FROM wrong_probabilities(%L, %L, %L)', name, source, model), name || ': probabilities') FROM fits WHERE name !~ 'separated' ORDER BY name;

-- that there was something to compare
SELECT is((SELECT count(*) FROM reference_quality r WHERE EXISTS (SELECT FROM fits WHERE name = r.model))::int, 4 * 13, 'all models of the reference are trained');
SELECT is((SELECT count(*) FROM reference_probabilities)::int, 1834, 'probabilities of the reference');
SELECT is((SELECT string_agg(term, ' ' ORDER BY term COLLATE "C") FROM reference_terms WHERE model = 'churn' AND coefficient IS NULL),
          'device_protection=No internet service multiple_lines=No phone service online_backup=No internet service online_security=No internet service streaming_movies=No internet service streaming_tv=No internet service tech_support=No internet service',
          'dependent levels are left out by the reference');
SELECT is((SELECT (mlsys.describe(model) ->> 'values_imputed')::int FROM fits WHERE name = 'churn'), (SELECT count(*) FROM churn WHERE id % 5 <> 0 AND total_charges IS NULL)::int, 'NULLs are imputed');
SELECT results_eq($$SELECT name COLLATE "C" FROM fits WHERE (mlsys.describe(model) -> 'converged')::boolean AND NOT (mlsys.describe(model) -> 'separated')::boolean ORDER BY 1$$,
                  $$SELECT name COLLATE "C" FROM fits WHERE name !~ 'separated' ORDER BY 1$$, 'they have converged');
SELECT is(mlsys.describe(model) ->> 'solver', CASE WHEN name ~ 'lbfgs' THEN 'lbfgs' ELSE 'newton' END, name || ': solver') FROM fits WHERE name ~ 'contract l2' ORDER BY name;

-- separated classes: no errors, a flag, and the rows that are split predicted right
SELECT results_eq($$SELECT name COLLATE "C", (d -> 'separated')::boolean, (d -> 'converged')::boolean, (SELECT count(*) FROM mlsys.coefficients(model) c WHERE c.coefficient IS NULL OR c.std_error IS NOT NULL OR c.p_value IS NOT NULL)
                    FROM fits, mlsys.describe(model) d WHERE name ~ 'separated' ORDER BY 1$$,
                  $$VALUES ('cancer separated' COLLATE "C", true, false, 0::bigint), ('iris separated', true, false, 0)$$, 'separated classes have no errors');
SELECT is((SELECT count(*) FROM breast_cancer b, fits WHERE name = 'cancer separated' AND id % 5 <> 0 AND mlsys.predict_class(model, b) <> diagnosis)::int, 0, 'all rows of breast_cancer are on their side');
SELECT is((SELECT count(*) FROM iris i, fits WHERE name = 'iris separated' AND id % 5 <> 0 AND (mlsys.predict_class(model, i) = 'setosa') <> (species = 'setosa'))::int, 0, 'all setosa are on theirs');
SET client_min_messages = warning;
SELECT * FROM finish();
