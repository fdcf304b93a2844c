import type { Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import { readCheckpoint } from '../projecting/checkpoint.js';
import type { RunningProjector } from '../projecting/runner.js';
import type { Clock } from '../runtime/clock.js';

/** What to watch: the projector of this process, and the checkpoint if another process runs it. */
export interface Watched {
  readonly log: Pick<EventLog, 'head'>;
  readonly projector: Pick<RunningProjector, 'status' | 'onMoved' | 'hurry'>;
  readonly pool: Pool;
  readonly clock: Clock;
}

/** Callbacks of a watch over tables. */
export type Told = 'reached' | 'failed';

/** What this process has seen of the tables of a read model. */
export interface TablesSeen {
  /** Whether they have ever held everything that was in the log when filling them began; then it stays so. */
  areComplete(): boolean;
  /** Checks now, unless they are known to be complete. */
  look(): Promise<void>;
  /** The highest position that they were seen at. */
  seen(): bigint;
  /**
   * Calls back once they are complete and at a position, or when their projector has failed; returns a function that
   * stops this.
   */
  watch(position: bigint, tell: (how: Told) => void): () => void;
}

interface Listener {
  readonly position: bigint;
  readonly tell: (how: Told) => void;
}

const LOOK_EVERY_MS = 20;

/** Watches this process's projector and, while another process runs it, polls once for all watchers. */
export function tablesOf({ log, projector, pool, clock }: Watched): TablesSeen {
  const listeners = new Set<Listener>();
  let complete = false;
  let furthest = 0n;
  let looking = false;

  const areComplete = (): boolean => (complete ||= projector.status().complete);

  function arrived(at: bigint): void {
    if (at > furthest) furthest = at;
    if (!areComplete()) return;
    for (const { position, tell } of listeners) if (position <= at) tell('reached');
  }
  projector.onMoved(arrived);

  /** According to the database. */
  async function lookElsewhere(): Promise<void> {
    const checkpoint = await readCheckpoint(pool, projector.status().projector);
    // Tables with everything that is in the log are complete, even if that is not recorded yet: at first the log is
    // empty.
    if (!areComplete()) complete = checkpoint.complete || checkpoint.position >= (await log.head());
    arrived(checkpoint.position);
  }

  async function lookOn(): Promise<void> {
    looking = true;
    while (listeners.size > 0) {
      const { health, position } = projector.status();
      if (health === 'failed') for (const { tell } of listeners) tell('failed');
      else if (health === 'running') arrived(position);
      else await lookElsewhere().catch(() => undefined); // It is tried again soon.
      if (listeners.size > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, LOOK_EVERY_MS));
    }
    looking = false;
  }

  return {
    areComplete,
    look: async () => (areComplete() ? undefined : lookElsewhere()),
    seen: () => furthest,
    watch: (position, tell) => {
      const listener = { position, tell };
      listeners.add(listener);
      if (!looking) void lookOn();
      return () => void listeners.delete(listener);
    },
  };
}
