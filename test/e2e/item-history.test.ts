import type { Caller } from '../../src/organizations/index.js';
import type { ItemChange } from '../../src/focus/application/item-history.query.js';
import { json } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;
let scene: Scene;
/** The position of the last command, which every read waits for. */
let last: string;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());
beforeEach(async () => {
  scene = await newScene(door.house);
});

interface Page {
  readonly items: readonly ItemChange[];
  readonly cursor: string | null;
}

async function sent(
  by: Caller,
  method: string,
  path: string,
  body?: object,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await send(by, { method, path: `/v1/${path}`, body });
  expect([answer.status < 300, answer.text]).toEqual([true, answer.text]);
  const told = json(answer) as Readonly<Record<string, unknown>>;
  if (method !== 'GET') last = String(told['position']);
  return told;
}

async function historyOf(by: Caller, itemId: string, query = ''): Promise<Page> {
  const answer = await send(by, { path: `/v1/items/${itemId}/history?minPosition=${last}${query}` });
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return json(answer) as Page;
}

const statusFor = async (by: Caller, itemId: string): Promise<number> =>
  (await send(by, { path: `/v1/items/${itemId}/history?minPosition=${last}` })).status;

/** An item that Bob offers Ann, and that she takes through its whole life. */
async function wholeLife({ ann, bob }: Scene): Promise<string> {
  const offer = { title: 'Paint the fence', ownerId: ann.userId, steps: ['Buy paint'] };
  const { itemId } = await sent(bob, 'POST', 'items', offer);
  const path = `items/${String(itemId)}`;
  const { tagId } = await sent(ann, 'POST', 'tags', { name: 'garden' });
  await sent(ann, 'POST', `${path}/accept`);
  await sent(ann, 'PATCH', path, { title: 'Paint the gate', dueOn: '2027-05-01' });
  await sent(ann, 'PUT', `${path}/tags/${String(tagId)}`);
  await sent(ann, 'POST', `${path}/activate`);
  const { items } = await historyOf(ann, String(itemId));
  const [step] = items[0]?.changes.find(({ field }) => field === 'steps')?.after as readonly { readonly id: string }[];
  await sent(ann, 'POST', `${path}/steps/${step?.id ?? ''}/check`);
  await sent(ann, 'POST', `${path}/complete`);
  return String(itemId);
}

describe('the history of an item', () => {
  it('HIST-1: has each event that changed it, in order, with who did it and each changed field before and after', async () => {
    const { ann, bob } = scene;
    const itemId = await wholeLife(scene);
    const { items, cursor } = await historyOf(ann, itemId);
    expect(cursor).toBeNull();
    expect(items.map(({ type, actor }) => [type, actor])).toEqual([
      ['ItemOffered', bob.userId],
      ...['ItemAccepted', 'ItemEdited', 'ItemTagged', 'ItemActivated', 'StepChecked', 'ItemCompleted'].map((type) => [
        type,
        ann.userId,
      ]),
    ]);
    expect(items.map(({ position }) => BigInt(position))).toEqual(
      items.map(({ position }) => BigInt(position)).sort((one, other) => (one < other ? -1 : 1)),
    );
    expect(items[2]?.changes).toEqual([
      { field: 'title', before: 'Paint the fence', after: 'Paint the gate' },
      { field: 'dueOn', before: null, after: '2027-05-01' },
    ]);
    expect(items[1]?.changes).toEqual([{ field: 'state', before: 'offered', after: 'waiting' }]);
    expect(items[5]?.changes).toEqual([
      {
        field: 'steps',
        before: [expect.objectContaining({ completed: false })],
        after: [expect.objectContaining({ completed: true })],
      },
    ]);
  });

  it('HIST-1: comes in pages, the oldest or the newest first', async () => {
    const itemId = await wholeLife(scene);
    const { items } = await historyOf(scene.ann, itemId);
    for (const [order, all] of [
      ['oldest', items],
      ['newest', items.toReversed()],
    ] as const) {
      const seen: ItemChange[] = [];
      let page = await historyOf(scene.ann, itemId, `&order=${order}&limit=3`);
      for (;;) {
        seen.push(...page.items);
        if (page.cursor === null) break;
        page = await historyOf(scene.ann, itemId, `&order=${order}&limit=3&cursor=${encodeURIComponent(page.cursor)}`);
      }
      expect(seen).toEqual(all);
    }
  });

  it('HIST-3: replayed, it gives the item as it was read at each position', async () => {
    const itemId = await wholeLife(scene);
    const { items } = await historyOf(scene.ann, itemId);
    const replayed: Record<string, unknown> = {};
    for (const { position, changes } of items) {
      for (const { field, before, after } of changes) {
        expect(replayed[field] ?? null).toEqual(before);
        replayed[field] = after;
      }
      const then = await sent(scene.ann, 'GET', `items/${itemId}?asOf=${position}`);
      const { steps, tagIds, alarm: _alarm, ...fields } = replayed;
      expect(then).toMatchObject(fields);
      expect(then['steps']).toEqual(steps);
      expect((then['tags'] as readonly { readonly id: string }[]).map(({ id }) => id)).toEqual(tagIds);
    }
  });

  it('HIST-2: is seen by whoever sees the item; once it is deleted, by its owner alone', async () => {
    const { ada, ann, bob, cleo } = scene;
    const { itemId } = await sent(ann, 'POST', 'items', { title: 'Mine', accept: true });
    const id = String(itemId);
    expect(await statusFor(ann, id)).toBe(200);
    for (const other of [ada, bob, cleo]) expect(await statusFor(other, id)).toBe(404);
    await sent(ann, 'DELETE', `items/${id}`);
    expect((await historyOf(ann, id)).items.map(({ type }) => type)).toEqual([
      'ItemOffered',
      'ItemAccepted',
      'ItemDeleted',
    ]);
    for (const other of [ada, bob, cleo]) expect(await statusFor(other, id)).toBe(404);
  });

  it('HIST-2: of a declined offer stays with its owner and with who made it', async () => {
    const { ada, ann, bob, cleo } = scene;
    const { itemId } = await sent(bob, 'POST', 'items', { title: 'For Ann', ownerId: ann.userId });
    const id = String(itemId);
    await sent(ann, 'POST', `items/${id}/decline`, {});
    for (const each of [ann, bob]) {
      expect((await historyOf(each, id)).items.map(({ type }) => type)).toEqual(['ItemOffered', 'OfferDeclined']);
    }
    for (const other of [ada, cleo]) expect(await statusFor(other, id)).toBe(404);
  });
});
