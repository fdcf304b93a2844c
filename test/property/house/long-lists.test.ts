import { focusProjector } from '../../../projections/focus/focus.projector.js';
import { GAP } from '../../../projections/focus/waiting-order.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { foldComplete } from '../../../src/kernel/projecting/fold-batch.js';
import { workingRows } from '../../../src/kernel/projecting/working-rows.js';
import { freshReadModel, projectAll, rebuildFocus, type ReadModel } from '../../support/projecting.js';
import { tableHashes } from '../../support/table-hashes.js';
import { openHouse, send, type House } from './house.js';
import { expectTables } from '../../support/reference-model/tables.js';

const MOVES = 2_000;

/** One user with that many waiting items, and another with three. */
async function withWaiting(items: number): Promise<{ house: House; ben: string; cyd: string }> {
  const house = await openHouse();
  const [, ben = '', cyd = ''] = house.truth.users.keys();
  const blank = { title: 'Tea', description: null, dueAt: null, milestoneId: null, steps: [], tagIds: [] };
  for (const by of [...Array.from({ length: items }, () => ben), cyd, cyd, cyd]) {
    const request = { type: 'OfferItem', ownerId: by, accept: true, ...blank } as const;
    await send(house, { to: 'focus', by, request });
  }
  return { house, ben, cyd };
}

const listOf = ({ truth }: House, owner: string): readonly string[] => truth.lists.get(owner) ?? [];

/** How many moves changed the order keys of other items too. */
async function respacings(log: EventLog): Promise<number> {
  const rows = workingRows(focusProjector.tables, { complete: true });
  const { events } = await log.readAll({ after: 0n, limit: 1_000_000 });
  let found = 0;
  for (const event of events) {
    foldComplete(focusProjector, [event], rows);
    const items = rows.changes().find(({ layout }) => layout.name === 'items');
    if (event.event.type === 'ItemMoved' && (items?.updated.length ?? 0) > 1) found += 1;
    rows.settle();
  }
  return found;
}

describe('a waiting list whose gaps between order keys fill up', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await freshReadModel();
  });
  afterAll(() => model.drop());

  async function expectSameRows({ log, truth }: House): Promise<void> {
    const hashes = [];
    for (const batch of [1, 13, 10_000]) {
      await model.clear();
      await projectAll(log, { pool: model.pool, batch });
      hashes.push(await tableHashes(model.pool, 'focus'));
      await expectTables(model.pool, truth);
    }
    await rebuildFocus(log, model.pool);
    hashes.push(await tableHashes(model.pool, 'focus'));
    for (const one of hashes) expect(one).toEqual(hashes[0]);
  }

  it.each([3, 60])(
    'LOG-6, FOCUS-8: %i items keep their order through thousands of moves between the same two, live and in a rebuild',
    async (items) => {
      const { house, ben, cyd } = await withWaiting(items);
      for (let move = 0; move < MOVES; move++) {
        const [owner, place] = move % 10 === 0 ? [cyd, move % 20 === 0 ? 1 : 3] : [ben, 2];
        const list = listOf(house, owner);
        // The last but one goes below the top one, so that the same gap is halved again and again.
        const itemId = owner === cyd ? list[1] : list[items - 2 > 1 ? items - 2 : items - 1];
        if (itemId === undefined) throw new Error('The list is shorter than it was made.');
        const request = { type: 'MoveItem', itemId, to: { position: place } } as const;
        await send(house, { to: 'focus', by: owner, request });
      }
      // A gap can be halved log2(GAP) times, and every tenth move was the other user's.
      expect(await respacings(house.log)).toBeGreaterThan((0.8 * MOVES) / Math.log2(GAP));
      await expectSameRows(house);
    },
  );
});
