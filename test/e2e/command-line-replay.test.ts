import { brightly } from '../support/command-line.js';
import { done, found, freshHouse, rowsOf, waitingItems, type FreshHouse } from '../support/house.js';
import type { Caller } from '../../src/organizations/index.js';
import { execute, ownerOf } from '../support/postgres.js';

describe('replay item, on the command line', () => {
  let fresh: FreshHouse;
  let ada: Caller;
  let itemId: string;

  beforeAll(async () => {
    fresh = await freshHouse();
    ada = await found(fresh.house, 'Lab');
    [itemId = ''] = await waitingItems(fresh.house, ada, 'Paint the fence');
    await done(fresh.house, ada, { type: 'EditItem', itemId, title: 'Paint the gate' });
    await done(fresh.house, ada, { type: 'ActivateItem', itemId });
    await fresh.house.waiter.caughtUp();
  });
  afterAll(() => fresh.close());

  const replay = (id: string, ...options: readonly string[]) =>
    brightly({ DATABASE_URL: fresh.databaseUrl }, 'replay', 'item', id, ...options);

  it('prints each event with its actor, time and changes, and that the read tables agree', async () => {
    const { status, out, err } = await replay(itemId);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { name = '' } = fresh.house.directory.user(ada.userId) ?? {};
    const heads = out.split('\n').filter((line) => / position \d+$/.test(line));
    expect(heads.map((line) => line.replace(/^\S+Z {2}/, '').replace(/, position \d+$/, ''))).toEqual(
      ['ItemOffered', 'ItemAccepted', 'ItemEdited', 'ItemActivated'].map((type) => `${type} by ${name}`),
    );
    expect(out).toContain('\n  title: "Paint the fence" → "Paint the gate"\n');
    expect(out).toContain('\n  state: "waiting" → "active"\n');
    expect(out.trimEnd().split('\n').at(-1)).toBe('Replayed, this gives the item as it is in the read tables.');
  });

  it('prints the same as JSON', async () => {
    const { out } = await replay(itemId, '--json');
    expect(JSON.parse(out)).toMatchObject({
      events: [{ type: 'ItemOffered' }, { type: 'ItemAccepted' }, { type: 'ItemEdited' }, { type: 'ItemActivated' }],
      differences: [],
    });
  });

  it.each([
    ['no id', 'fence', '"fence" is no item’s id'],
    ['the id of nothing', '0197d3a0-0000-7000-8000-000000000001', 'There has never been an item'],
  ])('refuses %s', async (_, id, sentence) => {
    const { status, out, err } = await replay(id);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err.replace("'", '’')).toContain(sentence);
  });

  it('HIST-3: fails, and shows what differs, if somebody changed the read tables past the log', async () => {
    expect(await rowsOf(fresh.house, 'select title from focus.items')).toEqual([{ title: 'Paint the gate' }]);
    await execute(ownerOf(fresh.databaseUrl) ?? '', `UPDATE focus.items SET title = 'Paint the moon'`);
    const { status, out } = await replay(itemId);
    expect(status).toBe(1);
    expect(out).toContain(
      'differs from the read tables, which should be rebuilt:\n  title: "Paint the gate" → "Paint the moon"',
    );
  });
});
