import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { pageOf, partsOf, timeKey, type CursorPage, type PageRequest } from '../../kernel/reading/cursor-page.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
import { recordQueries, type RecordQueries } from '../../kernel/records/serving/record-queries.js';
import { tag } from '../records/tag.record.js';
import { team } from '../records/team.record.js';
import type { AlarmInterval, Role } from '../domain/organization.events.js';
import type { Caller } from './caller.js';

/** A user as a colleague sees them. */
export interface ColleagueView {
  readonly userId: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly role: Role;
  readonly active: boolean;
  /** Revision of the last event that changed the user, in the organization's stream; so in every view. */
  readonly revision: number;
  readonly allowedActions: readonly string[];
}

/** A user as they themself and admins see them. */
export interface UserView extends ColleagueView {
  readonly email: string | null;
  readonly subject: string;
  readonly alarmDefault: AlarmInterval | null;
  /** An IANA name: where the user's days begin and end (ORG-11). */
  readonly timeZone: string;
}

/** The reader's organization and its policy. */
export interface OrganizationView {
  readonly organizationId: string;
  readonly name: string;
  /** Whether new items must have a milestone (PLAN-5). */
  readonly milestoneRequired: boolean;
  readonly revision: number;
  readonly allowedActions: readonly string[];
}

/** Which part of a list is requested; an undefined field filters nothing. */
export interface ListFilter {
  readonly id?: string;
  readonly teamId?: string;
  /** Active users; false: the others. */
  readonly active?: boolean;
}

/** Reads the reader's own organization; of others there is nothing to see (ORG-6). Lists are in order of creation. */
export interface OrganizationQueries {
  organization(reader: Caller): Promise<OrganizationView | undefined>;
  users(reader: Caller, filter: ListFilter, page: PageRequest): Promise<CursorPage<UserView | ColleagueView>>;
  readonly teams: RecordQueries;
  readonly tags: RecordQueries;
}

const USERS = `select id, name, team_id, role, deactivated_at is null as active, email, subject,
    active_item_alarm_default as alarm_default, time_zone, created_at, revision
  from organizations.users
  where organization_id = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or team_id = $3)
    and ($4::boolean is null or (deactivated_at is null) = $4)
    and ($5::timestamptz is null or (created_at, id) > ($5, $6::uuid))
  order by created_at, id limit $7`;

const ORGANIZATION = `select id as "organizationId", name, milestone_required as "milestoneRequired", revision
  from organizations.organizations where id = $1`;

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly revision: number;
  readonly team_id: string | null;
  readonly role: Role;
  readonly active: boolean;
  readonly email: string | null;
  readonly subject: string;
  readonly alarm_default: AlarmInterval | null;
  readonly time_zone: string;
}

/** Queries of the organizations room; the caller waits for a `minPosition` first. */
export function createOrganizationQueries(pool: ReadTables): OrganizationQueries {
  return {
    organization: async ({ organizationId, role }) => {
      type Row = Omit<OrganizationView, 'allowedActions'>;
      const query = { name: 'organizations-organization', text: ORGANIZATION, values: [organizationId] };
      const found = (await pool.query<Row>(query)).rows[0];
      return found && { ...found, allowedActions: role === 'admin' ? ['set-policy'] : [] };
    },
    users: async (reader, { id, teamId, active }, { after, limit }) => {
      const filters = [id ?? null, teamId ?? null, active ?? null];
      const values = [reader.organizationId, ...filters, ...partsOf(after), limit + 1];
      const { rows } = await pool.query<UserRow>({
        name: 'organizations-users',
        text: USERS,
        values,
        types: timesAsText,
      });
      return pageOf(rows, limit, keyOf, (row) => userSeen(row, reader));
    },
    teams: recordQueries(team, pool, 'organizations'),
    tags: recordQueries(tag, pool, 'organizations'),
  };
}

function keyOf({ created_at, id }: Pick<UserRow, 'created_at' | 'id'>): string {
  return timeKey(created_at, id);
}

/** How to sign in as someone, and where to write to them, is for themself and admins. */
function userSeen(row: UserRow, reader: Caller): UserView | ColleagueView {
  const { id: userId, name, team_id: teamId, role, active, revision, email, subject } = row;
  const allowedActions = [...ownActions(userId, reader), ...adminActions(active, reader)];
  const colleague = { userId, name, teamId, role, active, revision, allowedActions: [...new Set(allowedActions)] };
  if (reader.role !== 'admin' && reader.userId !== userId) return colleague;
  return { ...colleague, email, subject, alarmDefault: row.alarm_default, timeZone: row.time_zone };
}

function ownActions(userId: string, reader: Caller): readonly string[] {
  return userId === reader.userId ? ['rename', 'set-alarm-default', 'set-time-zone'] : [];
}

function adminActions(active: boolean, { role }: Caller): readonly string[] {
  if (role !== 'admin') return [];
  const always = ['rename', 'change-email', 'change-subject', 'move-to-team', 'change-role'];
  return [...always, active ? 'deactivate' : 'reactivate'];
}
