import type { CommandHadNoEffect } from '../../../src/kernel/deciding/executing.js';
import type { AnyEvent } from '../history.js';

/** Rows of the read tables by their columns; times are RFC 3339 UTC with milliseconds. */
export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  milestone_required: boolean;
  readonly created_at: string;
  revision: number;
}

/** A team or a tag. */
export interface NamedRow {
  readonly id: string;
  readonly organization_id: string;
  name: string;
  readonly created_at: string;
  removed_at: string | null;
  revision: number;
}

export interface UserRow {
  readonly id: string;
  readonly organization_id: string;
  team_id: string | null;
  role: 'user' | 'admin';
  active_item_alarm_default: 15 | 30 | 60 | 120 | 180 | 240 | 300 | null;
  time_zone: string;
  name: string;
  email: string | null;
  subject: string;
  readonly created_at: string;
  deactivated_at: string | null;
  revision: number;
}

export interface ProjectRow {
  readonly id: string;
  readonly organization_id: string;
  readonly team_id: string | null;
  readonly visibility_scope: 'personal' | 'team';
  default_user_id: string;
  name: string;
  readonly created_at: string;
  archived_at: string | null;
  revision: number;
}

export interface MilestoneRow {
  readonly id: string;
  readonly organization_id: string;
  readonly project_id: string;
  name: string;
  readonly created_at: string;
  archived_at: string | null;
  revision: number;
}

export interface ItemRow {
  readonly id: string;
  readonly organization_id: string;
  milestone_id: string | null;
  readonly execution_owner_id: string;
  readonly offered_by: string;
  readonly origin_item_id: string | null;
  readonly copy_of_item_id: string | null;
  state: 'offered' | 'waiting' | 'active' | 'completed';
  title: string;
  description: string | null;
  due_at: string | null;
  due_on: string | null;
  set_aside_until: string | null;
  readonly created_at: string;
  readonly started_at: string | null;
  completed_at: string | null;
  readonly imported: boolean;
  revision: number;
}

/** In the order of its item's steps; the place in that order is the row's position. */
export interface StepRow {
  readonly id: string;
  readonly item_id: string;
  name: string;
  is_completed: boolean;
  readonly created_at: string;
}

export interface SessionRow {
  readonly user_id: string;
  readonly item_id: string;
  interval_minutes: number;
  started_at: string;
  next_trigger_at: string;
  due_at: string | null;
}

export interface DeclinedRow {
  readonly item_id: string;
  readonly organization_id: string;
  readonly offered_by: string;
  readonly declined_by: string;
  readonly title: string;
  readonly reason: string | null;
  readonly offered_at: string;
  readonly declined_at: string;
}

/** The content of a log, each event applied as docs/rules.md says; plain data. */
export interface ReferenceModel {
  /**
   * Whether a whole log is applied: whatever an event names must then exist, and no id occurs twice. With one stream
   * alone, other streams are unknown, and the test that walks through it chooses the ids.
   */
  readonly whole: boolean;
  readonly organizations: Map<string, OrganizationRow>;
  readonly teams: Map<string, NamedRow>;
  readonly users: Map<string, UserRow>;
  readonly tags: Map<string, NamedRow>;
  readonly projects: Map<string, ProjectRow>;
  readonly milestones: Map<string, MilestoneRow>;
  readonly items: Map<string, ItemRow>;
  /** By item. */
  readonly steps: Map<string, StepRow[]>;
  /** By item. */
  readonly itemTags: Map<string, string[]>;
  /** By user. */
  readonly sessions: Map<string, SessionRow>;
  /** By item. */
  readonly declined: Map<string, DeclinedRow>;
  /** The user of each unrevoked access token. */
  readonly accessTokens: Map<string, string>;
  /** By user: the waiting items from the top. */
  readonly lists: Map<string, string[]>;
}

/** Everything that a log can hold. */
export type LoggedEvent = AnyEvent | CommandHadNoEffect;

/** The model of an empty log; of a whole log by default. */
export function nothingYet(whole = true): ReferenceModel {
  return {
    whole,
    organizations: new Map(),
    teams: new Map(),
    users: new Map(),
    tags: new Map(),
    projects: new Map(),
    milestones: new Map(),
    items: new Map(),
    steps: new Map(),
    itemTags: new Map(),
    sessions: new Map(),
    declined: new Map(),
    accessTokens: new Map(),
    lists: new Map(),
  };
}

/** Throws the rule's sentence if it does not hold. */
export function must(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new Error(rule);
}

/** The row, which must exist. */
export function there<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  must(row !== undefined, `LOG-8: ${id} is spoken of, and there is no such thing`);
  return row;
}

/** The row of something that may be in another stream; undefined only if that stream is not applied. */
export function known<Row>({ whole }: ReferenceModel, rows: ReadonlyMap<string, Row>, id: string): Row | undefined {
  return whole ? there(rows, id) : rows.get(id);
}

/** Throws the rule's sentence if one of these occurs twice. */
export function mustDiffer(values: readonly string[], rule: string): void {
  must(new Set(values).size === values.length, rule);
}
