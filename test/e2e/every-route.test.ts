import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminsOnly } from '../../src/kernel/records/declaring/record-refusals.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { queryRoutes } from '../support/routes/queries.js';
import { commandRoutes } from '../support/routes/routes.js';
import { servedNames } from '../support/routes/served.js';

const root = join(import.meta.dirname, '../..');
let door: OpenDoor;

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

describe('the table of routes', () => {
  it('has exactly the routes under /v1 of the service', () => {
    const served = servedNames(door).filter((route) => route.includes(' /v1'));
    const known = [
      ...commandRoutes.map(({ method, path }) => `${method} ${path}`),
      ...queryRoutes.map(({ path }) => `GET ${path}`),
      // A batch is tested by itself, in batches.test.ts.
      'POST /v1/commands',
    ];
    expect([...new Set(known)].sort()).toEqual(served);
  });
});

describe('every problem code', () => {
  const sources = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8'));
  const UPPER = /'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g;
  const codes = ['focus', 'planning', 'organizations']
    .flatMap((room) => sources(`src/${room}/domain`))
    .flatMap((text) => Array.from(text.matchAll(UPPER), ([, code]) => code ?? ''))
    // Record types refuse with it too, so it is stated in the kernel.
    .concat(adminsOnly.code);

  it.each([...new Set(codes)].toSorted())('%s has a page that explains it', async (code) => {
    const page = await fetch(`${door.url}/problems/${code.toLowerCase().replaceAll('_', '-')}`);
    expect([page.status, await page.json()]).toEqual([200, expect.objectContaining({ code })]);
  });

  it('occurs in the sources', () => {
    expect(codes).toEqual(
      expect.arrayContaining(['ITEM_NOT_ACTIVE', 'LAST_MILESTONE', 'ADMINS_ONLY', 'TITLE_INVALID']),
    );
  });
});
