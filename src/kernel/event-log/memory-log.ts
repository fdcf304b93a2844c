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

interface Stored extends EncodedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

/** What outlives a memory log's handle; only `memoryLog` fills it. */
export interface MemoryStorage {
  readonly id: string;
  readonly all: Stored[];
  readonly streams: Map<string, Stored[]>;
  readonly subscriptions: Set<{ readonly wake: () => void }>;
}

/** How a memory log is set up. */
export interface MemoryLogOptions {
  /** The storage of another handle, as after a restart; a new, empty one when absent. */
  readonly storage?: MemoryStorage;
  readonly codec?: PersonalCodec;
}

/** An empty log's storage; `id` is a random UUID when absent. */
export function memoryStorage(id: string = randomUUID()): MemoryStorage {
  return { id, all: [], streams: new Map(), subscriptions: new Set() };
}

function idsMatch(stored: readonly Stored[], events: readonly EncodedEvent[]): boolean {
  return stored.length === events.length && events.every(({ id }, index) => stored[index]?.id === id);
}

function write({ all, streams }: MemoryStorage, stream: string, events: readonly EncodedEvent[]): AppendResult {
  const history = streams.get(stream) ?? [];
  for (const event of events) {
    const stored = { ...event, stream, revision: history.length + 1, position: BigInt(all.length + 1) };
    history.push(stored);
    all.push(stored);
  }
  streams.set(stream, history);
  return { kind: 'appended', revision: history.length, position: BigInt(all.length) };
}

function append(storage: MemoryStorage, codec: PersonalCodec, request: Append): AppendResult {
  const events = encodeAppend(request, codec);
  const { stream, expectedRevision } = request;
  const history = storage.streams.get(stream) ?? [];
  if (history.length === expectedRevision) return write(storage, stream, events);
  const there = history.slice(expectedRevision, expectedRevision + events.length);
  const last = there.at(-1);
  return last !== undefined && idsMatch(there, events)
    ? { kind: 'appended', revision: last.revision, position: last.position }
    : { kind: 'conflict', actualRevision: history.length };
}

function decode(stored: Stored, codec: PersonalCodec): RecordedEvent {
  const { stream, revision, position } = stored;
  return decodeEvent({ ...stored, context: { ...stored.context } }, { stream, revision, position }, codec);
}

function readAll({ all }: MemoryStorage, codec: PersonalCodec, request: ReadAll): Page {
  const { after, limit, maxBytes = Infinity, streamPrefixes } = request;
  const found: Stored[] = [];
  let next = after;
  let bytes = 0;
  for (const stored of all.slice(Number(after))) {
    if (found.length >= limit) break;
    if (streamPrefixes?.some((prefix) => stored.stream.startsWith(prefix)) ?? true) {
      bytes += stored.data.length + (stored.personal?.length ?? 0);
      if (found.length > 0 && bytes > maxBytes) {
        return { events: found.map((each) => decode(each, codec)), next, full: true };
      }
      found.push(stored);
    }
    next = stored.position;
  }
  return { events: found.map((stored) => decode(stored, codec)), next };
}

function readStream({ streams }: MemoryStorage, codec: PersonalCodec, request: ReadStream): RecordedEvent[] {
  const from = Math.max(request.fromRevision, 1) - 1;
  const to = request.limit === undefined ? undefined : from + request.limit;
  return (streams.get(request.stream) ?? []).slice(from, to).map((stored) => decode(stored, codec));
}

/**
 * A log that lives in the memory of its process, for tests and deterministic runs; keeps every promise of `EventLog`.
 */
export function memoryLog({ storage = memoryStorage(), codec = plainCodec }: MemoryLogOptions = {}): EventLog {
  const own = new Set<{ readonly wake: () => void }>();
  let closed = false;

  function whileOpen<Result>(answer: () => Result): Result {
    if (closed) throw new LogUnavailableError('This event log has been closed.');
    return answer();
  }

  return {
    id: storage.id,
    hasContiguousAppends: true,
    append: async (request) => {
      const result = whileOpen(() => append(storage, codec, request));
      if (result.kind === 'appended') for (const { wake } of storage.subscriptions) queueMicrotask(wake);
      return result;
    },
    readAll: async (request) => whileOpen(() => readAll(storage, codec, request)),
    readStreams: async (requests) => whileOpen(() => requests.map((request) => readStream(storage, codec, request))),
    head: async () => whileOpen(() => BigInt(storage.all.length)),
    behind: async (position) => whileOpen(() => Math.max(0, storage.all.length - Number(position))),
    onAppended: (wake) => {
      const subscription = { wake };
      own.add(subscription);
      storage.subscriptions.add(subscription);
      return () => void storage.subscriptions.delete(subscription);
    },
    close: async () => {
      closed = true;
      for (const subscription of own) storage.subscriptions.delete(subscription);
    },
  };
}
