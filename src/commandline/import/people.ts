import {
  organizationStream,
  type DirectoryTeam,
  type DirectoryUser,
  type OrganizationEvent,
  type OrganizationRequest,
} from '../../organizations/index.js';
import { CommandError } from '../terminal.js';
import { sentUnder, stopIfAsked, type Importing } from './importing.js';
import { workOf } from './owners-work.js';
import type { ImportPlan } from './plan.js';
import type { ProjectPlace } from './project.js';

/** The teams and users of an import, by their names in the work log. */
export interface People {
  readonly teams: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, DirectoryUser>;
}

/** Finds the user of a resource of the work log, whom this import or an earlier one made. */
export type UserOf = (resource: string) => DirectoryUser | undefined;

/** The subject of a user whom an import makes, until an admin changes it. */
function subjectOf({ organization }: Importing, resource: string): string {
  return `work-log:${organization.organizationId}:${resource}`;
}

/**
 * A resource's user is the one who has its subject; if nobody has it any more, the one that an import once made with
 * it, whatever their name and subject are now.
 */
export async function usersByResource(importing: Importing): Promise<UserOf> {
  const { log, directory } = importing.house;
  const { organizationId } = importing.organization;
  const [history = []] = await log.readStreams([{ stream: organizationStream(organizationId), fromRevision: 1 }]);
  const made = new Map<string, string>();
  for (const { event } of history as readonly { readonly event: OrganizationEvent }[]) {
    if (event.type === 'UserAdded') made.set(event.data.subject, event.data.userId);
  }
  return (resource) => {
    const subject = subjectOf(importing, resource);
    return directory.userBySubject(subject, organizationId) ?? directory.user(made.get(subject) ?? '');
  };
}

/** The input of `checkResources`. */
interface Concerned {
  readonly plan: ImportPlan;
  readonly place: ProjectPlace;
  readonly userOf: UserOf;
  readonly completeOpen: boolean;
}

/**
 * Throws a CommandError for a resource whose user is deactivated and has new rows, or rows to be completed: an inactive
 * user can't be offered work (ORG-9).
 */
export async function checkResources(
  importing: Importing,
  { plan, place, userOf, completeOpen }: Concerned,
): Promise<void> {
  for (const [name, rows] of plan.work) {
    const user = userOf(name);
    if (user === undefined || user.active) continue;
    const { fresh, before, rows: placed } = await workOf(importing, place.projectId, user, rows);
    const isOpen = placed.some(({ itemId }) => {
      const state = before.states.get(itemId);
      return state === 'waiting' || state === 'active';
    });
    if (fresh.length === 0 && !(completeOpen && isOpen)) continue;
    throw new CommandError(
      `The user of "${name}" is deactivated, and the file has work of theirs that is not there yet: an admin must reactivate them before the import.`,
    );
  }
}

/**
 * Finds or makes the plan's users, and a team for each group in which a new user has worked: existing users stay in
 * their team, whatever the file says.
 */
export async function gatherPeople(importing: Importing, plan: ImportPlan, userOf: UserOf): Promise<People> {
  const strangers = plan.users.filter(({ name }) => userOf(name) === undefined);
  const groups = new Set(strangers.flatMap(({ name }) => (plan.work.get(name) ?? []).map(({ group }) => group)));
  const teams = new Map<string, string>();
  for (const name of plan.teams) if (groups.has(name)) teams.set(name, await teamOf(importing, name));
  const users = new Map<string, DirectoryUser>();
  for (const { name, team } of plan.users) {
    users.set(name, userOf(name) ?? (await newUser(importing, name, teams.get(team) ?? null)));
  }
  return { teams, users };
}

async function teamOf(importing: Importing, name: string): Promise<string> {
  const { directory } = importing.house;
  const named = (): readonly DirectoryTeam[] =>
    directory.teamsOf(importing.organization.organizationId).filter((team) => team.name === name);
  const open = (): string | undefined => named().find((team) => !team.retired)?.teamId;
  const found = open();
  if (found !== undefined) return found;
  // Under one key, the same team would come back after it was retired.
  await change(importing, { type: 'CreateTeam', name }, `${name}:${named().length}`);
  return open() ?? missing('team', name);
}

async function newUser(importing: Importing, name: string, teamId: string | null): Promise<DirectoryUser> {
  const { directory } = importing.house;
  const subject = subjectOf(importing, name);
  const request = { type: 'AddUser', name, email: null, subject, teamId, role: 'user' } as const;
  const events = await change(importing, request, name, 'SUBJECT_TAKEN');
  // By id: under the same key, the response is the user that a concurrent import made, and an admin may have changed
  // them since.
  for (const { event } of events) {
    const user = event.type === 'UserAdded' ? directory.user(event.data.userId) : undefined;
    if (user !== undefined) return user;
  }
  // Another admin's import made them at the same moment.
  await directory.caughtUp();
  return directory.userBySubject(subject, importing.organization.organizationId) ?? missing('user', name);
}

/** The events of a request that is carried out; none if it is refused with the code `mayBe`. */
async function change(importing: Importing, request: OrganizationRequest, content: string, mayBe?: string) {
  stopIfAsked(importing);
  const { house, importer, tally } = importing;
  const outcome = await house.organizations.send(importer, request, sentUnder(importing, request.type, content));
  tally.commands += 1;
  if (outcome.kind === 'refused' && outcome.refusal.code !== mayBe)
    throw new CommandError(`${request.type} "${content}": ${outcome.refusal.detail}`);
  return outcome.kind === 'done' ? outcome.events : [];
}

function missing(what: string, name: string): never {
  throw new Error(`The ${what} "${name}" is not in the directory although it was just made.`);
}
