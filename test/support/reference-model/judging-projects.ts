import type { ProjectCommand } from '../../../src/planning/domain/project.decide.js';
import type { ProjectEvent } from '../../../src/planning/domain/project.events.js';
import { type ProjectRow, must } from './rows.js';

/**
 * Throws the sentence of a rule by which the command must not have led to these events; the project is as they left it.
 */
export function judgeProject(
  project: ProjectRow | undefined,
  command: ProjectCommand,
  events: readonly ProjectEvent[],
): void {
  must(project !== undefined, 'LOG-8: an append to a project that there is not');
  const types = events.map(({ type }) => type);
  const isFounding = types.join() === 'ProjectCreated,MilestoneAdded';
  must(isFounding || !types.includes('ProjectCreated'), 'PLAN-1: a project starts together with its first milestone');
  judgeRight(command, project);
  judgeDefaultUser(command, types, project);
}

function judgeRight({ by }: ProjectCommand, project: ProjectRow): void {
  const { organization_id, visibility_scope, team_id, default_user_id } = project;
  must(by.organizationId === organization_id, 'ORG-6: nobody reads or writes across organizations');
  if (visibility_scope === 'personal') must(by.userId === default_user_id, 'PLAN-3: it belongs to its default user');
  else must(by.role === 'admin' || by.teamId === team_id, 'PLAN-12: the members of the team, and admins');
}

const BINDING: readonly string[] = ['ProjectCreated', 'ProjectUnarchived', 'ProjectDefaultUserChanged'];

function judgeDefaultUser(command: ProjectCommand, types: readonly string[], project: ProjectRow): void {
  if (project.visibility_scope === 'personal' || !types.some((type) => BINDING.includes(type))) return;
  const { organization_id, team_id, default_user_id } = project;
  const user = 'defaultUser' in command ? command.defaultUser : undefined;
  const fits = user?.userId === default_user_id && user.organizationId === organization_id;
  must(fits && user.teamId === team_id && user.active, 'PLAN-2: its default user belongs to both when assigned');
  if (!('team' in command)) return;
  const { team } = command;
  const isOpen = team?.teamId === team_id && team.organizationId === organization_id && !team.retired;
  must(isOpen, 'PLAN-2: a team project belongs to one team that is not retired');
}
