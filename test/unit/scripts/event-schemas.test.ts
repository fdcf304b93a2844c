import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { schemaFiles } from '../../../scripts/events/files.js';
import { installed } from '../../../src/kernel/runtime/installation.js';

const folder = join(dirname(installed('package.json')), 'docs/api/events');

describe('docs/api/events', () => {
  it('holds the JSON Schema of each type of event in its current version (`npm run events` writes them)', () => {
    const there = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
    expect(Object.fromEntries(there)).toEqual(Object.fromEntries(schemaFiles()));
  });
});
