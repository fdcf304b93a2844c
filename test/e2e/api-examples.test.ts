import { apiDocument, operations, type Part } from '../support/api/document.js';
import { json } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { queryRoutes } from '../support/routes/queries.js';
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

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The example of a body, with its ids replaced by existing ones, which are at the same places in `real`. */
function withIdsOf(real: unknown, example: unknown): unknown {
  if (typeof example === 'string' && UUID.test(example)) {
    if (typeof real !== 'string') throw new Error('The route’s own example has no id where the document’s has one.');
    return real;
  }
  if (typeof example !== 'object' || example === null) return example;
  const inner = (name: string): unknown => (real as Part | undefined)?.[name];
  if (Array.isArray(example)) return example.map((each, index) => withIdsOf(inner(String(index)), each));
  return Object.fromEntries(Object.entries(example).map(([name, each]) => [name, withIdsOf(inner(name), each)]));
}

/** The example of an operation's body; undefined for one that takes none. */
function exampleOf(method: string, path: string): { readonly body: unknown; readonly status: number } {
  const found = operations.find((each) => each.method === method && each.path === path);
  if (!found) throw new Error(`The document has no ${method} ${path}.`);
  const { requestBody, responses } = found.operation as {
    readonly requestBody?: { readonly content: { readonly 'application/json': { readonly example: unknown } } };
    readonly responses: Part;
  };
  const [status = ''] = Object.keys(responses).filter((each) => each.startsWith('2'));
  return { body: requestBody?.content['application/json'].example, status: Number(status) };
}

describe('the examples of the API’s document', () => {
  it.each(commandRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s: its example succeeds, with the status in the document',
    async (_, route) => {
      const { by, path, body } = await route.example(await newScene(door.house));
      const described = exampleOf(route.method, route.path);
      const sent = described.body === undefined ? undefined : withIdsOf(body, described.body);
      const answer = await send(by, { method: route.method, path, body: sent });
      expect([answer.status, answer.text]).toEqual([described.status, expect.stringContaining('"position"')]);
    },
  );

  it('POST /v1/commands: every command of its example succeeds', async () => {
    const { ann } = await newScene(door.house);
    const { body, status } = exampleOf('POST', '/v1/commands');
    const answer = await send(ann, { method: 'POST', path: '/v1/commands', body });
    expect(answer.status).toBe(status);
    const { results, stopped } = json(answer) as { results: { status: number }[]; stopped: boolean };
    expect([results.map((each) => each.status), stopped]).toEqual([[201, 201], false]);
  });

  it.each(queryRoutes.map((route) => [route.path, route] as const))(
    'GET %s responds as the document says',
    async (_, { path, example }) => {
      const { by, path: address } = await example(await newScene(door.house));
      await door.house.waiter.caughtUp();
      expect((await send(by, { path: address })).status).toBe(exampleOf('GET', path).status);
    },
  );

  it('every operation under /v1 is in the table of routes', () => {
    const known = [
      ...commandRoutes.map(({ method, path }) => `${method} ${path}`),
      ...queryRoutes.map(({ path }) => `GET ${path}`),
      'POST /v1/commands',
    ];
    const described = operations.map(({ method, path }) => `${method} ${path}`).filter((each) => each.includes(' /v1'));
    expect(described.toSorted()).toEqual([...new Set(known)].toSorted());
    expect(apiDocument['openapi']).toMatch(/^3\.1\./);
  });
});
