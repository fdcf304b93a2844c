import type { systemVerbs } from '../../../src/focus/domain/alarm.js';
import type { PastWork } from '../../../src/focus/domain/past-work.js';
import type { CommandOf } from '../../../src/kernel/deciding/by-type.js';
import type { FocusRequest } from '../../../src/focus/application/focus.requests.js';
import type { OrganizationCreation, OrganizationRequest } from '../../../src/organizations/index.js';
import type { AccessTokenRequest } from '../../../src/organizations/application/access-tokens.commands.js';
import type { ProjectRequest } from '../../../src/planning/index.js';
import type { Lost } from './memory.js';
import type { ReferenceModel, UserRow } from '../../support/reference-model/rows.js';

/** What an import, in an admin's name, records as done for an owner. */
export interface ImportRequest {
  readonly ownerId: string;
  readonly work: readonly Omit<PastWork, 'milestone'>[];
}

/** A request on its way to a room, by a user's id. */
export type Sending =
  | { readonly to: 'focus'; readonly by: string; readonly request: FocusRequest }
  | { readonly to: 'planning'; readonly by: string; readonly request: ProjectRequest }
  | { readonly to: 'organizations'; readonly by: string; readonly request: OrganizationRequest }
  | { readonly to: 'tokens'; readonly by: string; readonly request: AccessTokenRequest }
  | { readonly to: 'import'; readonly by: string; readonly request: ImportRequest }
  | { readonly to: 'operator'; readonly request: OrganizationCreation }
  | { readonly to: 'alarms'; readonly request: CommandOf<typeof systemVerbs> };

/** What somebody who is about to wish for something sees, and how they choose. */
export interface View {
  readonly truth: ReferenceModel;
  /** One of them; undefined when there is none. */
  pick<Value>(from: Iterable<Value>): Value | undefined;
  /** True one time in so many; never in the simplest case. */
  once(inSoMany: number): boolean;
  /** What there once was and is gone. */
  lost(): Lost;
  /** RFC 3339 UTC. */
  readonly now: string;
}

/** What to ask for in this house as it stands; undefined where there is nothing to ask it of. */
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

/** The given user, mostly. */
export function somebody(view: View, usually: string): string {
  return view.once(12) ? colleague(view, usually) : usually;
}

/** The id of an active user of that user's organization, mostly; the user too may be it. */
export function colleague(view: View, userId: string): string {
  const { users } = view.truth;
  const home = users.get(userId)?.organization_id;
  const fit = ({ organization_id, deactivated_at }: UserRow) => organization_id === home && deactivated_at === null;
  return choose(view, users.values(), fit)?.id ?? userId;
}

/** One that fits; one time in twelve any. */
export function choose<Value>(
  { pick, once }: View,
  from: Iterable<Value>,
  fit: (value: Value) => boolean,
): Value | undefined {
  const all = [...from];
  return pick(once(12) ? all : all.filter(fit));
}

/** The id of a user who is active. */
export function anyone({ truth, pick }: View): string | undefined {
  return pick([...truth.users.values()].filter(({ deactivated_at }) => deactivated_at === null))?.id;
}
