import { type Decision, type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName } from './names.js';
import { SYSTEM, type UserCommand } from './organization.commands.js';
import type { OrganizationEvent } from './organization.events.js';
import type { OrganizationState, UserState } from './organization.state.js';
import { decideOnAlarmDefault } from './policy.js';
import { fitEmail, fitSubject } from './signing-in.js';
import { teamUnfit } from './teams.js';
import { decideOnTimeZone } from './time-zone.js';

type Answer = Decision<OrganizationEvent>;
type Of<Type extends UserCommand['type']> = Extract<UserCommand, { type: Type }>;

/** The answer to a command on a user by one who may give it. */
export function decideOnUser(command: UserCommand, state: OrganizationState): Answer {
  const user = state.users.get(command.userId);
  if (command.type === 'AddUser') return user ? refused(userExists) : addUser(command, state);
  if (user === undefined) return refused(userNotFound);
  switch (command.type) {
    case 'RenameUser':
      return rename(command, user);
    case 'ChangeEmail':
      return changeEmail(command, user, state);
    case 'ChangeSubject':
      return changeSubject(command, user, state);
    case 'MoveUserToTeam':
      return moveToTeam(command, user, state);
    case 'ChangeRole':
      return changeRole(command, user, state);
    case 'DeactivateUser':
      return deactivate(command, user, state);
    case 'ReactivateUser':
      return reactivate(command, user, state);
    case 'SetAlarmDefault':
      return decideOnAlarmDefault(command, user);
    case 'SetTimeZone':
      return decideOnTimeZone(command, user);
    default:
      return command satisfies never;
  }
}

function addUser(command: Of<'AddUser'>, state: OrganizationState): Answer {
  const { userId, teamId, role } = command;
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

function rename(command: Of<'RenameUser'>, user: UserState): Answer {
  const { userId } = command;
  const fit = fitName('user', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  if (name === user.name) return alreadySo;
  return happened({ type: 'UserRenamed', data: { userId }, personal: { subject: userId, name } });
}

function changeEmail(command: Of<'ChangeEmail'>, user: UserState, state: OrganizationState): Answer {
  const { userId } = command;
  // Before others' addresses are looked at, which an earlier folding may have let be the same.
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

function changeSubject(command: Of<'ChangeSubject'>, user: UserState, state: OrganizationState): Answer {
  const { userId, by } = command;
  // The operator's word counts for more than the admin's that it repeats.
  if (command.subject === user.subject && by !== SYSTEM) return alreadySo;
  const subject = fitSubject(command.subject, userId, state);
  if (subject.refusal) return refused(subject.refusal);
  return happened({ type: 'UserSubjectChanged', data: { userId, subject: subject.value } });
}

function moveToTeam(command: Of<'MoveUserToTeam'>, user: UserState, state: OrganizationState): Answer {
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

function changeRole(command: Of<'ChangeRole'>, user: UserState, state: OrganizationState): Answer {
  const { userId, role } = command;
  if (role === user.role) return alreadySo;
  if (lacksAdminWithout(user, state)) return refused(lastAdmin);
  return happened({ type: 'UserRoleChanged', data: { userId, role } });
}

function deactivate(command: Of<'DeactivateUser'>, user: UserState, state: OrganizationState): Answer {
  if (!user.active) return alreadySo;
  if (lacksAdminWithout(user, state)) return refused(lastAdmin);
  return happened({ type: 'UserDeactivated', data: { userId: command.userId } });
}

function reactivate(command: Of<'ReactivateUser'>, user: UserState, state: OrganizationState): Answer {
  if (user.active) return alreadySo;
  const unfit = teamUnfit(user.teamId, state);
  return unfit ? refused(unfit) : happened({ type: 'UserReactivated', data: { userId: command.userId } });
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
