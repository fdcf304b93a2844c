import type { Principal } from './kernel/deciding/room.js';
import type { EventLog } from './kernel/event-log/event-log.js';
import type { ReadTables } from './kernel/reading/as-of-tables.js';
import type { Moment, PastPosition } from './kernel/reading/moment.js';

/** Before the first event, nothing has happened: any time will do. */
const BEFORE_ALL = '1970-01-01T00:00:00.000Z';
const ZONES = 'select id, time_zone from organizations.users where organization_id = $1';

/** Returns a function that makes the moment of a position, which the history of organizations has reached. */
export function momentsIn({
  log,
  asOf,
}: {
  readonly log: Pick<EventLog, 'head' | 'readAll'>;
  readonly asOf: (past: PastPosition) => ReadTables;
}) {
  return async (position: bigint, { organizationId }: Principal): Promise<Moment> => {
    const [head, time] = await Promise.all([log.head(), timeOf(log, position)]);
    const past = { position, head };
    const query = { name: 'time zones', text: ZONES, values: [organizationId] };
    const { rows } = await asOf(past).query<{ id: string; time_zone: string }>(query);
    const zones = new Map(rows.map(({ id, time_zone: zone }) => [id, zone]));
    return { ...past, time, timeZoneOf: (userId) => zones.get(userId) ?? 'UTC' };
  };
}

async function timeOf(log: Pick<EventLog, 'readAll'>, position: bigint): Promise<string> {
  if (position === 0n) return BEFORE_ALL;
  const { events } = await log.readAll({ after: position - 1n, limit: 1 });
  return events[0]?.context.recordedAt ?? BEFORE_ALL;
}
