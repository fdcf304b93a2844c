import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientTypes } from '../../../scripts/openapi/client-types.js';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');

describe('the client’s types', () => {
  it('are those of the API’s document: `npm run openapi` makes them', async () => {
    // Compared as a boolean, since a diff of half a megabyte is of no use.
    expect(read('src/client/api.ts') === (await clientTypes(read('docs/api/openapi.json')))).toBe(true);
  });
});
