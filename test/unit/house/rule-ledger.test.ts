import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  definedIds,
  idsInTitles,
  markerFaults,
  markers,
  type SourceText,
  unknownIds,
} from '../../support/rule-ledger.js';

const root = join(import.meta.dirname, '../../..');

/** Every text file of the test folders, by its path. */
function read(...drawers: readonly string[]): readonly SourceText[] {
  return drawers.filter((drawer) => existsSync(join(root, drawer))).flatMap(readDrawer);
}

function readDrawer(drawer: string): readonly SourceText[] {
  return readdirSync(join(root, drawer), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|sql|md)$/.test(path))
    .map((path) => ({ path: `${drawer}/${path}`, text: readFileSync(join(root, drawer, path), 'utf8') }));
}

describe('rules, code and tests', () => {
  const ids = definedIds(readFileSync(join(root, 'docs/rules.md'), 'utf8'));

  it('docs/rules.md defines each id once', () => {
    expect(ids.length).toBeGreaterThanOrEqual(50);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('each rule is marked exactly once, in front of the code that enforces it', () => {
    expect(markerFaults(markers(read('src', 'projections', 'migrations')), ids)).toEqual([]);
  });

  it('each rule is in the title of a test', () => {
    const tested = idsInTitles(read('test').filter(({ path }) => path.endsWith('.test.ts')));
    expect(ids.filter((id) => !tested.has(id)).map((id) => `${id} is in no test's title`)).toEqual([]);
  });

  it('no rule id is used that docs/rules.md does not have', () => {
    expect(unknownIds(read('src', 'projections', 'migrations', 'test', 'docs'), new Set(ids))).toEqual([]);
  });
});

describe('this check reports', () => {
  const file = (text: string): readonly SourceText[] => [{ path: 'src/a.ts', text }];
  const faults = (text: string): readonly string[] => markerFaults(markers(file(text)), ['FOCUS-1']);

  it('nothing if there is one marker in front of the code', () => {
    expect(faults('  // rule FOCUS-1: offered.\n  // Because.\n  if (x) return;\n')).toEqual([]);
    expect(faults('-- rule FOCUS-1: offered.\nCREATE TABLE items ();\n')).toEqual([]);
  });

  it('a rule without a marker, and a marker in another form', () => {
    expect(faults('// see FOCUS-1\nf();\n/** rule FOCUS-1: no */\ng();\n')).toEqual([
      'FOCUS-1 stands nowhere in front of the code that enforces it',
    ]);
  });

  it('a rule marked twice', () => {
    const line = '// rule FOCUS-1: offered.\nf();\n';
    expect(faults(line + line)).toEqual(['FOCUS-1 stands more than once: src/a.ts:1, src/a.ts:3']);
  });

  it.each(['// rule FOCUS-1: offered.\n', '// rule FOCUS-1: offered.\n\nf();\n', '// rule FOCUS-1: offered.\n}\n'])(
    'a marker in front of nothing: %j',
    (text) => {
      expect(faults(text)).toEqual(['FOCUS-1 has no code below src/a.ts:1']);
    },
  );

  it('titles, whatever their quotes and whether the test runs over a table', () => {
    const text = "it('FOCUS-1: a', f); describe(`FOCUS-2 ${x}`, f); test.each([[')']])('FOCUS-3 %s', f);";
    expect([...idsInTitles(file(text))]).toEqual(['FOCUS-1', 'FOCUS-2', 'FOCUS-3']);
  });

  it('no title in a comment, a string, or a test that does not run', () => {
    const text = "// it('FOCUS-1', f)\nlog(\"it('FOCUS-2', f)\"); it.skip('FOCUS-3', f); it.todo('FOCUS-4');";
    expect([...idsInTitles(file(text))]).toEqual([]);
  });

  it('an id that does not exist', () => {
    const unknown = ['FOCUS', '99'].join('-');
    expect(unknownIds(file(`// ${unknown} and FOCUS-1`), new Set(['FOCUS-1']))).toEqual([`src/a.ts: ${unknown}`]);
  });
});
