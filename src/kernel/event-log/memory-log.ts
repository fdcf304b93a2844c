import { randomUUID } from 'node:crypto';
import { decodeEvent, encodeAppend, type EncodedEvent } from './encoding.js';
import {
  LogUnavailableError,
  plainCodec,
  type Append,
  type AppendResult,
  type EventLog,
  type Page,
  type PersonalCodec,
  type ReadAll,
  type ReadStream,
  type RecordedEvent,
} from './event-log.js';

/** How a memory log is set up. */
export interface MemoryLogOptions {
  /** The log's identity; a random UUID when absent. */
  readonly id?: string;
  readonly codec?: PersonalCodec;
}

interface Stored extends EncodedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

function idsMatch(stored: readonly Stored[], events: readonly EncodedEvent[]): boolean {
  return stored.length === events.length && events.every(({ id }, index) => stored[index]?.id === id);
}

/** Appends synchronously, in memory; the same answers and errors as any other store. */
function memoryStore(codec: PersonalCodec) {
  const all: Stored[] = [];
  const streams = new Map<string, Stored[]>();

  function write(stream: string, history: Stored[], events: readonly EncodedEvent[]): AppendResult {
    for (const event of events) {
      const stored = { ...event, stream, revision: history.length + 1, position: BigInt(all.length + 1) };
      history.push(stored);
      all.push(stored);
    }
    streams.set(stream, history);
    return { kind: 'appended', revision: history.length, position: BigInt(all.length) };
  }

  function append(request: Append): AppendResult {
    const events = encodeAppend(request, codec);
    const { stream, expectedRevision } = request;
    const history = streams.get(stream) ?? [];
    if (history.length === expectedRevision) return write(stream, history, events);
    const there = history.slice(expectedRevision, expectedRevision + events.length);
    const last = there.at(-1);
    return last !== undefined && idsMatch(there, events)
      ? { kind: 'appended', revision: last.revision, position: last.position }
      : { kind: 'conflict', actualRevision: history.length };
  }

  const decode = (stored: Stored): RecordedEvent => {
    const { stream, revision, position } = stored;
    return decodeEvent({ ...stored, context: { ...stored.context } }, { stream, revision, position }, codec);
  };

  function readAll({ after, limit, streamPrefixes }: ReadAll): Page {
    const found: Stored[] = [];
    let next = after;
    for (let index = Number(after); index < all.length && found.length < limit; index++) {
      const stored = all[index];
      if (stored === undefined) break;
      next = stored.position;
      if (streamPrefixes?.some((prefix) => stored.stream.startsWith(prefix)) ?? true) found.push(stored);
    }
    return { events: found.map(decode), next };
  }

  function readStream({ stream, fromRevision, limit }: ReadStream): RecordedEvent[] {
    const from = Math.max(fromRevision, 1) - 1;
    return (streams.get(stream) ?? []).slice(from, limit === undefined ? undefined : from + limit).map(decode);
  }

  return { append, readAll, readStream, head: () => BigInt(all.length) };
}

/** A log that lives and dies with its process, for tests and deterministic runs; promises what every store promises. */
export function memoryLog({ id = randomUUID(), codec = plainCodec }: MemoryLogOptions = {}): EventLog {
  const store = memoryStore(codec);
  const wakes = new Set<{ readonly wake: () => void }>();
  let closed = false;

  function whileOpen<Result>(answer: () => Result): Result {
    if (closed) throw new LogUnavailableError('This event log has been closed.');
    return answer();
  }

  return {
    id,
    append: async (request) => {
      const result = whileOpen(() => store.append(request));
      if (result.kind === 'appended') for (const { wake } of wakes) queueMicrotask(wake);
      return result;
    },
    readAll: async (request) => whileOpen(() => store.readAll(request)),
    readStreams: async (requests) => whileOpen(() => requests.map(store.readStream)),
    head: async () => whileOpen(store.head),
    onAppended: (wake) => {
      const subscription = { wake };
      wakes.add(subscription);
      return () => void wakes.delete(subscription);
    },
    close: async () => {
      closed = true;
      wakes.clear();
    },
  };
}
