import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenFor } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { EXPECTED, PUBLIC } from '../support/matrix/expected.js';
import { outcomesOf } from '../support/matrix/outcomes.js';
import { peopledScene, PEOPLE } from '../support/matrix/people.js';
import { matrixRoutes, type MatrixRoute } from '../support/matrix/routes.js';
import type { Row } from '../support/matrix/row.js';
import type { Belonging } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';
import { servedNames } from '../support/routes/served.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());

const cases = matrixRoutes.flatMap((route) =>
  Object.entries(EXPECTED[route.name] ?? {}).map(([work, row]): [string, string, MatrixRoute, Row] => [
    route.name,
    work,
    route,
    row,
  ]),
);

describe('the authorization matrix', () => {
  it('has every route of the service, and no other', () => {
    const known = [...Object.keys(EXPECTED), ...Object.keys(PUBLIC)];
    expect(known.toSorted()).toEqual(servedNames(door));
    expect(matrixRoutes.map(({ name }) => name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it("has every route of the API's document", () => {
    const file = join(import.meta.dirname, '../../docs/api/openapi.json');
    const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { readonly paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      ['get', 'post', 'put', 'patch', 'delete']
        .filter((method) => Object.hasOwn(operations, method))
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.length).toBeGreaterThan(80);
    expect(described.filter((name) => !Object.hasOwn({ ...EXPECTED, ...PUBLIC }, name))).toEqual([]);
  });

  it.each(cases)(
    'ORG-6, ORG-7, ORG-8, FOCUS-10, PLAN-12: %s responds to each role as the rules say (%s work)',
    async (_, work, route, row) => {
      const belonging = work === 'any' ? undefined : (work as Belonging);
      expect(await outcomesOf({ door, send }, route, belonging, row)).toEqual(row);
    },
  );

  it.each(Object.entries(PUBLIC))('%s is open to everyone', async (_, path) => {
    const { people } = await peopledScene(door.house);
    const head = await door.house.log.head();
    const alone = await fetch(`${door.url}${path}`);
    const text = await alone.text();
    expect(alone.status).toBe(200);
    const tokens = await Promise.all(PEOPLE.map((person) => tokenFor(door.house, people[person])));
    // Pages for people are not operations, so the document does not describe their responses.
    for (const token of [...tokens, 'broken']) {
      const answer = await fetch(`${door.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      expect([answer.status, await answer.text()]).toEqual([200, text]);
    }
    expect(await door.house.log.head()).toBe(head);
  });
});
