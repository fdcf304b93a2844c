import {
  LogUnavailableError,
  plainCodec,
  type EventLog,
  type Page,
  type PersonalCodec,
  type ReadAll,
} from '../event-log.js';
import type { AppendObserver } from '../group-commit.js';
import { appendingTo } from './appending.js';
import { connectTo } from './connection.js';
import { DamagedLogError } from './failures.js';
import type { KurrentAddress } from './kurrent-address.js';
import { KURRENT_TIMES, type KurrentTimes } from './kurrent-times.js';
import { followLive } from './live.js';
import { endOfLog } from './log-end.js';
import { checkIdentity, identify } from './log-identity.js';
import { readPage } from './pages.js';
import type { Parts } from './parts.js';
import { readStreams } from './streams.js';
import { wakeUps } from './wake-ups.js';

/** How a log in EventStoreDB or KurrentDB is opened. */
export interface KurrentLogOptions {
  readonly address: KurrentAddress;
  /** Letters and digits, put before each stream's name with an underscore: one server may hold several logs. */
  readonly streamPrefix: string;
  readonly codec?: PersonalCodec;
  readonly times?: Partial<KurrentTimes>;
  readonly observer?: AppendObserver;
  /** Told why following the log broke off, each time; it begins anew. */
  readonly onBreak?: (error: unknown) => void;
}

/**
 * The event log in EventStoreDB 23.10 or later, or KurrentDB. Throws LogUnavailableError when no server answers; later
 * outages are waited out or answered as the port says, and end by themselves.
 */
export async function openKurrentLog(options: KurrentLogOptions): Promise<EventLog> {
  const { address, streamPrefix, codec = plainCodec } = options;
  const connection = connectTo(address);
  try {
    const times = { ...KURRENT_TIMES, ...options.times };
    return await open({ connection, times, streamPrefix: `${streamPrefix}_`, codec }, options);
  } catch (error) {
    await connection.release();
    throw error;
  }
}

async function open(parts: Parts, { observer, onBreak }: KurrentLogOptions): Promise<EventLog> {
  const { connection, times } = parts;
  const identity = await identify(parts);
  const end = endOfLog(parts, identity.beginning);
  const wakes = wakeUps(times.polling, async () => {
    const before = end.known();
    await catchUpLive(await end.look());
    return end.known() > before;
  });
  let damage: DamagedLogError | undefined;
  const start = await end.look();
  const live = followLive(parts, start, {
    onEvent: (position) => {
      end.learn(position);
      wakes.wakeAll();
    },
    beforeReturn: async () => {
      try {
        await checkIdentity(parts, identity);
      } catch (error) {
        if (error instanceof DamagedLogError) damage = error;
        throw error;
      }
    },
    onBreak,
  });
  const appending = appendingTo(
    parts,
    (position) => {
      end.learn(position);
      wakes.wakeAll();
    },
    observer,
  );

  /** Whether the live subscription is as far as the log; where it is not for too long, it is begun anew. */
  async function catchUpLive(position: bigint): Promise<boolean> {
    if (await live.reached(position, times.silence)) return true;
    live.restart();
    return false;
  }

  const toPort = (position: bigint): bigint => (position === identity.beginning ? 0n : position);

  async function readAll(request: ReadAll): Promise<Page> {
    const position = await end.look();
    const { after, streamPrefixes = [''] } = request;
    if (streamPrefixes.length === 0) return { events: [], next: later(after, toPort(position)) };
    const from = { ...request, after: later(after, identity.beginning) };
    const page =
      ((await catchUpLive(position)) ? live.page(from, position) : undefined) ??
      (await readPage(parts, from, streamPrefixes, position));
    return { ...page, next: toPort(page.next) };
  }

  let closed: Promise<void> | undefined;
  async function whileOpen<Result>(answer: () => Promise<Result>): Promise<Result> {
    if (closed) throw new LogUnavailableError('This event log has been closed.');
    if (damage) throw damage;
    return answer();
  }

  return {
    id: identity.id,
    append: (append) => whileOpen(() => appending.append(append)),
    readAll: (request) => whileOpen(() => readAll(request)),
    readStreams: (requests) => whileOpen(() => readStreams(parts, requests)),
    head: () => whileOpen(async () => toPort(await end.look())),
    behind: (position) =>
      whileOpen(async () => {
        const bytes = (await end.look()) - later(position, identity.beginning);
        return bytes <= 0n ? 0 : Math.max(1, Math.round(Number(bytes) / BYTES_PER_EVENT));
      }),
    onAppended: wakes.onAppended,
    close: () => {
      closed ??= (async () => {
        await appending.settled();
        wakes.close();
        await live.close();
        await connection.release();
      })();
      return closed;
    },
  };
}

/** Positions count bytes, of which an event with its envelope takes about so many. */
const BYTES_PER_EVENT = 1000;

const later = (one: bigint, other: bigint): bigint => (one > other ? one : other);
