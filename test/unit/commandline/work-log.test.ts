import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Importing } from '../../../src/commandline/import/importing.js';
import { homeOf } from '../../../src/commandline/import/project-home.js';
import { planImport } from '../../../src/commandline/import/plan.js';
import { readWorkLog, type WorkLog } from '../../../src/commandline/import/read-work-log.js';
import { readTime } from '../../../src/commandline/import/times.js';
import { UnusableFileError } from '../../../src/commandline/import/unusable-file.js';
import { DEFAULT_COLUMNS, type WorkRow } from '../../../src/commandline/import/work-log.js';

const HEADER = 'case:concept:name,concept:name,other,org:resource,org:group,time:timestamp';

async function reading(...lines: readonly string[]): Promise<WorkLog> {
  const directory = await mkdtemp(join(tmpdir(), 'brightly work log '));
  try {
    const file = join(directory, 'log.csv');
    await writeFile(file, lines.join('\n'));
    return await readWorkLog(file, DEFAULT_COLUMNS);
  } finally {
    await rm(directory, { recursive: true });
  }
}

function atLeastOne(rows: readonly WorkRow[]): readonly [WorkRow, ...WorkRow[]] {
  const [first, ...rest] = rows;
  if (first === undefined) throw new Error('the file held no good row');
  return [first, ...rest];
}

