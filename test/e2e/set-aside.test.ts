import { dayIn } from '../../src/kernel/runtime/time-zones.js';
import { json } from '../support/client.js';
import { dayBetweenDateLines } from '../support/days.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { waitingItems } from '../support/house.js';
import { plainly } from '../support/rooms.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

interface Shown {
  readonly id: string;
  readonly position?: number | null;
  readonly setAsideUntil?: string | null;
  readonly allowedActions: readonly string[];
}

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

async function read<Body>(path: string, by = scene.ann): Promise<Body> {
  await scene.house.waiter.caughtUp();
  return json(await send(by, { path })) as Body;
}

const listed = async (path: string, by = scene.ann) =>
  (await read<{ readonly items: readonly Shown[] }>(path, by)).items.map(({ id }) => id);

async function act(itemId: string, verb: string, body: object = {}): Promise<void> {
  const answer = await send(scene.ann, { method: 'POST', path: `/v1/items/${itemId}/${verb}`, body });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
}

const lives = (timeZone: string) =>
  scene.house.organizations.send(scene.ann, { type: 'SetTimeZone', timeZone }, plainly);

describe('an item that is set aside', () => {
  it('FOCUS-25: is listed apart, has no position and is in no queue, until it is brought back to its place', async () => {
    const [one = '', two = '', three = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two', 'three');
    await act(two, 'set-aside', { until: '2999-05-01' });
    expect(await listed('/v1/me/queue')).toEqual([one, three]);
    expect(await listed('/v1/me/queue?from=2')).toEqual([three]);
    expect(await listed('/v1/me/set-aside')).toEqual([two]);
    expect(await listed(`/v1/users/${scene.ann.userId}/queue`, scene.ada)).not.toContain(two);
    expect(await read('/v1/me/focus')).toMatchObject({
      next: [
        { id: one, position: 1 },
        { id: three, position: 2 },
      ],
    });
    expect(await read(`/v1/items/${three}`)).toMatchObject({ position: 2, setAsideUntil: null });
    const shown = await read<Shown>(`/v1/items/${two}`);
    expect(shown).toMatchObject({ state: 'waiting', position: null, setAsideUntil: '2999-05-01' });
    expect(shown.allowedActions).toContain('bring-back');
    await act(two, 'bring-back');
    expect(await listed('/v1/me/queue')).toEqual([one, two, three]);
    expect(await listed('/v1/me/set-aside')).toEqual([]);
    expect(await read(`/v1/items/${two}`)).toMatchObject({ position: 2, setAsideUntil: null });
  });

  it('FOCUS-25: comes back by itself on its day, in the time zone of its owner', async () => {
    await lives('Pacific/Niue');
    const [one = '', two = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two');
    await act(one, 'set-aside', { until: dayBetweenDateLines(1) });
    expect(await listed('/v1/me/queue')).toEqual([two]);
    // On the other side of the date line, 25 hours ahead, it is that day already.
    await lives('Pacific/Kiritimati');
    expect(await listed('/v1/me/queue')).toEqual([one, two]);
    expect(await listed('/v1/me/set-aside')).toEqual([]);
    await act(two, 'activate');
    await act(two, 'complete');
    expect(await read('/v1/me/focus')).toMatchObject({ active: { id: one }, next: [] });
  });

  it('FOCUS-5: is not activated when another one is completed', async () => {
    const [one = '', two = '', three = ''] = await waitingItems(scene.house, scene.ann, 'one', 'two', 'three');
    await act(one, 'activate');
    await act(two, 'set-aside', { until: '2999-05-01' });
    await act(one, 'complete');
    expect(await read('/v1/me/focus')).toMatchObject({ active: { id: three }, next: [] });
    await act(two, 'activate');
    expect(await read('/v1/me/focus')).toMatchObject({ active: { id: two }, next: [{ id: three }] });
    expect(await listed('/v1/me/set-aside')).toEqual([]);
  });

  it('cannot come back today or on an invalid day', async () => {
    const [one = ''] = await waitingItems(scene.house, scene.ann, 'one');
    for (const until of [dayIn('UTC', Date.now()), '2030-02-30']) {
      const answer = await send(scene.ann, { method: 'POST', path: `/v1/items/${one}/set-aside`, body: { until } });
      expect([answer.status, json(answer)]).toMatchObject([400, { code: 'SET_ASIDE_DAY_INVALID', rule: 'FOCUS-25' }]);
    }
  });
});
