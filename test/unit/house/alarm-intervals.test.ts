import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALARM_INTERVALS } from '../../../src/organizations/domain/organization.events.js';

const LISTS = /\b15(?:, | \| )30(?:(?:, | \| | or )\d+)+/g;
/** The two domains do not import each other, so each has its own list. */
const SOURCES = ['src/focus/domain/foreign-facts.ts', 'src/organizations/domain/organization.events.ts'];

describe('alarm intervals', () => {
  it('FOCUS-17: are listed once in each domain that needs them', () => {
    expect(filesWithLists(sources()).filter((file) => !isWords(file))).toEqual(SOURCES);
  });

  it('FOCUS-17: are the same in the domains, the API’s document and the constraints of the read tables', () => {
    const said = [...SOURCES, ...sources().filter(isWords), ...filesIn('migrations', '.sql')];
    const lists = said.flatMap((file) => readFileSync(file, 'utf8').match(LISTS) ?? []);
    expect(lists.length).toBeGreaterThanOrEqual(8);
    for (const list of lists) expect(list.match(/\d+/g)?.map(Number)).toEqual([...ALARM_INTERVALS]);
  });

  it('this check finds a list in any other file', () => {
    expect('const MINUTES = [15, 30, 60];'.match(LISTS)).toEqual(['15, 30, 60']);
    expect('type Minutes = 15 | 30 | 45;'.match(LISTS)).toEqual(['15 | 30 | 45']);
  });
});

/** Controllers and problem pages name the intervals in sentences; the client is generated. */
function isWords(file: string): boolean {
  return file.includes('/http/');
}

function sources(): readonly string[] {
  return [...filesIn('src', '.ts'), ...filesIn('projections', '.ts')].filter((file) => !file.startsWith('src/client/'));
}

function filesWithLists(files: readonly string[]): readonly string[] {
  return files.filter((file) => readFileSync(file, 'utf8').match(LISTS) !== null);
}

function filesIn(folder: string, ending: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}
