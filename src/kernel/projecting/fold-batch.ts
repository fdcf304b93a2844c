import { DatabaseError } from 'pg';
import type { RecordedEvent } from '../event-log/event-log.js';
import type { Need, Projector } from './projector.js';
import { CannotGoOnError } from './stopping.js';
import type { WorkingRows } from './working-rows.js';

/** Thrown when a projector can't apply an event. */
export class CannotApplyError extends CannotGoOnError {
  constructor(position: bigint, type: string, cause: unknown) {
    super(position, `${type} at position ${position}: ${reasonIn(cause)}`, cause);
  }
}

/** A message that anybody may read: Postgres quotes a value that its column refuses, which may be a person's text. */
function reasonIn(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const quotesValues = cause instanceof DatabaseError && cause.code?.startsWith('22') === true;
  return quotesValues ? cause.message.replace(/"[^]*"/, '…') : cause.message;
}

function cannotApply({ position, event }: RecordedEvent, cause: unknown): CannotApplyError {
  return new CannotApplyError(position, event.type, cause);
}

function needsOf(projector: Projector, event: RecordedEvent): readonly Need[] {
  try {
    return projector.needs(event);
  } catch (error) {
    throw cannotApply(event, error);
  }
}

/** Applies an event; returns the rows to load before it is applied again, or none once it is applied. */
function applyOnce(projector: Projector, event: RecordedEvent, rows: WorkingRows): readonly Need[] {
  try {
    const asked = projector.apply(event, rows);
    if (asked === undefined || asked.length === 0) return [];
    const missing = rows.missing(asked);
    if (missing.length === 0) throw new Error('needs rows that are loaded already');
    return missing;
  } catch (error) {
    throw cannotApply(event, error);
  }
}

/**
 * Applies events to rows one by one. If one needs rows that are not loaded, those of all later events are loaded with
 * them; so a batch about rows that it made, or that were used just before, queries nothing.
 */
export async function foldBatch(
  projector: Projector,
  events: readonly RecordedEvent[],
  rows: WorkingRows,
  load: (needs: readonly Need[]) => Promise<void>,
): Promise<void> {
  let allLoaded = false;
  for (const [index, event] of events.entries()) {
    if (!allLoaded && !needsOf(projector, event).every((need) => rows.has(need))) {
      await load(rows.missing(events.slice(index).flatMap((later) => needsOf(projector, later))));
      allLoaded = true;
    }
    for (let missing = applyOnce(projector, event, rows); missing.length > 0;) {
      await load(missing);
      missing = applyOnce(projector, event, rows);
    }
  }
}

/** Applies events to rows that are all in memory. */
export function foldComplete(projector: Projector, events: readonly RecordedEvent[], rows: WorkingRows): void {
  for (const event of events) applyOnce(projector, event, rows);
}
