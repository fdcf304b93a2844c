import { newStreamId } from '../../kernel/deciding/identity.js';
import { oneLine } from '../../kernel/text/lines.js';
import type { DirectoryUser } from '../../organizations/index.js';
import {
  addMilestones,
  firstTeamProject,
  teamProjectOf,
  whyNotProjectName,
  type NewMilestones,
  type PlanningOutcome,
  type ProjectRequest,
  type TeamMilestone,
  type TeamProject,
} from '../../planning/index.js';
import { CommandError } from '../terminal.js';
import { sentUnder, stopIfAsked, type Importing } from './importing.js';

/**
 * The project of an import by its name: its id derives from the name and who imported first, so a later run finds it.
 */
export interface ProjectPlace {
  readonly name: string;
  readonly projectId: string;
  /** Who imported first; ids of milestones derive from their id, also when another user continues. */
  readonly founder: DirectoryUser;
  /** What exists; undefined before the first run. */
  readonly project: TeamProject | undefined;
}

/** Looks up the import's project, whichever user imported into it first. Throws a CommandError if it is archived. */
export async function findProject(importing: Importing, typed: string): Promise<ProjectPlace> {
  const { house, importer, organization } = importing;
  const name = oneLine(typed);
  const others = house.directory.usersOf(organization.organizationId);
  const founders = [importer, ...others.filter(({ userId }) => userId !== importer.userId)];
  // Earlier versions kept repeated blanks within a name.
  const spellings = [...new Set([name, typed.trim().normalize()])];
  const places = founders.flatMap((founder) =>
    spellings.map((spelling) => ({ founder, projectId: projectIdOf(importing, founder, spelling) })),
  );
  const ids = places.map(({ projectId }) => projectId);
  const found = await firstTeamProject(house.log, ids);
  if (found === undefined) {
    return { name, projectId: projectIdOf(importing, importer, name), founder: importer, project: undefined };
  }
  const { founder } = places[ids.indexOf(found)] ?? { founder: importer };
  const project = await teamProjectOf(house.log, found);
  if (project?.archived) {
    throw new CommandError(
      `The project "${project.name}" is archived: unarchive it, or import under another --project.`,
    );
  }
  return { name, projectId: found, founder, project };
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

/**
 * The existing milestones of these cases, found by name, or by id if renamed since; of several, one that is not
 * archived.
 */
export function milestonesOf(importing: Importing, place: ProjectPlace, cases: Iterable<string>): Milestones {
  const byName = new Map<string, TeamMilestone>();
  const byId = new Map<string, TeamMilestone>();
  for (const milestone of place.project?.milestones ?? []) {
    if (!milestone.archived || !byName.has(milestone.name)) byName.set(milestone.name, milestone);
    byId.set(milestone.milestoneId, milestone);
  }
  // The id of a project's first milestone does not derive from its case.
  const [first] = place.project?.milestones ?? [];
  const milestones = new Map<string, MilestonePlace>();
  for (const of of cases) {
    const named = byName.get(of);
    const own = byId.get(newMilestone(importing, place, of).milestoneId) ?? (first?.addedAs === of ? first : undefined);
    const found = named?.archived === false ? named : (own ?? named);
    if (found !== undefined) milestones.set(of, { milestoneId: found.milestoneId, archived: found.archived });
  }
  return milestones;
}

/** Who a new project is for. */
interface Settled {
  readonly teamId: string;
  readonly defaultUserId: string;
}

/** Makes the project unless it exists; `home` is for a project to be made. */
export async function openProject(
  importing: Importing,
  place: ProjectPlace,
  { home, milestoneName }: { readonly home: Settled | undefined; readonly milestoneName: string | undefined },
): Promise<ProjectPlace> {
  if (place.project !== undefined) return place;
  // Another admin may have imported the same since it was looked up.
  const now = await findProject(importing, place.name);
  if (now.project !== undefined) return now;
  return { ...now, project: await createProject(importing, now, milestoneName ?? place.name, home) };
}

/** Adds the milestones that the project lacks; returns those of all cases. */
export async function openMilestones(
  importing: Importing,
  place: ProjectPlace,
  cases: readonly string[],
): Promise<Milestones> {
  const milestones = new Map(milestonesOf(importing, place, cases));
  const wanted = cases.filter((of) => !milestones.has(of));
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    stopIfAsked(importing);
    const added = wanted.slice(from, from + AT_ONCE).map((of) => newMilestone(importing, place, of));
    await add(importing, place.projectId, added);
    for (const { milestoneId, name: of } of added) milestones.set(of, { milestoneId, archived: false });
  }
  return milestones;
}

/** This many always fit into one append, however long their names are. */
const AT_ONCE = 200;

/** Its id derives from project and case, so that two concurrent imports make it once. */
function newMilestone(importing: Importing, { projectId, founder }: ProjectPlace, name: string): NewMilestones[number] {
  const { key } = sentUnder(importing, 'AddMilestone', `${projectId}:${name}`);
  const { organizationId, userId: actor } = founder;
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
  { name, projectId }: ProjectPlace,
  milestoneName: string,
  home: Settled | undefined,
): Promise<TeamProject> {
  stopIfAsked(importing);
  if (home === undefined) throw new Error('A project is to be made, and nobody has said where.');
  const { house, importer, tally } = importing;
  const request: ProjectRequest = { type: 'CreateProject', scope: 'team', name, milestoneName, ...home };
  const outcome = await house.planning.send(importer, request, sentUnder(importing, request.type, name));
  tally.commands += 1;
  doneOr(outcome, `The project "${name}" was not made`);
  const made = await teamProjectOf(house.log, projectId);
  if (made === undefined) throw new Error(`The project ${projectId} is not there although it was just made.`);
  return made;
}

function doneOr(outcome: PlanningOutcome, otherwise: string): void {
  if (outcome.kind === 'refused') throw new CommandError(`${otherwise}: ${outcome.refusal.detail}`);
}
