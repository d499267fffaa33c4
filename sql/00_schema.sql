-- The schema mlsys is made by the control file, unless it is there already. Another's would let its owner
-- slip functions between ours and our callers.
DO $$
BEGIN
    IF (SELECT n.nspowner <> r.oid AND NOT o.rolsuper
        FROM pg_catalog.pg_namespace AS n JOIN pg_catalog.pg_roles AS o ON o.oid = n.nspowner, pg_catalog.pg_roles AS r
        WHERE n.nspname = 'mlsys' AND r.rolname = CURRENT_USER) THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = 'schema "mlsys" belongs to another role',
            HINT = 'Drop it or give it another owner before CREATE EXTENSION mlsys.';
    END IF;
END
$$;

GRANT USAGE ON SCHEMA mlsys TO PUBLIC;
