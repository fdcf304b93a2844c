import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { done, offerTo, waitingItems } from '../support/house.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;
let scene: Scene;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());
beforeEach(async () => {
  scene = await newScene(door.house);
});

type Sent = Parameters<typeof send>[1];
type Fields = Readonly<Record<string, string>>;

const undo = (headers: Fields = {}, by = scene.ann) =>
  send(by, { method: 'POST', path: '/v1/me/undo', body: {}, headers });

async function read(path: string): Promise<unknown> {
  await scene.house.waiter.caughtUp();
  return json(await send(scene.ann, { path }));
}

const queue = async () =>
  ((await read('/v1/me/queue')) as { readonly items: readonly { id: string }[] }).items.map(({ id }) => id);

async function act(sending: Sent): Promise<void> {
  const { status, text } = await send(scene.ann, sending);
  expect([status < 300, text]).toEqual([true, expect.any(String)]);
}

const onItem = (itemId: string, verb: string, body: object = {}): Sent => ({
  ...{ method: 'POST', path: `/v1/items/${itemId}/${verb}`, body },
});

function isDone(answer: Answer, event: string): void {
  expect([answer.status, json(answer)]).toEqual([
    200,
    expect.objectContaining({ undone: { event, commandId: expect.stringMatching(/./) as unknown } }),
  ]);
}

function isRefused(answer: Answer, code: string, more: object = {}): void {
  expect([answer.status, json(answer)]).toEqual([409, expect.objectContaining({ code, ...more })]);
}

