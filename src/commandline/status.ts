import { readCheckpoint, type Checkpoint } from '../kernel/projecting/checkpoint.js';
import type { Stores } from '../kernel/runtime/stores.js';
import { projectors as all } from '../read-models.js';

/** `running`: a process holds its lease. `failed`: an event could not be applied. `idle`: no process runs it. */
export type ProjectorState = 'running' | 'failed' | 'idle';

/** How far a projector's read tables are. */
export interface ProjectorStatus {
  readonly name: string;
  readonly position: bigint;
  /** Events from here to the log's head, about. */
  readonly lag: number;
  readonly health: ProjectorState;
  /** Names the process that runs it; null when none does. */
  readonly holder: string | null;
  readonly failure: NonNullable<Checkpoint['failure']> | null;
}

/** How far the log and its read tables are. */
export interface Status {
  readonly log: { readonly id: string; readonly head: bigint };
  readonly projectors: readonly ProjectorStatus[];
}

/** Reads the log's head and what the projectors stored in the database, without running any. */
export async function status(stores: Stores): Promise<Status> {
  const { log } = stores;
  const projectors: ProjectorStatus[] = [];
  for (const { name } of all) projectors.push(await projectorStatus(stores, name));
  return { log: { id: log.id, head: await log.head() }, projectors };
}

async function projectorStatus({ log, pool }: Stores, name: string): Promise<ProjectorStatus> {
  const holder = await holderOf(pool, name);
  const { position, failure } = await readCheckpoint(pool, name);
  const lag = await log.behind(position);
  const health: ProjectorState = failure !== undefined ? 'failed' : holder === null ? 'idle' : 'running';
  return { name, position, lag, health, holder, failure: failure ?? null };
}

async function holderOf(pool: Stores['pool'], projector: string): Promise<string | null> {
  const { rows } = await pool.query<{ holder: string }>(
    'SELECT holder FROM kernel.leases WHERE name = $1 AND expires_at > clock_timestamp()',
    [projector],
  );
  return rows[0]?.holder ?? null;
}

/** The same for people. */
export function statusText({ log, projectors }: Status): string {
  const lines = projectors.map(({ name, position, lag, health, holder, failure }) => {
    const by = holder === null ? '' : ` by ${holder}`;
    const why = failure === null ? '' : ` at position ${failure.position}: ${failure.reason}`;
    return `projector ${name}  ${health}${by}${why}\n  position ${position}, ${lag} behind the log\n`;
  });
  return `log ${log.id}\n  head ${log.head}\n${lines.join('')}`;
}
