import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import type { Caller } from '../../../src/organizations/index.js';
import { json, type Answer } from '../client.js';
import type { OpenDoor } from '../door.js';
import type { Example } from '../routes/route.js';
import type { Belonging } from '../routes/scene.js';
import type { senderOf } from '../routes/sending.js';
import { idsIn, strangeIdsFor, withIds } from './ids.js';
import { PEOPLE, peopledScene, type PeopledScene, type Person } from './people.js';
import type { MatrixRoute } from './routes.js';
import type { Row } from './row.js';
import { saidBy } from './same-answer.js';

/** The service, and how to send to it. */
export interface Visited {
  readonly door: OpenDoor;
  readonly send: ReturnType<typeof senderOf>;
}

type Request = Pick<Example, 'path' | 'body'> & { readonly shows?: string };

/**
 * The route's outcome for each of them, in the words of `Outcome` if it is as expected, with more words if not. Those
 * who must be refused come first, before anything has changed; each of the others gets a fresh example.
 */
export async function outcomesOf(
  visited: Visited,
  route: MatrixRoute,
  belonging: Belonging | undefined,
  expected: Row,
): Promise<Record<Person, string>> {
  const fresh = async () => {
    const scene = await peopledScene(visited.door.house, belonging);
    return { scene, request: (await route.example(scene)) as Request };
  };
  const isDone = (person: Person): boolean => route.method !== 'GET' && /^(allowed|own)$/.test(expected[person]);
  const met: Partial<Record<Person, string>> = {};
  let at = await fresh();
  let changed = false;
  for (const person of PEOPLE.toSorted((one, other) => Number(isDone(one)) - Number(isDone(other)))) {
    if (changed) at = await fresh();
    met[person] = await outcome(visited, route, at.request, at.scene, at.scene.people[person]);
    changed = isDone(person);
  }
  return met as Record<Person, string>;
}

async function outcome(
  visited: Visited,
  route: MatrixRoute,
  request: Request,
  scene: PeopledScene,
  caller: Caller,
): Promise<string> {
  const { log, waiter } = visited.door.house;
  await waiter.caughtUp();
  const head = await log.head();
  const { method } = route;
  const { path, body, shows } = request;
  const answer = single(await visited.send(caller, { method, path, body }));
  const { events } = await log.readAll({ after: head, limit: 1000 });
  if (answer.status === route.status || answer.status === 200) {
    return shows === undefined
      ? doneWith(request, events, scene, caller)
      : `${answer.text.includes(shows) ? 'allowed' : 'own'}${wrote(events)}`;
  }
  const said = `${NAMES[answer.status] ?? answer.status} ${codeOf(answer)}${wrote(events)}`;
  return answer.status === 404 ? said + (await unlikeNothing(visited, method, request, caller)) : said;
}

const NAMES: Readonly<Record<number, string>> = { 403: 'forbidden', 404: 'hidden', 409: 'refused' };

/** The response to a batch's only command. */
function single(answer: Answer): Answer {
  const said = json(answer) as { readonly results?: readonly { readonly status: number; readonly body: unknown }[] };
  const [result] = said.results ?? [];
  return result ? { ...answer, status: result.status, text: JSON.stringify(result.body) } : answer;
}

function codeOf(answer: Answer): string {
  return String((json(answer) as { readonly code?: unknown }).code);
}

function wrote(events: readonly RecordedEvent[]): string {
  return events.length === 0 ? '' : `, and wrote ${events.map(({ event }) => event.type).join(', ')}`;
}

/** Whether what was done concerns what the request names, or others; says so if it was done for another user. */
function doneWith(
  { path, body }: Request,
  events: readonly RecordedEvent[],
  { ann }: PeopledScene,
  { userId, organizationId }: Caller,
): string {
  const strange = events.filter(({ context }) => context.actor !== userId || context.organizationId !== organizationId);
  if (strange.length > 0) return `done for another${wrote(strange)}`;
  const named = idsIn(JSON.stringify({ path, body }));
  const concernsOthers = ({ stream, event }: RecordedEvent): boolean => {
    const data = JSON.stringify(event.data);
    const own = stream === `focus-${userId}` || data.includes(`"userId":"${userId}"`);
    return !own || named.some((id) => data.includes(id));
  };
  return organizationId === ann.organizationId && events.some(concernsOthers) ? 'allowed' : 'own';
}

/**
 * A hidden thing must get the same response as one that does not exist, in status, header fields and body, except for
 * the id.
 */
async function unlikeNothing(
  { send }: Visited,
  method: string,
  { path, body }: Request,
  caller: Caller,
): Promise<string> {
  const answer = await send(caller, { method, path, body });
  const ids = strangeIdsFor(idsIn(path).length > 0 ? idsIn(path) : idsHidden(codeOf(single(answer)), body));
  const hidden = JSON.stringify(saidBy(answer));
  const nothing = JSON.stringify(saidBy(await send(caller, { method, ...withIds({ path, body }, ids) }), ids));
  return hidden === nothing ? '' : `, unlike what does not exist: ${hidden} and ${nothing}`;
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  MILESTONE_NOT_FOUND: ['milestoneId'],
  USER_NOT_FOUND: ['ownerId', 'userId'],
  TEAM_NOT_FOUND: ['teamId'],
};

/** The ids in a body that this code is about; all of them if it names no field. */
function idsHidden(code: string, body: object | undefined): readonly string[] {
  const named = Object.entries(body ?? {}).filter(([name]) => FIELDS[code]?.includes(name));
  return idsIn(JSON.stringify(named.length > 0 ? named : body));
}
