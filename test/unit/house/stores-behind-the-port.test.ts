import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** The adapters, and the two files of the kernel's wiring that choose among them. */
const MAY_NAME_A_STORE = /^src\/kernel\/(event-log\/|runtime\/(stores|event-log-configuration)\.ts$)/;
/** Postgres may be named, since the read tables are in it; the names of the log's tables and functions may not. */
const STORES = /kurrent|event ?store|esdb|memory-?log|postgres-?log|log\.events\b|log\.append_locked|log\.identity/i;

function mentionsIn(path: string): string[] {
  const lines = readFileSync(resolve(root, path), 'utf8').split('\n');
  return lines.flatMap((line, index) => (STORES.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
}

describe('the code that uses the event log’s interface', () => {
  const files = ['src', 'projections'].flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );

  it('mentions no store', () => {
    const above = files.filter((path) => !MAY_NAME_A_STORE.test(path));
    expect(above.length).toBeGreaterThan(150);
    expect(above.flatMap(mentionsIn)).toEqual([]);
  });

  it('this check finds the store names in the stores themselves', () => {
    for (const path of ['src/kernel/event-log/kurrent/kurrent-log.ts', 'src/kernel/runtime/stores.ts']) {
      expect(mentionsIn(path)).not.toEqual([]);
    }
  });
});
