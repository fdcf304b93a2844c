import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, '../../../src');

describe('recording past work', () => {
  it('FOCUS-22: only the command line’s import sends the command; no other code does', () => {
    const naming = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => path.endsWith('.ts') && readFileSync(join(src, path), 'utf8').includes("type: 'ImportPastWork'"),
      )
      .sort();
    const outside = naming.filter((path) => !path.startsWith(join('focus', 'domain')));
    expect(outside).toEqual([join('commandline', 'import', 'past-work-command.ts')]);
  });
});
