-- The schema mlsys is made by the control file.

GRANT USAGE ON SCHEMA mlsys TO PUBLIC;