describe('reading a work log', () => {
  it('takes times with their offsets, whatever the order of the rows', async () => {
    const { rows, bad } = await reading(
      HEADER,
      'c1,second,x,ann,g,2011-10-12 08:26:25.398000+02:00',
      'c1,first,x,ann,g,2011-10-11T13:45:40Z',
    );
    expect(bad).toEqual([]);
    expect(rows.map((row) => [row.activity, row.time])).toEqual([
      ['second', '2011-10-12T06:26:25.398Z'],
      ['first', '2011-10-11T13:45:40.000Z'],
    ]);
  });

  it.each([
    ['2011-10-11 13:45', undefined],
    ['2011-02-30T10:00:00Z', undefined],
    ['2011-10-11T25:00:00Z', undefined],
    ['0000-06-01T10:00:00Z', undefined],
    ['0001-01-01T00:30:00+01:00', undefined],
    ['9999-12-31T23:30:00-01:00', undefined],
    ['yesterday', undefined],
    ['', undefined],
    ['2011-10-11 13:45:40.276123-0330', '2011-10-11T17:15:40.276Z'],
    ['2012-02-29T23:59:59.9+00:00', '2012-02-29T23:59:59.900Z'],
  ])('reads the time %j as %j', (text, instant) => {
    const result = readTime(text, {});
    expect('instant' in result ? result.instant.time : undefined).toBe(instant);
  });

  it('reports a bad row with the line on which it begins, and continues', async () => {
    const { rows, bad } = await reading(
      HEADER,
      '"c\n1",ok,x,ann,g,2011-10-12T08:26:25Z',
      '',
      'c2,,x,ann,g,2011-10-12T08:26:25Z',
      'c3,late,x,ann,g,12 October 2011',
      'c4,short,x',
      `c5,${'y'.repeat(501)},x,ann,g,2011-10-12T08:26:25Z`,
      'c6,ok,x,ann,g,2011-10-12T08:26:25Z',
    );
    expect(rows.map((row) => row.line)).toEqual([2, 9]);
    expect(bad).toEqual([
      { line: 5, problem: 'the activity is empty' },
      { line: 6, problem: expect.stringContaining('"12 October 2011" is no date and time with its offset') as string },
      { line: 7, problem: 'it has 3 cells where the header has 6' },
      { line: 8, problem: "the activity can't be used: it has 501 characters, and 500 are allowed" },
    ]);
  });

  it('normalises names to one line and one Unicode form, so that equal names are recognised', async () => {
    const { rows } = await reading(
      HEADER,
      '"permit\n 1",Zoe\u0301,x, ann,g,2011-10-12T08:26:25Z',
      'permit 1,Zo\u00e9,x,ann ,g,2011-10-12T08:26:25Z',
    );
    expect(rows.map((row) => [row.case, row.activity, row.resource])).toEqual([
      ['permit 1', 'Zo\u00e9', 'ann'],
      ['permit 1', 'Zo\u00e9', 'ann'],
    ]);
  });

  it('counts characters as the rest of the product does, so that 300 emoji are 300 characters', async () => {
    const { rows, bad } = await reading(
      HEADER,
      `permit 1,${'\u{1F600}'.repeat(300)},x,ann,g,2011-10-12T08:26:25Z`,
      `permit 1,${'\u{1F600}'.repeat(501)},x,ann,g,2011-10-12T08:26:25Z`,
    );
    expect(rows.map(({ line }) => line)).toEqual([2]);
    expect(bad).toEqual([
      { line: 3, problem: "the activity can't be used: it has 501 characters, and 500 are allowed" },
    ]);
  });

  it.each([
    ['of which nothing can be seen', '\u200B\u200D', 'nothing in it can be seen'],
    ['that changes the direction of writing', 'a\u202Enn', 'it contains U+202E, which changes the direction'],
    ['with half a character that was lost before', 'a\uFFFDnn', 'holds what an earlier program could not read'],
  ])('refuses a name %s', async (_case, name, words) => {
    const { bad } = await reading(HEADER, `permit 1,file,x,${name},g,2011-10-12T08:26:25Z`);
    expect(bad).toEqual([{ line: 2, problem: expect.stringContaining(words) as string }]);
  });

  it('refuses control characters, which no name can have', async () => {
    const { bad } = await reading(HEADER, 'permit 1,file,x,a\u0007nn,g,2011-10-12T08:26:25Z');
    expect(bad).toEqual([{ line: 2, problem: "the resource can't be used: it contains the control character U+0007" }]);
  });

  it.each([
    [
      'without a required column',
      ['case:concept:name,concept:name,org:resource,time:timestamp'],
      'no column "org:group"',
    ],
    ['that is empty', [''], 'is empty'],
    [
      'with a quote that never closes',
      [HEADER, '"c1,ok,x,ann,g,2011-10-12T08:26:25Z'],
      'the quote that opens in line 2 is never closed',
    ],
  ])('refuses a file %s', async (_case, lines, words) => {
    await expect(reading(...lines)).rejects.toThrow(UnusableFileError);
    await expect(reading(...lines)).rejects.toThrow(words);
  });

  it('makes a row’s key from its content and occurrence, not from its line', async () => {
    const a = 'c1,do,x,ann,g,2011-10-12T08:26:25Z';
    const b = 'c2,do,x,ann,g,2011-10-12T08:26:25Z';
    const keys = async (...lines: readonly string[]): Promise<readonly string[]> =>
      (await reading(HEADER, ...lines)).rows.map((row) => row.key);
    const first = await keys(a, b, a);
    expect(new Set(first).size).toBe(3);
    expect([...(await keys(b, a, a))].sort()).toEqual([...first].sort());
  });

  it('makes a row’s key without its group, and also the key of earlier versions, which included it', async () => {
    const rows = await reading(HEADER, ...['g', 'h'].map((group) => `c1,do,x,ann,${group},2011-10-12T08:26:25Z`));
    const turned = await reading(HEADER, ...['h', 'g'].map((group) => `c1,do,x,ann,${group},2011-10-12T08:26:25Z`));
    const keys = rows.rows.map(({ key }) => key);
    expect(turned.rows.map(({ key }) => key)).toEqual(keys);
    expect(new Set(keys).size).toBe(2);
    expect(turned.rows.map(({ formerKey }) => formerKey).reverse()).toEqual(rows.rows.map((row) => row.formerKey));
  });
});

/** An organization without teams and users, as far as planning needs it. */
const nobodyThere = {
  house: { directory: { teamsOf: () => [], usersOf: () => [] } },
  organization: { organizationId: 'hall' },
} as unknown as Importing;

