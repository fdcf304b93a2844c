import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const sources = ['src', 'projections'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    // The client is generated, and published separately.
    .filter((name) => !join(folder, name).startsWith(join('src', 'client')))
    .map((name) => join(folder, name)),
);

/** Each name that several of these files have, with the files. */
function shared(names: (file: string) => readonly string[]): Record<string, string[]> {
  const filesOf = new Map<string, string[]>();
  for (const file of sources) for (const name of names(file)) filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
  return Object.fromEntries([...filesOf].filter(([, files]) => files.length > 1));
}

describe('names in the sources', () => {
  it('every file name is unique, except for each room’s index.ts', () => {
    expect(shared((file) => [basename(file)].filter((name) => name !== 'index.ts'))).toEqual({});
  });

  it('an exported type’s name has one meaning', () => {
    const exported = /^export (?:interface|type|class) (\w+)/gm;
    const found = shared((file) => Array.from(readFileSync(file, 'utf8').matchAll(exported), ([, name = '']) => name));
    expect(found).toEqual({
      // Domains do not import each other; alarm-intervals.test.ts checks that the two are equal.
      AlarmInterval: ['src/focus/domain/foreign-facts.ts', 'src/organizations/domain/organization.events.ts'],
    });
  });
});
