import type { Client, Pool, QueryResult } from 'pg';
import { openSession, sameServer, type Settings } from '../postgres/sessions.js';
import { parserOf } from './column-values.js';
import type { Need, Projector, Row } from './projector.js';
import { batchStatements, needStatement, type Statement } from './write-batch.js';
import type { TableChanges, WorkingRows } from './working-rows.js';

/** A projector's own connection, for loading and writing its rows in few round trips. */
export interface Writer {
  readonly db: Client;
  /** Resolves when the connection is lost. */
  readonly lost: Promise<Error>;
  /** Loads the rows that the needs name into memory. */
  load(rows: WorkingRows, needs: readonly Need[]): Promise<void>;
  /** Runs `first` and writes all changes in one transaction. */
  write(first: Statement, changes: readonly TableChanges[]): Promise<void>;
  close(): Promise<void>;
  /** Cuts the connection off, whatever it is doing, without waiting for a server that may be unreachable. */
  abandon(): void;
}

/**
 * Plans are kept for the session while tables grow from empty to large: a plan made for an empty table must not scan a
 * large one, so that only paths over the key's index are allowed. Commits do not wait for the disk: after a crash of
 * the server, rows and checkpoint are back at an earlier batch together, and the runner notices by its lost connection.
 * A transaction that a paused process leaves open ends soon and unlocks the checkpoint.
 */
const SETTINGS: Settings = {
  idle_in_transaction_session_timeout: '10s',
  jit: 'off',
  synchronous_commit: 'off',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
};

/** The first failure of several, once all have ended and nothing is in flight any more. */
async function allDone<Result>(pending: readonly Promise<Result>[]): Promise<Result[]> {
  const results = await Promise.allSettled(pending);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason as Error;
    return result.value;
  });
}

/** Sends several queries in one packet, so that they cost one system call and one round trip. */
async function together<Result>({ connection }: Client, send: () => Promise<Result>[]): Promise<Result[]> {
  connection.stream.cork();
  let sent: Promise<Result>[];
  try {
    sent = send();
  } finally {
    connection.stream.uncork();
  }
  return allDone(sent);
}

async function connect(pool: Pool): Promise<{ client: Client; lost: Promise<Error> }> {
  const config = {
    ...sameServer(pool),
    // It may be silent for hours: middleboxes must not drop it, and a server that is gone must be noticed.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true,
    types: { getTypeParser: (oid: number) => parserOf(oid) },
  };
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<Error>((resolve) => (lose = resolve));
  const client = await openSession(config, { settings: SETTINGS, onLost: lose });
  client.on('end', () => lose(new Error('The connection ended.')));
  return { client, lost };
}

/** Connects as the pool would; the rows are in `schema`. */
export async function openWriter(pool: Pool, { tables }: Pick<Projector, 'tables'>, schema: string): Promise<Writer> {
  const { client, lost } = await connect(pool);
  const layouts = new Map(tables.map((layout) => [layout.name, layout]));
  const ask = (need: Need): Promise<QueryResult<Row>> => {
    const layout = layouts.get(need.table);
    if (layout === undefined) throw new Error(`The projector has no table ${need.table}.`);
    return client.query<Row>(needStatement(schema, layout, need));
  };
  return {
    db: client,
    lost,
    async load(rows, needs) {
      const answers = await together(client, () => needs.map(ask));
      needs.forEach((need, index) => rows.load(need, answers[index]?.rows ?? []));
    },
    async write(first, changes) {
      const statements = batchStatements(schema, changes);
      // All sent at once; after an error Postgres refuses the rest, and COMMIT rolls back.
      if (statements.length === 0) await client.query(first);
      else {
        const all = ['BEGIN', first, ...statements, 'COMMIT'];
        await together(client, () => all.map((statement) => client.query(statement)));
      }
    },
    close: () => client.end().catch(() => undefined),
    abandon: () => void client.connection.stream.destroy(),
  };
}
