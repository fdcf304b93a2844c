import type { EventLog } from '../event-log/event-log.js';
import { batchedReader, type StreamReader } from './batched-reader.js';
import type { DomainEvent } from './decider.js';
import { snapshotsOf, type Snapshots, type Snapshotting } from './snapshots.js';
import { stateCache } from './state-cache.js';
import { foldIn, unread, type Fold, type StreamState } from './stream-state.js';

/** The states of streams: cached, loaded when missing, brought up to date on request. */
export interface States {
  readonly read: StreamReader;
  /** The cached state; it may be behind the log. */
  kept<State>(stream: string, deciderVersion: string): StreamState<State> | undefined;
  /** Loads it from the log, and from the stream's snapshot if the stream is long. */
  load<State, Event extends DomainEvent>(
    stream: string,
    fold: Fold<State, Event>,
    deciderVersion: string,
  ): Promise<StreamState<State>>;
  /** Folds in the later events of the log; returns whether there were any. */
  catchUp<State, Event extends DomainEvent>(held: StreamState<State>, fold: Fold<State, Event>): Promise<boolean>;
  /** Caches the state with what was folded in. */
  keep(held: StreamState<unknown>): void;
  drop(stream: string): void;
  settled(): Promise<void>;
}

// A long stream is read in pages, so that no result is huge; a stream of less than a page has no snapshot to look for.
const PAGE = 256;
// Shorter pages for a very long one, since each page is decoded and folded in one turn of the event loop.
const [VERY_LONG, SHORT_PAGE] = [2_000, 64];
const PAGE_BYTES = 1024 * 1024;

/** The states of a log's streams; `cacheBytes` is the approximate limit of the cached ones. */
export function statesOf(log: EventLog, cacheBytes: number, snapshotting: Snapshotting | undefined): States {
  const read = batchedReader(log);
  const cache = stateCache(cacheBytes);
  const snapshots: Snapshots | undefined = snapshotting && snapshotsOf(log.id, snapshotting);

  const keep = (held: StreamState<unknown>) => {
    cache.keep(held);
    snapshots?.takeIfDue(held, () => cache.keeps(held));
  };

  const load: States['load'] = async (stream, fold, deciderVersion) => {
    const held = unread(stream, fold, deciderVersion);
    await foldFromStart(read, snapshots, held, fold);
    keep(held);
    return held;
  };
  const catchUp: States['catchUp'] = async (held, fold) => {
    const before = held.revision;
    await foldRest(read, held, fold);
    if (held.revision === before) return false;
    keep(held);
    return true;
  };

  return {
    read,
    kept: (stream, deciderVersion) => cache.get(stream, deciderVersion),
    load,
    catchUp,
    keep,
    drop: (stream) => cache.drop(stream),
    settled: async () => snapshots?.settled(),
  };
}

/** The next events of a stream, and whether there may be more. */
async function nextPage(read: StreamReader, { stream, revision }: StreamState<unknown>) {
  const limit = revision < VERY_LONG ? PAGE : SHORT_PAGE;
  const events = await read({ stream, fromRevision: revision + 1, limit, maxBytes: PAGE_BYTES });
  return { events, isFull: events.length === limit || events.full === true };
}

async function foldFromStart<State, Event extends DomainEvent>(
  read: StreamReader,
  snapshots: Snapshots | undefined,
  held: StreamState<State>,
  fold: Fold<State, Event>,
): Promise<void> {
  const first = await nextPage(read, held);
  if (first.isFull) await snapshots?.restore(held, fold);
  if (held.revision === 0) for (const recorded of first.events) foldIn(held, fold, recorded, recorded.position);
  if (first.isFull) await foldRest(read, held, fold);
}

async function foldRest<State, Event extends DomainEvent>(
  read: StreamReader,
  held: StreamState<State>,
  fold: Fold<State, Event>,
): Promise<void> {
  let page: Awaited<ReturnType<typeof nextPage>>;
  do {
    page = await nextPage(read, held);
    for (const recorded of page.events) foldIn(held, fold, recorded, recorded.position);
  } while (page.isFull);
}
