import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModels, schemas } from '../../../src/read-models.js';
import { reachesOf } from '../../support/schema-reach.js';

const root = join(import.meta.dirname, '../../..');
/** Personal projects are in their owner's stream, so that projects and items have one read model (ADR 0004). */
const SHARED: Readonly<Record<string, string>> = { planning: 'focus' };

function filesBelow(path: string) {
  const names = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: join(path, name), text: readFileSync(join(root, path, name), 'utf8') }));
}

const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const rooms = folders.map(({ name }) => name).filter((name) => !['kernel', 'commandline', 'client'].includes(name));

/** A table that is named together with its schema, where a key or a query refers to it. */
const ELSEWHERE = /\b(?:references|from|join|update|into)\s+"?\w+"?\s*\.\s*"?\w/i;

describe('the migrations of a read model', () => {
  it.each(readModels)('refer to tables without a schema, so only to their own: $schema', ({ schema }) => {
    const folder = join(root, 'migrations', schema);
    const statements = readdirSync(folder).map((name) =>
      readFileSync(join(folder, name), 'utf8').replace(/--.*$/gm, ''),
    );
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((sql) => ELSEWHERE.test(sql))).toEqual([]);
  });

  it.each(['user_id uuid REFERENCES focus.users', 'CREATE VIEW v AS SELECT 1 FROM "focus"."items"'])(
    'this check finds a reference to a table by its schema in: %s',
    (sql) => {
      expect(ELSEWHERE.test(sql)).toBe(true);
    },
  );
});

describe('the SQL of a room', () => {
  it.each(rooms)('reads only the schema of its own read model: %s', (room) => {
    const files = filesBelow(join('src', room));
    expect(files.length).toBeGreaterThan(0);
    const own = SHARED[room] ?? room;
    expect(reachesOf(files, schemas).filter(({ schema }) => schema !== own)).toEqual([]);
  });

  it('this check finds SQL in a room’s files', () => {
    for (const { schema } of readModels) {
      const found = rooms.flatMap((room) => reachesOf(filesBelow(join('src', room)), [schema]));
      expect(found.length).toBeGreaterThan(0);
    }
  });

  it('reads no read model at all in the kernel', () => {
    const models = readModels.map(({ schema }) => schema);
    expect(reachesOf(filesBelow('src/kernel'), models)).toEqual([]);
  });

  it.each([
    ['in a query', 'const q = `select name from focus.users where id = $1`;'],
    ['in upper case', "const q = 'SELECT 1 FROM focus.users';"],
    ['in quotes', 'const q = \'select 1 from "focus"."users"\';'],
    ['with a table that is inserted', 'const q = `select 1 from focus.${table} t`;'],
    ['in a part that is inserted', 'const q = `select 1 ${eager ? `join focus.users u on true` : ""}`;'],
    ['in a statement that writes', 'const q = `update focus.users set name = $1`;'],
  ])('this check finds a schema that is named %s', (_, text) => {
    expect(reachesOf([{ path: 'a.ts', text }], schemas)).toEqual([{ path: 'a.ts', schema: 'focus' }]);
  });

  it('this check does not mistake file names and prose for SQL', () => {
    const text = `import { a } from './focus.queries.js'; const b = 'focus.users'; const c = 'select from the focus. Or not.';`;
    expect(reachesOf([{ path: 'a.ts', text }], schemas)).toEqual([]);
  });
});
