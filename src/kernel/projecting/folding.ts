import type { ClientBase } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import type { AppliedEvent } from './checkpoint.js';
import { batchReader, type Batch } from './feed.js';
import { foldComplete } from './fold-batch.js';
import type { Projector } from './projector.js';
import type { WorkingRows } from './working-rows.js';
import { batchStatements } from './write-batch.js';

const PAGE = 5_000;

/** Reads batches up to the head, the next one while the current one is folded. */
async function* batches(log: EventLog, { streamPrefixes }: Projector, after: bigint): AsyncGenerator<Batch> {
  const reader = batchReader(log, streamPrefixes);
  for (let batch = await reader.read(after, PAGE); ; batch = await reader.read(batch.next, PAGE)) {
    if (batch.more) reader.readAhead(batch.next, PAGE);
    yield batch;
    if (!batch.more) return;
  }
}

/** What to fold. */
export interface FoldedFrom {
  readonly log: EventLog;
  readonly projector: Projector;
}

/** The rows made by the log's events up to a position, all in memory. */
export interface Folding {
  readonly rows: WorkingRows;
  position: bigint;
  last: AppliedEvent | undefined;
  events: number;
}

/** Folds everything in the log after the current position; `onPage` is awaited, and a signal ends it, after each page. */
export async function foldOn(
  { log, projector }: FoldedFrom,
  folding: Folding,
  { onPage, signal }: { readonly onPage?: () => Promise<void>; readonly signal?: AbortSignal } = {},
): Promise<void> {
  for await (const { events, next } of batches(log, projector, folding.position)) {
    foldComplete(projector, events, folding.rows);
    folding.position = next;
    folding.last = events.at(-1) ?? folding.last;
    folding.events += events.length;
    await onPage?.();
    signal?.throwIfAborted();
  }
}

/** Writes what has changed in the rows since they were written last. */
export async function writeChanges(client: ClientBase, schema: string, rows: WorkingRows): Promise<void> {
  for (const statement of batchStatements(schema, rows.changes())) await client.query(statement);
  rows.settle();
}
