import type { Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import type { Batch } from './feed.js';
import { readBatch } from './feed.js';
import { CannotApplyError, foldBatch } from './fold.js';
import { moveCheckpoint, takeCheckpoint } from './checkpoint.js';
import type { Queryable } from './lease.js';
import type { Projector } from './projector.js';
import { workingRows, type WorkingRows } from './working-rows.js';
import { openWriter, type Writer } from './writer.js';

/** How much a projector takes at once. */
export interface BatchLimits {
  /** Events in a batch. */
  readonly maxBatch: number;
  /** Rows kept in memory between batches; above, all are let go. */
  readonly maxRows: number;
}

/** A projector's time under one epoch of its checkpoint. */
export interface Tenure {
  readonly epoch: bigint;
  /** Its connection; slow only while a batch is written. */
  readonly db: Queryable;
  /** Resolves when the connection is lost. */
  readonly lost: Promise<Error>;
  position(): bigint;
  /** Projects the next batch, in one transaction with the checkpoint; answers whether the log probably holds more. */
  advance(): Promise<boolean>;
  close(): Promise<void>;
}

/** SQLSTATE classes that say the data, not the server, is at fault: data exception, integrity violation. */
const isAboutData = (error: unknown) =>
  error instanceof CannotApplyError || /^2[23]/.test(String((error as { code?: unknown }).code));

const FIRST_BATCH = 500;

interface Progress {
  position: bigint;
  limit: number;
  rows: WorkingRows;
  ahead: { readonly after: bigint; readonly limit: number; readonly batch: Promise<Batch> } | undefined;
}

/** Opens a tenure; undefined when `holder` does not hold the projector's lease. */
export async function openTenure(
  { log, pool, projector, holder }: { log: EventLog; pool: Pool; projector: Projector; holder: string },
  { maxBatch, maxRows }: BatchLimits,
): Promise<Tenure | undefined> {
  const writer = await openWriter(pool, projector, projector.schema);
  const held = await takeCheckpoint(writer.db, projector.name, holder);
  if (held === undefined) {
    await writer.close();
    return undefined;
  }
  const { epoch } = held;
  const fresh = () => workingRows(projector.tables);
  const at: Progress = {
    position: held.position,
    limit: Math.min(FIRST_BATCH, maxBatch),
    rows: fresh(),
    ahead: undefined,
  };

  const read = (after: bigint): Promise<Batch> => {
    const { ahead, limit } = at;
    at.ahead = undefined;
    if (ahead?.after === after && ahead.limit === limit) return ahead.batch;
    return readBatch(log, projector.streamPrefixes, after, limit);
  };
  const readAhead = (after: bigint) => {
    const batch = readBatch(log, projector.streamPrefixes, after, at.limit);
    batch.catch(() => undefined); // Seen by whoever takes the batch.
    at.ahead = { after, limit: at.limit, batch };
  };
  const project = async ({ events, next, more }: Batch) => {
    if (more) at.limit = Math.min(at.limit * 2, maxBatch);
    if (more) readAhead(next);
    await foldBatch(projector, events, at.rows, (needs) => writer.load(at.rows, needs));
    await write(writer, projector, at.rows, epoch, next);
    at.rows.settle();
    at.position = next;
    if (at.rows.size() > maxRows) at.rows = fresh();
  };
  return {
    epoch,
    db: writer.db,
    lost: writer.lost,
    position: () => at.position,
    async advance() {
      const batch = await read(at.position);
      if (batch.next === at.position) return false;
      try {
        await project(batch);
      } catch (error) {
        at.rows = fresh();
        at.ahead = undefined;
        if (!isAboutData(error)) throw error;
        at.limit = smallerThan(batch, error);
        return true;
      }
      return batch.more;
    },
    close: () => writer.close(),
  };
}

// rule LOG-5: checkpoint and rows go in one transaction; the checkpoint first, so that who lost the epoch writes no row.
async function write(writer: Writer, { name }: Projector, rows: WorkingRows, epoch: bigint, position: bigint) {
  await writer.write(moveCheckpoint(name, epoch, position), rows.changes());
}

/** Half a batch that failed, to find the append at fault; throws when the batch was that append alone. */
function smallerThan({ events }: Batch, error: unknown): number {
  const first = events[0];
  if (first === undefined) throw error;
  const isOneAppend = events.every(({ context }) => context.commandId === first.context.commandId);
  if (!isOneAppend) return Math.ceil(events.length / 2);
  throw error instanceof CannotApplyError ? error : new CannotApplyError(first.position, first.event.type, error);
}
