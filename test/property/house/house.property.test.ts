/**
 * Random sequences of commands ("lives") to all rooms over one log, decided with foreign facts of any age; each log is
 * projected in four ways. A failure prints its seed and path, and the commands of the smallest life that still fails.
 *
 * BRIGHTLY_HOUSE_SEED and BRIGHTLY_HOUSE_PATH repeat the life that failed. BRIGHTLY_HOUSE_MINUTES runs the test for
 * that long, instead of for its usual number of lives.
 */
import fc from 'fast-check';
import { alarmHandlers } from '../../../projections/focus/alarms.js';
import { itemHandlers } from '../../../projections/focus/items.js';
import { organizationHandlers } from '../../../projections/organization-rows.js';
import { planningHandlers } from '../../../projections/focus/planning.js';
import { readCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { freshReadModel, projectAll, rebuildFocus, type ReadModel } from '../../support/projecting.js';
import { tableHashes } from '../../support/table-hashes.js';
import { atLength } from '../../support/at-length.js';
import { lives, type Attempt, type Life } from './attempts.js';
import { live, tell, type Lived } from './house.js';
import { smallestFailing } from './shrink.js';
import { expectTables } from '../../support/reference-model/tables.js';

const LIVES = atLength(50, 20);
const ATTEMPTS = 600;
const SHRINKING_MS = 90_000;

const minutes = Number(process.env['BRIGHTLY_HOUSE_MINUTES'] ?? 0);
const seed = process.env['BRIGHTLY_HOUSE_SEED'];
const path = process.env['BRIGHTLY_HOUSE_PATH'];

const parameters = {
  numRuns: minutes > 0 ? 1_000_000 : LIVES,
  ...(seed !== undefined && { seed: Number(seed) }),
  ...(path !== undefined && { path }),
  // `shrunk` shortens a life; fast-check would only cut its beginning.
  endOnFailure: true,
  plugins: minutes > 0 ? [fc.interruptAfterTimeLimit(minutes * 60_000)] : [],
};

/** Refusals of an undo that occur in one life of three, so that every run has them (FOCUS-26). */
const MET = ['NOTHING_TO_UNDO', 'UNDONE_ALREADY', 'NO_WAY_BACK'];

const known = [
  ...[organizationHandlers, planningHandlers, itemHandlers, alarmHandlers].flatMap(Object.keys),
  'CommandHadNoEffect',
];

/** One life, and the size of the batches in which it is projected. */
interface Trial {
  readonly life: Life;
  readonly batch: number;
}

type Way = (log: EventLog, model: ReadModel, batch: number) => Promise<unknown>;

const ways: readonly Way[] = [
  (log, { pool }) => projectAll(log, { pool, batch: 1 }),
  (log, { pool }, batch) => projectAll(log, { pool, batch, maxRows: 50 }),
  (log, { pool }) => projectAll(log, { pool, batch: 10_000 }),
  (log, { pool }) => rebuildFocus(log, pool),
];

describe('random commands to all rooms, decided with foreign facts of any age', () => {
  let models: readonly ReadModel[] = [];
  beforeAll(async () => {
    models = await Promise.all(ways.map(() => freshReadModel()));
  });
  afterAll(async () => {
    await Promise.all(models.map((model) => model.drop()));
  });

  async function projected(log: EventLog, batch: number) {
    const head = await log.head();
    // All are awaited, so that after a failure none is still writing into what the next life clears.
    const tables = await Promise.allSettled(
      models.map(async (model, index) => {
        await model.clear();
        await ways[index]?.(log, model, batch);
        expect(await readCheckpoint(model.pool, 'focus')).toEqual({ position: head, complete: true });
        return tableHashes(model.pool, 'focus');
      }),
    );
    return tables.map((table) => {
      if (table.status === 'rejected') throw table.reason as Error;
      return table.value;
    });
  }

  async function expectSameTables({ log, truth, story }: Lived, batch: number): Promise<void> {
    try {
      const [first, ...others] = await projected(log, batch);
      for (const other of others) expect(other).toEqual(first);
      const [model] = models;
      if (model !== undefined) await expectTables(model.pool, truth);
    } catch (error) {
      throw new Error(`${String(error)}\n${tell(story)}`, { cause: error });
    }
  }

  async function shrunk({ life: { offers, attempts }, batch }: Trial): Promise<string> {
    const failure = async (some: readonly Attempt[]): Promise<unknown> => {
      try {
        await expectSameTables(await live({ offers, attempts: some }), batch);
        return undefined;
      } catch (error) {
        return error;
      }
    };
    const found = await smallestFailing(attempts, failure, Date.now() + SHRINKING_MS);
    if (found === undefined) return 'it does not fail again: something else than this life is at fault';
    return `batches of ${batch}, after ${offers} offers; shrunk to ${found.list.length} attempts:\n${String(found.error)}`;
  }

  it(
    'LOG-8, LOG-6: append events whose rows are those of the reference model, in batches of any size and in a rebuild',
    async () => {
      const tally = { lives: 0, sent: 0, accepted: 0, events: new Map<string, number>(), refusals: new Set<string>() };
      const last: Trial = { life: { offers: 0, attempts: [] }, batch: 1 };
      const property = fc.asyncProperty(lives(ATTEMPTS), fc.integer({ min: 2, max: 200 }), async (life, batch) => {
        Object.assign(last, { life, batch });
        const lived = await live(life);
        await expectSameTables(lived, batch);
        tally.lives += 1;
        tally.sent += lived.sent;
        tally.accepted += lived.accepted;
        for (const code of lived.refusals) tally.refusals.add(code);
        for (const [type, times] of lived.types) tally.events.set(type, (tally.events.get(type) ?? 0) + times);
      });
      const { failed, seed: sown, counterexamplePath } = await fc.check(property, parameters);
      const again = `BRIGHTLY_HOUSE_SEED=${sown} BRIGHTLY_HOUSE_PATH=${counterexamplePath ?? ''}`;
      if (failed) throw new Error(`${again}, ${await shrunk(last)}`);
      process.stdout.write(`${summary(tally)}\n`);
      if (path !== undefined) return;
      expect(known.filter((type) => !tally.events.has(type))).toEqual([]);
      expect([...tally.refusals]).toEqual(expect.arrayContaining(MET));
    },
    // On two cores this takes half a minute; the rest is for slow machines, and for shrinking.
    (minutes + 5) * 60_000,
  );
});

function summary(tally: { lives: number; sent: number; accepted: number; events: ReadonlyMap<string, number> }) {
  const share = Math.round((100 * tally.accepted) / tally.sent);
  const times = known.map((type) => [tally.events.get(type) ?? 0, type] as const).sort(([one], [other]) => one - other);
  const total = times.reduce((sum, [count]) => sum + count, 0);
  const rarest = times.slice(0, 5).map(([count, type]) => `${type} ${count}`);
  return `${tally.lives} lives, ${tally.sent} commands, ${share} % accepted, ${total} events; rarest: ${rarest.join(', ')}`;
}
