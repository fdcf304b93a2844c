import pg, { type ClientBase } from 'pg';
import { LOG_PRIVILEGES } from '../event-log/postgres-privileges.js';

/** As GRANT takes them: `INSERT`, or for some columns `INSERT (id)`. */
type Privileges = readonly string[];

const ROWS: Privileges = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

const ofColumns = (verb: string, ...columns: readonly string[]): Privileges =>
  columns.map((column) => `${verb} (${column})`);

/** Where the service's role may do less than change rows; it may write every table that is not named here. */
const LESS: Readonly<Record<string, Privileges>> = {
  ...LOG_PRIVILEGES,
  'migrations.applied': ['SELECT'],
  // The first process to write a secret wins.
  'kernel.secrets': ['SELECT', 'INSERT'],
  // It makes the first key; the command line retires and revokes keys, as the owner.
  'kernel.signing_keys': ['SELECT', ...ofColumns('INSERT', 'id', 'public_jwk', 'private_jwk', 'made_at')],
  // A checkpoint is moved by kernel.move_checkpoint only, under its epoch.
  'kernel.checkpoints': [
    'SELECT',
    ...ofColumns('INSERT', 'projector', 'epoch', 'backend_pid', 'backend_start'),
    ...ofColumns('UPDATE', 'epoch', 'backend_pid', 'backend_start', 'failed_position', 'failure', 'complete'),
  ],
};

interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly privileges: Privileges;
}

const SCHEMAS = `
  SELECT nspname AS name FROM pg_namespace
  WHERE nspname = ANY($2) AND NOT has_schema_privilege($1, oid, 'USAGE')`;

const RELATIONS = `
  SELECT n.nspname AS schema, c.relname AS name, array(
    SELECT a.privilege_type FROM aclexplode(c.relacl) a WHERE a.grantee = r.oid
    UNION ALL
    SELECT format('%s (%s)', a.privilege_type, t.attname)
    FROM pg_attribute t CROSS JOIN LATERAL aclexplode(t.attacl) a WHERE t.attrelid = c.oid AND a.grantee = r.oid
  ) AS privileges
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.rolname = $1
  WHERE n.nspname = ANY($2) AND c.relkind IN ('r', 'p', 'v', 'm')`;

/** What the service's role may do with a table. */
function privilegesOn({ schema, name }: Pick<Relation, 'schema' | 'name'>): Privileges {
  return LESS[`${schema}.${name}`] ?? (schema === 'log' || schema === 'migrations' ? ['SELECT'] : ROWS);
}

const sorted = (privileges: Privileges): string => [...privileges].sort().join();

/**
 * Grants the role what the running service does in those of the schemas that exist, and nothing else; changes only what
 * differs. `client` is their owner's; false if the grants of its role have no effect.
 */
export async function openTo(client: ClientBase, serviceRole: string, schemas: readonly string[]): Promise<boolean> {
  await client.query('BEGIN');
  try {
    // Another process that starts at the same time would write the same rows of the catalog.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('brightly service role', 0))`);
    const statements = await lacking(client, serviceRole, schemas);
    for (const statement of statements) await client.query(statement);
    // To a role that has a privilege but may not grant it, Postgres reports it in a notice only.
    const left = statements.length === 0 ? [] : await lacking(client, serviceRole, schemas);
    await client.query('COMMIT');
    return !statements.some((statement) => left.includes(statement));
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function lacking(
  client: ClientBase,
  serviceRole: string,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const values = [serviceRole, [...schemas, 'migrations']];
  const role = pg.escapeIdentifier(serviceRole);
  const closed = await client.query<{ name: string }>(SCHEMAS, values);
  const relations = await client.query<Relation>(RELATIONS, values);
  const statements = closed.rows.map(({ name }) => `GRANT USAGE ON SCHEMA ${pg.escapeIdentifier(name)} TO ${role}`);
  for (const relation of relations.rows) {
    const wanted = privilegesOn(relation);
    if (sorted(relation.privileges) === sorted(wanted)) continue;
    const table = `${pg.escapeIdentifier(relation.schema)}.${pg.escapeIdentifier(relation.name)}`;
    statements.push(`REVOKE ALL ON ${table} FROM ${role}`, `GRANT ${wanted.join(', ')} ON ${table} TO ${role}`);
  }
  return statements;
}
