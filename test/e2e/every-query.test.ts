import { json } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { queryRoutes } from '../support/routes/queries.js';
import { newScene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());

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
