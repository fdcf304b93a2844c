import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly license?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const permissive = new Set(['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0']);

/** The package and licence of each row below a heading of ADR 0005. */
function rowsBelow(heading: string): readonly (readonly [string, string])[] {
  const section =
    read('docs/adr/0005-dependencies.md')
      .split('\n## ')
      .find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, name, licence]) => [name ?? '', licence ?? '']);
}

describe('dependencies', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;

  it.each([
    ['At run time', manifest.dependencies],
    ['In development', manifest.devDependencies],
  ])('%s: ADR 0005 names each package, its own licence, and no other', (heading, listed) => {
    const stated = Object.keys(listed).map((name) => {
      const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as Manifest;
      return [name, license ?? 'none'] as const;
    });
    expect([...rowsBelow(heading)].sort()).toEqual(stated.sort());
  });

  it('each licence is permissive', () => {
    const rows = [...rowsBelow('At run time'), ...rowsBelow('In development')];
    expect(rows.filter(([, licence]) => !permissive.has(licence))).toEqual([]);
  });

  it('the lock file names no download address', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"https?:/);
  });
});
