-- What the extension consists of: every function and aggregate with its arguments, result and marks.
-- Volatility, then s for strict, then parallel safety (s safe, u unsafe).
\a
\t on
SELECT p.proname || '(' || pg_get_function_arguments(p.oid) || ') -> ' || pg_get_function_result(p.oid) || '  '
       || p.provolatile::text || CASE WHEN p.proisstrict THEN 's' ELSE '' END || ' ' || p.proparallel::text AS function
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname = 'mlsys' AND p.prokind = 'f' AND obj_description(p.oid, 'pg_proc') NOT LIKE 'internal%'
ORDER BY p.proname COLLATE "C", pg_get_function_arguments(p.oid) COLLATE "C";
-- internal: what the planner, aggregates and statements of ours call
SELECT p.oid::regprocedure || ' -> ' || p.prorettype::regtype || '  ' || p.provolatile::text
       || CASE WHEN p.proisstrict THEN 's' ELSE '' END || ' ' || p.proparallel::text AS function
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname = 'mlsys' AND p.prokind = 'f' AND obj_description(p.oid, 'pg_proc') LIKE 'internal%'
ORDER BY p.oid::regprocedure::text COLLATE "C";
SELECT p.proname || '(' || pg_get_function_arguments(p.oid) || ') -> ' || pg_get_function_result(p.oid) || '  ' || p.proparallel::text AS aggregate
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname = 'mlsys' AND p.prokind = 'a'
ORDER BY p.proname COLLATE "C", pg_get_function_arguments(p.oid) COLLATE "C";
-- who may call and read what, where it is not everyone
SELECT p.oid::regprocedure FROM pg_proc AS p
WHERE p.pronamespace = 'mlsys'::regnamespace AND NOT has_function_privilege('public', p.oid, 'EXECUTE') ORDER BY 1;
SELECT c.relkind, c.relname, CASE WHEN has_table_privilege('public', c.oid, 'SELECT') THEN 'readable' ELSE 'private' END
FROM pg_class AS c WHERE c.relnamespace = 'mlsys'::regnamespace AND c.relkind IN ('r', 'p', 'v') ORDER BY c.relname COLLATE "C";
