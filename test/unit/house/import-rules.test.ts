import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
};

/** A file with one forbidden import; `beside` are files that it needs to be forbidden. */
interface Injection {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
  readonly beside?: Readonly<Record<string, string>>;
}

const types = (from: string): string => `import type { T } from '${from}';\nexport type U = T;\n`;
const values = (from: string): string => `import * as all from '${from}';\nexport const keys = Object.keys(all);\n`;

/** The targets of injected imports: a room of the test's own, so that it does not depend on the real rooms. */
const guests: Readonly<Record<string, string>> = {
  'src/guests/index.ts': `export type { T } from './domain/guest.js';\n`,
  'src/guests/domain/guest.ts': 'export interface T {\n  readonly n: number;\n}\nexport const n = 1;\n',
  'src/guests/application/guest.queries.ts': types('../domain/guest.js'),
  'projections/guests/guest.projector.ts': 'export interface T {\n  readonly n: number;\n}\n',
  'src/kernel/event-log/memory/injected.store.ts': 'export interface T {\n  readonly n: number;\n}\n',
  'test/support/guest.ts': 'export interface T {\n  readonly n: number;\n}\n',
};

const injections: readonly Injection[] = [
  { rule: 'kernel-imports-no-room', file: 'src/kernel/deciding/a.ts', code: types('../../guests/index.js') },
  { rule: 'kernel-imports-no-room', file: 'src/kernel/http/b.ts', code: types('../../guests/domain/guest.js') },
  {
    rule: 'kernel-imports-no-room',
    file: 'src/kernel/projecting/c.ts',
    code: types('../../../projections/guests/guest.projector.js'),
  },
  { rule: 'domain-imports-only-itself', file: 'src/planning/domain/a.ts', code: types('../../guests/index.js') },
  {
    rule: 'domain-imports-only-itself',
    file: 'src/planning/domain/b.ts',
    code: types('../../kernel/event-log/event-log.js'),
  },
  {
    rule: 'domain-imports-only-itself',
    file: 'src/guests/domain/c.ts',
    code: types('../application/guest.queries.js').replace('{ T }', '{ U as T }'),
  },
  {
    rule: 'domain-imports-only-itself',
    file: 'src/planning/domain/d.ts',
    code: types('../../focus/domain/focus.events.js').replace('{ T }', '{ FocusEvent as T }'),
  },
  {
    rule: 'focus-domain-imports-only-itself-and-planning',
    file: 'src/focus/domain/a.ts',
    code: types('../../guests/domain/guest.js'),
  },
  {
    rule: 'focus-domain-imports-only-itself-and-planning',
    file: 'src/focus/domain/b.ts',
    code: types('../../kernel/event-log/event-log.js').replace('{ T }', '{ Append as T }'),
  },
  {
    rule: 'record-types-import-only-what-declares-them',
    file: 'src/guests/records/a.record.ts',
    code: types('../domain/guest.js'),
  },
  {
    rule: 'record-types-import-only-what-declares-them',
    file: 'src/guests/records/b.record.ts',
    code: values('class-validator'),
  },
  {
    rule: 'declaring-records-is-pure',
    file: 'src/kernel/records/declaring/a.ts',
    code: types('../../event-log/event-log.js').replace('{ T }', '{ Append as T }'),
  },
  { rule: 'declaring-records-is-pure', file: 'src/kernel/records/declaring/b.ts', code: values('node:crypto') },
  {
    rule: 'text-imports-only-itself',
    file: 'src/kernel/text/a.ts',
    code: types('../deciding/decider.js').replace('{ T }', '{ Refusal as T }'),
  },
  { rule: 'text-imports-only-itself', file: 'src/kernel/text/b.ts', code: values('node:crypto') },
  { rule: 'domain-imports-no-package', file: 'src/focus/domain/c.ts', code: values('node:crypto') },
  { rule: 'domain-imports-no-package', file: 'src/guests/domain/d.ts', code: values('@nestjs/common') },
  {
    rule: 'application-imports-other-rooms-by-their-front-door',
    file: 'src/planning/application/a.ts',
    code: types('../../guests/domain/guest.js'),
  },
  {
    rule: 'application-imports-other-rooms-by-their-front-door',
    file: 'src/planning/application/b.ts',
    code: types('../../../projections/guests/guest.projector.js'),
  },
  {
    rule: 'application-imports-other-rooms-by-their-front-door',
    file: 'src/guests/application/c.ts',
    code: types('../http/dto.js'),
    beside: { 'src/guests/http/dto.ts': 'export interface T {\n  readonly n: number;\n}\n' },
  },
  {
    rule: 'http-imports-its-own-application',
    file: 'src/planning/http/a.ts',
    code: types('../../guests/application/guest.queries.js').replace('{ T }', '{ U as T }'),
  },
  { rule: 'http-imports-its-own-application', file: 'src/planning/http/b.ts', code: types('../../guests/index.js') },
  {
    rule: 'http-takes-only-types-from-the-domain',
    file: 'src/guests/http/c.ts',
    code: values('../domain/guest.js'),
  },
  {
    rule: 'a-room-imports-other-rooms-by-their-front-door',
    file: 'src/planning/injected.module.ts',
    code: types('../guests/domain/guest.js'),
  },
  {
    rule: 'projections-see-rooms-by-their-front-door',
    file: 'projections/focus/injected.ts',
    code: types('../../src/guests/domain/guest.js'),
  },
  {
    rule: 'projections-see-rooms-by-their-front-door',
    file: 'projections/focus/other.ts',
    code: types('../guests/guest.projector.js'),
  },
  {
    rule: 'projections-see-rooms-by-their-front-door',
    file: 'projections/shared.ts',
    code: types('../src/guests/domain/guest.js'),
  },
  {
    rule: 'nothing-imports-the-doors',
    file: 'src/kernel/projecting/e.ts',
    code: types('../../read-models.js').replace('{ T }', '{ ReadModelName as T }'),
  },
  { rule: 'nothing-imports-the-doors', file: 'src/kernel/runtime/d.ts', code: types('../../main.js') },
  { rule: 'nothing-imports-the-doors', file: 'src/guests/domain/e.ts', code: types('../../main.js') },
  {
    rule: 'the-client-imports-nothing-of-the-house',
    file: 'src/client/a.ts',
    code: types('../kernel/event-log/event-log.js').replace('{ T }', '{ Append as T }'),
  },
  {
    rule: 'the-client-imports-nothing-of-the-house',
    file: 'src/client/b.ts',
    code: types('../guests/index.js'),
  },
  { rule: 'the-client-runs-in-browsers', file: 'src/client/c.ts', code: values('node:crypto') },
  { rule: 'the-client-runs-in-browsers', file: 'src/client/d.ts', code: values('uuid') },
  {
    rule: 'the-house-does-not-import-its-client',
    file: 'src/kernel/http/g.ts',
    code: types('../../client/positions.js').replace('{ T }', '{ Positions as T }'),
  },
  { rule: 'nothing-imports-tests', file: 'src/guests/application/f.ts', code: types('../../../test/support/guest.js') },
  {
    rule: 'stores-stay-behind-the-port',
    file: 'src/guests/application/g.ts',
    code: types('../../kernel/event-log/memory/injected.store.js'),
  },
  {
    rule: 'stores-stay-behind-the-port',
    file: 'src/kernel/deciding/e.ts',
    code: types('../event-log/memory/injected.store.js'),
  },
  {
    rule: 'no-cycles',
    // A cycle is reported for the first of its files by name.
    file: 'src/guests/domain/egg.ts',
    code: types('./hen.js'),
    beside: { 'src/guests/domain/hen.ts': types('./egg.js').replace('{ T }', '{ U as T }').replace('U =', 'V =') },
  },
  { rule: 'no-development-dependency', file: 'src/kernel/http/f.ts', code: values('fast-check') },
  { rule: 'no-unresolvable', file: 'src/guests/domain/f.ts', code: types('./not-there.js') },
];