describe('a work log read in chunks', () => {
  const text = [HEADER, 'c1,prüfen,x,ann,g,2011-10-12T08:26:25Z', '"c\n2",😀,x,ann,g,2011-10-12T08:26:25Z', 'c3,x'];

  it.each([4, 5, 6, 7, 64])('of %d bytes is read as if in one chunk, with any line ends', async (size) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const bytes = Buffer.from(text.join('\n').replaceAll('\n', lineEnd));
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      const parted = await readWorkLog('log.csv', DEFAULT_COLUMNS, Readable.from(pieces));
      expect(parted).toEqual(await reading(...text));
      expect(parted.rows.map(({ line }) => line)).toEqual([2, 3]);
    }
  });

  it('names the line of the first invalid byte, whatever the chunks', async () => {
    const bytes = Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from('ü\nüü\npr\u00fcfen\n\u00e4', 'latin1')]);
    const good = Buffer.from(`${HEADER}\nüäö\n`);
    for (const size of [5, 7, 64]) {
      const all = Buffer.concat([good, bytes]);
      const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
        all.subarray(index * size, (index + 1) * size),
      );
      await expect(readWorkLog('log.csv', DEFAULT_COLUMNS, Readable.from(pieces))).rejects.toThrow(
        'line 4 holds a byte',
      );
    }
  });
});

describe('planning an import', () => {
  it('puts each resource into the team of the group where it appears most often, the earliest on a tie', async () => {
    const { rows } = await reading(
      HEADER,
      'c2,d,x,bob,g2,2011-01-04T00:00:00Z',
      'c1,a,x,ann,g2,2011-01-01T00:00:00Z',
      'c1,b,x,ann,g1,2011-01-02T00:00:00Z',
      'c1,c,x,ann,g1,2011-01-03T00:00:00Z',
      'c2,e,x,bob,g3,2011-01-05T00:00:00Z',
    );
    const plan = planImport(atLeastOne(rows));
    expect(plan.users).toEqual([
      { name: 'ann', team: 'g1' },
      { name: 'bob', team: 'g2' },
    ]);
    expect(plan.teams).toEqual(['g2', 'g1', 'g3']);
    expect(plan.milestones).toEqual(['c1', 'c2']);
    expect(plan.work.get('ann')?.map((row) => row.activity)).toEqual(['a', 'b', 'c']);
  });

  it('gives the project to the group with most rows and to the busiest resource of that team', async () => {
    const { rows } = await reading(
      HEADER,
      'c,a,x,ann,g1,2011-01-01T00:00:00Z',
      'c,b,x,bob,g2,2011-01-02T00:00:00Z',
      'c,c,x,cid,g2,2011-01-03T00:00:00Z',
      'c,d,x,cid,g2,2011-01-04T00:00:00Z',
    );
    const plan = planImport(atLeastOne(rows));
    expect(plan.busiestGroups).toEqual(['g2', 'g1']);
    expect(homeOf(nobodyThere, plan, () => undefined)).toEqual({ team: { group: 'g2' }, user: { resource: 'cid' } });
  });

  it('makes the same plan for any order of rows that differ in time', async () => {
    const lines = [
      'c,a,x,ann,g1,2011-01-01T00:00:00Z',
      'd,b,x,ann,g2,2011-01-02T00:00:00Z',
      'd,b,x,bob,g2,2011-01-03T00:00:00Z',
    ];
    const plan = async (...order: readonly string[]): Promise<unknown> => {
      const { work, ...rest } = planImport(atLeastOne((await reading(HEADER, ...order)).rows));
      return { ...rest, work: [...work].map(([name, rows]) => [name, rows.map((row) => row.key)]) };
    };
    expect(await plan(...lines)).toEqual(await plan(...[...lines].reverse()));
  });

  it('keeps rows of the same instant in the order of the file', async () => {
    const steps = Array.from({ length: 8 }, (_, index) => `Step ${index + 1}`);
    const { rows } = await reading(HEADER, ...steps.map((step) => `c,${step},x,ann,g,2024-05-02T00:00:00Z`));
    expect(
      planImport(atLeastOne(rows))
        .work.get('ann')
        ?.map((row) => row.activity),
    ).toEqual(steps);
  });

  it('sorts rows that differ by less than a millisecond', async () => {
    const { rows } = await reading(
      HEADER,
      'c,third,x,ann,g,2024-03-10 15:40:54.088249088+00:00',
      'c,second,x,ann,g,2024-03-10 16:40:54.0881+01:00',
      'c,first,x,ann,g,2024-03-10 15:40:54.088Z',
    );
    const work = planImport(atLeastOne(rows)).work.get('ann');
    expect(work?.map((row) => row.activity)).toEqual(['first', 'second', 'third']);
    expect(new Set(rows.map((row) => row.time))).toEqual(new Set(['2024-03-10T15:40:54.088Z']));
  });
});
