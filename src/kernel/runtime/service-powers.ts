import type { ClientBase } from 'pg';

interface Owned {
  readonly owner: string;
  readonly own: boolean;
  /** The most telling first. */
  readonly things: readonly string[];
}

interface Power {
  readonly role: string;
  readonly own: boolean;
  readonly power: string;
}

const OWNED = `
  WITH ours AS (SELECT oid, nspname, nspowner FROM pg_namespace WHERE nspname = ANY($2)), things (rank, thing, owner) AS (
    SELECT 1, format('the database %I', datname), datdba FROM pg_database WHERE datname = current_database()
    UNION ALL SELECT 2, format('the schema %I', nspname), nspowner FROM ours
    UNION ALL SELECT 3, c.oid::regclass::text, c.relowner FROM pg_class c JOIN ours ON ours.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    UNION ALL SELECT 4, p.oid::regprocedure::text, p.proowner FROM pg_proc p JOIN ours ON ours.oid = p.pronamespace
  )
  SELECT owner::regrole::text AS owner, r.oid = owner AS own, array_agg(thing ORDER BY rank, thing COLLATE "C") AS things
  FROM things JOIN pg_roles r ON r.rolname = $1
  WHERE pg_has_role(r.oid, owner, 'MEMBER') AND NOT r.rolsuper GROUP BY owner, r.oid ORDER BY own DESC, owner::regrole::text COLLATE "C"`;

/** A superuser is a member of every role, so that only its own powers are of interest. */
const POWERS = `
  SELECT a.oid::regrole::text AS role, a.oid = r.oid AS own, power
  FROM pg_roles r, pg_roles a CROSS JOIN LATERAL (VALUES
    (a.rolsuper, 'SUPERUSER'), (a.rolcreaterole AND NOT a.rolsuper, 'CREATEROLE'),
    (a.rolbypassrls AND NOT a.rolsuper, 'BYPASSRLS'),
    (a.rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program'), '')
  ) powers (has, power)
  WHERE r.rolname = $1 AND has AND (a.oid = r.oid OR NOT r.rolsuper AND pg_has_role(r.oid, a.oid, 'MEMBER'))
  ORDER BY own DESC, a.oid::regrole::text COLLATE "C", power`;

const SHOWN = 3;

/**
 * What gives the service's role more than its privileges, each with its remedy: what it owns or has the owner's rights
 * to in these schemas, and powers beyond its own tables. `client` is the owner's, to whom the remedy gives owned
 * things.
 */
export async function powersOf(
  client: ClientBase,
  serviceRole: string,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const owned = await client.query<Owned>(OWNED, [serviceRole, [...schemas, 'migrations']]);
  const powers = await client.query<Power>(POWERS, [serviceRole]);
  const names = await client.query<{ service: string; owner: string }>(
    'SELECT quote_ident($1) AS service, quote_ident(current_user) AS owner',
    [serviceRole],
  );
  const { service = serviceRole, owner = '' } = names.rows[0] ?? {};
  return [
    ...owned.rows.map((each) =>
      each.own
        ? `it owns ${some(each.things)} (remedy: REASSIGN OWNED BY ${service} TO ${owner})`
        : `it is a member of ${each.owner}, which owns ${some(each.things)} (remedy: REVOKE ${each.owner} FROM ${service})`,
    ),
    ...powers.rows.map(({ role, own, power }) =>
      own
        ? `it has ${power} (remedy: ALTER ROLE ${service} NO${power})`
        : `it is a member of ${role}${power === '' ? '' : `, which has ${power}`} (remedy: REVOKE ${role} FROM ${service})`,
    ),
  ];
}

function some(things: readonly string[]): string {
  const more = things.length - SHOWN;
  return things.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
