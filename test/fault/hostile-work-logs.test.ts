import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkLog, type WorkLog } from '../../src/commandline/import/read-work-log.js';
import { UnusableFileError } from '../../src/commandline/import/unusable-file.js';
import { DEFAULT_COLUMNS } from '../../src/commandline/import/work-log.js';
import { brightly } from '../support/command-line.js';
import { csvFiles } from '../support/hostile/csv-files.js';
import type { HostileFile } from '../support/hostile/hostile-file.js';
import { xesFiles } from '../support/hostile/xes-files.js';
import { temporaryDirectory } from '../support/postgres.js';
import { csvFile, HEADER } from '../support/work-log.js';

const directory = temporaryDirectory('hostile-work-logs');
const NOW = Date.parse('2026-01-01T00:00:00Z');

function pathOf({ bytes }: HostileFile): string {
  const path = join(directory, 'log.csv');
  writeFileSync(path, bytes);
  return path;
}

function read(file: HostileFile): Promise<WorkLog> {
  return readWorkLog(pathOf(file), { ...DEFAULT_COLUMNS, ...file.reading, now: NOW });
}

const refused = [...csvFiles, ...xesFiles].filter((file) => file.refused !== undefined);
const taken = [...csvFiles, ...xesFiles].filter((file) => file.refused === undefined);

describe('a hostile work log', () => {
  it('the tests below cover more than sixty forms of CSV', () => {
    expect(csvFiles.length).toBeGreaterThanOrEqual(60);
    expect(new Set(csvFiles.map(({ called }) => called)).size).toBe(csvFiles.length);
  });

  it.each(refused.map((file) => [file.called, file] as const))(
    'with %s is refused with a sentence',
    async (_, file) => {
      const error: unknown = await read(file).then(
        () => 'it was read',
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(UnusableFileError);
      const { message } = error as Error;
      expect(message).toContain(file.refused);
      expect(message.length).toBeLessThan(2_000);
    },
  );

  it.each(taken.map((file) => [file.called, file] as const))(
    'with %s gives the valid rows, and reports the others with their lines',
    async (_, file) => {
      const { rows, bad } = await read(file);
      expect(rows.map(({ line }) => line)).toEqual(file.rows);
      const skipped = file.skipped ?? [];
      expect(bad).toEqual(
        skipped.map(([line, words]) => ({ line, problem: expect.stringContaining(words) as string })),
      );
    },
  );
});

describe('an import that is refused', () => {
  /** Runs an import in an empty directory; returns also what it wrote there. */
  async function importing(...args: readonly string[]) {
    const home = join(temporaryDirectory('no-installation'), 'data');
    const ran = await brightly({ BRIGHTLY_DATA_DIR: home }, 'import', ...args, '--organization', 'Town Hall');
    const written = readdirSync(join(home, '..'));
    return { ...ran, written };
  }

  it.each(refused.filter((_, index) => index % 4 === 0).map((file) => [file.called, file] as const))(
    'of a file with %s ends with status 1 and a sentence, and writes nothing',
    async (_, file) => {
      const { status, out, err, written } = await importing(pathOf(file));
      expect({ status, out, written }).toEqual({ status: 1, out: '', written: [] });
      expect(err).toContain(file.refused);
      expect(err).not.toContain('    at ');
    },
  );

  it('of a directory, a pipe, or a missing file says so', async () => {
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const [path, words] of [
      [directory, 'is a directory'],
      [pipe, 'is a pipe or a device'],
      ['/dev/null', 'is a pipe or a device'],
      [join(directory, 'missing.csv'), 'There is no file'],
      [join(directory, 'log.csv', 'deeper.csv'), "can't be read (ENOTDIR)"],
      [join(directory, 'x'.repeat(300)), "can't be read (ENAMETOOLONG)"],
    ] as const) {
      const { status, err, written } = await importing(path);
      expect({ path, status, written }).toEqual({ path, status: 1, written: [] });
      expect(err).toContain(words);
      expect(err).not.toContain('    at ');
    }
  });

  it.each([
    [['--time-zone', 'Berlin'], '--time-zone "Berlin" is no time zone'],
    [['--separator', 'ab'], '--separator "ab" can\'t separate cells'],
    [['--separator', '"'], "can't separate cells"],
    [['--quote', "'"], '--quote "\'" can\'t be used: cells are in double quotes'],
    [['--encoding', 'morse'], '--encoding "morse" is not known'],
    [['--cutoff', '2024-01-01 10:00'], '--time-zone'],
    [['--project', 'a\u202Eb'], 'it contains U+202E'],
    [['--lifecycle', '--default-group', 'x'], 'no column "lifecycle:transition"'],
  ])('because of the options %j says what is wrong with them', async (options, words) => {
    const path = csvFile([HEADER, 'c1,do,Kim,Desk,2024-01-01T10:00:00Z']);
    const { status, err, written } = await importing(path, ...options);
    expect({ status, written }).toEqual({ status: 1, written: [] });
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  it('resolves a relative path from the user’s working directory, which npm passes on', async () => {
    const standing = join(directory, 'standing');
    mkdirSync(standing);
    writeFileSync(join(standing, 'here.csv'), HEADER);
    const home = join(temporaryDirectory('no-installation'), 'data');
    const args = ['import', 'here.csv', '--organization', 'Town Hall'];
    const there = await brightly({ BRIGHTLY_DATA_DIR: home, INIT_CWD: standing }, ...args);
    expect(there.err).toContain('contains no row that can be imported');
    const elsewhere = await brightly({ BRIGHTLY_DATA_DIR: home, INIT_CWD: directory }, ...args);
    expect(elsewhere.err).toBe(`There is no file ${join(directory, 'here.csv')}.\n`);
  });
});
