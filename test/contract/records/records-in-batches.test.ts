import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { choice, date, decimal, instant, int, line, ref } from '../../../src/kernel/records/declaring/record-fields.js';
import { record } from '../../../src/kernel/records/declaring/record.js';
import { shelfDecider } from '../../../src/kernel/records/declaring/record-shelf.js';
import { recordRoom } from '../../../src/kernel/records/serving/record-room.js';
import { migrateAs } from '../../support/event-log-database.js';
import type { Random } from '../../support/load/wishes.js';
import { newEvent } from '../../support/new-event.js';
import { freshDatabase } from '../../support/postgres.js';
import { projectAll } from '../../support/projecting.js';
import { byChance } from '../../support/random.js';
import { makeTables } from '../../support/records/record-house.js';
import { tableHashes } from '../../support/table-hashes.js';

const verbs = { create: {}, change: {}, archive: {}, unarchive: {} } as const;
const examples = { create: {} };

/** Keys of every kind of value, unique among unarchived records, beside one that is unique among all. */
const seat = record('Seat', {
  owner: 'user',
  shelf: 'seats',
  fields: {
    startsAt: instant({}),
    day: date({}),
    price: decimal({ min: 0, max: 1, places: 9, optional: true }),
    code: line({ max: 9, optional: true }),
    kind: choice(['a', 'b'], { default: 'a' }),
    besideId: ref('Seat', { optional: true }),
  },
  unique: {
    startsAt: { among: 'unarchived', compare: 'exact' },
    price: { with: ['day'], among: 'unarchived', compare: 'exact' },
    code: { with: ['kind'], among: 'all', compare: 'people' },
  },
  verbs,
  examples,
});
const ticket = record('Ticket', {
  owner: 'user',
  shelf: 'seats',
  fields: { number: int({ min: 1, max: 4 }), name: line({ max: 9 }), seatId: ref('Seat', { optional: true }) },
  unique: {
    number: { with: ['name'], among: 'all', compare: 'people' },
    seatId: { with: ['number', 'name'], among: 'all', compare: 'exact' },
  },
  verbs: { create: {}, change: {}, delete: {} },
  examples,
});
const hall = recordRoom('hall', { name: 'Hall', description: 'Seats and tickets.' }, [seat, ticket]);

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  startsAt: ['2024-03-01T07:30:00.250Z', '2024-03-01T07:30:00Z', '0099-12-31T23:59:59.9Z', '2024-03-01T09:30:00+02:00'],
  day: ['2024-02-29', '0001-01-01'],
  price: [1e-7, 0, -0, 0.1, 1e-9, null],
  code: ['x', 'X', 'ß', 'ss', null],
  kind: ['a', 'b'],
  number: [1, 2],
  name: ['x', 'X ', 'y'],
};

/** Appends a shelf's decisions about random commands, with few ids and values, so that keys collide. */
async function decideByChance(random: Random, log: EventLog, pause: () => Promise<void>): Promise<void> {
  const pick = <Value>(of: readonly Value[]): Value => of[Math.floor(random() * of.length)] as Value;
  const userId = randomUUID();
  const decider = shelfDecider(hall.types, hall.types);
  const ids = Array.from({ length: 4 }, () => randomUUID());
  let state = decider.initial();
  let revision = 0;
  for (let step = 0; step < 6_000; step += 1) {
    const type = pick(hall.types);
    const verb = pick([...type.verbs, ...type.verbs.filter((each) => each.verb === 'change')]);
    const names = Object.keys(type.declared.fields).filter(() => verb.verb === 'create' || random() < 0.25);
    const valueOf = (name: string) =>
      name.endsWith('Id') ? pick([null, null, ...ids.slice(0, 2)]) : pick(VALUES[name] ?? []);
    const fields = { ...Object.fromEntries(names.map((name) => [name, valueOf(name)])), [type.id]: pick(ids) };
    const command = { type: verb.command, fields, ownerId: userId, byAdmin: false, elsewhere: {} };
    const decision = decider.decide(command, state);
    if (decision.kind !== 'events') continue;
    for (const event of decision.events) state = decider.evolve(state, event);
    const [first, ...more] = decision.events.map((event) => newEvent(event));
    if (first === undefined) continue;
    const events = [first, ...more] as const;
    await log.append({ stream: `seats-${userId}`, expectedRevision: revision, events });
    revision += events.length;
    if (random() < 1 / 30) await pause();
  }
  await pause();
}

describe('records in one batch and in many', () => {
  let pool: pg.Pool;
  let ownerPool: pg.Pool;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
    await migrateAs(database.ownerUrl, 'log', 'kernel');
    await makeTables(database.ownerUrl, hall);
    pool = new pg.Pool({ connectionString: database.url, max: 4 });
    ownerPool = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  });
  afterAll(async () => {
    await pool.end();
    await ownerPool.end();
    await database.drop();
  });

  it('LOG-6, LOG-8: give the same rows, however records pass keys on within a batch and whenever the projector starts anew', async () => {
    await byChance(async (random) => {
      const log = memoryLog();
      const projected = (batch: number) => projectAll(log, { pool, batch, projector: hall.projector });
      // Each time by a projector without rows in memory.
      await decideByChance(random, log, () => projected(5_000));
      const made: object[] = [await tableHashes(pool, 'hall')];
      for (const batch of [1, 50, 5_000]) {
        await ownerPool.query('TRUNCATE hall.tickets, hall.seats, kernel.checkpoints, kernel.leases');
        await projected(batch);
        made.push(await tableHashes(pool, 'hall'));
      }
      expect(made).toEqual([made[0], made[0], made[0], made[0]]);
    });
  });
});
