import { readFileSync } from 'node:fs';
import {
  EventStoreDBClient,
  LEADER,
  type ChannelCredentialOptions,
  type Credentials,
  type GossipClusterOptions,
  type SingleNodeOptions,
} from '@eventstore/db-client';
import { LogUnavailableError } from '../event-log.js';
import type { KurrentAddress } from './kurrent-address.js';
import { ClosedLogError, isOverdue } from './kurrent-failures.js';
import { within } from './kurrent-retrying.js';

/** The connection to a server, shared by all its users in this process. */
export interface Connection {
  /** The current client, for what lasts longer than a call. */
  client(): EventStoreDBClient;
  /** One call, which fails with OverdueError at most half a second after `deadline`, in ms. */
  call<Answer>(deadline: number, action: (client: EventStoreDBClient) => Promise<Answer>): Promise<Answer>;
  /**
   * To be called with the outcome of anything that lasts longer than a call: repeated deadline failures cause a new
   * client.
   */
  report(client: EventStoreDBClient, failure?: unknown): void;
  /**
   * To be passed with each append: without it, the client puts the append on one long-lived batch, which was seen to
   * hang forever after a leader went down, ignores deadlines, and shares a registry with every other client of the
   * process.
   */
  readonly credentials: Credentials;
  /** Its user can't start anything with it any more; calls in progress end when the last user releases it. */
  release(): Promise<void>;
}

/** Deadline failures in a row after which a client is given up: its leader may be paused, and its channel with it. */
const OVERDUE_IN_A_ROW = 2;
/** Added to the deadline that the client should keep, in case it does not. */
const GRACE = 500;

/** A subclass, as the client's error handler is accessible to subclasses only. */
class UnfailingClient extends EventStoreDBClient {
  constructor(
    settings: GossipClusterOptions | SingleNodeOptions,
    channel: ChannelCredentialOptions,
    credentials: Credentials,
  ) {
    super(settings as SingleNodeOptions, channel, credentials);
    const handle = this.handleError;
    // The client does not catch this: if looking for a new leader fails, the process would crash.
    this.handleError = (client, error) => handle(client, error).catch(() => undefined);
  }
}

/** Not enumerable, so that no dump of options shows them, nor the client's own debug output. */
function hidden({ username, password }: Credentials): Credentials {
  return Object.defineProperties({} as Credentials, { username: { value: username }, password: { value: password } });
}

function fileOf(path: string | undefined): Buffer | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    throw new LogUnavailableError(`EVENT_LOG_URL names the file ${path}, which can’t be read.`, { cause: error });
  }
}

/**
 * `turn` differs from client to client: clients with the same settings share the connection beneath them, and a new one
 * would keep waiting on the old one's.
 */
function newClient(address: KurrentAddress, credentials: Credentials, turn: number): EventStoreDBClient {
  const { hosts, discover, tls, tlsCaFile } = address;
  const [first] = hosts;
  const common = { connectionName: 'brightly', keepAliveInterval: 10_000, keepAliveTimeout: 5_000 + turn };
  const search = { nodePreference: LEADER, gossipTimeout: 2, discoveryInterval: 200, maxDiscoverAttempts: 5 } as const;
  const channel = tls ? { rootCertificate: fileOf(tlsCaFile) } : { insecure: true };
  // Not by a connection string: the client prints that, with the password, in its warnings, errors and debug output.
  return discover || first === undefined
    ? new UnfailingClient({ endpoints: [...hosts], ...common, ...search }, channel, credentials)
    : new UnfailingClient({ endpoint: first, ...common }, channel, credentials);
}

const open = new Map<string, { users: number; readonly connection: Connection }>();

/**
 * The connection to a server; one client at a time for all users of the same address. Throws LogUnavailableError; after
 * its release, its methods throw ClosedLogError.
 */
export function connectTo(address: KurrentAddress): Connection {
  const key = JSON.stringify(address);
  const shared = open.get(key) ?? { users: 0, connection: openConnection(address, () => letGo(key)) };
  shared.users++;
  open.set(key, shared);
  return heldBy(shared.connection);
}

/** One user's handle on a connection, which ends when that user releases it, whatever the others do. */
function heldBy(connection: Connection): Connection {
  let isReleased = false;
  const client = (): EventStoreDBClient => {
    if (isReleased) throw new ClosedLogError();
    return connection.client();
  };
  return {
    ...connection,
    client,
    call: async (deadline, action) => {
      client();
      return connection.call(deadline, action);
    },
    release: async () => {
      // First, because the client ends pending reads as if they were complete: readers check here whether they are.
      isReleased = true;
      await connection.release();
    },
  };
}

/** Whether the last user has released it. */
function letGo(key: string): boolean {
  const shared = open.get(key);
  if (shared === undefined || --shared.users > 0) return false;
  return open.delete(key);
}

function openConnection(address: KurrentAddress, isLast: () => boolean): Connection {
  const { username, password } = address.credentials ?? { username: '', password: '' };
  const credentials = hidden({ username, password });
  let turn = 0;
  let client = newClient(address, credentials, turn);
  let overdue = 0;

  function report(of: EventStoreDBClient, failure?: unknown): void {
    if (of !== client) return;
    overdue = failure !== undefined && isOverdue(failure) ? overdue + 1 : 0;
    if (overdue < OVERDUE_IN_A_ROW) return;
    overdue = 0;
    client = newClient(address, credentials, ++turn);
    // Ends reads through the old client; their readers continue through the new one.
    of.dispose().catch(() => undefined);
  }

  return {
    credentials,
    client: () => client,
    report,
    call: async (deadline, action) => {
      const used = client;
      try {
        const answer = await within(deadline + GRACE, action(used));
        report(used);
        return answer;
      } catch (error) {
        report(used, error);
        throw error;
      }
    },
    release: async () => {
      if (isLast()) await client.dispose();
    },
  };
}
