import { itemStatesOf } from '../../focus/index.js';
import type { House } from '../../house.js';
import { findOrganization, findUser } from '../find-user.js';
import { CommandError } from '../terminal.js';
import { allOf } from './all-of.js';
import { itemIdOf, sealing, type Importing, type Tally } from './importing.js';
import { beginFirst, carryOutWork, isNew, type Destination, type OwnersWork } from './owners-work.js';
import { projectAll, withoutProjecting } from './projecting.js';
import { checkResources, gatherPeople, usersByResource, type People } from './people.js';
import { planImport, type ImportPlan } from './plan.js';
import { findProject, openProject } from './project.js';
import type { BadRow, WorkRow } from './work-log.js';

/** What to import, and where to. */
export interface ImportWish {
  readonly organization: string;
  readonly project: string;
  readonly rows: readonly [WorkRow, ...WorkRow[]];
  /** RFC 3339 UTC; rows after it stay waiting. */
  readonly cutoff?: string;
  /** E-mail address, name or id of an admin; the first active one when absent. */
  readonly as?: string;
  /** Ends the import between two commands. */
  readonly signal: AbortSignal;
  /** Counts while the import runs. */
  readonly tally: Tally;
}

/** What is there after an import, whichever of its runs brought it. */
export interface Imported {
  readonly projectId: string;
  readonly items: number;
  readonly completed: number;
  readonly active: number;
  readonly waiting: number;
  readonly milestones: number;
  readonly users: number;
  readonly teams: number;
  /** Rows that were refused by a rule. */
  readonly refused: readonly BadRow[];
  /** Of this run; of a run that found everything there already, almost none. */
  readonly commands: number;
  readonly seconds: number;
}

/** Nothing counted yet. */
export function newTally(): Tally {
  return { commands: 0, rows: 0, bad: [] };
}

/**
 * Brings a work log's rows into an organization, as commands like any other; what an earlier run brought is left as it
 * is. Ends once the read tables show all of it. Throws a CommandError when it can't begin or was interrupted.
 */
export async function runImport(house: House, wish: ImportWish): Promise<Imported> {
  await house.directory.caughtUp();
  await withoutProjecting(house);
  const failing = new AbortController();
  const importing = await beginImport(house, { ...wish, signal: AbortSignal.any([wish.signal, failing.signal]) });
  const plan = planImport(wish.rows);
  const place = await findProject(importing, wish.project);
  const userOf = await usersByResource(importing);
  checkResources(plan, userOf);
  const start = house.clock.now();
  const people = await gatherPeople(importing, plan, userOf);
  const works = await worksOf(importing, plan, people);
  const cases = casesOfNewItems(importing, place.projectId, plan, works);
  const milestones = await openProject(importing, place, { plan, people, cases });
  const to = { projectId: place.projectId, milestones, cutoff: wish.cutoff };
  try {
    await allOf(works, (work) => carryOutWork(importing, work, to), failing);
  } finally {
    await Promise.allSettled(milestones.values());
  }
  const ends = await allOf(works, (work) => endOf(importing, work, to), failing);
  const seconds = (house.clock.now() - start) / 1000;
  await projectAll(importing);
  const total = (key: keyof Counts): number => ends.reduce((sum, counts) => sum + counts[key], 0);
  return {
    projectId: place.projectId,
    items: total('completed') + total('active') + total('waiting'),
    completed: total('completed'),
    active: total('active'),
    waiting: total('waiting'),
    milestones: plan.milestones.length,
    users: plan.users.length,
    teams: plan.teams.length,
    refused: wish.tally.bad,
    commands: wish.tally.commands,
    seconds,
  };
}

async function beginImport(house: House, wish: ImportWish): Promise<Importing> {
  const organization = findOrganization(house.directory, wish.organization);
  const users = house.directory.usersOf(organization.organizationId);
  const importer =
    wish.as === undefined
      ? users.find(({ role, active }) => role === 'admin' && active)
      : findUser(house.directory, organization, wish.as);
  if (importer?.active !== true || importer.role !== 'admin') {
    const named = importer?.name ?? 'This';
    throw new CommandError(`${named} is no active admin of ${organization.name}: name one with --as.`);
  }
  return { house, organization, importer, sealed: await sealing(house), tally: wish.tally, signal: wish.signal };
}

/** Each owner's rows, and where their items stand before this run. */
function worksOf({ house }: Importing, { work }: ImportPlan, { users }: People): Promise<readonly OwnersWork[]> {
  return Promise.all(
    Array.from(work, async ([resource, rows]) => {
      const owner = users.get(resource);
      if (owner === undefined) throw new Error('A resource of the plan has no user.');
      return { owner, rows, before: await itemStatesOf(house.executor, owner.userId) };
    }),
  );
}

/** The cases whose milestones are needed, in order of first appearance in time. */
function casesOfNewItems(
  importing: Importing,
  projectId: string,
  { milestones }: ImportPlan,
  works: readonly OwnersWork[],
): readonly string[] {
  const needed = new Set<string>();
  for (const work of works) {
    for (const row of work.rows) if (isNew(importing, projectId, work, row)) needed.add(row.case);
  }
  return milestones.filter((name) => needed.has(name));
}

interface Counts {
  completed: number;
  active: number;
  waiting: number;
}

/** Begins the owner's first waiting row, if any, and counts where all of them stand in the end. */
async function endOf(importing: Importing, work: OwnersWork, to: Destination): Promise<Counts> {
  const { executor } = importing.house;
  const { userId } = work.owner;
  await beginFirst(importing, work, to, await itemStatesOf(executor, userId));
  const { states } = await itemStatesOf(executor, userId);
  const counts: Counts = { completed: 0, active: 0, waiting: 0 };
  for (const row of work.rows) {
    const state = states.get(itemIdOf(importing, to.projectId, work.owner, row));
    if (state !== undefined && state !== 'offered') counts[state] += 1;
  }
  return counts;
}
