import pg, { type ClientBase } from 'pg';
import { openSession } from '../postgres/sessions.js';

/** The roles of an embedded cluster besides its superuser, which only the launcher uses. */
export const CLUSTER_ROLES = { owner: 'brightly_owner', service: 'brightly_service' } as const;

/** The passwords of those roles. */
export type RolePasswords = Readonly<Record<keyof typeof CLUSTER_ROLES, string>>;

/** Makes the roles, or gives existing ones these passwords, both or neither; `client` is the superuser's. */
export async function ensureRoles(client: ClientBase, passwords: RolePasswords): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const statements = (['owner', 'service'] as const).map((each) => {
    const role = CLUSTER_ROLES[each];
    const verb = rows.some(({ rolname }) => rolname === role) ? 'ALTER' : 'CREATE';
    return `${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(passwords[each])}`;
  });
  await client.query(['BEGIN', ...statements, 'COMMIT'].join('; '));
}

/** Whether both roles exist. */
export async function hasRoles(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = ANY($1)', [
    Object.values(CLUSTER_ROLES),
  ]);
  return rowCount === 2;
}

/** Makes the database for its owner if it does not exist. */
export async function ensureDatabase(client: ClientBase, name: string): Promise<void> {
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount === 0)
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${CLUSTER_ROLES.owner}`);
}

/**
 * The objects in schemas, each with the statement that gives it to another owner; a table's own sequence goes with it.
 */
const NOT_THE_OWNERS = `
  WITH owner AS (SELECT oid FROM pg_roles WHERE rolname = '${CLUSTER_ROLES.owner}'), ours AS (
    SELECT oid, nspname, nspowner FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
  )
  SELECT format('SCHEMA %I', nspname) AS what FROM ours, owner WHERE nspowner <> owner.oid
  UNION ALL
  SELECT format('TABLE %s', c.oid::regclass) FROM pg_class c JOIN ours ON ours.oid = c.relnamespace, owner
  WHERE c.relowner <> owner.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i') AND c.relkind = 'S')
  UNION ALL
  SELECT format('ROUTINE %s', p.oid::regprocedure) FROM pg_proc p JOIN ours ON ours.oid = p.pronamespace, owner
  WHERE p.proowner <> owner.oid
  UNION ALL
  SELECT format('TYPE %s', t.oid::regtype) FROM pg_type t JOIN ours ON ours.oid = t.typnamespace, owner
  WHERE t.typowner <> owner.oid AND (t.typtype IN ('d', 'e', 'r')
    OR t.typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))`;

/** Large objects belong to their creator and are outside every schema, so that nobody may make one. */
const MAKING_LARGE_OBJECTS = ['lo_create(oid)', 'lo_creat(integer)', 'lo_from_bytea(oid, bytea)'];

const IS_CLOSED = `
  SELECT d.datdba = o.oid AND NOT has_database_privilege('${CLUSTER_ROLES.service}', d.oid, 'TEMPORARY')
    AND NOT has_function_privilege('${CLUSTER_ROLES.service}', 'lo_create(oid)', 'EXECUTE') AS closed
  FROM pg_database d, pg_roles o WHERE d.datname = current_database() AND o.rolname = '${CLUSTER_ROLES.owner}'`;

/**
 * Gives everything in the database to the owner and leaves all others only the right to connect. In earlier versions,
 * one role owned everything. The URL is the superuser's.
 */
export async function closeDatabase(url: string): Promise<void> {
  const client = await openSession({ connectionString: url });
  try {
    const { rows } = await client.query<{ what: string }>(NOT_THE_OWNERS);
    const closed = (await client.query<{ closed: boolean }>(IS_CLOSED)).rows[0]?.closed === true;
    if (rows.length === 0 && closed) return;
    const database = pg.escapeIdentifier(client.database ?? '');
    await client.query(
      [
        'BEGIN',
        `ALTER DATABASE ${database} OWNER TO ${CLUSTER_ROLES.owner}`,
        ...rows.map(({ what }) => `ALTER ${what} OWNER TO ${CLUSTER_ROLES.owner}`),
        `REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
        'REVOKE ALL ON SCHEMA public FROM PUBLIC',
        ...MAKING_LARGE_OBJECTS.map((each) => `REVOKE EXECUTE ON FUNCTION ${each} FROM PUBLIC`),
        'COMMIT',
      ].join('; '),
    );
  } finally {
    await client.end();
  }
}
