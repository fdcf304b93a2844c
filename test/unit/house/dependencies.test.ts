import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly license?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
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

/** The licence that an installed package states; undefined if it is not installed, being for another platform. */
function licenceOf(name: string): string | undefined {
  const path = `node_modules/${name}/package.json`;
  return existsSync(join(root, path)) ? ((JSON.parse(read(path)) as Manifest).license ?? 'none') : undefined;
}

describe('dependencies', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;

  it.each([
    ['At run time', { ...manifest.dependencies, ...manifest.optionalDependencies }],
    ['In development', manifest.devDependencies],
  ])('%s: ADR 0005 lists each package with its licence, and no other package', (heading, listed) => {
    const rows = rowsBelow(heading);
    expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(listed).sort());
    const misstated = rows.filter(([name, licence]) => (licenceOf(name) ?? licence) !== licence);
    expect(misstated).toEqual([]);
  });

  it('each licence is permissive', () => {
    const rows = [...rowsBelow('At run time'), ...rowsBelow('In development')];
    expect(rows.filter(([, licence]) => !permissive.has(licence))).toEqual([]);
  });

  it('the lock file names no download address', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"https?:/);
  });
});
