import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import type { House } from '../../src/house.js';
import { atLength } from '../support/at-length.js';
import { contradictions, type Checked } from '../support/checker.js';
import { startLoad, type Acknowledged, type Load, type LoadPlan } from '../support/load.js';
import { fleetOf } from '../support/load/fleet.js';
import { inHouse, settle } from '../support/load/settle.js';
import { VERBS } from '../support/load/wishes.js';
import { freshDatabase } from '../support/postgres.js';
import { byChance } from '../support/random.js';
import { startService, WITHOUT_QUOTAS, type Service } from '../support/service.js';

/** The size of a load: `clients` send `commands` about the items of `owners`. */
interface Crowd {
  readonly clients: number;
  readonly owners: number;
  readonly commands: number;
}

const MANY: Crowd = { clients: 64, owners: 20, commands: atLength(10_000, 1_500) };
/** All commands go to one stream. */
const HOT: Crowd = { clients: 32, owners: 1, commands: atLength(2_000, 1_200) };

/** Refusals that every race goes on for, until it has met them. */
const MET = ['ITEM_NOT_WAITING', 'ITEM_NOT_FOUND'] as const;

/** Runs a load to its end against that many processes, stops these, and passes on what is there then. */
async function race(
  plan: Pick<LoadPlan, 'random'> & Crowd & { readonly processes: number },
  look: (load: Load, house: House) => Promise<void>,
): Promise<void> {
  const { url: databaseUrl, drop } = await freshDatabase();
  const services: Service[] = [];
  try {
    const settled = await settle({ databaseUrl }, plan.owners);
    for (let n = 0; n < plan.processes; n++) services.push(await startService({ databaseUrl }, WITHOUT_QUOTAS));
    const load = startLoad({ ...settled, ...plan, meets: MET }, fleetOf(services.map(({ url }) => url)));
    await load.ended;
    for (const service of services) expect(await service.stop()).toBe(0);
    await inHouse({ databaseUrl }, (house) => look(load, house));
  } finally {
    await Promise.all(services.map((service) => service.kill()));
    await drop();
  }
}

describe.each([
  [`${MANY.commands} random commands of 64 clients of 20 owners, a third of them sent twice`, MANY],
  [`${HOT.commands} random commands of 32 clients of one owner, a third of them sent twice`, HOT],
])('%s', (_, crowd) => {
  it.each([1, 2])(
    'LOG-1, LOG-2, LOG-3, FOCUS-3, FOCUS-8: to %i process(es) on one database: none lost or done twice, no rule broken',
    (processes) =>
      byChance((random) =>
        race({ ...crowd, processes, random }, async (load, house) => {
          expectRaced(load, crowd.commands);
          expect(await contradictions(house, load.acknowledged)).toEqual([]);
        }),
      ),
  );
});

describe('the checker', () => {
  it('finds faults in responses, in the log and in the tables', () =>
    byChance((random) =>
      race({ clients: 8, owners: 20, commands: 800, processes: 1, random }, async ({ acknowledged }, house) => {
        expect(await contradictions(house, acknowledged)).toEqual([]);
        for (const told of lies(acknowledged)) expect(await contradictions(house, told)).not.toEqual([]);
        for (const forge of FORGERIES) {
          expect(await contradictions(forged(house, forge), acknowledged)).not.toEqual([]);
        }
        for (const damage of DAMAGE) await expectNoticed(damage, house, acknowledged);
      }),
    ));
});

/** The load had the intended size and mix, and every repeat got its first response byte for byte. */
function expectRaced({ acknowledged, sent, refusals }: Load, commands: number): void {
  expect(sent.differing).toEqual([]);
  expect(sent.wishes).toBeGreaterThanOrEqual(commands);
  expect(sent.twice).toBeGreaterThan(commands / 8);
  expect(sent.atOnce).toBeGreaterThan(commands / 8);
  expect(acknowledged.length).toBeGreaterThan(commands / 2);
  expect([...new Set(acknowledged.map(({ wish }) => wish.verb))].sort()).toEqual(VERBS.toSorted());
  expect([...refusals.keys()]).toEqual(expect.arrayContaining([...MET]));
}

/** Responses that clients never got. */
function lies(acknowledged: readonly Acknowledged[]): readonly (readonly Acknowledged[])[] {
  const first = acknowledged.find(({ wish }) => wish.verb === 'offer');
  if (first === undefined) throw new Error('Nothing was offered.');
  const rest = acknowledged.filter((each) => each !== first);
  const told = (change: object): Acknowledged => {
    const answer = { ...(JSON.parse(first.text) as object), ...change };
    return { ...first, text: JSON.stringify(answer) };
  };
  return [
    rest,
    [told({ revision: 0 }), ...rest],
    [told({ changed: [{ itemId: first.wish.key, state: 'active' }] }), ...rest],
    [{ ...first, status: 200 }, ...rest],
    [{ ...first, wish: { ...first.wish, userId: first.wish.key } }, ...rest],
    [{ ...first, wish: { ...first.wish, key: 'another' } }, ...rest],
    [{ ...first, wish: { ...first.wish, verb: 'stopAlarm' } }, ...rest],
    [...acknowledged, told({ position: '999999999.x' })],
  ];
}

type Forge = (events: readonly RecordedEvent[]) => readonly RecordedEvent[];
const last = (events: readonly RecordedEvent[], type: string): number =>
  events.findLastIndex(({ event }) => event.type === type);

/** Histories that contradict the responses: an event lost, one twice, two reordered, two items active. */
const FORGERIES: readonly Forge[] = [
  (events) => events.toSpliced(-7, 1),
  (events) => [...events, ...events.slice(-1)],
  (events) => [...events.slice(0, -2), ...events.slice(-2).toReversed()],
  (events) => events.toSpliced(last(events, 'ItemReturnedToWaiting'), 1),
  (events) => events.toSpliced(last(events, 'ItemCompleted'), 1),
];

function forged({ log, pool }: Checked, forge: Forge): Checked {
  return {
    pool,
    log: {
      ...log,
      readAll: async ({ after }) => {
        const head = await log.head();
        const { events } = after === 0n ? await log.readAll({ after, limit: 1_000_000 }) : { events: [] };
        return { events: forge(events), next: head };
      },
    },
  };
}

/** Faults in the tables. */
const DAMAGE = [
  `UPDATE focus.items SET title = 'Another' WHERE id = (SELECT id FROM focus.items LIMIT 1)`,
  `DELETE FROM focus.item_tags WHERE item_id = (SELECT item_id FROM focus.item_tags LIMIT 1)`,
  `UPDATE focus.items SET waiting_position = -1e15
   WHERE id = (SELECT id FROM focus.waiting_items WHERE position = 2 LIMIT 1)`,
];

/** Does the damage, expects the checker to find it, and rolls it back. */
async function expectNoticed(damage: string, { log, pool }: House, told: readonly Acknowledged[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    expect((await client.query(damage)).rowCount).toBeGreaterThan(0);
    expect(await contradictions({ log, pool: client }, told)).not.toEqual([]);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}
