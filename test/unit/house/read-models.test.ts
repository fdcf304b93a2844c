import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { focusStream } from '../../../src/focus/index.js';
import { KERNEL_SCHEMAS } from '../../../src/kernel/runtime/migrations.js';
import { organizationStream } from '../../../src/organizations/index.js';
import { projectStream } from '../../../src/planning/index.js';
import { readModels, schemas } from '../../../src/read-models.js';
import { recordRooms } from '../../../src/record-rooms.js';

const root = join(import.meta.dirname, '../../..');
const foldersOf = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const byHand = readModels.filter((each) => !recordRooms.some(({ projector }) => projector === each));

describe('the list of read models', () => {
  it('has every projector, each in a folder of its name', () => {
    // Those of record types are made from their declarations.
    const names = byHand.map(({ name }) => name);
    expect(foldersOf('projections')).toEqual(names.toSorted());
    for (const name of names) expect(existsSync(join(root, 'projections', name, `${name}.projector.ts`))).toBe(true);
  });

  it('gives each read model a schema of its own, with migrations of its own', () => {
    expect(foldersOf('migrations')).toEqual([...schemas].sort());
    expect(new Set(schemas).size).toBe(KERNEL_SCHEMAS.length + readModels.length);
  });

  it('has a follower for every kind of stream that rooms write', () => {
    const prefixes: readonly string[] = byHand.flatMap(({ streamPrefixes }) => [...streamPrefixes]);
    const written = [organizationStream('id'), projectStream('id'), focusStream('id')];
    expect(written.filter((stream) => !prefixes.some((prefix) => stream.startsWith(prefix)))).toEqual([]);
    expect(prefixes.filter((prefix) => !written.some((stream) => stream.startsWith(prefix)))).toEqual([]);
  });
});
