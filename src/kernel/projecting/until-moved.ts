import type { Bell } from './bell.js';
import { readMark, type CheckpointMark } from './checkpoint.js';
import type { Queryable } from './lease.js';

/** How often the checkpoint is read, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** A wait that can end early: then `pause` rings, and `isOver` returns true. */
export interface Waiting {
  readonly pause: Bell;
  readonly isOver: () => boolean;
}

/**
 * Resolves when another process has moved a projector's checkpoint, or replaced its tables; the first read gives the
 * checkpoint to compare with, if it is not known.
 */
export async function untilMoved(
  db: Queryable,
  projector: string,
  from: CheckpointMark | 'unknown',
  { pause, isOver }: Waiting,
): Promise<void> {
  let before = from === 'unknown' ? undefined : from;
  while (!isOver()) {
    // While the database is unavailable, nothing is known.
    const now = await readMark(db, projector).catch(() => undefined);
    before ??= now;
    if (now !== undefined && (now.position !== before?.position || now.rebuilds !== before.rebuilds)) return;
    await pause.sleep(LOOK_EVERY_MS);
  }
}
