import { randomUUID } from 'node:crypto';
import type { House } from '../../src/house.js';
import type { Caller } from '../../src/organizations/index.js';
import {
  callerNow,
  focusEvents,
  found,
  freshHouse,
  houseOn,
  newTag,
  newUser,
  offerTo,
  rowsOf,
  send,
  stopProjecting,
  waitingItems,
  type FreshHouse,
} from '../support/house.js';
import { plainly } from '../support/rooms.js';
import { waitingListOf } from '../support/queue.js';

const healthOf = ({ readModels }: House) => readModels.focus.projector.status().health;

let fresh: FreshHouse;
/** Two nodes on one database. */
let one: House;
let two: House;
let ada: Caller;
let ann: Caller;

beforeEach(async () => {
  fresh = await freshHouse();
  one = fresh.house;
  two = await houseOn(fresh.databaseUrl);
  ada = await found(one, 'Lab');
  ann = await newUser(one, ada, 'Ann');
  await two.directory.caughtUp();
});
afterEach(async () => {
  await two.shutdown.stop();
  await fresh.close();
});

/** The position of what a caller's offer to themself appended. */
async function offered(node: House, title: string): Promise<bigint> {
  const outcome = await send(node, ann, offerTo(ann, { title, accept: true }));
  if (outcome.kind !== 'done') throw new Error(`The offer was ${outcome.kind}.`);
  return outcome.position;
}

const titlesOn = async (node: House) => {
  const { rows } = await node.pool.query<{ title: string }>('SELECT title FROM focus.items ORDER BY title');
  return rows.map(({ title }) => title);
};

describe('two nodes on one database', () => {
  it('LOG-4: each reads, at its position, what the other has just written, whichever of them projects', async () => {
    const written: string[] = [];
    for (let round = 0; round < 5; round++) {
      for (const [writer, reader] of [
        [one, two],
        [two, one],
      ] as const) {
        const title = `Title ${written.length}`;
        const position = await offered(writer, title);
        written.push(title);
        expect(await reader.waiter.wait(position, 10_000)).toBe('reached');
        expect(await titlesOn(reader)).toEqual(written);
      }
    }
    const health = [one, two].map(healthOf);
    expect(health.toSorted()).toEqual(['running', 'standby']);
  });

  it('LOG-4: still read what the other has written when the node that projects is gone', async () => {
    const [leaving, staying] = healthOf(one) === 'running' ? [one, two] : [two, one];
    await stopProjecting(leaving);
    for (const [writer, reader] of [
      [leaving, staying],
      [staying, leaving],
    ] as const) {
      expect(await reader.waiter.wait(await offered(writer, 'Write'), 20_000)).toBe('reached');
    }
    expect(healthOf(staying)).toBe('running');
  });

  it('know changes of users, roles and tags by the other, once they have reached their position', async () => {
    const tagId = await newTag(one, ada, 'Urgent');
    await two.directory.caughtUp();
    expect(two.directory.tag(tagId)).toMatchObject({ name: 'Urgent' });
    const change = await two.organizations.send(
      callerNow(two, ada),
      { type: 'DeactivateUser', userId: ann.userId },
      plainly,
    );
    if (change.kind !== 'done') throw new Error(`The change was ${change.kind}.`);
    await one.directory.reached(change.position);
    expect(one.directory.user(ann.userId)).toMatchObject({ active: false });
    expect(await send(one, ada, offerTo(ann))).toMatchObject({ kind: 'refused' });
  });

  it('FOCUS-8: decide a command again if the other one wrote to the same owner’s stream first, and lose none', async () => {
    const titles = Array.from({ length: 40 }, (_, n) => `Title ${n}`);
    await Promise.all(titles.map((title, n) => offered(n % 2 === 0 ? one : two, title)));
    await two.waiter.caughtUp();
    const items = await waitingListOf(two.pool, ann.userId);
    expect(items.map(({ position }) => position)).toEqual(titles.map((_, index) => index + 1));
    expect(items.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  });

  it('FOCUS-3: leave one item active, even if both activate at once', async () => {
    const ids = await waitingItems(one, ann, ...Array.from({ length: 12 }, (_, n) => `Title ${n}`));
    await two.waiter.caughtUp();
    const answers = await Promise.all(
      ids.map((itemId, n) => send(n % 2 === 0 ? one : two, ann, { type: 'ActivateItem', itemId })),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(ids.map(() => 'done'));
    const active = await rowsOf(two, `SELECT id FROM focus.items WHERE state = 'active'`);
    expect(active).toHaveLength(1);
  });

  it('LOG-3: carry out a command that is sent to both at once under one key only once, with the same response', async () => {
    for (let round = 0; round < 10; round++) {
      const key = randomUUID();
      const before = (await focusEvents(one, ann)).length;
      const request = offerTo(ann, { title: `Round ${round}` });
      const answers = await Promise.all([one, two].map((node) => send(node, ann, request, key)));
      const [first, second] = answers;
      expect(answers.map((answer) => answer.kind === 'done' && answer.repeated).toSorted()).toEqual([false, true]);
      expect({ ...second, repeated: null }).toEqual({ ...first, repeated: null });
      expect(await focusEvents(one, ann)).toHaveLength(before + 1);
    }
  });
});
