-- Makes and fills table breast_cancer; see README.md. Run with the project's top folder as working directory.
CREATE TABLE breast_cancer (
    id integer PRIMARY KEY,
    mean_radius double precision,
    mean_texture double precision,
    mean_perimeter double precision,
    mean_area double precision,
    mean_smoothness double precision,
    mean_compactness double precision,
    mean_concavity double precision,
    mean_concave_points double precision,
    mean_symmetry double precision,
    mean_fractal_dimension double precision,
    radius_error double precision,
    texture_error double precision,
    perimeter_error double precision,
    area_error double precision,
    smoothness_error double precision,
    compactness_error double precision,
    concavity_error double precision,
    concave_points_error double precision,
    symmetry_error double precision,
    fractal_dimension_error double precision,
    worst_radius double precision,
    worst_texture double precision,
    worst_perimeter double precision,
    worst_area double precision,
    worst_smoothness double precision,
    worst_compactness double precision,
    worst_concavity double precision,
    worst_concave_points double precision,
    worst_symmetry double precision,
    worst_fractal_dimension double precision,
    diagnosis text
);

\copy breast_cancer FROM 'test/data/breast_cancer.csv' WITH (FORMAT csv, HEADER true)
ANALYZE breast_cancer;
