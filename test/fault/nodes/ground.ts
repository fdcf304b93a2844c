import { ownPostgres } from '../../support/postgres.js';
import { runningPid } from '../../../src/kernel/runtime/postgres-pid-file.js';
import { eventLogEnvironment } from '../../support/kurrent.js';
import { tcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { join } from 'node:path';

/** Something that befalls what the nodes stand on. */
export interface Harm {
  /** Resolves when it is over; `goesOn` resolves once commands have been carried out meanwhile. */
  readonly befall: (goesOn: () => Promise<void>) => Promise<void>;
}

/** What two nodes stand on: a Postgres of the test's own, each node's way to it, and where the log is. */
export interface Ground {
  readonly database: { readonly databaseUrl: string };
  /** Each node's way to the database: through a proxy of its own. */
  readonly proxies: readonly [TcpProxy, TcpProxy];
  /** What the nodes' and the checker's environment has beside the database. */
  readonly environment: Readonly<Record<string, string>>;
  /** Postgres stops, or is killed, and comes back. */
  restartPostgres(how: 'stopped' | 'killed'): Promise<void>;
  close(): Promise<void>;
}

/** A durable Postgres and two proxies before it. */
export async function newGround(environment: Ground['environment'] = {}): Promise<Ground> {
  let postgres = await ownPostgres();
  const { url, dataDir } = postgres;
  const proxies = [await tcpProxy(url), await tcpProxy(url)] as const;
  return {
    ...{ database: { databaseUrl: url }, proxies },
    // One log for both, though each knows the database by the address of its own proxy.
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
