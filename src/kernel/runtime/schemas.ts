import { randomInt } from 'node:crypto';
import { DatabaseError, type ClientBase } from 'pg';
import { openSession } from '../postgres/sessions.js';
import { bringHistoryInLine } from '../projecting/history-tables.js';
import type { Projector } from '../projecting/projector.js';
import { historySchema } from '../projecting/versioned.js';
import type { Database } from './database.js';
import type { Logger } from './logging.js';
import { migrate } from './migrations.js';
import { CONNECT_TIMEOUT_MS, describeUrl } from './server-check.js';
import { powersOf } from './service-powers.js';
import { openTo } from './service-role.js';
import { StartError } from './start-error.js';

type Urls = Pick<Database, 'url' | 'ownerUrl'>;

/** What a database must have. */
export interface Prepared {
  /** The schemas of the migrations, in the order in which they are brought up to date. */
  readonly schemas: readonly string[];
  /** Those whose history is kept. */
  readonly readModels: readonly Projector[];
}

const WHO = 'SELECT current_user AS role, current_database() AS database';

interface Who {
  readonly role: string;
  readonly database: string;
}

/**
 * Brings the schemas up to date, in their order, as their owner, and opens them to the service's role if that differs
 * from the owner. Throws a StartError if the two URLs name two databases, or if the roles lack the rights for this.
 */
export async function prepareSchemas({ url, ownerUrl }: Urls, prepared: Prepared, logger: Logger): Promise<void> {
  if (ownerUrl === url) return within(url, (client) => migrateAsIs(client, prepared));
  await within(url, async (serviceClient) =>
    within(ownerUrl, async (client) => {
      if (!(await areOfOneDatabase(serviceClient, client))) {
        throw new StartError(
          `DATABASE_URL names the database ${describeUrl(url)}, and DATABASE_OWNER_URL another one, ${describeUrl(ownerUrl)}: both must name the same database on the same server, as two roles.`,
        );
      }
      const { role } = await who(serviceClient);
      await migrateAsIs(client, prepared);
      const schemas = [...prepared.schemas, ...prepared.readModels.map(({ schema }) => historySchema(schema))];
      if ((await who(client)).role !== role) await openToService(client, role, schemas, logger);
    }),
  );
}

/** Advisory locks are per database: another session gets a lock that is held only if it is in another database. */
async function areOfOneDatabase(one: ClientBase, other: ClientBase): Promise<boolean> {
  const key = [randomInt(2 ** 47)];
  await one.query('SELECT pg_advisory_lock($1)', key);
  const { rows } = await other.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', key);
  return rows[0]?.got === false;
}

async function openToService(
  client: ClientBase,
  service: string,
  schemas: readonly string[],
  logger: Logger,
): Promise<void> {
  await openAsIs(client, service, schemas);
  const powers = await powersOf(client, service, schemas);
  if (powers.length === 0) return;
  logger.warn(
    { service, powers },
    `Nothing keeps the role ${service} of DATABASE_URL from changing the event log and what protects it: ${powers.join('; ')}.`,
  );
}

async function openAsIs(client: ClientBase, service: string, schemas: readonly string[]): Promise<void> {
  let denied = 'it is not their owner';
  try {
    if (await openTo(client, service, schemas)) return;
  } catch (error) {
    const said = deniedBy(error);
    if (said === undefined) throw error;
    denied = said;
  }
  const { role, database } = await who(client);
  throw new StartError(
    `The role ${role} of DATABASE_OWNER_URL may not open Brightly's schemas in the database ${database} to the role ${service} (${denied}): name the role there that owns them, or give them to it by REASSIGN OWNED BY … TO ${role}.`,
  );
}

async function within<Answer>(url: string, work: (client: ClientBase) => Promise<Answer>): Promise<Answer> {
  const client = await openSession({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function who(client: ClientBase): Promise<Who> {
  const { rows } = await client.query<Who>(WHO);
  return rows[0] ?? { role: '', database: '' };
}

async function migrateAsIs(client: ClientBase, { schemas, readModels }: Prepared): Promise<void> {
  try {
    await migrate(client, ...schemas);
    for (const projector of readModels) await bringHistoryInLine(client, projector);
  } catch (error) {
    const denied = deniedBy(error);
    if (denied === undefined) throw error;
    const { role, database } = await who(client);
    throw new StartError(
      `The role ${role} may not bring Brightly's schemas in the database ${database} up to date (${denied}): name their owner in DATABASE_OWNER_URL, or, where there are none yet, GRANT CREATE ON DATABASE ${database} TO ${role}.`,
    );
  }
}

/** Postgres' message if a role may not do something, also beneath a migration's own error. */
function deniedBy(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof DatabaseError && cause.code === '42501' ? cause.message : undefined;
}
