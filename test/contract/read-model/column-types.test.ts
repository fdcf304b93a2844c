import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { ClientBase } from 'pg';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import type { Json, Projector, Row } from '../../../src/kernel/projecting/projector.js';
import { rebuild } from '../../../src/kernel/projecting/rebuild.js';
import { systemClock } from '../../../src/kernel/runtime/clock.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { uuid } from '../../support/history.js';
import { newEvent } from '../../support/new-event.js';
import { freshReadModel, projectAll, runFocus, type ReadModel } from '../../support/projecting.js';
import { tableHashes } from '../../support/table-hashes.js';

const COLUMNS = {
  ...{
    id: 'uuid',
    day: 'date',
    amount: 'numeric',
    details: 'jsonb',
    texts: 'text[]',
    ids: 'uuid[]',
    whole: 'integer[]',
  },
  ...{ large: 'bigint[]', flags: 'boolean[]', days: 'date[]', times: 'timestamptz[]', amounts: 'numeric[]' },
};

const things: Row = {
  day: '2028-02-29',
  amount: '12345678901234567890.10',
  details: { 'a "quoted" key': [1.5, true, null, 'back\\slash\tand\nline'], nested: { deep: [{}] } },
  texts: ['plain', '', 'NULL', '{braces, and commas}', 'back\\slash "quote"', 'line\nand\ttab', 'ünï 🏴󠁧󠁢󠁳󠁣󠁴󠁿', null],
  ids: [uuid(1), uuid(2)],
  whole: [-1, 0, null],
  large: [Number.MAX_SAFE_INTEGER],
  flags: [true, false, null],
  days: ['0001-01-01', '2026-12-31'],
  times: ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123Z'],
  amounts: ['0.10', '-7', '1000000000000000000000'],
};
const nothing: Row = Object.fromEntries(Object.keys(things).map((column) => [column, null]));
const empty: Row = {
  ...nothing,
  details: [],
  texts: [],
  ids: [],
  whole: [],
  large: [],
  flags: [],
  days: [],
  times: [],
};

/** Puts the values of events, and notes the rows that it reads when a later event touches them. */
function projectorOf(seen: Row[] = []): Projector<'kinds'> {
  return {
    name: 'kinds',
    schema: 'kinds',
    streamPrefixes: ['thing-'],
    tables: [{ name: 'things', key: ['id'], columns: COLUMNS, lookups: [] }],
    needs: ({ event }) => [{ table: 'things', by: 'id', values: [(event.data as { readonly id: string }).id] }],
    apply: ({ event }, rows) => {
      const row = event.data as Row & { readonly id: string };
      const there = rows.get('things', [row.id]);
      if (there !== undefined) seen.push(there);
      rows.put('things', event.type === 'ThingMade' ? row : { ...row, ...there });
    },
  };
}

async function logOf(rows: readonly Row[]): Promise<EventLog> {
  const log = memoryLog();
  for (const [index, row] of rows.entries()) {
    const data = { ...row, id: uuid(index + 1) };
    // Touched in a separate append, so that the values that were read are written again.
    for (const [expectedRevision, type] of ['ThingMade', 'ThingTouched'].entries()) {
      const event = newEvent({ type, data, context: { commandId: randomUUID() } });
      await log.append({ stream: `thing-${index}`, expectedRevision, events: [event] });
    }
  }
  return log;
}

