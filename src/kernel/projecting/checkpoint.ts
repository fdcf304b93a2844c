import type { EventLog, RecordedEvent } from '../event-log/event-log.js';
import type { Queryable } from './lease.js';
import { CannotGoOnError } from './stopping.js';
import type { Statement } from './write-batch.js';

/** A projector's position, and where it failed if it has. */
export interface Checkpoint {
  /** The last position whose event is in the read tables; 0 before the first. */
  readonly position: bigint;
  /** Whether the tables have ever held everything that was in the log when filling them began. */
  readonly complete: boolean;
  readonly failure?: { readonly position: bigint; readonly reason: string };
}

/** The event that was applied last, with what is needed to find it again. */
export type AppliedEvent = Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'position'>;

/** Where a projector is in a log. */
export interface LogPlace {
  readonly position: bigint;
  /** Undefined if none was applied, or by a version that did not record it. */
  readonly last: AppliedEvent | undefined;
}

/** A checkpoint under a new epoch: its previous holder can no longer move it. */
export interface HeldCheckpoint extends LogPlace {
  readonly epoch: bigint;
  /** How often the tables have been rebuilt. */
  readonly rebuilds: number;
  /** The version of the projector that made all rows; null if none is recorded. */
  readonly version: string | null;
  /** As in `Checkpoint`. */
  readonly complete: boolean;
  /** The log that its position belongs to; undefined if that was not recorded yet. */
  readonly logId: string | undefined;
}

/** The checkpoint as committed; position 0 for a projector that never ran. */
export async function readCheckpoint(db: Queryable, projector: string): Promise<Checkpoint> {
  const { rows } = await db.query<CheckpointRow>({
    name: 'read checkpoint',
    text: 'SELECT position::text, complete, failed_position::text, failure FROM kernel.checkpoints WHERE projector = $1',
    values: [projector],
  });
  const row = rows[0];
  if (row === undefined) return { position: 0n, complete: false };
  const { complete, failed_position: failedAt, failure } = row;
  const place = { position: BigInt(row.position), complete };
  if (failedAt === null || failure === null) return place;
  return { ...place, failure: { position: BigInt(failedAt), reason: failure } };
}

interface CheckpointRow {
  readonly position: string;
  readonly complete: boolean;
  readonly failed_position: string | null;
  readonly failure: string | null;
}

/** Shows whether another process has moved a checkpoint, or replaced its tables. */
export interface CheckpointMark {
  readonly position: bigint;
  readonly rebuilds: number;
}

/** The checkpoint's mark; undefined for a projector that never ran. */
export async function readMark(db: Queryable, projector: string): Promise<CheckpointMark | undefined> {
  const { rows } = await db.query<{ position: string; rebuilds: number }>({
    name: 'read checkpoint mark',
    text: 'SELECT position::text, rebuilds FROM kernel.checkpoints WHERE projector = $1',
    values: [projector],
  });
  const row = rows[0];
  return row && { position: BigInt(row.position), rebuilds: row.rebuilds };
}

/** We can't end a session of another role; its transaction then ends soon, by its own time limit. */
const END_WRITER = `
  SELECT pg_terminate_backend(a.pid)
  FROM kernel.leases l JOIN kernel.checkpoints c ON c.projector = l.name
  JOIN pg_stat_activity a ON a.pid = c.backend_pid AND a.backend_start = c.backend_start
  WHERE l.name = $1 AND l.holder = $2 AND l.expires_at > clock_timestamp()
    AND a.usename = current_user AND a.pid <> pg_backend_pid()`;

const TAKE = `
  INSERT INTO kernel.checkpoints AS held (projector, epoch, backend_pid, backend_start)
  SELECT l.name, 1, a.pid, a.backend_start
  FROM kernel.leases l, pg_stat_activity a
  WHERE l.name = $1 AND l.holder = $2 AND l.expires_at > clock_timestamp() AND a.pid = pg_backend_pid()
  ON CONFLICT (projector) DO UPDATE SET epoch = held.epoch + 1, backend_pid = excluded.backend_pid,
    backend_start = excluded.backend_start, failed_position = NULL, failure = NULL
  RETURNING position::text, epoch::text, rebuilds, version, complete, log_id, event_id, event_stream, event_revision, event_position::text`;