describe('undoing one’s last command', () => {
  it('FOCUS-26: restores the former texts, day and order', async () => {
    const [one = '', two = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two');
    await act({ method: 'PATCH', path: `/v1/items/${two}`, body: { description: 'Text', dueOn: '2999-05-01' } });
    await act({ method: 'PATCH', path: `/v1/items/${two}`, body: { title: 'New', dueAt: '2999-06-01T00:00:00Z' } });
    isDone(await undo(), 'ItemEdited');
    expect(await read(`/v1/items/${two}`)).toMatchObject({
      ...{ title: 'two', description: 'Text', dueAt: null, dueOn: '2999-05-01' },
    });
    await act(onItem(two, 'move', { position: 1 }));
    expect(await queue()).toEqual([two, one]);
    isDone(await undo(), 'ItemMoved');
    expect(await queue()).toEqual([one, two]);
  });

  it('FOCUS-26: switches back to the former active item, with its alarm, and restores the order', async () => {
    const [one = '', two = '', three = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two', 'three');
    await act(onItem(one, 'activate'));
    await act({ method: 'POST', path: '/v1/me/alarm', body: { minutes: 60 } });
    await act(onItem(three, 'activate'));
    expect(await queue()).toEqual([one, two]);
    isDone(await undo(), 'ItemActivated');
    expect(await queue()).toEqual([two, three]);
    expect(await read('/v1/me/focus')).toMatchObject({ active: { id: one }, alarm: { intervalMinutes: 60 } });
  });

  it('FOCUS-26: restores a removed step with its name, place and check', async () => {
    const [item = ''] = await waitingItems(scene.house, scene.ann, 'one');
    for (const name of ['draft', 'print', 'send']) await act(onItem(item, 'steps', { name }));
    const shown = async () =>
      ((await read(`/v1/items/${item}`)) as { readonly steps: readonly { stepId: string; id: string }[] }).steps;
    const [, second] = await shown();
    const stepId = second?.id ?? '';
    await act(onItem(item, `steps/${stepId}/check`));
    const before = await shown();
    await act({ method: 'DELETE', path: `/v1/items/${item}/steps/${stepId}` });
    expect(await shown()).toHaveLength(2);
    isDone(await undo(), 'StepRemoved');
    expect(await shown()).toEqual(before);
  });

  it('FOCUS-26: is refused if there is no inverse, and the refusal names the legal way', async () => {
    isRefused(await undo(), 'NOTHING_TO_UNDO');
    const [one = ''] = await waitingItems(scene.house, scene.ann, 'one');
    await act(onItem(one, 'activate'));
    isRefused(await undo(), 'NO_WAY_BACK', { allowed: ['complete'] });
    await act(onItem(one, 'complete'));
    isRefused(await undo(), 'NO_WAY_BACK', { allowed: ['recreate'] });
  });

  it('FOCUS-26: a second undo does not redo', async () => {
    const [one = '', two = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two');
    await act(onItem(two, 'move', { position: 1 }));
    isDone(await undo(), 'ItemMoved');
    isRefused(await undo(), 'UNDONE_ALREADY');
    expect(await queue()).toEqual([one, two]);
  });

  it('LOG-3: sent again under its key, an undo has no second effect and gets the first response', async () => {
    const [one = '', two = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two');
    await act(onItem(two, 'move', { position: 1 }));
    const key = { 'idempotency-key': 'once' };
    const both = await Promise.all([undo(key), undo(key)]);
    for (const answer of both) isDone(answer, 'ItemMoved');
    await act(onItem(two, 'move', { position: 1 }));
    const again = await undo(key);
    expect(again.text).toBe(both[0].text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await queue()).toEqual([two, one]);
  });

  it('FOCUS-26: an If-Match is about the item of the last command', async () => {
    const [item = ''] = await waitingItems(scene.house, scene.ann, 'one');
    const tagOf = async () => {
      await scene.house.waiter.caughtUp();
      return (await send(scene.ann, { path: `/v1/items/${item}` })).headers.get('etag') ?? '';
    };
    const stale = await tagOf();
    await act({ method: 'PATCH', path: `/v1/items/${item}`, body: { title: 'New' } });
    expect((await undo({ 'if-match': stale })).status).toBe(412);
    expect(await read(`/v1/items/${item}`)).toMatchObject({ title: 'New' });
    isDone(await undo({ 'if-match': await tagOf() }), 'ItemEdited');
  });

  it('FOCUS-26: a command of a batch is not undone; one that was sent alone is, even by a batch', async () => {
    const [one = '', two = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two');
    const batch = async (...commands: readonly Sent[]) => {
      const bare = commands.map(({ method, path, body }) => ({ method, path, body }));
      const answer = await send(scene.ann, { method: 'POST', path: '/v1/commands', body: { commands: bare } });
      return (json(answer) as { readonly results: readonly { readonly status: number; readonly body: object }[] })
        .results;
    };
    const undoing: Sent = { method: 'POST', path: '/v1/me/undo', body: {} };
    await act(onItem(two, 'move', { position: 1 }));
    expect(await batch(undoing)).toMatchObject([{ status: 200, body: { undone: { event: 'ItemMoved' } } }]);
    expect(await queue()).toEqual([one, two]);
    expect(await batch(onItem(two, 'move', { position: 1 }), undoing)).toMatchObject([
      { status: 200 },
      { status: 409, body: { code: 'UNDO_NOT_ALONE' } },
    ]);
    isRefused(await undo(), 'UNDO_NOT_ALONE');
    expect(await queue()).toEqual([two, one]);
  });

  it('FOCUS-26: concerns one’s own commands: a colleague’s offer is ignored, an import is not', async () => {
    const [one = '', two = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two');
    await act(onItem(two, 'move', { position: 1 }));
    await done(scene.house, scene.bob, offerTo(scene.ann));
    isRefused(await undo({}, scene.bob), 'NOTHING_TO_UNDO');
    isDone(await undo(), 'ItemMoved');
    await scene.house.focus.send(
      scene.ann,
      { type: 'MoveItem', itemId: two, to: { position: 1 } },
      {
        request: 'imported',
        onBehalfOf: scene.ann.userId,
      },
    );
    isRefused(await undo(), 'UNDO_NOT_ALONE');
    await done(scene.house, scene.ann, { type: 'MoveItem', itemId: one, to: { position: 1 } });
    isDone(await undo(), 'ItemMoved');
    expect(await queue()).toEqual([two, one]);
  });
});
