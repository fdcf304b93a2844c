import { dayIn } from '../../kernel/runtime/time-zones.js';
import { Readable } from 'node:stream';
import { itemStatesOf, myFocus, type FocusAnswer, type ItemAnswer } from '../../focus/index.js';
import type { House } from '../../house.js';
import { addressUrl } from '../../kernel/runtime/start-messages.js';
import type { DirectoryUser } from '../../organizations/index.js';
import type { MilestoneView, PlanningQueries, ProjectAlone } from '../../planning/index.js';
import { settingsToRepeat, withSettings } from '../first-steps.js';
import { grouped, showProgress } from '../import/progress.js';
import { readWorkLog } from '../import/read-work-log.js';
import { newTally, runImport } from '../import/run-import.js';
import { DEFAULT_COLUMNS } from '../import/work-log.js';
import { inHouse } from '../in-house.js';
import { init } from '../init.js';
import type { CommandRun } from '../terminal.js';
import { sampleWorkLog } from './sample-work-log.js';

const ORGANIZATION = 'Demo Town Hall';
const ADMIN = { name: 'Demo Admin', email: 'admin@demo-town-hall.example' };
const PROJECT = 'Applications';
const TOP = 3;
const PAGE = 1000;

/** What the tour shows. */
interface Sights {
  readonly people: number;
  readonly teams: number;
  readonly project: ProjectAlone;
  readonly milestones: readonly MilestoneView[];
  readonly owner: DirectoryUser;
  readonly waiting: number;
  readonly focus: FocusAnswer;
}

/** Loads the sample work log, once, and prints a tour of one person's day in it. */
export async function demo(run: CommandRun): Promise<number> {
  const sights = await inHouse(run, async (house) => {
    const { admin } = await init(house, { organization: ORGANIZATION, ...ADMIN });
    const projectId = await importSample(house, run);
    return visit(house, admin, projectId);
  });
  run.terminal.out(tour(sights, run));
  return 0;
}

async function importSample(house: House, { terminal, signal }: CommandRun): Promise<string> {
  const { csv, cutoff } = sampleWorkLog();
  const { rows } = await readWorkLog('the sample work log', DEFAULT_COLUMNS, Readable.from([csv]));
  const [first, ...rest] = rows;
  if (first === undefined) throw new Error('The sample work log has no rows.');
  const tally = newTally();
  const stop = showProgress(terminal, tally, rows.length);
  try {
    const request = { organization: ORGANIZATION, project: PROJECT, rows: [first, ...rest], cutoff } as const;
    return (await runImport(house, { ...request, signal, tally })).projectId;
  } finally {
    stop();
  }
}

/** The tour is of the person with the longest queue in the project's team, who sees the project too. */
async function visit(house: House, admin: DirectoryUser, projectId: string): Promise<Sights> {
  const project = await house.planningQueries.projectAlone(admin, projectId);
  if (project === undefined) throw new Error('The project of the demo is not in the read tables.');
  const users = house.directory.usersOf(admin.organizationId);
  let [owner, waiting] = [admin, -1];
  for (const user of users.filter(({ teamId, active }) => active && teamId === project.teamId)) {
    const { states } = await itemStatesOf(house.executor, user.userId);
    const count = [...states.values()].filter((state) => state === 'waiting').length;
    if (count > waiting) [owner, waiting] = [user, count];
  }
  const focus = await myFocus(house.pool, owner.userId, dayIn(owner.timeZone, house.clock.now()), TOP);
  const teams = house.directory.teamsOf(admin.organizationId).length;
  const milestones = await everyMilestone(house.planningQueries, admin, projectId);
  return { people: users.length - 1, teams, project, milestones, owner, waiting: Math.max(0, waiting), focus };
}

async function everyMilestone(
  queries: PlanningQueries,
  reader: DirectoryUser,
  projectId: string,
): Promise<readonly MilestoneView[]> {
  const all: MilestoneView[] = [];
  let after: string | null = null;
  do {
    const page = await queries.milestones(reader, projectId, { after, limit: PAGE });
    all.push(...(page?.rows ?? []));
    after = page?.after ?? null;
  } while (after !== null);
  return all;
}

function tour({ people, teams, project, milestones, owner, waiting, focus }: Sights, run: CommandRun): string {
  const mint = `npm run -s brightly -- token --organization '${ORGANIZATION}' --user '${owner.name}'`;
  const token = `TOKEN=$(${withSettings(settingsToRepeat(run.configuration, run.environment), mint)})`;
  const curl = (path: string): string =>
    `curl -sS ${addressUrl(run.configuration)}${path} -H "Authorization: Bearer $TOKEN"`;
  const cases = new Map(milestones.map(({ milestoneId, name }) => [milestoneId, name]));
  const shown = ({ title, milestoneId }: ItemAnswer): string =>
    `${title} (${cases.get(milestoneId ?? '') ?? 'no case'})`;
  const percent = project.progress === null ? 'nothing to do yet' : `${(project.progress * 100).toFixed(1)} %`;
  return `
${ORGANIZATION} has ${people} people in ${teams} teams, at work on ${grouped(milestones.length)} cases.

${owner.name} works on one thing now:

  ${focus.active === null ? 'nothing; whatever they activate next' : shown(focus.active)}

and has ${grouped(waiting)} waiting, in an order that only ${owner.name} changes:

${focus.next.map((item, index) => `  ${index + 1}. ${shown(item)}\n`).join('')}
The project "${project.name}" is ${percent} done: ${grouped(project.completed)} of ${grouped(project.items)} items, counted, never set by hand.

Go on as ${owner.name}, with the service running (npm start):

  ${token}
  ${curl('/v1/me/focus')}
  ${curl('/v1/me/queue')}
  ${curl(`/v1/projects/${project.projectId}/progress`)}

Complete the active item, and the top of the queue takes its place:

  ${focus.active === null ? '' : `${curl(`/v1/items/${focus.active.id}/complete`)} -X POST`}
`;
}