interface Taken {
  readonly position: string;
  readonly epoch: string;
  readonly rebuilds: number;
  readonly version: string | null;
  readonly complete: boolean;
  readonly log_id: string | null;
  readonly event_id: string | null;
  readonly event_stream: string | null;
  readonly event_revision: number | null;
  readonly event_position: string | null;
}

/**
 * Fences the process that moved the checkpoint before, over the connection that will move it from now on; undefined if
 * `holder` does not hold the projector's lease. Ends the connection of that process, which may be paused or unreachable
 * in the middle of a transaction that locks the checkpoint.
 */
export async function takeCheckpoint(
  db: Queryable,
  projector: string,
  holder: string,
): Promise<HeldCheckpoint | undefined> {
  await db.query(END_WRITER, [projector, holder]);
  const { rows } = await db.query<Taken>(TAKE, [projector, holder]);
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    position: BigInt(row.position),
    epoch: BigInt(row.epoch),
    rebuilds: row.rebuilds,
    version: row.version,
    complete: row.complete,
    logId: row.log_id ?? undefined,
    last: appliedIn(row),
  };
}

function appliedIn({ event_id: id, event_stream: stream, event_revision, event_position }: Taken) {
  if (id === null || stream === null || event_position === null) return undefined;
  return { id, stream, revision: Number(event_revision), position: BigInt(event_position) };
}

/** Moves the checkpoint, as the first statement of the transaction that writes the rows; fails if the epoch is lost. */
export function moveCheckpoint(
  projector: string,
  { epoch, logId, version }: Pick<HeldCheckpoint, 'epoch' | 'logId' | 'version'>,
  { position, last }: LogPlace,
): Statement {
  return {
    name: 'move checkpoint',
    text: 'SELECT kernel.move_checkpoint($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    values: [
      ...[projector, String(epoch), String(position), logId],
      ...(last ? [last.id, last.stream, last.revision, String(last.position)] : [null, null, null, null]),
      version,
    ],
  };
}

/**
 * Throws CannotGoOnError if the log is not the one that the checkpoint belongs to, or no longer holds what was applied:
 * after a failover that lost its latest events, the restore of an older backup, or with another log's address.
 */
export async function checkHistory(
  log: Pick<EventLog, 'id' | 'head' | 'readStreams'>,
  projector: string,
  { position, logId, last }: HeldCheckpoint,
): Promise<void> {
  const stop = (finding: string): never => {
    const remedy = `Run \`brightly rebuild ${projector}\`, or restart the service with the log that they were made from.`;
    throw new CannotGoOnError(position, `The read tables of ${projector} ${finding}. ${remedy}`);
  };
  if (logId !== undefined && logId !== log.id) stop(`were made from event log ${logId}, and this is log ${log.id}`);
  const head = await log.head();
  if (position > head) stop(`are at position ${position}, but event log ${log.id} ends at position ${head}`);
  if (last === undefined) return;
  const [found = []] = await log.readStreams([{ stream: last.stream, fromRevision: last.revision, limit: 1 }]);
  const there = found[0];
  if (there?.id === last.id && there.position === last.position) return;
  const instead = there === undefined ? 'no event' : `event ${there.id} at position ${there.position}`;
  stop(`hold event ${last.id} of position ${last.position}, where log ${log.id} has ${instead}`);
}

/** Records for every process that the tables are complete; does nothing if the epoch is lost. */
export function noteComplete(projector: string, epoch: bigint): Statement {
  return {
    name: 'note complete',
    text: 'UPDATE kernel.checkpoints SET complete = true WHERE projector = $1 AND epoch = $2',
    values: [projector, String(epoch)],
  };
}

/** Records for other processes where and why a projector failed; does nothing if its epoch is lost. */
export async function noteFailure(
  db: Queryable,
  projector: string,
  epoch: bigint,
  failure: NonNullable<Checkpoint['failure']>,
): Promise<void> {
  await db.query(
    'UPDATE kernel.checkpoints SET failed_position = $3, failure = $4 WHERE projector = $1 AND epoch = $2',
    [projector, String(epoch), String(failure.position), failure.reason],
  );
}
