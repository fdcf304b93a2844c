import type { Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import { moveCheckpoint, noteComplete, takeCheckpoint, type AppliedEvent, type HeldCheckpoint } from './checkpoint.js';
import { UnfitValueError } from './column-values.js';
import { batchReader, type Batch, type BatchReader } from './feed.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logging.js';
import { CannotApplyError, foldBatch } from './fold-batch.js';
import type { Projector } from './projector.js';
import { verdictOn } from './sql-states.js';
import { workingRows, type WorkingRows } from './working-rows.js';
import { openWriter, type Writer } from './writer.js';

/** Limits of what a projector handles at once. */
export interface BatchLimits {
  /** Events in a batch. */
  readonly maxBatch: number;
  /** Rows kept in memory between batches; above that, all are dropped. */
  readonly maxRows: number;
}

/** Whose tenure, over what. */
export interface TenureOptions {
  readonly log: EventLog;
  readonly pool: Pool;
  readonly projector: Projector;
  readonly clock: Pick<Clock, 'now'>;
  readonly holder: string;
  /** Called for each batch that failed and is retried in parts. */
  readonly logger?: Pick<Logger, 'warn'>;
}

/** A projector's work under one epoch of its checkpoint. */
export interface Tenure {
  /** The checkpoint at the start of the tenure. */
  readonly from: HeldCheckpoint;
  /** Resolves when the connection is lost. */
  readonly lost: Promise<Error>;
  position(): bigint;
  /** The checkpoint: the position, or a little less where the last events were only skipped. */
  noted(): bigint;
  /** Moves the checkpoint to the position. */
  note(): Promise<void>;
  /** Records that the tables are complete. */
  noteComplete(): Promise<void>;
  /** Projects the next batch, in one transaction with the checkpoint. */
  advance(): Promise<Advance>;
  close(): Promise<void>;
  /** As in `Writer`. */
  abandon(): void;
}

/** The result of a step. */
export interface Advance {
  /** How many events it projected. */
  readonly events: number;
  /** Whether the log probably holds more. */
  readonly more: boolean;
}

interface Work {
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Pick<Logger, 'warn'> | undefined;
  readonly projector: Projector;
  readonly logId: string;
  readonly epoch: bigint;
  /** Existing rows keep the version that made them; the very first rows get the projector's. */
  readonly version: string | null;
  readonly writer: Writer;
  readonly reader: BatchReader;
  readonly limits: BatchLimits;
  position: bigint;
  /** The checkpoint, and since when it may be behind. */
  noted: bigint;
  passingSince: number;
  last: AppliedEvent | undefined;
  batchSize: number;
  /** What the database holds and will hold; dropped whenever that is uncertain. */
  rows: WorkingRows;
}

const FIRST_BATCH = 500;
/** How long, in ms, the checkpoint may be behind while it only skips events of others: each step would be a commit. */
export const PASSING_MS = 100;

/** Opens a tenure; undefined when `holder` does not hold the projector's lease. */
export async function openTenure(options: TenureOptions, limits: BatchLimits): Promise<Tenure | undefined> {
  const { pool, projector, holder } = options;
  const writer = await openWriter(pool, projector, projector.schema);
  let held: HeldCheckpoint | undefined;
  try {
    held = await takeCheckpoint(writer.db, projector.name, holder);
  } finally {
    if (held === undefined) await writer.close();
  }
  if (held === undefined) return undefined;
  const { epoch } = held;
  const work = workFrom(options, limits, writer, held);
  return {
    from: held,
    lost: writer.lost,
    position: () => work.position,
    noted: () => work.noted,
    note: () => note(work),
    noteComplete: () => writer.write(noteComplete(projector.name, epoch), []),
    advance: () => advance(work),
    close: () => writer.close(),
    abandon: () => writer.abandon(),
  };
}

function workFrom(
  { log, projector, clock, logger }: TenureOptions,
  limits: BatchLimits,
  writer: Writer,
  { epoch, position, version, last }: HeldCheckpoint,
): Work {
  return {
    ...{ clock, logger, projector, logId: log.id, epoch, writer, limits, position, last },
    version: position === 0n ? (projector.version ?? null) : version,
    reader: batchReader(log, projector.streamPrefixes),
    noted: position,
    passingSince: 0,
    batchSize: Math.min(FIRST_BATCH, limits.maxBatch),
    rows: workingRows(projector.tables),
  };
}

async function advance(work: Work): Promise<Advance> {
  const batch = await work.reader.read(work.position, work.batchSize);
  if (batch.events.length === 0) {
    await passOver(work, batch.next);
    return { events: 0, more: batch.more };
  }
  try {
    await project(work, batch);
    return { events: batch.events.length, more: batch.more };
  } catch (error) {
    work.rows = workingRows(work.projector.tables);
    if (!isAboutData(error)) throw error;
    work.batchSize = smallerThan(batch, error);
    const { projector, position, batchSize } = work;
    // A batch that fails and whose parts do not is a bug of ours, which only costs time but must not go unnoticed.
    work.logger?.warn({ projector: projector.name, position: String(position), batchSize, err: error }, 'batch failed');
    return { events: 0, more: true };
  }
}

/** Skips events that are not the projector's: its tables are already up to date with them. */
async function passOver(work: Work, next: bigint): Promise<void> {
  if (work.noted === work.position) work.passingSince = work.clock.now();
  work.position = next;
  if (work.clock.now() - work.passingSince >= PASSING_MS) await note(work);
}

async function note(work: Work): Promise<void> {
  if (work.noted === work.position) return;
  await work.writer.write(moveCheckpoint(work.projector.name, work, work), []);
  work.noted = work.position;
}

async function project(work: Work, { events, next, more }: Batch): Promise<void> {
  const { projector, writer, reader, limits } = work;
  if (more) {
    work.batchSize = Math.min(work.batchSize * 2, limits.maxBatch);
    reader.readAhead(next, work.batchSize);
  }
  await foldBatch(projector, events, work.rows, (needs) => writer.load(work.rows, needs));
  const place = { position: next, last: events.at(-1) ?? work.last };
  // rule LOG-5: checkpoint and rows go in one transaction; the checkpoint first, so that a process that lost the epoch
  // writes no row.
  await writer.write(moveCheckpoint(projector.name, work, place), work.rows.changes());
  work.rows.settle();
  work.position = work.noted = place.position;
  work.last = appliedEvent(place.last);
  if (work.rows.size() > limits.maxRows) work.rows = workingRows(projector.tables);
}

/** Only what is needed of the event, so that the rest of it is not kept in memory. */
function appliedEvent(event: AppliedEvent | undefined): AppliedEvent | undefined {
  return event && { id: event.id, stream: event.stream, revision: event.revision, position: event.position };
}

/** Whether an event, not the server, is at fault. */
function isAboutData(error: unknown): boolean {
  return error instanceof CannotApplyError || error instanceof UnfitValueError || verdictOn(error) === 'data';
}

/** Half the size of a failed batch, to find the failing append; throws if the batch was that append only. */
function smallerThan({ events }: Batch, error: unknown): number {
  const [first] = events;
  if (first === undefined) throw error;
  const isOneAppend = events.every(({ context }) => context.commandId === first.context.commandId);
  if (!isOneAppend) return Math.ceil(events.length / 2);
  throw error instanceof CannotApplyError ? error : new CannotApplyError(first.position, first.event.type, error);
}
