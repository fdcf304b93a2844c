import { json } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { queryRoutes } from '../support/routes/queries.js';
import { renameAll, requireMilestones } from '../support/routes/changing.js';
import { newScene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());

/** A response as of the past: nothing can be done, and the entity tags match no `If-Match`. */
const asPast = (body: unknown): unknown =>
  JSON.parse(
    JSON.stringify(body, (name, value: unknown) =>
      name === 'allowedActions' ? [] : name === 'etag' ? `W/${String(value)}` : value,
    ),
  );

const cases = queryRoutes.map((route) => [route.path, route] as const);

describe('every query', () => {
  it.each(cases)('%s shows existing data', async (_, { example }) => {
    const { by, path, shows } = await example(await newScene(door.house));
    await door.house.waiter.caughtUp();
    const { status, text } = await send(by, { path });
    expect([status, text]).toEqual([200, expect.stringContaining(shows)]);
  });

  it.each(cases)(
    'LOG-4: %s never returns data from before the position that it names; one that the log has not reached is refused',
    async (_, { example }) => {
      const { by, path } = await example(await newScene(door.house));
      const { log } = door.house;
      const head = await log.head();
      const at = (position: string) => send(by, { path: `${path}?minPosition=${position}` });
      expect((await at(`${head}.${log.id}`)).status).toBe(200);
      expect((await at(String(head))).status).toBe(200);
      const beyond = await at(`${head + 1000n}.${log.id}`);
      expect([beyond.status, beyond.text]).toEqual([400, expect.stringContaining('POSITION_BEYOND_HEAD')]);
      const other = await at(`${head}.00000000-0000-4000-8000-000000000000`);
      expect([other.status, other.text]).toEqual([410, expect.stringContaining('POSITION_OF_ANOTHER_LOG')]);
    },
  );

  it.each(cases.filter(([path]) => !path.startsWith('/v1/me/tokens')))(
    'HIST-4, HIST-6: %s responds as of a position as it did there, with nothing to be done and weak entity tags',
    async (_, { example }) => {
      const { house } = door;
      const scene = await newScene(house);
      const { by, path, shows } = await example(scene);
      await house.waiter.caughtUp();
      const then = await send(by, { path });
      const position = await house.log.head();
      await renameAll(send, scene);
      await example(scene);
      await requireMilestones(send, scene);
      const now = await send(by, { path: `${path}?minPosition=${await house.log.head()}` });
      const asOf = await send(by, { path: `${path}?asOf=${position}` });
      expect([asOf.status, asOf.headers.get('etag')]).toEqual([200, expect.stringMatching(/^W\/"[^"]+"$/)]);
      expect(json(asOf)).toEqual(asPast(json(then)));
      expect(json(asOf)).not.toEqual(asPast(json(now)));
      const held = await send(by, {
        path: `${path}?asOf=${position}`,
        headers: { 'if-none-match': asOf.headers.get('etag') ?? '' },
      });
      expect([held.status, held.text]).toEqual([304, '']);
      const first = await send(by, { path: `${path}?asOf=0` });
      expect([200, 404]).toContain(first.status);
      expect(first.text).not.toContain(shows);
      const beyond = await send(by, { path: `${path}?asOf=${position + 1000n}` });
      expect([beyond.status, beyond.text]).toEqual([400, expect.stringContaining('POSITION_BEYOND_HEAD')]);
      const contradictory = await send(by, { path: `${path}?asOf=${position}&minPosition=${position + 1n}` });
      expect([contradictory.status, contradictory.text]).toEqual([400, expect.stringContaining('AFTER_AS_OF')]);
    },
  );

  it.each(cases.filter(([path]) => path.startsWith('/v1/me/tokens')))(
    '%s, which has no history, refuses to respond as of a position',
    async (_, { example }) => {
      const { by, path } = await example(await newScene(door.house));
      const refused = await send(by, { path: `${path}?asOf=1` });
      expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('NO_HISTORY')]);
    },
  );

  it.each(cases)('%s returns 304 to a caller that has the response already', async (_, { example }) => {
    const { by, path } = await example(await newScene(door.house));
    await door.house.waiter.caughtUp();
    const first = await send(by, { path });
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^".+"$/)]);
    expect(json(first)).toBeInstanceOf(Object);
    const again = await send(by, { path, headers: { 'if-none-match': etag } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  it.each(cases)('%s needs a token with scope read', async (_, { example }) => {
    const { by, path } = await example(await newScene(door.house));
    expect((await fetch(`${door.url}${path}`)).status).toBe(401);
    expect((await senderOf(door, ['write', 'admin'])(by, { path })).status).toBe(403);
  });

  it.each(cases)('%s refuses unknown parameters', async (_, { example }) => {
    const { by, path } = await example(await newScene(door.house));
    const answer = await send(by, { path: `${path}?sort=title` });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('"parameter":"sort"')]);
  });
});
