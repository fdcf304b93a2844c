import { ownPostgres } from '../../support/postgres.js';
import { runningPid } from '../../../src/kernel/runtime/postgres-pid-file.js';
import { eventLogEnvironment } from '../../support/kurrent.js';
import { tcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { join } from 'node:path';

/** A fault of the infrastructure below the nodes. */
export interface Harm {
  /** Resolves when it is over; `goesOn` resolves once commands have been carried out meanwhile. */
  readonly befall: (goesOn: () => Promise<void>) => Promise<void>;
}

/** The infrastructure of two nodes: a Postgres of the test's own, a proxy to it for each, and the log's address. */
export interface Ground {
  readonly database: { readonly databaseUrl: string };
  /** The proxies by which the nodes reach the database, one each. */
  readonly proxies: readonly [TcpProxy, TcpProxy];
  /** Environment variables of the nodes and the checker, beside the database. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops or kills Postgres, and starts it again at the same address. */
  restartPostgres(how: 'stopped' | 'killed'): Promise<void>;
  close(): Promise<void>;
}

/** Starts a durable Postgres and two proxies to it. */
export async function newGround(environment: Ground['environment'] = {}): Promise<Ground> {
  let postgres = await ownPostgres();
  const { url, dataDir } = postgres;
  const proxies = [await tcpProxy(url), await tcpProxy(url)] as const;
  return {
    ...{ database: { databaseUrl: url }, proxies },
    // Named, since by default each node would derive it from the address of its own proxy.
    environment: { ...eventLogEnvironment(url), ...environment },
    restartPostgres: async (how) => {
      const pid = runningPid(join(dataDir, 'postgres'));
      if (pid === undefined) throw new Error('No Postgres runs.');
      if (how === 'killed') process.kill(pid, 'SIGKILL');
      else await postgres.stop();
      postgres = await ownPostgres(dataDir);
      if (postgres.url !== url) throw new Error('Postgres came back at another address.');
    },
    close: async () => {
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await postgres.stop();
    },
  };
}
