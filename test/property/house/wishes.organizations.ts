import type { OrganizationRequest } from '../../../src/organizations/index.js';
import type { NamedRow, UserRow } from '../../support/reference-model/rows.js';
import { type Sending, type View, type Wish, NAMES, anyone, choose, somebody } from './wishes.js';

const organizations = (by: string, request: OrganizationRequest): Sending => ({ to: 'organizations', by, request });

const nameBy = ({ pick }: View): string => pick(NAMES) ?? 'Ash';
const EMAILS = [null, 'a@x.org', null, 'd@x.org', 'e@x.org', 'A@X.org', 'b@x.org', 'c@x.org', 'ä@x.org', 'Ä@x.org'];
const SUBJECTS = ['s0', 's1', 's2', 's3', 's4', 's5', 'S5', 's6', 's7', 's8', 's9'];

/** An admin of the organization, or sometimes any user. */
function admin(view: View, organizationId: string): string | undefined {
  const fit = (user: UserRow): boolean =>
    user.role === 'admin' && user.organization_id === organizationId && user.deactivated_at === null;
  return choose(view, view.truth.users.values(), fit)?.id;
}

const byAdmin =
  (request: (organizationId: string, view: View) => OrganizationRequest | undefined): Wish =>
  (view) => {
    const organizationId = view.pick(view.truth.organizations.keys());
    const by = organizationId && admin(view, organizationId);
    const wish = by && request(organizationId, view);
    return by && wish ? organizations(by, wish) : undefined;
  };

const onUser =
  (fit: (user: UserRow) => boolean, request: (user: UserRow, view: View) => OrganizationRequest): Wish =>
  (view) => {
    const user = choose(view, view.truth.users.values(), fit);
    const by = user && admin(view, user.organization_id);
    return user && by && organizations(by, request(user, view));
  };

const onNamed =
  (
    kind: 'teams' | 'tags',
    fit: (row: NamedRow, view: View) => boolean,
    request: (row: NamedRow, view: View) => OrganizationRequest,
  ): Wish =>
  (view) => {
    const row = choose(view, view.truth[kind].values(), (one) => fit(one, view));
    const by = row && admin(view, row.organization_id);
    return row && by && organizations(by, request(row, view));
  };

const isThere = ({ removed_at }: NamedRow): boolean => removed_at === null;
const teamOf = ({ truth, pick }: View, organizationId: string): string | null =>
  pick([null, ...[...truth.teams.values()].filter((row) => row.organization_id === organizationId && isThere(row))])
    ?.id ?? null;

/** Whether it has no active member and no unarchived project. */
const isEmpty = ({ id, removed_at }: NamedRow, { truth }: View): boolean =>
  removed_at === null &&
  ![...truth.users.values()].some(({ team_id, deactivated_at }) => team_id === id && deactivated_at === null) &&
  ![...truth.projects.values()].some(({ team_id, archived_at }) => team_id === id && archived_at === null);

const createTag: Wish = (view) => {
  const by = anyone(view);
  return by && organizations(by, { type: 'CreateTag', name: nameBy(view) });
};

const setAlarmDefault: Wish = (view) => {
  const by = anyone(view);
  return (
    by &&
    organizations(by, { type: 'SetAlarmDefault', minutes: view.pick([30, null, 15, 60, 120, 180, 240, 300]) ?? null })
  );
};

const setTimeZone: Wish = (view) => {
  const by = anyone(view);
  const timeZone = view.pick(['Pacific/Kiritimati', 'Europe/Berlin', 'Pacific/Niue', 'UTC', 'Nowhere/City']) ?? 'UTC';
  return by && organizations(by, { type: 'SetTimeZone', timeZone });
};

const makeToken: Wish = (view) => {
  const by = anyone(view);
  const request = { type: 'MakeAccessToken', name: nameBy(view), scopes: ['read'], expiresAt: null } as const;
  return by && { to: 'tokens', by, request };
};

const revokeToken: Wish = (view) => {
  const [tokenId, by] = view.pick(view.truth.accessTokens) ?? [];
  return tokenId && by && { to: 'tokens', by: somebody(view, by), request: { type: 'RevokeAccessToken', tokenId } };
};

/** The wishes for the organizations room, with their weights. */
export const organizationWishes = {
  found: [
    1,
    (view) => {
      if (view.truth.organizations.size > 1) return undefined;
      const admins = { name: nameBy(view), email: view.pick(EMAILS) ?? null, subject: view.pick(SUBJECTS) ?? 's0' };
      return { to: 'operator', request: { name: nameBy(view), admin: admins } };
    },
  ],
  makeToken: [3, makeToken],
  revokeToken: [3, revokeToken],
  createTeam: [2, byAdmin((_, view) => ({ type: 'CreateTeam', name: nameBy(view) }))],
  renameTeam: [
    3,
    onNamed('teams', isThere, ({ id: teamId }, view) => ({ type: 'RenameTeam', teamId, name: nameBy(view) })),
  ],
  retireTeam: [4, onNamed('teams', isEmpty, ({ id: teamId }) => ({ type: 'RetireTeam', teamId }))],
  addUser: [
    3,
    byAdmin((organizationId, view) => ({
      type: 'AddUser',
      ...{ name: nameBy(view), email: view.pick(EMAILS) ?? null, subject: view.pick(SUBJECTS) ?? 's0' },
      ...{ teamId: teamOf(view, organizationId), role: view.once(3) ? 'admin' : 'user' },
    })),
  ],
  renameUser: [
    2,
    onUser(
      () => true,
      ({ id: userId }, view) => ({ type: 'RenameUser', userId, name: nameBy(view) }),
    ),
  ],
  changeEmail: [
    3,
    onUser(
      () => true,
      ({ id: userId }, { pick }) => ({ type: 'ChangeEmail', userId, email: pick(EMAILS) ?? null }),
    ),
  ],
  changeSubject: [
    3,
    onUser(
      () => true,
      ({ id: userId }, { pick }) => ({ type: 'ChangeSubject', userId, subject: pick(SUBJECTS) ?? 's0' }),
    ),
  ],
  moveUser: [
    4,
    onUser(
      () => true,
      ({ id: userId, organization_id }, view) => ({
        type: 'MoveUserToTeam',
        userId,
        teamId: teamOf(view, organization_id),
      }),
    ),
  ],
  changeRole: [
    2,
    onUser(
      () => true,
      ({ id: userId, role }) => ({ type: 'ChangeRole', userId, role: role === 'admin' ? 'user' : 'admin' }),
    ),
  ],
  deactivate: [
    3,
    onUser(
      ({ deactivated_at }) => deactivated_at === null,
      ({ id: userId }) => ({ type: 'DeactivateUser', userId }),
    ),
  ],
  reactivate: [
    5,
    onUser(
      ({ deactivated_at }) => deactivated_at !== null,
      ({ id: userId }) => ({ type: 'ReactivateUser', userId }),
    ),
  ],
  setAlarmDefault: [5, setAlarmDefault],
  setTimeZone: [3, setTimeZone],
  createTag: [3, createTag],
  renameTag: [2, onNamed('tags', isThere, ({ id: tagId }, view) => ({ type: 'RenameTag', tagId, name: nameBy(view) }))],
  retireTag: [2, onNamed('tags', isThere, ({ id: tagId }) => ({ type: 'RetireTag', tagId }))],
  requireMilestones: [
    2,
    byAdmin((id, { truth }) => ({
      type: 'RequireMilestones',
      required: truth.organizations.get(id)?.milestone_required === false,
    })),
  ],
} satisfies Record<string, readonly [number, Wish]>;
