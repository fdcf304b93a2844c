import type { OrganizationCommand } from '../../../src/organizations/domain/organization.decide.js';
import type { OrganizationEvent } from '../../../src/organizations/domain/organization.events.js';
import { type ReferenceModel, must } from './rows.js';

const OF_ONESELF: readonly string[] = ['SetAlarmDefault', 'SetTimeZone'];
const TOKENS: readonly string[] = ['MakeAccessToken', 'RevokeAccessToken'];
const OPEN_TO_ONESELF: readonly string[] = ['RenameUser', ...OF_ONESELF, ...TOKENS];

/** Throws the sentence of a rule by which the command must not lead to these events; the model is as it was before. */
export function judgeOrganization(
  { users }: ReferenceModel,
  command: OrganizationCommand,
  events: readonly OrganizationEvent[],
): void {
  const { by } = command;
  const own = events.every((event) => 'userId' in event.data && event.data.userId === by);
  must(own || !OF_ONESELF.includes(command.type), 'ORG-4, ORG-11: each user sets their own');
  if (by === 'system') return;
  const user = users.get(by);
  must(user?.deactivated_at === null, "ORG-9: an inactive user's commands are refused");
  must(own || !TOKENS.includes(command.type), 'Each user makes and revokes their own access tokens');
  const isOpen = command.type === 'CreateTag' || (own && OPEN_TO_ONESELF.includes(command.type));
  must(isOpen || user.role === 'admin', 'ORG-8: only admins manage teams, users, roles and policy');
  if (command.type === 'MoveUserToTeam') must(command.defaultUserOf === 0, 'PLAN-2: a default user stays in the team');
  if (command.type === 'RetireTeam') must(command.unarchivedProjects === 0, 'A team with projects is not retired');
}
