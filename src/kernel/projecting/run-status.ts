import type { Logger } from '../runtime/logging.js';

/**
 * `standby`: another process runs it. `retrying`: the database or the log can't be reached. `failed`: an event can't be
 * applied; it stays so, or until its tables are rebuilt if it can resume.
 */
export type ProjectorHealth = 'starting' | 'standby' | 'running' | 'retrying' | 'failed' | 'stopped';

/** A projector as its own process sees it. */
export interface RunStatus {
  readonly projector: string;
  readonly health: ProjectorHealth;
  /** The last position known to be in the read tables; 0 while that is unknown, as on standby. */
  readonly position: bigint;
  /** Whether this process knows that its tables are complete, as in `Checkpoint`. */
  readonly complete: boolean;
  /** Where and why it failed. */
  readonly failure?: { readonly position: bigint; readonly reason: string };
}

/** Keeps a projector's status, and notifies listeners when its position advances. */
export interface StatusBoard {
  status(): RunStatus;
  become(health: ProjectorHealth, failure?: RunStatus['failure']): void;
  /** The read tables are at this position. */
  reached(position: bigint): void;
  /** The tables are complete, and recorded as such. */
  completed(): void;
  /** The state of the read tables is unknown from now on. */
  forget(): void;
  onMoved(listener: (position: bigint) => void): () => void;
}

/** A board for a projector that is starting. */
export function statusBoard(projector: string, logger: Logger): StatusBoard {
  const listeners = new Set<{ readonly tell: (position: bigint) => void }>();
  let status: RunStatus = { projector, health: 'starting', position: 0n, complete: false };
  return {
    status: () => status,
    become(health, failure) {
      if (health !== status.health) logger.info({ projector, health }, `projector ${health}`);
      const { position, complete } = status;
      status = { projector, health, position, complete, ...(failure && { failure }) };
    },
    reached(position) {
      if (position === status.position) return;
      status = { ...status, position };
      for (const { tell } of listeners) tell(position);
    },
    completed() {
      status = { ...status, complete: true };
    },
    forget() {
      status = { ...status, position: 0n };
    },
    onMoved(tell) {
      const listener = { tell };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
