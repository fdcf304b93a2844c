import type { House } from '../../house.js';
import { timestamp } from '../../kernel/runtime/clock.js';
import { findOrganization, findUser } from '../find-user.js';
import { CommandError } from '../terminal.js';
import { allOf } from './all-of.js';
import { withoutArchived } from './archived-milestones.js';
import { countsOf, type ProjectCounts } from './import-counts.js';
import { sealing, type Importing, type Tally } from './importing.js';
import { beginFirst, carryOutWork, workOf, type OwnersWork } from './owners-work.js';
import { checkResources, gatherPeople, usersByResource, type People } from './people.js';
import { planImport, type ImportPlan } from './plan.js';
import { homeOf, settledHome, type ProjectHome } from './project-home.js';
import { checkProjectName, findProject, openMilestones, openProject, type ProjectPlace } from './project.js';
import { projectAll, withoutProjecting } from './projecting.js';
import type { BadRow, WorkRow } from './work-log.js';

/** What to import, and where to. */
export interface ImportInput {
  readonly organization: string;
  /** As typed, or the file's name. */
  readonly project: string;
  readonly rows: readonly [WorkRow, ...WorkRow[]];
  /** RFC 3339 UTC; rows after it stay waiting. */
  readonly cutoff?: string;
  /** Completes what an earlier import left open if these rows have its completion. */
  readonly completeOpen?: boolean;
  /** E-mail address, name or id of an admin; the first active one when absent. */
  readonly as?: string;
  /** Ends the import between two commands. */
  readonly signal: AbortSignal;
  /** Counts while the import runs. */
  readonly tally: Tally;
}

/** What the project holds after an import, imported or not, and what this run did. */
export interface Imported extends ProjectCounts {
  readonly projectId: string;
  /** Groups of the file that are teams of the organization. */
  readonly teams: number;
  /** Rows that were refused by a rule. */
  readonly refused: readonly BadRow[];
  /** Rows that this run looked at. */
  readonly rows: number;
  /** Of this run; none if everything existed already. */
  readonly commands: number;
  readonly seconds: number;
}

/** Nothing counted yet. */
export function newTally(): Tally {
  return { commands: 0, rows: 0, bad: [] };
}

/**
 * Imports a work log's rows into an organization: past work as done, the rest as ordinary commands. What an earlier run
 * imported does not change. Resolves once the read tables show all of it. Throws a CommandError if it was interrupted,
 * or can't begin; then nothing was written.
 */
export async function runImport(house: House, options: ImportInput): Promise<Imported> {
  await house.directory.caughtUp();
  await withoutProjecting(house);
  const failing = new AbortController();
  const importing = await beginImport(house, { ...options, signal: AbortSignal.any([options.signal, failing.signal]) });
  const start = house.clock.now();
  const prepared = await prepare(importing, options);
  const { plan } = prepared;
  const people = await gatherPeople(importing, plan, prepared.userOf);
  const home = prepared.home && settledHome(prepared.home, people);
  const place = await openProject(importing, prepared.place, { home, milestoneName: plan.milestones[0] });
  const works = await worksOf(importing, place.projectId, plan, people);
  const milestones = await openMilestones(importing, place, casesOfNewItems(plan, works));
  const { cutoff, completeOpen = false } = options;
  const to = { milestones, cutoff, completeOpen, now: timestamp(house.clock) };
  await allOf(works, (work) => carryOutWork(importing, work, to), failing);
  await allOf(works, (work) => beginFirst(importing, work), failing);
  const seconds = (house.clock.now() - start) / 1000;
  await projectAll(importing);
  return {
    projectId: place.projectId,
    ...(await countsOf(house, place.projectId)),
    teams: teamsOf(importing, plan),
    refused: options.tally.bad,
    rows: options.rows.length,
    commands: options.tally.commands,
    seconds,
  };
}

async function beginImport(house: House, options: ImportInput): Promise<Importing> {
  const organization = findOrganization(house.directory, options.organization);
  const users = house.directory.usersOf(organization.organizationId);
  const importer =
    options.as === undefined
      ? users.find(({ role, active }) => role === 'admin' && active)
      : findUser(house.directory, organization, options.as);
  if (importer?.active !== true || importer.role !== 'admin') {
    const named = importer?.name ?? 'This';
    throw new CommandError(`${named} is not an active admin of ${organization.name}: name one with --as.`);
  }
  return { house, organization, importer, sealed: await sealing(house), tally: options.tally, signal: options.signal };
}

interface Prepared {
  readonly plan: ImportPlan;
  readonly place: ProjectPlace;
  readonly userOf: Awaited<ReturnType<typeof usersByResource>>;
  /** Where a project goes that does not exist yet. */
  readonly home: ProjectHome | undefined;
}

/** Decides everything that can be refused, before the first write. */
async function prepare(importing: Importing, options: ImportInput): Promise<Prepared> {
  const place = await findProject(importing, options.project);
  const userOf = await usersByResource(importing);
  const plan = planImport(await withoutArchived(importing, place, options.rows, userOf));
  await checkResources(importing, { plan, place, userOf, completeOpen: options.completeOpen ?? false });
  if (place.project !== undefined) return { plan, place, userOf, home: undefined };
  checkProjectName(place.name);
  return { plan, place, userOf, home: homeOf(importing, plan, userOf) };
}

/** Each owner's rows, and which of them existed before this run. */
function worksOf(
  importing: Importing,
  projectId: string,
  { work }: ImportPlan,
  { users }: People,
): Promise<readonly OwnersWork[]> {
  return Promise.all(
    Array.from(work, ([resource, rows]) => {
      const owner = users.get(resource);
      if (owner === undefined) throw new Error('A resource of the plan has no user.');
      return workOf(importing, projectId, owner, rows);
    }),
  );
}

/** The cases whose milestones are needed, in order of first appearance in time. */
function casesOfNewItems({ milestones }: ImportPlan, works: readonly OwnersWork[]): readonly string[] {
  const needed = new Set(works.flatMap(({ fresh }) => fresh.map(({ row }) => row.case)));
  return milestones.filter((name) => needed.has(name));
}

function teamsOf({ house, organization }: Importing, { teams }: ImportPlan): number {
  const open = house.directory.teamsOf(organization.organizationId).filter(({ retired }) => !retired);
  const names = new Set(open.map(({ name }) => name));
  return teams.filter((name) => names.has(name)).length;
}
