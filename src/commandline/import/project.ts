import { newStreamId } from '../../kernel/deciding/identity.js';
import type { DirectoryUser } from '../../organizations/index.js';
import {
  addMilestones,
  teamProjectOf,
  whyNotProjectName,
  type NewMilestones,
  type PlanningOutcome,
  type ProjectRequest,
  type TeamProject,
} from '../../planning/index.js';
import { CommandError } from '../terminal.js';
import { sentUnder, stopIfAsked, type Importing } from './importing.js';

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

/** Throws a CommandError for a name that no project can have. */
export function checkProjectName(name: string): void {
  const why = whyNotProjectName(name);
  if (why === undefined) return;
  throw new CommandError(`The project can't be called ${JSON.stringify(name)}: ${why} Name another with --project.`);
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

/** The milestone of each case. */
export type Milestones = ReadonlyMap<string, MilestonePlace>;

/** The milestones that a project has, by name: of several with one name, one that is not archived. */
export function milestonesOf(project: TeamProject | undefined): Map<string, MilestonePlace> {
  const milestones = new Map<string, MilestonePlace>();
  for (const { name, milestoneId, archived } of project?.milestones ?? []) {
    if (!archived || !milestones.has(name)) milestones.set(name, { milestoneId, archived });
  }
  return milestones;
}

/** Who a new project is for. */
interface Settled {
  readonly teamId: string;
  readonly defaultUserId: string;
}

/** Makes the project unless it is there, and adds the milestones that it lacks; `home` is for a project to be made. */
export async function openProject(
  importing: Importing,
  { name, projectId, project: before }: ProjectPlace,
  { home, cases }: { readonly home: Settled | undefined; readonly cases: readonly string[] },
): Promise<Milestones> {
  const [milestoneName = name] = cases;
  const project = before ?? (await createProject(importing, { name, projectId, milestoneName }, home));
  const milestones = milestonesOf(project);
  const wanted = cases.filter((of) => !milestones.has(of));
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    stopIfAsked(importing);
    const added = wanted.slice(from, from + AT_ONCE).map((of) => newMilestone(importing, projectId, of));
    await add(importing, projectId, added);
    for (const { milestoneId, name: of } of added) milestones.set(of, { milestoneId, archived: false });
  }
  return milestones;
}

/** So many always fit into one append, however long their names are. */
const AT_ONCE = 200;

/** Its id derives from project and case, so that two imports at once make it once. */
function newMilestone(importing: Importing, projectId: string, name: string): NewMilestones[number] {
  const { key } = sentUnder(importing, 'AddMilestone', `${projectId}:${name}`);
  const { organizationId, userId: actor } = importing.importer;
  return { milestoneId: newStreamId({ organizationId, actor }, key, importing.house.clock), name };
}

async function add(importing: Importing, projectId: string, milestones: NewMilestones): Promise<void> {
  const { house, importer, tally } = importing;
  const outcome = await addMilestones(house.executor, importer, projectId, milestones);
  tally.commands += 1;
  doneOr(outcome, `The milestones "${milestones[0]?.name}" to "${milestones.at(-1)?.name}" were not made`);
}

async function createProject(
  importing: Importing,
  { name, projectId, milestoneName }: { name: string; projectId: string; milestoneName: string },
  home: Settled | undefined,
): Promise<TeamProject> {
  stopIfAsked(importing);
  if (home === undefined) throw new Error('A project is to be made, and nobody has said where.');
  const { house, importer, tally } = importing;
  const request: ProjectRequest = { type: 'CreateProject', scope: 'team', name, milestoneName, ...home };
  const outcome = await house.planning.send(importer, request, sentUnder(importing, request.type, name));
  tally.commands += 1;
  doneOr(outcome, `The project "${name}" was not made`);
  const made = await teamProjectOf(house.executor, projectId);
  if (made === undefined) throw new Error(`The project ${projectId} is not there although it was just made.`);
  return made;
}

function doneOr(outcome: PlanningOutcome, otherwise: string): void {
  if (outcome.kind === 'refused') throw new CommandError(`${otherwise}: ${outcome.refusal.detail}`);
}
