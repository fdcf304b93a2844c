import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import type { CommandRoute } from '../support/routes/route.js';
import { commandRoutes } from '../support/routes/routes.js';
import { newScene } from '../support/routes/scene.js';
import { senderOf, type Sending } from '../support/routes/sending.js';
import type { Caller } from '../../src/organizations/index.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());

/** Commands that create something have no resource yet, and an alarm has no address of its own. */
const OF_NOTHING =
  /^POST \/v1\/(items|projects|users|teams|tags|me\/tokens|items\/\{itemId\}\/(recreate|copy))$|alarm$|acknowledge$/;

const RESOURCE =
  /^\/v1\/(?:projects\/[^/]+\/milestones\/[^/]+|projects\/[^/]+|items\/[^/]+|users\/[^/]+|teams\/[^/]+|tags\/[^/]+|me\/tokens\/[^/]+|me|organization)/;

/** The address of the resource that a command changes. */
function resourceOf(path: string): string {
  const [resource] = RESOURCE.exec(path) ?? [];
  if (resource === undefined) throw new Error(`${path} is about nothing that has an address.`);
  return resource;
}

/** Another command that changes the resource. */
function changeOf(resource: string): Sending {
  if (resource === '/v1/organization') {
    return { method: 'PUT', path: '/v1/organization/policy', body: { milestoneRequired: true } };
  }
  const body = resource.startsWith('/v1/items/') ? { title: 'Changed' } : { name: 'Changed' };
  return { method: 'PATCH', path: resource, body };
}

async function etagOf(by: Caller, path: string): Promise<string> {
  await door.house.waiter.caughtUp();
  const answer = await send(by, { path });
  expect([answer.status, answer.headers.get('etag')]).toEqual([200, expect.stringMatching(/^".+"$/)]);
  return answer.headers.get('etag') ?? '';
}

const sendIf = (by: Caller, sending: Sending, etag: string): Promise<Answer> =>
  send(by, { ...sending, headers: { 'if-match': etag } });

const code = (answer: Answer): unknown => (json(answer) as { readonly code?: unknown }).code;

/** The route's example, ready to be sent. */
async function example({ method, example: made }: CommandRoute) {
  const { by, path, body } = await made(await newScene(door.house));
  return { by, command: { method, path, body } };
}

const named = commandRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);
const onSomething = named.filter(([name]) => !OF_NOTHING.test(name));
const onNothing = named.filter(([name]) => OF_NOTHING.test(name));
const isToken = (name: string): boolean => name.includes('/tokens/');
/** The address of an undo does not name its resource: `undo.test.ts` tests its tags. */
const addressed = onSomething.filter(([name]) => !isToken(name) && name !== 'POST /v1/me/undo');

/** The response to a change of a resource that is gone or closed: the rule's refusal comes before that of the tag. */
const AFTER: Readonly<Record<string, number>> = {
  'DELETE /v1/items/{itemId}': 404,
  'POST /v1/items/{itemId}/decline': 404,
  'POST /v1/items/{itemId}/complete': 409,
  'DELETE /v1/projects/{projectId}': 404,
  'DELETE /v1/projects/{projectId}/milestones/{milestoneId}': 404,
  'POST /v1/teams/{teamId}/retire': 409,
  'POST /v1/tags/{tagId}/retire': 409,
};

describe('If-Match', () => {
  it.each(addressed)('lets %s through with the current tag, and not with an earlier one', async (_, route) => {
    const { by, command } = await example(route);
    const resource = resourceOf(command.path);
    const before = await etagOf(by, resource);
    expect((await send(by, changeOf(resource))).status).toBe(200);
    const now = await etagOf(by, resource);
    const head = await door.house.log.head();
    for (const etag of [before, `W/${now}`, '"none"', `${before}, "none"`]) {
      const stale = await sendIf(by, command, etag);
      expect([etag, stale.status, code(stale)]).toEqual([etag, 412, 'PRECONDITION_FAILED']);
    }
    expect(await door.house.log.head()).toBe(head);
    expect(await etagOf(by, resource)).toBe(now);
    const done = await sendIf(by, command, `"none", ${now}`);
    expect([done.status, done.text]).toEqual([route.status, expect.stringContaining('"position"')]);
  });

  it.each(onSomething)('lets %s through with *, and once more under its key', async (_, route) => {
    const { by, command } = await example(route);
    await door.house.waiter.caughtUp();
    const headers = { 'if-match': '*', 'idempotency-key': 'the-key' };
    const done = await send(by, { ...command, headers });
    expect([done.status, done.text]).toEqual([route.status, expect.stringContaining('"position"')]);
    expect(done.headers.get('idempotency-replayed')).toBeNull();
    // LOG-3: a repeat gets the first response, although the tag has changed, and is marked as a repeat.
    const again = await send(by, { ...command, headers });
    expect([again.status, again.text]).toEqual([done.status, done.text]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it.each(addressed)(
    'lets only one of two clients succeed that send %s and another change under the same tag',
    async (name, route) => {
      const { by, command } = await example(route);
      const resource = resourceOf(command.path);
      const etag = await etagOf(by, resource);
      const head = await door.house.log.head();
      const answers = await Promise.all([sendIf(by, command, etag), sendIf(by, changeOf(resource), etag)]);
      const won = answers.filter(({ status }) => status < 300);
      const lost = answers.filter(({ status }) => status >= 300);
      // A new milestone does not change the project's own tag, so both succeed if it comes first.
      const both = name === 'POST /v1/projects/{projectId}/milestones';
      expect(both ? [1, 2] : [1]).toContain(won.length);
      for (const { status } of lost) expect([412, AFTER[name] ?? 412]).toContain(status);
      const { events } = await door.house.log.readAll({ after: head, limit: 100 });
      expect(new Set(events.map(({ context }) => context.commandId)).size).toBe(won.length);
    },
  );

  it.each(onNothing)('never lets %s through, as it concerns no resource with a tag', async (_, route) => {
    const { by, command } = await example(route);
    await door.house.waiter.caughtUp();
    const head = await door.house.log.head();
    for (const etag of ['*', '"1"']) {
      const answer = await sendIf(by, command, etag);
      expect([etag, answer.status, code(answer)]).toEqual([etag, 412, 'PRECONDITION_FAILED']);
    }
    expect(await door.house.log.head()).toBe(head);
  });

  it('lets an access token be revoked under its tag only, which never changes', async () => {
    const route = commandRoutes.find(({ method, path }) => method === 'DELETE' && path === '/v1/me/tokens/{tokenId}');
    if (route === undefined) throw new Error('There is no such route.');
    const { by, command } = await example(route);
    const etag = await etagOf(by, command.path);
    const head = await door.house.log.head();
    for (const wrong of ['"2"', '"none"', `W/${etag}`]) expect((await sendIf(by, command, wrong)).status).toBe(412);
    expect(await door.house.log.head()).toBe(head);
    const { tokens } = json(await send(by, { path: '/v1/me/tokens' })) as { tokens: readonly { etag: string }[] };
    const listed = tokens.map((token) => token.etag);
    const answers = await Promise.all([sendIf(by, command, etag), sendIf(by, command, listed[0] ?? '')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  it('is refused on a batch, whose commands have their own', async () => {
    const { ann } = await newScene(door.house);
    const head = await door.house.log.head();
    const body = { commands: [{ method: 'POST', path: '/v1/items', body: { title: 'Write' } }] };
    const answer = await sendIf(ann, { method: 'POST', path: '/v1/commands', body }, '*');
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('"header":"If-Match"')]);
    expect(await door.house.log.head()).toBe(head);
  });
});
