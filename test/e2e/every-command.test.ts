import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { matrixRoutes } from '../support/matrix/routes.js';
import { commandRoutes } from '../support/routes/routes.js';
import { newScene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());

const FIELDS = ['brightly-position', 'location', 'content-type'];
const sent = ({ status, text, headers }: Answer) => ({ status, text, fields: FIELDS.map((name) => headers.get(name)) });
const withBatch = matrixRoutes.filter(({ method }) => method !== 'GET').map((route) => [route.name, route] as const);
const cases = commandRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('every command', () => {
  it.each(cases)(
    'LOG-3: %s sent again gets the first response byte for byte; under the same key with another body, it is refused',
    async (_, { method, status, example }) => {
      const { by, path, body, other } = await example(await newScene(door.house));
      const headers = { 'idempotency-key': 'the-key' };
      const first = await send(by, { method, path, body, headers });
      expect([first.status, first.text]).toEqual([status, expect.stringContaining('"position"')]);
      expect(json(first)).toMatchObject({ position: first.headers.get('brightly-position') });
      expect(first.headers.get('location') !== null).toBe(status === 201);
      const head = await door.house.log.head();
      expect(sent(await send(by, { method, path, body, headers }))).toEqual(sent(first));
      const reused = await send(by, { method, ...other, headers });
      expect([reused.status, reused.text]).toEqual([422, expect.stringContaining('IDEMPOTENCY_KEY_REUSED')]);
      expect(await door.house.log.head()).toBe(head);
    },
  );

  it.each(withBatch)('%s refuses query parameters, a position included', async (_, { method, example }) => {
    const { by, path, body } = await example(await newScene(door.house));
    const head = await door.house.log.head();
    const answer = await send(by, { method, path: `${path}?minPosition=1&dry%22run`, body });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('"parameter":"minPosition"')]);
    expect((json(answer) as { readonly errors: readonly object[] }).errors).toHaveLength(2);
    expect(await door.house.log.head()).toBe(head);
  });

  it.each(cases)('%s without a token, or with a read-only one, changes nothing', async (_, { method, example }) => {
    const { by, path, body } = await example(await newScene(door.house));
    const head = await door.house.log.head();
    const reading = await senderOf(door, ['read'])(by, { method, path, body });
    expect([reading.status, reading.text]).toEqual([403, expect.stringContaining('INSUFFICIENT_SCOPE')]);
    expect((await fetch(`${door.url}${path}`, { method })).status).toBe(401);
    expect(await door.house.log.head()).toBe(head);
  });

  it.each(cases.filter(([, { who }]) => who === 'admins'))(
    'ORG-8: %s is for admins only, with a token of scope admin',
    async (_, { method, example }) => {
      const scene = await newScene(door.house);
      const { by, path, body } = await example(scene);
      const head = await door.house.log.head();
      const plain = await send(scene.ann, { method, path, body });
      expect([plain.status, plain.text]).toEqual([403, expect.stringContaining('ADMINS_ONLY')]);
      const unscoped = await senderOf(door, ['read', 'write'])(by, { method, path, body });
      expect([unscoped.status, unscoped.text]).toEqual([403, expect.stringContaining('INSUFFICIENT_SCOPE')]);
      expect(await door.house.log.head()).toBe(head);
    },
  );
});
