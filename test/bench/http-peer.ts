import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';

/*
 * A bare peer, a process of its own: `node http-peer.js insert|crud|queue URL`. All three have Fastify's defaults, a
 * JSON schema for the body, and prepared statements through a pool of as many connections as each side has in the
 * append benchmarks. None has authentication, idempotency, history, entity tags or log lines.
 */

const CONNECTIONS = 10;

interface Offer {
  readonly ownerId: string;
  readonly title: string;
  readonly description?: string;
  readonly dueAt?: string;
}

const offer = {
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['ownerId', 'title'],
    properties: {
      ownerId: { type: 'string', format: 'uuid' },
      title: { type: 'string', minLength: 1, maxLength: 500 },
      description: { type: 'string', maxLength: 20_000 },
      dueAt: { type: 'string', format: 'date-time' },
      accept: { type: 'boolean' },
    },
  },
};

const INSERT = {
  name: 'insert',
  text: `INSERT INTO peer.plain_items (id, owner_id, title, description, due_at, state, created_at)
    VALUES ($1, $2, $3, $4, $5, 'waiting', now())`,
};

/** One INSERT in a transaction of its own. */
function insert(server: FastifyInstance, pool: pg.Pool): void {
  server.post<{ Body: Offer }>('/v1/items', { schema: offer }, async ({ body }, reply) => {
    const id = randomUUID();
    await pool.query({
      ...INSERT,
      values: [id, body.ownerId, body.title, body.description ?? null, body.dueAt ?? null],
    });
    reply.code(201);
    return { id };
  });
}

const CRUD = {
  owner: 'SELECT active FROM peer.users WHERE id = $1 FOR UPDATE',
  last: `SELECT coalesce(max(position), 0) AS last FROM peer.items WHERE owner_id = $1 AND state = 'waiting'`,
  item: `INSERT INTO peer.items (id, owner_id, title, description, due_at, state, position, created_at)
    VALUES ($1, $2, $3, $4, $5, 'waiting', $6, now())`,
  history: `INSERT INTO peer.history (item_id, user_id, what, at) VALUES ($1, $2, 'offered and accepted', now())`,
} as const;

/** The same change as a transaction over current rows: lock the owner, read, put the item last, record who did what. */
function crud(server: FastifyInstance, pool: pg.Pool): void {
  const run = <Row extends pg.QueryResultRow>(client: pg.PoolClient, name: keyof typeof CRUD, values: unknown[]) =>
    client.query<Row>({ name, text: CRUD[name], values });

  async function add(
    client: pg.PoolClient,
    id: string,
    { ownerId, title, description, dueAt }: Offer,
  ): Promise<number> {
    await client.query('BEGIN');
    const owner = await run<{ active: boolean }>(client, 'owner', [ownerId]);
    if (owner.rows[0]?.active !== true) throw new Error('There is no such active user.');
    const { rows } = await run<{ last: string }>(client, 'last', [ownerId]);
    const position = Number(rows[0]?.last) + 1;
    await run(client, 'item', [id, ownerId, title, description ?? null, dueAt ?? null, position]);
    await run(client, 'history', [id, ownerId]);
    await client.query('COMMIT');
    return position;
  }

  server.post<{ Body: Offer }>('/v1/items', { schema: offer }, async ({ body }, reply) => {
    const id = randomUUID();
    const client = await pool.connect();
    try {
      const position = await add(client, id, body);
      client.release();
      reply.code(201);
      return { id, position };
    } catch (error) {
      client.release(true);
      throw error;
    }
  });
}

const QUEUE = {
  name: 'queue',
  text: `SELECT id, state, title, due_at, milestone_id, offered_by, origin_item_id, created_at, revision
    FROM focus.items WHERE execution_owner_id = $1 AND state = 'waiting' ORDER BY waiting_position LIMIT 20`,
};

/** The rows of the service's own table, sent as `pg` returns them. */
function queue(server: FastifyInstance, pool: pg.Pool): void {
  server.get<{ Params: { userId: string } }>('/v1/users/:userId/queue', async ({ params }) => {
    const { rows } = await pool.query({ ...QUEUE, values: [params.userId] });
    return { items: rows };
  });
}

const [kind = '', connectionString = ''] = process.argv.slice(2);
const route = { insert, crud, queue }[kind];
if (route === undefined) throw new Error(`There is no peer "${kind}".`);
const server = Fastify();
const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
route(server, pool);
process.on('disconnect', () => void server.close().then(() => pool.end()));
await server.listen({ host: '127.0.0.1', port: 0 });
process.send?.((server.server.address() as AddressInfo).port);
