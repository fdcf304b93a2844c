import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const HOME = 'src/kernel/postgres/sessions.ts';
/** Code that makes a client or a pool, under whatever name `pg` was imported. */
const MADE = /new\s+(?:\w+\.)?(?:Client|Pool|BoundPool)\s*[(<]/;
const IMPORTED_AS_VALUE =
  /import\s+(?!type\b)(?:\w+\s*,\s*)?\{[^}]*\b(?<!type )(?:Client|Pool|native)\b[^}]*\}\s*from\s*'pg'/;

const files = ['src', 'projections', 'scripts'].flatMap((folder) =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs|js)$/.test(name))
    .map((name) => join(folder, name)),
);
const textOf = (path: string): string => readFileSync(resolve(root, path), 'utf8');

describe('connections to Postgres', () => {
  it('are made in one place, which sets what every session relies on', () => {
    expect(files.length).toBeGreaterThan(150);
    const makers = files.filter((path) => MADE.test(textOf(path)) || IMPORTED_AS_VALUE.test(textOf(path)));
    expect(makers).toEqual([HOME]);
  });

  it('this check finds them', () => {
    for (const line of ['new pg.Client(config)', 'new Pool({})', 'new pg.Pool<pg.Client>(x)'])
      expect(line).toMatch(MADE);
    expect("import { Client } from 'pg';").toMatch(IMPORTED_AS_VALUE);
    expect("import type { Client } from 'pg';").not.toMatch(IMPORTED_AS_VALUE);
  });
});
