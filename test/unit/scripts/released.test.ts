import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcedChanges } from '../../../scripts/openapi/announced.js';
import { breakingChanges } from '../../../scripts/openapi/breaking-changes.js';
import type { JsonObject } from '../../../scripts/openapi/breaking/json.js';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
const parsed = (path: string): JsonObject => JSON.parse(read(path)) as JsonObject;

describe('the API since its last release', () => {
  it('has no breaking change that the changelog does not announce', () => {
    const changes = breakingChanges(parsed('docs/api/released.json'), parsed('docs/api/openapi.json'));
    const announced = announcedChanges(read('CHANGELOG.md'));
    const lines = changes.filter((change) => !announced.includes(change)).map((change) => `- ${change}`);
    // Received lines belong under "## [Unreleased]", "### Breaking" in CHANGELOG.md, if the changes are intended.
    expect(lines).toEqual([]);
  });

  it('the changelog announces no change that did not happen', () => {
    const changes = breakingChanges(parsed('docs/api/released.json'), parsed('docs/api/openapi.json'));
    expect(announcedChanges(read('CHANGELOG.md')).filter((line) => !changes.includes(line))).toEqual([]);
  });

  it('is compared with a document of the whole API', () => {
    expect(Object.keys(parsed('docs/api/released.json')['paths'] as JsonObject)).toEqual(
      expect.arrayContaining(['/v1/items', '/v1/me/focus', '/v1/commands', '/v1/users/{userId}/role']),
    );
  });
});