/** The names of the rules that each file of the tree breaks. */
function violations(tree: string): ReadonlyMap<string, readonly string[]> {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(
    process.execPath,
    [bin, '--config', join(tree, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src', 'projections', 'test'],
    { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const report = JSON.parse(run.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const found = new Map<string, string[]>();
  for (const { from, rule } of report.summary.violations) found.set(from, [...(found.get(from) ?? []), rule.name]);
  return found;
}

function write(tree: string, files: Readonly<Record<string, string>>): void {
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), code);
  }
}

/** A copy of the sources with the injected files, in which import rules can be broken. */
function copyOfTheHouse(): string {
  const tree = mkdtempSync(join(tmpdir(), 'brightly-imports-'));
  const parts = ['src', 'projections', 'test', 'scripts', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'];
  for (const part of [...parts, 'eslint.domain-purity.js'])
    cpSync(join(root, part), join(tree, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'dir');
  write(tree, guests);
  return tree;
}

describe('the rules about who may import what', () => {
  const tree = copyOfTheHouse();
  let broken: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    for (const { file, code, beside } of injections) write(tree, { [file]: code, ...beside });
    broken = violations(tree);
  });

  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('no source file breaks a rule', () => {
    const injected = new Set([...Object.keys(guests), ...injections.map(({ file }) => file)]);
    expect([...broken].filter(([file]) => !injected.has(file))).toEqual([]);
  });

  it('the injected imports’ targets break no rule themselves', () => {
    expect(Object.keys(guests).flatMap((file) => broken.get(file) ?? [])).toEqual([]);
  });

  it('every rule has a test below, and every test has a rule', () => {
    expect([...new Set(injections.map(({ rule }) => rule))].sort()).toEqual(
      config.forbidden.map(({ name }) => name).sort(),
    );
  });

  it.each(injections)('only $rule fires for $file', ({ rule, file }) => {
    expect(broken.get(file)).toEqual([rule]);
  });
});
