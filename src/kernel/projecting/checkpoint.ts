import { DatabaseError } from 'pg';
import type { Queryable } from './lease.js';
import type { Statement } from './write-batch.js';

/** How far a projector is, and where it stopped if it did. */
export interface Checkpoint {
  /** The last position whose event is in the read tables; 0 before the first. */
  readonly position: bigint;
  readonly failure?: { readonly position: bigint; readonly reason: string };
}

/** A checkpoint under a new epoch: whoever held it before can no longer move it. */
export interface HeldCheckpoint {
  readonly position: bigint;
  readonly epoch: bigint;
}

/** The checkpoint as committed; position 0 for a projector that never ran. */
export async function readCheckpoint(db: Queryable, projector: string): Promise<Checkpoint> {
  const { rows } = await db.query<{ position: string; failed_position: string | null; failure: string | null }>({
    name: 'read checkpoint',
    text: 'SELECT position::text, failed_position::text, failure FROM kernel.checkpoints WHERE projector = $1',
    values: [projector],
  });
  const row = rows[0];
  if (row === undefined) return { position: 0n };
  const { failed_position: failedAt, failure } = row;
  if (failedAt === null || failure === null) return { position: BigInt(row.position) };
  return { position: BigInt(row.position), failure: { position: BigInt(failedAt), reason: failure } };
}

/** Fences whoever moved the checkpoint before; undefined when `holder` does not hold the projector's lease. */
export async function takeCheckpoint(
  db: Queryable,
  projector: string,
  holder: string,
): Promise<HeldCheckpoint | undefined> {
  const { rows } = await db.query<{ position: string; epoch: string }>(
    `INSERT INTO kernel.checkpoints AS held (projector, epoch)
     SELECT name, 1 FROM kernel.leases WHERE name = $1 AND holder = $2 AND expires_at > clock_timestamp()
     ON CONFLICT (projector) DO UPDATE SET epoch = held.epoch + 1
     RETURNING position::text, epoch::text`,
    [projector, holder],
  );
  const row = rows[0];
  return row === undefined ? undefined : { position: BigInt(row.position), epoch: BigInt(row.epoch) };
}

/** Moves the checkpoint, as the first thing in the transaction that writes the rows; fails under a lost epoch. */
export function moveCheckpoint(projector: string, epoch: bigint, position: bigint): Statement {
  return {
    name: 'move checkpoint',
    text: 'SELECT kernel.move_checkpoint($1, $2, $3)',
    values: [projector, String(epoch), String(position)],
  };
}

/** Whether an error says that the checkpoint is held under another epoch by now. */
export function isFenced(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'BR001';
}

/** Leaves a note for other processes of where and why a projector stopped; nothing when its epoch is lost. */
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
