import type { systemVerbs } from '../../../src/focus/domain/alarm.js';
import type { PastWork } from '../../../src/focus/domain/past-work.js';
import type { CommandOf } from '../../../src/kernel/deciding/by-type.js';
import type { FocusRequest } from '../../../src/focus/application/focus.requests.js';
import type { OrganizationCreation, OrganizationRequest } from '../../../src/organizations/index.js';
import type { AccessTokenRequest } from '../../../src/organizations/application/access-tokens.commands.js';
import type { ProjectRequest } from '../../../src/planning/index.js';
import type { Lost } from './memory.js';
import type { ReferenceModel, UserRow } from '../../support/reference-model/rows.js';

/** Past work of an owner that an import records in an admin's name. */
export interface ImportRequest {
  readonly ownerId: string;
  readonly work: readonly Omit<PastWork, 'milestone'>[];
}

/** A request to a room, with the id of the user who sends it. */
export type Sending =
  | { readonly to: 'focus'; readonly by: string; readonly request: FocusRequest }
  | { readonly to: 'planning'; readonly by: string; readonly request: ProjectRequest }
  | { readonly to: 'organizations'; readonly by: string; readonly request: OrganizationRequest }
  | { readonly to: 'tokens'; readonly by: string; readonly request: AccessTokenRequest }
  | { readonly to: 'import'; readonly by: string; readonly request: ImportRequest }
  | { readonly to: 'operator'; readonly request: OrganizationCreation }
  | { readonly to: 'alarms'; readonly request: CommandOf<typeof systemVerbs> };

/** What a simulated user sees, and how they choose. */
export interface View {
  readonly truth: ReferenceModel;
  /** One of them; undefined if there is none. */
  pick<Value>(from: Iterable<Value>): Value | undefined;
  /** True one time in `inSoMany`; never if all numbers are 0. */
  once(inSoMany: number): boolean;
  /** Things that were deleted. */
  lost(): Lost;
  /** RFC 3339 UTC. */
  readonly now: string;
}

/** The request to send in this situation; undefined if there is nothing that it could be about. */
export type Wish = (view: View) => Sending | '' | undefined;

/** Titles, names of steps and descriptions: any text. */
export const TEXTS = [
  'Tea',
  ' Pad ',
  'Ünïcødé 漢字 🎉',
  "O'Brien; --",
  '{"a":1}',
  '\\N',
  'tab\there\nline',
  'a,"b"',
  '\\.',
];

/** Names of one line. */
export const NAMES = [
  'Ash',
  'birch',
  'BIRCH',
  "O'Brien; --",
  'Ünïcødé 漢字 🎉',
  '\\N',
  'NULL',
  '{a,"b"}',
  '\\.',
  'Yew',
];

/** Mostly the given user. */
export function somebody(view: View, usually: string): string {
  return view.once(12) ? colleague(view, usually) : usually;
}

/** Mostly the id of an active user of that user's organization, who may be the same. */
export function colleague(view: View, userId: string): string {
  const { users } = view.truth;
  const home = users.get(userId)?.organization_id;
  const fit = ({ organization_id, deactivated_at }: UserRow) => organization_id === home && deactivated_at === null;
  return choose(view, users.values(), fit)?.id ?? userId;
}

/** One that fits, or one time in twelve any. */
export function choose<Value>(
  { pick, once }: View,
  from: Iterable<Value>,
  fit: (value: Value) => boolean,
): Value | undefined {
  const all = [...from];
  return pick(once(12) ? all : all.filter(fit));
}

/** The id of any active user. */
export function anyone({ truth, pick }: View): string | undefined {
  return pick([...truth.users.values()].filter(({ deactivated_at }) => deactivated_at === null))?.id;
}
