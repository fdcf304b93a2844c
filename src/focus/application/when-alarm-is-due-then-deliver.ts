import type pg from 'pg';
import { holdLease, LEASE_MS, releaseLease, type LeaseClaim } from '../../kernel/projecting/lease.js';
import { timestamp, type Randomness, type Clock, type Timer } from '../../kernel/runtime/clock.js';
import type { Logger } from '../../kernel/runtime/logging.js';
import type { Focus } from './focus.commands.js';

/** What one poll for due alarms needs. */
export interface AlarmLook {
  readonly pool: pg.Pool;
  readonly focus: Focus;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether this node may still deliver; always when absent. */
  readonly mayDeliver?: () => boolean;
}

/** What the scheduler needs of its house. */
export interface AlarmScheduling extends Omit<AlarmLook, 'mayDeliver'> {
  readonly clock: Clock & Pick<Randomness, 'randomUuidV7'>;
  /** Milliseconds between two polls of the table; an alarm is late by at most that. */
  readonly every?: number;
  /** Milliseconds after which another node takes over from one that stopped responding. */
  readonly leaseMs?: number;
}

interface DueSession {
  readonly ownerId: string;
  readonly organizationId: string;
  readonly active: boolean;
}

const PAGE = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const LEASE = 'focus alarms';

const DUE = `select s.user_id as "ownerId", u.organization_id as "organizationId", u.deactivated_at is null as active
  from focus.active_focus_sessions s join focus.users u on u.id = s.user_id
  where (s.next_trigger_at <= $1 or u.deactivated_at is not null) and s.user_id > $2
  order by s.user_id limit ${PAGE}`;

/**
 * Polls the sessions, so that it resumes after a restart, and sends each owner's stream a command to deliver what is
 * due or to end the alarm of a deactivated user (FOCUS-21, ORG-9). Of many nodes the one that holds the lease does so;
 * one that lost it without knowing does no harm, since the decider delivers once. Returns a function that stops it.
 */
export function deliverDueAlarms(scheduling: AlarmScheduling): () => Promise<void> {
  const { pool, clock, logger, every = 1_000, leaseMs = LEASE_MS } = scheduling;
  const claim = { name: LEASE, holder: clock.randomUuidV7(), ttlMs: leaseMs };
  let stopped = false;
  let timer: Timer | undefined;
  let look: Promise<void> = Promise.resolve();
  const next = (): void => {
    timer = clock.setTimeout(() => {
      look = deliverUnderLease(scheduling, claim)
        .catch((error: unknown) => logger.warn({ err: error }, 'looking for due alarms failed, trying again'))
        .then(() => (stopped ? undefined : next()));
    }, every);
  };
  next();
  return async () => {
    stopped = true;
    if (timer !== undefined) clock.clearTimeout(timer);
    await look;
    await releaseLease(pool, claim).catch(() => undefined);
  };
}

/** Each poll renews the lease first, and ends once that has expired, as in a process that was paused. */
async function deliverUnderLease(scheduling: AlarmScheduling, claim: LeaseClaim): Promise<void> {
  const { pool, clock } = scheduling;
  const until = clock.now() + claim.ttlMs;
  if (await holdLease(pool, claim)) await deliverOnce({ ...scheduling, mayDeliver: () => clock.now() < until });
}

/**
 * One poll: delivers every alarm that is due now, and ends every one of a deactivated user; one that fails waits for
 * the next poll.
 */
export async function deliverOnce({ pool, focus, clock, logger, mayDeliver }: AlarmLook): Promise<void> {
  const now = timestamp(clock);
  let after = NOBODY;
  let due: readonly DueSession[];
  do {
    due = (await pool.query<DueSession>({ name: 'focus-due-alarms', text: DUE, values: [now, after] })).rows;
    if (mayDeliver?.() === false) return;
    after = due.at(-1)?.ownerId ?? after;
    const answers = await Promise.allSettled(due.map((session) => deliver(focus, session, now, mayDeliver)));
    for (const answer of answers) {
      if (answer.status === 'rejected')
        logger.warn({ err: answer.reason as unknown }, 'an alarm was not delivered yet');
    }
  } while (due.length === PAGE);
}

function deliver(
  focus: Focus,
  { ownerId, organizationId, active }: DueSession,
  now: string,
  mayDeliver: () => boolean = () => true,
): Promise<unknown> {
  const command = active
    ? ({ type: 'DeliverDueAlarm', ownerId, ownerActive: true, now } as const)
    : ({ type: 'EndAlarmOfDeactivatedUser', ownerId } as const);
  const context = { organizationId, actor: 'system', onBehalfOf: ownerId, request: command.type };
  // Checked once more when the state is loaded, right before the append.
  return focus.decide(command, context, () => Promise.resolve(mayDeliver()));
}
