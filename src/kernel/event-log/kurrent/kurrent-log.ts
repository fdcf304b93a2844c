import { plainCodec, type EventLog, type PersonalCodec } from '../event-log.js';
import type { AppendObserver } from '../group-commit.js';
import { appendingTo, type Appending } from './appending.js';
import { connectTo } from './connection.js';
import { ClosedLogError } from './kurrent-failures.js';
import type { KurrentAddress } from './kurrent-address.js';
import { KURRENT_TIMES, type KurrentTimes } from './kurrent-times.js';
import { endOfLog, type LogEnd } from './log-end.js';
import { identify, type LogIdentity } from './log-identity.js';
import type { KurrentParts } from './parts.js';
import { readingAll, type ReadingAll } from './reading-all.js';
import { readStreams } from './streams.js';
import { wakeUps, type WakeUps } from './wake-ups.js';

/** How a log in EventStoreDB or KurrentDB is opened. */
export interface KurrentLogOptions {
  readonly address: KurrentAddress;
  /** Letters and digits, put before each stream's name with an underscore: one server may hold several logs. */
  readonly streamPrefix: string;
  readonly codec?: PersonalCodec;
  readonly times?: Partial<KurrentTimes>;
  readonly observer?: AppendObserver;
  /** Called with the reason each time that following the log breaks off; it restarts by itself. */
  readonly onBreak?: (error: unknown) => void;
}

/**
 * The event log in EventStoreDB 23.10 or later, or KurrentDB. Throws LogUnavailableError when no server responds; later
 * outages are waited out or reported as `EventLog` says, and end by themselves.
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

/** The parts of an open log, wired together. */
interface Assembled {
  readonly identity: LogIdentity;
  readonly end: LogEnd;
  readonly reading: ReadingAll;
  readonly wakes: WakeUps;
  readonly appending: Appending;
}

async function assemble(parts: KurrentParts, { observer, onBreak }: KurrentLogOptions): Promise<Assembled> {
  const identity = await identify(parts);
  const end = endOfLog(parts, identity.beginning);
  await end.look();
  const learn = (position: bigint): void => {
    end.learn(position);
    wakes.wakeAll();
  };
  const reading = readingAll(parts, identity, end, { onEvent: learn, onBreak });
  const wakes = wakeUps(parts.times.polling, () => reading.catchUp());
  return { identity, end, reading, wakes, appending: appendingTo(parts, learn, observer) };
}

async function open(parts: KurrentParts, options: KurrentLogOptions): Promise<EventLog> {
  const { identity, end, reading, wakes, appending } = await assemble(parts, options);
  const toPort = (position: bigint): bigint => (position === identity.beginning ? 0n : position);

  let closed: Promise<void> | undefined;
  async function whileOpen<Result>(task: () => Promise<Result>): Promise<Result> {
    if (closed) throw new ClosedLogError();
    reading.check();
    return task();
  }
  async function close(): Promise<void> {
    await appending.settled();
    wakes.close();
    await reading.close();
    await parts.connection.release();
  }

  return {
    id: identity.id,
    hasContiguousAppends: false,
    append: (append) => whileOpen(() => appending.append(append)),
    readAll: (request) =>
      whileOpen(async () => {
        const page = await reading.readAll(request);
        return { ...page, next: toPort(page.next) };
      }),
    readStreams: (requests) => whileOpen(() => readStreams(parts, requests)),
    head: () => whileOpen(async () => toPort(await end.look())),
    behind: (position) =>
      whileOpen(async () => {
        const bytes = (await end.look()) - (position > identity.beginning ? position : identity.beginning);
        return bytes <= 0n ? 0 : Math.max(1, Math.round(Number(bytes) / BYTES_PER_EVENT));
      }),
    onAppended: (wake) => {
      if (closed) return () => undefined;
      reading.follow();
      return wakes.onAppended(wake);
    },
    close: () => (closed ??= close()),
  };
}

/** Positions count bytes; this is about the size of an event with its envelope. */
const BYTES_PER_EVENT = 1000;
