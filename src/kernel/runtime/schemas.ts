import { DatabaseError, type ClientBase } from 'pg';
import { openSession } from '../postgres/sessions.js';
import type { Database } from './database.js';
import type { Logger } from './logging.js';
import { migrateAll } from './migrations.js';
import { CONNECT_TIMEOUT_MS } from './server-check.js';
import { openTo } from './service-role.js';
import { StartError } from './start-error.js';

type Urls = Pick<Database, 'url' | 'ownerUrl'>;

const WHO = 'SELECT current_user AS role, current_database() AS database';

interface Who {
  readonly role: string;
  readonly database: string;
}

/**
 * Brings the schemas up to date as their owner and opens them to the service's role, where that is another. Throws a
 * StartError where the roles may not do what is to be done.
 */
export async function prepareSchemas({ url, ownerUrl }: Urls, logger: Logger): Promise<void> {
  if (ownerUrl === url) return within(url, (client) => migrateAsIs(client));
  const service = await within(url, who);
  await within(ownerUrl, async (client) => {
    await migrateAsIs(client);
    const owner = await who(client);
    if (owner.role === service.role) return;
    await openTo(client, service.role);
    const { rows } = await client.query<{ member: boolean }>(
      `SELECT pg_has_role($1, current_user, 'MEMBER') AS member`,
      [service.role],
    );
    if (rows[0]?.member !== true) return;
    logger.warn(
      { service: service.role, owner: owner.role },
      'The role of DATABASE_URL may become the owner, so that nothing keeps it from changing the event log: it should be no superuser and no member of that role.',
    );
  });
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

async function migrateAsIs(client: ClientBase): Promise<void> {
  try {
    await migrateAll(client);
  } catch (error) {
    const denied = deniedBy(error);
    if (denied === undefined) throw error;
    const { role, database } = await who(client);
    throw new StartError(
      `The role ${role} may not bring Brightly's schemas in the database ${database} up to date (${denied}): name their owner in DATABASE_OWNER_URL, or, where there are none yet, GRANT CREATE ON DATABASE ${database} TO ${role}.`,
    );
  }
}

/** What Postgres says where a role may not do something, also beneath a migration's own error. */
function deniedBy(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof DatabaseError && cause.code === '42501' ? cause.message : undefined;
}
