import type { ClientBase } from 'pg';

/**
 * The privileges of all roles but the owner on a schema, its tables and their columns, as GRANTs for the same names
 * elsewhere.
 */
const GRANTS = `
  WITH allowed AS (
    SELECT n.nspowner AS owner, format('SCHEMA %I', $2::text) AS what, a.privilege_type AS privilege, a.grantee
    FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a WHERE n.nspname = $1
    UNION ALL
    SELECT c.relowner, format('%I.%I', $2::text, c.relname), a.privilege_type, a.grantee
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) a
    WHERE n.nspname = $1
    UNION ALL
    SELECT c.relowner, format('%I.%I', $2::text, c.relname), format('%s (%I)', a.privilege_type, t.attname), a.grantee
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL aclexplode(t.attacl) a
    WHERE n.nspname = $1
  )
  SELECT format('GRANT %s ON %s TO %s', string_agg(privilege, ', '), what,
    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END) AS statement
  FROM allowed WHERE grantee <> owner GROUP BY what, grantee`;

/** Grants on a schema's tables the privileges granted on the tables of the same names in another schema. */
export async function openAs(client: ClientBase, model: string, schema: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(GRANTS, [model, schema]);
  for (const { statement } of rows) await client.query(statement);
}
