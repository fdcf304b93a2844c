import type { Pool } from 'pg';
import { pageOf, partsOf, timeKey, type CursorPage, type PageRequest } from '../../kernel/reading/cursor-page.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
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

/** A team; a retired one stays known, because history refers to it. */
export interface TeamView {
  readonly teamId: string;
  readonly name: string;
  readonly retired: boolean;
  readonly revision: number;
  readonly allowedActions: readonly string[];
}

/** A tag; a retired one stays known, because items carry it. */
export interface TagView {
  readonly tagId: string;
  readonly name: string;
  readonly retired: boolean;
  readonly revision: number;
  readonly allowedActions: readonly string[];
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

/** Which part of a list is asked for; what is undefined does not matter. */
export interface ListFilter {
  readonly id?: string;
  /** Of users. */
  readonly teamId?: string;
  /** Active users, or unretired teams and tags; false: the others. */
  readonly active?: boolean;
}

/** Reads the reader's own organization; of others there is nothing to see (ORG-6). Lists are in order of creation. */
export interface OrganizationQueries {
  organization(reader: Caller): Promise<OrganizationView | undefined>;
  users(reader: Caller, filter: ListFilter, page: PageRequest): Promise<CursorPage<UserView | ColleagueView>>;
  teams(reader: Caller, filter: ListFilter, page: PageRequest): Promise<CursorPage<TeamView>>;
  tags(reader: Caller, filter: ListFilter, page: PageRequest): Promise<CursorPage<TagView>>;
}

const USERS = `select id, name, team_id, role, deactivated_at is null as active, email, subject,
    active_item_alarm_default as alarm_default, time_zone, created_at, revision
  from organizations.users
  where organization_id = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or team_id = $3)
    and ($4::boolean is null or (deactivated_at is null) = $4)
    and ($5::timestamptz is null or (created_at, id) > ($5, $6::uuid))
  order by created_at, id limit $7`;

const named = (
  table: 'teams' | 'tags',
): string => `select id, name, removed_at is not null as retired, created_at, revision
  from organizations.${table}
  where organization_id = $1 and ($2::uuid is null or id = $2) and ($3::boolean is null or (removed_at is null) = $3)
    and ($4::timestamptz is null or (created_at, id) > ($4, $5::uuid))
  order by created_at, id limit $6`;

const ORGANIZATION = `select id as "organizationId", name, milestone_required as "milestoneRequired", revision
  from organizations.organizations where id = $1`;

interface NamedRow {
  readonly id: string;
  readonly name: string;
  readonly retired: boolean;
  readonly created_at: string;
  readonly revision: number;
}

interface UserRow extends Omit<NamedRow, 'retired'> {
  readonly team_id: string | null;
  readonly role: Role;
  readonly active: boolean;
  readonly email: string | null;
  readonly subject: string;
  readonly alarm_default: AlarmInterval | null;
  readonly time_zone: string;
}

/** Opens the organizations room for queries; `minPosition` is waited for by whoever asks, before. */
export function createOrganizationQueries(pool: Pick<Pool, 'query'>): OrganizationQueries {
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
    teams: (reader, filter, page) =>
      namedThings(pool, 'teams', reader, filter, page, ({ id, name, retired, revision }) => {
        return { teamId: id, name, retired, revision, allowedActions: actionsOn(retired, reader) };
      }),
    tags: (reader, filter, page) =>
      namedThings(pool, 'tags', reader, filter, page, ({ id, name, retired, revision }) => {
        return { tagId: id, name, retired, revision, allowedActions: actionsOn(retired, reader) };
      }),
  };
}

async function namedThings<Shown>(
  pool: Pick<Pool, 'query'>,
  table: 'teams' | 'tags',
  { organizationId }: Caller,
  { id, active }: ListFilter,
  { after, limit }: PageRequest,
  shown: (row: NamedRow) => Shown,
): Promise<CursorPage<Shown>> {
  const values = [organizationId, id ?? null, active ?? null, ...partsOf(after), limit + 1];
  const query = { name: `organizations-${table}`, text: named(table), values, types: timesAsText };
  const { rows } = await pool.query<NamedRow>(query);
  return pageOf(rows, limit, keyOf, shown);
}

function keyOf({ created_at, id }: Pick<NamedRow, 'created_at' | 'id'>): string {
  return timeKey(created_at, id);
}

function actionsOn(retired: boolean, { role }: Caller): readonly string[] {
  return role === 'admin' && !retired ? ['rename', 'retire'] : [];
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
