import { newStreamId } from '../../kernel/deciding/identity.js';
import type { DirectoryUser } from '../../organizations/index.js';
import { teamProjectOf, type ProjectRequest, type TeamProject } from '../../planning/index.js';
import { CommandError } from '../terminal.js';
import { sentUnder, stopIfAsked, type Importing } from './importing.js';
import type { People } from './people.js';
import type { ImportPlan } from './plan.js';

/** The project of an import by its name: its id derives from importer and name, so it is found again for good. */
export interface ProjectPlace {
  readonly name: string;
  readonly projectId: string;
  /** What is there by now; undefined before the first run. */
  readonly project: TeamProject | undefined;
}

/** Looks the import's project up. Throws a CommandError when it is archived, or when another user imported it. */
export async function findProject(importing: Importing, name: string): Promise<ProjectPlace> {
  const { house, importer, organization } = importing;
  const projectOf = (user: DirectoryUser): Promise<TeamProject | undefined> =>
    teamProjectOf(house.executor, projectIdOf(importing, user, name));
  const project = await projectOf(importer);
  if (project?.archived) {
    throw new CommandError(
      `The project "${project.name}" is archived: unarchive it, or import under another --project.`,
    );
  }
  if (project === undefined) {
    const others = house.directory.usersOf(organization.organizationId);
    const earlier = await Promise.all(others.map(projectOf));
    const by = others[earlier.findIndex((found) => found !== undefined)];
    if (by !== undefined) {
      throw new CommandError(
        `${by.name} has imported into the project "${name}" before: go on --as ${by.email ?? by.userId}, or name another --project.`,
      );
    }
  }
  return { name, projectId: projectIdOf(importing, importer, name), project };
}

function projectIdOf(importing: Importing, { organizationId, userId }: DirectoryUser, name: string): string {
  const { key } = sentUnder(importing, 'CreateProject', name);
  return newStreamId({ organizationId, actor: userId }, key, importing.house.clock);
}

/** A milestone to put items into. */
export interface MilestonePlace {
  readonly milestoneId: string;
  readonly archived: boolean;
}

/** Where each case's milestone comes from; it resolves once the milestone is there. */
export type Milestones = ReadonlyMap<string, Promise<MilestonePlace>>;

/** Makes the project unless it is there, then goes on to add the milestones that it lacks, one after the other. */
export async function openProject(
  importing: Importing,
  { name, projectId, project: before }: ProjectPlace,
  { plan, people, cases }: { readonly plan: ImportPlan; readonly people: People; readonly cases: readonly string[] },
): Promise<Milestones> {
  const project = before ?? (await createProject(importing, { name, projectId }, plan, people));
  const milestones = new Map<string, Promise<MilestonePlace>>();
  for (const { name: known, ...milestone } of project.milestones) milestones.set(known, Promise.resolve(milestone));
  let last: Promise<unknown> = Promise.resolve();
  for (const milestone of cases.filter((wanted) => !milestones.has(wanted))) {
    const added = last.then(() => addMilestone(importing, projectId, milestone));
    // Each row that waits for it meets the failure; without any, nobody needs to.
    added.catch(() => undefined);
    milestones.set(milestone, added);
    last = added;
  }
  return milestones;
}

async function createProject(
  importing: Importing,
  { name, projectId }: Pick<ProjectPlace, 'name' | 'projectId'>,
  { projectTeam, defaultUser, milestones: [milestoneName = name] }: ImportPlan,
  { teams, users }: People,
): Promise<TeamProject> {
  const teamId = teams.get(projectTeam) ?? '';
  const defaultUserId = teamMember(users.get(defaultUser), teamId, importing) ?? '';
  await change(
    importing,
    { type: 'CreateProject', scope: 'team', name, milestoneName, teamId, defaultUserId },
    name,
    `The project "${name}" was not made`,
  );
  const made = await teamProjectOf(importing.house.executor, projectId);
  if (made === undefined) throw new Error(`The project ${projectId} is not there although it was just made.`);
  return made;
}

/** The user, unless they were moved to another team since an earlier import: then any active member of the team. */
function teamMember(user: DirectoryUser | undefined, teamId: string, importing: Importing): string | undefined {
  if (user?.teamId === teamId) return user.userId;
  const { organizationId } = importing.organization;
  return importing.house.directory.usersOf(organizationId).find((other) => other.active && other.teamId === teamId)
    ?.userId;
}

async function addMilestone(importing: Importing, projectId: string, name: string): Promise<MilestonePlace> {
  const events = await change(
    importing,
    { type: 'AddMilestone', projectId, name },
    `${projectId}:${name}`,
    `The milestone "${name}" was not made`,
  );
  const [added] = events;
  if (added?.event.type !== 'MilestoneAdded') throw new Error(`The milestone of a case was not added to ${projectId}.`);
  const { milestoneId } = added.event.data as { readonly milestoneId: string };
  return { milestoneId, archived: false };
}

async function change(importing: Importing, request: ProjectRequest, content: string, otherwise: string) {
  stopIfAsked(importing);
  const { house, importer, tally } = importing;
  const outcome = await house.planning.send(importer, request, sentUnder(importing, request.type, content));
  tally.commands += 1;
  if (outcome.kind === 'refused') throw new CommandError(`${otherwise}: ${outcome.refusal.detail}`);
  return outcome.kind === 'done' ? outcome.events : [];
}
