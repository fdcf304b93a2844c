import { type Decision, type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName } from './organization-names.js';
import { type OnUser, SYSTEM } from './organization-fields.js';
import type { OrganizationEvent, Role } from './organization.events.js';
import type { OrganizationState, UserState } from './organization.state.js';
import { setAlarmDefault } from './policy.js';
import { fitEmail, fitSubject } from './ways-to-sign-in.js';
import { teamUnfit } from './teams.js';
import { setTimeZone } from './time-zone.js';

type Answer = Decision<OrganizationEvent>;

/** Adds a user. */
export type AddUser = {
  readonly type: 'AddUser';
  readonly name: string;
  readonly email: string | null;
  readonly subject: string;
  readonly teamId: string | null;
  readonly role: Role;
} & OnUser;

function addUser(command: AddUser, state: OrganizationState): Answer {
  const { userId, teamId, role } = command;
  if (state.users.has(userId)) return refused(userExists);
  const fit = fitName('user', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  const email = fitEmail(command.email, userId, state);
  if (email.refusal) return refused(email.refusal);
  const subject = fitSubject(command.subject, userId, state);
  if (subject.refusal) return refused(subject.refusal);
  const unfit = teamUnfit(teamId, state);
  if (unfit) return refused(unfit);
  return happened({
    type: 'UserAdded',
    data: { userId, teamId, role, subject: subject.value },
    personal: { subject: userId, name, email: email.value },
  });
}

/** Gives a user another name. */
export type RenameUser = { readonly type: 'RenameUser'; readonly name: string } & OnUser;

function rename(command: RenameUser, user: UserState): Answer {
  const { userId } = command;
  const fit = fitName('user', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  if (name === user.name) return alreadySo;
  return happened({ type: 'UserRenamed', data: { userId }, personal: { subject: userId, name } });
}

/** Gives a user another address, null for none. */
export type ChangeEmail = { readonly type: 'ChangeEmail'; readonly email: string | null } & OnUser;

function changeEmail(command: ChangeEmail, user: UserState, state: OrganizationState): Answer {
  const { userId } = command;
  // Before comparing with others' addresses, which an earlier folding may have allowed to be equal.
  if (command.email === user.email) return alreadySo;
  const email = fitEmail(command.email, userId, state);
  if (email.refusal) return refused(email.refusal);
  if (email.value === user.email) return alreadySo;
  return happened({
    type: 'UserEmailChanged',
    data: { userId },
    personal: { subject: userId, email: email.value },
  });
}

/** Gives a user another subject. */
export type ChangeSubject = { readonly type: 'ChangeSubject'; readonly subject: string } & OnUser;

function changeSubject(command: ChangeSubject, user: UserState, state: OrganizationState): Answer {
  const { userId, by } = command;
  // The operator's setting counts even if it repeats an admin's, over which it takes precedence.
  if (command.subject === user.subject && by !== SYSTEM) return alreadySo;
  const subject = fitSubject(command.subject, userId, state);
  if (subject.refusal) return refused(subject.refusal);
  return happened({ type: 'UserSubjectChanged', data: { userId, subject: subject.value } });
}

/**
 * Puts a user into a team, null for none; `defaultUserOf`: the number of unarchived projects whose default user they
 * are, by the read tables; may be stale.
 */
export type MoveUserToTeam = {
  readonly type: 'MoveUserToTeam';
  readonly teamId: string | null;
  readonly defaultUserOf: number;
} & OnUser;

function moveToTeam(command: MoveUserToTeam, user: UserState, state: OrganizationState): Answer {
  const { userId, teamId, defaultUserOf } = command;
  if (teamId === user.teamId) return alreadySo;
  const unfit = teamUnfit(teamId, state);
  if (unfit) return refused(unfit);
  if (defaultUserOf > 0) {
    return refused({
      kind: 'refused',
      rule: 'PLAN-2',
      code: 'USER_IS_DEFAULT_USER',
      detail: `The user is the default user of ${defaultUserOf} unarchived project(s) of the team; name another there first.`,
      allowed: ['change-default-user', 'archive-project'],
    });
  }
  return happened({ type: 'UserMovedToTeam', data: { userId, teamId } });
}

/** Gives a user another role. */
export type ChangeRole = { readonly type: 'ChangeRole'; readonly role: Role } & OnUser;

function changeRole(command: ChangeRole, user: UserState, state: OrganizationState): Answer {
  const { userId, role } = command;
  if (role === user.role) return alreadySo;
  if (lacksAdminWithout(user, state)) return refused(lastAdmin);
  return happened({ type: 'UserRoleChanged', data: { userId, role } });
}

/** Ends what a user may do, until they are reactivated. */
export type DeactivateUser = { readonly type: 'DeactivateUser' } & OnUser;

function deactivate(command: DeactivateUser, user: UserState, state: OrganizationState): Answer {
  if (!user.active) return alreadySo;
  if (lacksAdminWithout(user, state)) return refused(lastAdmin);
  return happened({ type: 'UserDeactivated', data: { userId: command.userId } });
}

/** Makes a deactivated user active again. */
export type ReactivateUser = { readonly type: 'ReactivateUser' } & OnUser;

function reactivate(command: ReactivateUser, user: UserState, state: OrganizationState): Answer {
  if (user.active) return alreadySo;
  const unfit = teamUnfit(user.teamId, state);
  return unfit ? refused(unfit) : happened({ type: 'UserReactivated', data: { userId: command.userId } });
}

/** The commands on users, for actors who may send them. */
export const userVerbs = {
  AddUser: addUser,
  RenameUser: onUser(rename),
  ChangeEmail: onUser(changeEmail),
  ChangeSubject: onUser(changeSubject),
  MoveUserToTeam: onUser(moveToTeam),
  ChangeRole: onUser(changeRole),
  DeactivateUser: onUser(deactivate),
  ReactivateUser: onUser(reactivate),
  SetAlarmDefault: onUser(setAlarmDefault),
  SetTimeZone: onUser(setTimeZone),
};

function onUser<Command extends OnUser>(
  answer: (command: Command, user: UserState, state: OrganizationState) => Answer,
): (command: Command, state: OrganizationState) => Answer {
  return (command, state) => {
    const user = state.users.get(command.userId);
    return user === undefined ? refused(userNotFound) : answer(command, user, state);
  };
}

// rule ORG-3: an organization always keeps an active admin
function lacksAdminWithout(user: UserState, state: OrganizationState): boolean {
  for (const other of state.users.values()) {
    if (other !== user && other.active && other.role === 'admin') return false;
  }
  return true;
}

const userNotFound: Refusal = {
  kind: 'notFound',
  code: 'USER_NOT_FOUND',
  detail: 'There is no such user in this organization.',
  allowed: [],
};

const userExists: Refusal = {
  kind: 'refused',
  code: 'USER_EXISTS',
  detail: 'This user exists already.',
  allowed: ['rename', 'change-email', 'change-subject', 'move-to-team', 'change-role'],
};

const lastAdmin: Refusal = {
  kind: 'refused',
  rule: 'ORG-3',
  code: 'LAST_ADMIN',
  detail: 'This is the last active admin of the organization; make another user an admin first.',
  allowed: ['change-role'],
};
