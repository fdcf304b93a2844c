import type { ClientBase, Pool } from 'pg';
import type { Clock, Timer } from '../runtime/clock.js';

/** Anything that runs a statement. */
export type Queryable = Pick<Pool | ClientBase, 'query'>;

/** What only one process at a time may do, and the process that claims it. */
export interface LeaseClaim {
  readonly name: string;
  /** Unique among processes. */
  readonly holder: string;
  /** Milliseconds, by the database's clock, after which the lease of a silent holder expires. */
  readonly ttlMs: number;
}

/** How long a lease lasts, in milliseconds: as standbys look every second, it is taken over well within 10 s. */
export const LEASE_MS = 6_000;

// The start of another role's sessions is hidden; one with the same pid is assumed to be the holder's.
const HOLD = `
  INSERT INTO kernel.leases AS held (name, holder, expires_at, backend_pid, backend_start)
  SELECT $1, $2, clock_timestamp() + $3 * interval '1 ms', pid, backend_start
  FROM pg_stat_activity WHERE pid = pg_backend_pid()
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at,
    backend_pid = excluded.backend_pid, backend_start = excluded.backend_start
  WHERE held.holder = excluded.holder OR held.expires_at < clock_timestamp() OR NOT EXISTS (
    SELECT FROM pg_stat_activity a
    WHERE a.pid = held.backend_pid AND (a.backend_start IS NULL OR a.backend_start = held.backend_start))`;

/**
 * Takes or renews a lease; false while another process holds it. It is free once it has expired, and immediately when
 * the connection that last renewed it is gone, as after a `kill -9` of its holder. A lease only saves work: what must
 * not be written twice is fenced, for a projector by its checkpoint's epoch, for a command by its stream's revision.
 * Throws if Postgres does not respond within the duration of the lease.
 */
export async function holdLease(db: Queryable, { name, holder, ttlMs }: LeaseClaim): Promise<boolean> {
  const statement = { text: HOLD, values: [name, holder, ttlMs], query_timeout: Math.max(ttlMs, 1_000) };
  const { rowCount } = await db.query(statement);
  return rowCount === 1;
}

/** Releases a lease, so that another holder need not wait until it expires. */
export async function releaseLease(db: Queryable, { name, holder }: LeaseClaim): Promise<void> {
  await db.query('DELETE FROM kernel.leases WHERE name = $1 AND holder = $2', [name, holder]);
}

/**
 * Renews a lease three times per duration until stopped. Calls `lost` once, when another process has taken it, or may
 * have because it could not be renewed in time.
 */
export function keepLease(db: Queryable, claim: LeaseClaim, clock: Clock, lost: () => void): () => void {
  let next: Timer | undefined;
  let deadline: Timer | undefined;
  const stop = () => {
    if (next !== undefined) clock.clearTimeout(next);
    if (deadline !== undefined) clock.clearTimeout(deadline);
    next = deadline = undefined;
  };
  const lose = () => {
    stop();
    lost();
  };
  const renewed = (asked: number) => {
    stop();
    // Counted from the request: the response may have been delayed by a pause of the process.
    deadline = clock.setTimeout(lose, Math.max(0, asked + claim.ttlMs - clock.now()));
    next = clock.setTimeout(renew, claim.ttlMs / 3);
  };
  const renew = () => {
    const asked = clock.now();
    holdLease(db, claim).then(
      (held) => {
        if (deadline === undefined) return; // Stopped meanwhile.
        if (held) renewed(asked);
        else lose();
      },
      () => {
        if (deadline !== undefined) next = clock.setTimeout(renew, claim.ttlMs / 3);
      },
    );
  };
  renewed(clock.now());
  return stop;
}
