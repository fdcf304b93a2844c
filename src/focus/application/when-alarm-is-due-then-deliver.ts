import type pg from 'pg';
import { timestamp, type Clock, type Timer } from '../../kernel/runtime/clock.js';
import type { Logger } from '../../kernel/runtime/logging.js';
import type { Focus } from './focus.commands.js';

/** What the scheduler needs of its house. */
export interface AlarmScheduling {
  readonly pool: pg.Pool;
  readonly focus: Focus;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds between two looks at the table; an alarm is late by at most that. */
  readonly every?: number;
}

interface DueSession {
  readonly ownerId: string;
  readonly organizationId: string;
  readonly active: boolean;
}

const PAGE = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';

const DUE = `select s.user_id as "ownerId", u.organization_id as "organizationId", u.deactivated_at is null as active
  from focus.active_focus_sessions s join focus.users u on u.id = s.user_id
  where (s.next_trigger_at <= $1 or u.deactivated_at is not null) and s.user_id > $2
  order by s.user_id limit ${PAGE}`;

/**
 * Looks at the sessions again and again, so that it starts where it stopped after a restart, and asks each owner's
 * stream to deliver what is due or to end the alarm of a deactivated user (FOCUS-21, ORG-9). Any number of nodes may
 * do so: the decider delivers once. Answers how to stop.
 */
export function deliverDueAlarms(scheduling: AlarmScheduling): () => Promise<void> {
  const { clock, logger, every = 1_000 } = scheduling;
  let stopped = false;
  let timer: Timer | undefined;
  let look: Promise<void> = Promise.resolve();
  const next = (): void => {
    timer = clock.setTimeout(() => {
      look = deliverOnce(scheduling)
        .catch((error: unknown) => logger.warn({ err: error }, 'looking for due alarms failed, trying again'))
        .then(() => (stopped ? undefined : next()));
    }, every);
  };
  next();
  return async () => {
    stopped = true;
    if (timer !== undefined) clock.clearTimeout(timer);
    await look;
  };
}

/** One look: every session that is due now is delivered, every one of a deactivated user ends; one that fails waits. */
export async function deliverOnce({ pool, focus, clock, logger }: AlarmScheduling): Promise<void> {
  const now = timestamp(clock);
  let after = NOBODY;
  let due: readonly DueSession[];
  do {
    due = (await pool.query<DueSession>({ name: 'focus-due-alarms', text: DUE, values: [now, after] })).rows;
    after = due.at(-1)?.ownerId ?? after;
    const answers = await Promise.allSettled(due.map((session) => deliver(focus, session, now)));
    for (const answer of answers) {
      if (answer.status === 'rejected')
        logger.warn({ err: answer.reason as unknown }, 'an alarm was not delivered yet');
    }
  } while (due.length === PAGE);
}

function deliver(focus: Focus, { ownerId, organizationId, active }: DueSession, now: string): Promise<unknown> {
  const command = active
    ? ({ type: 'DeliverDueAlarm', ownerId, ownerActive: true, now } as const)
    : ({ type: 'EndAlarmOfDeactivatedUser', ownerId } as const);
  return focus.decide(command, { organizationId, actor: 'system', onBehalfOf: ownerId, request: command.type });
}
