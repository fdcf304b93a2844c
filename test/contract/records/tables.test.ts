import pg from 'pg';
import { line, int, choice, date } from '../../../src/kernel/records/declaring/record-fields.js';
import { record } from '../../../src/kernel/records/declaring/record.js';
import type { AnyRecord } from '../../../src/kernel/records/declaring/record-type.js';
import { tag, team } from '../../../src/organizations/index.js';
import { milestone } from '../../../src/planning/index.js';
import { recordRooms } from '../../../src/record-rooms.js';
import { draftTable } from '../../../src/kernel/records/serving/record-sql.js';
import { freshReadModel, type ReadModel } from '../../support/projecting.js';
import { workshop } from '../../support/records/workshop.js';
import { tableFaults } from '../../support/records/table-faults.js';

const declared: readonly (readonly [schema: string, type: AnyRecord])[] = [
  ['organizations', tag],
  ['organizations', team],
  ['focus', tag],
  ['focus', team],
  ['focus', milestone],
  ...recordRooms.flatMap(({ name, types }) => types.map((type) => [name, type] as const)),
];

const habit = record('Habit', {
  owner: 'user',
  shelf: 'habits',
  fields: {
    title: line({ max: 200 }),
    target: int({ min: 1, max: 50, default: 1 }),
    cadence: choice(['daily', 'weekly'], { default: 'daily' }),
    since: date({ optional: true }),
  },
  unique: { title: { among: 'unarchived', compare: 'people' } },
  verbs: { create: {}, archive: {} },
  examples: { create: { title: 'Run' } },
});
const good = draftTable(habit, [habit]);

let model: ReadModel;
beforeAll(async () => {
  model = await freshReadModel();
});
afterAll(() => model.drop());

/** The faults that are found in a table made by this SQL. */
async function faultsOf(sql: string, type: AnyRecord = habit): Promise<readonly string[]> {
  const owner = new pg.Client(model.ownerPool.options);
  await owner.connect();
  try {
    await owner.query(`BEGIN; CREATE SCHEMA life; SET LOCAL search_path TO life; ${sql}`);
    return await tableFaults(owner, 'life', type);
  } finally {
    await owner.query('ROLLBACK');
    await owner.end();
  }
}

describe('the tables of record types', () => {
  it.each(declared)('in %s match their declarations: $name', async (schema, type) => {
    expect(await tableFaults(model.ownerPool, schema, type)).toEqual([]);
  });

  it.each(workshop.types.map((type) => [type.name, type] as const))(
    'a drafted table matches its declaration: %s',
    async (_, type) => {
      expect(await faultsOf(workshop.types.map((each) => draftTable(each, workshop.types)).join('\n'), type)).toEqual(
        [],
      );
    },
  );

  it.each([
    ['a field that the table lacks', good.replace('since date,', ''), 'life.habits lacks the column since.'],
    [
      'a column of another type',
      good.replace('target integer', 'target text').replace('target BETWEEN 1 AND 50', "target <> ''"),
      'life.habits.target is text NOT NULL, and declared as integer NOT NULL.',
    ],
    [
      'a column that may be null',
      good.replace('cadence text NOT NULL', 'cadence text'),
      'life.habits.cadence is text, and declared as text NOT NULL.',
    ],
    [
      'a key without an index',
      good.replace(/CREATE UNIQUE INDEX.*\n/, ''),
      'life.habits lacks the unique index on (user_id, title) WHERE (archived_at IS NULL).',
    ],
    [
      'an index that finds equal what the decider tells apart',
      `${good} CREATE UNIQUE INDEX ON habits (user_id, left(title, 3));`,
      'life.habits has an index that no key declares: (user_id, "left"(title, 3)).',
    ],
  ])('LOG-8: this check finds a faulty table: %s', async (_, sql, sentence) => {
    expect(await faultsOf(sql)).toEqual([sentence]);
  });
});