const createTables = async (client: Pick<ClientBase, 'query'>, schema: string): Promise<void> => {
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`);
  await client.query(
    `CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.things (${columns.join(', ')}, PRIMARY KEY (id))`,
  );
};

let model: ReadModel;
beforeAll(async () => {
  model = await freshReadModel();
  await createTables(model.ownerPool, 'kinds');
});
beforeEach(() => clear());
afterAll(() => model.drop());

async function clear(): Promise<void> {
  await model.clear();
  await model.ownerPool.query('TRUNCATE kinds.things');
}

/** What is in the table, as Postgres writes it as JSON. */
async function stored(): Promise<readonly unknown[]> {
  const { rows } = await model.ownerPool.query<{ row: unknown }>(
    'SELECT to_jsonb(t) AS row FROM kinds.things t ORDER BY id',
  );
  return rows.map(({ row }) => row);
}

describe('columns of arrays, JSON, dates and numerics', () => {
  it('store the values that the projector put', async () => {
    await projectAll(await logOf([things, nothing, empty]), { ...over(), batch: 100 });
    // Numerics and large numbers are JSON's numbers here, which JavaScript rounds, and times have an offset.
    const times = ['2026-01-31T12:00:00+00:00', '2026-01-31T12:00:00.123+00:00'];
    const shown = { ...things, amount: 12345678901234567890.1, amounts: [0.1, -7, 1e21], times };
    expect(await stored()).toEqual([shown, nothing, empty].map((row, index) => ({ ...row, id: uuid(index + 1) })));
    const { rows } = await model.ownerPool.query('SELECT amount::text, amounts::text FROM kinds.things LIMIT 1');
    expect(rows).toEqual([{ amount: things['amount'], amounts: '{0.10,-7,1000000000000000000000}' }]);
  });

  it('LOG-6: have the same values, for the projector too, whether rows stay in memory, are read again, or are rebuilt', async () => {
    const log = await logOf([things, nothing, empty]);
    const inMemory: Row[] = [];
    await projectAll(log, { ...over(inMemory), batch: 100 });
    const live = await tableHashes(model.ownerPool, 'kinds');
    expect(inMemory).toEqual([things, nothing, empty].map((row, index) => ({ ...row, id: uuid(index + 1) })));

    await clear();
    const readAgain: Row[] = [];
    await projectAll(log, { ...over(readAgain), batch: 1, maxRows: 0 });
    expect(readAgain).toEqual(inMemory);
    expect(await tableHashes(model.ownerPool, 'kinds')).toEqual(live);

    const builtAnew: Row[] = [];
    await rebuild({
      ...{ log, pool: model.ownerPool, projector: projectorOf(builtAnew), clock: systemClock, createTables },
      ...{ logger: createLogger('silent'), holder: randomUUID() },
    });
    expect(builtAnew).toEqual(inMemory);
    expect(await tableHashes(model.ownerPool, 'kinds')).toEqual(live);
  });

  it('store any text and any JSON', async () => {
    const text = fc.string({ unit: 'grapheme' });
    // As JSON writes it: -0 is 0.
    const json = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
    const row = fc.record({ texts: fc.array(fc.option(text)), details: json });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        await clear();
        await projectAll(await logOf(rows.map((each) => ({ ...nothing, ...each }))), { ...over(), batch: 100 });
        expect(await stored()).toEqual(rows.map((each, index) => ({ ...nothing, ...each, id: uuid(index + 1) })));
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [
      'an array where there is one date',
      { day: ['2026-01-31'] },
      'a column of type date holds neither arrays nor objects',
    ],
    ['an object where there is an array', { texts: {} }, 'a column of type text[] holds arrays only'],
    [
      'an array in an array',
      { texts: [['a']] },
      'an array in a column of type text[] holds neither arrays nor objects',
    ],
    [
      'a day that the calendar does not have, which the reason does not repeat',
      { day: '2026-02-30' },
      'date/time field value out of range: …',
    ],
    [
      'a text where there are numbers, which the reason does not repeat',
      { whole: ['a'] },
      'invalid input syntax for type integer: …',
    ],
  ])('stop the projector at a value that does not fit: %s', async (_, unfit, reason) => {
    const log = await logOf([nothing, { ...nothing, ...unfit }, nothing]);
    const projector = runFocus(log, model.ownerPool, over());
    await projector.ended;
    expect(projector.status()).toMatchObject({
      health: 'failed',
      failure: { position: 3n, reason: `ThingMade at position 3: ${reason}` },
    });
    expect(await stored()).toHaveLength(1);
  });
});

const over = (seen?: Row[]) => ({ pool: model.ownerPool, projector: projectorOf(seen) });
