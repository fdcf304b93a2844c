import type { Caller } from '../../src/organizations/index.js';
import { json, type Answer } from '../support/client.js';
import { dayBetweenDateLines } from '../support/days.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { newProject } from '../support/house.js';
import { plainly } from '../support/rooms.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;
let scene: Scene;
let milestoneId: string;
let projectId: string;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());
beforeEach(async () => {
  scene = await newScene(door.house);
  ({ projectId, milestoneId } = await newProject(scene.house, scene.ann, scene.teamId));
});

const lives = (by: Caller, timeZone: string) =>
  scene.house.organizations.send(by, { type: 'SetTimeZone', timeZone }, plainly);

async function offer(due: object): Promise<string> {
  const body = { title: 'Tea', milestoneId, ...due };
  const answer = await send(scene.ann, { method: 'POST', path: '/v1/items', body });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return (json(answer) as { readonly itemId: string }).itemId;
}

async function read(by: Caller, path: string): Promise<Answer> {
  await scene.house.waiter.caughtUp();
  return send(by, { path });
}

async function listed(by: Caller, query: string): Promise<readonly string[]> {
  const answer = await read(by, `/v1/projects/${projectId}/items?${query}`);
  return (json(answer) as { readonly items: readonly { readonly id: string }[] }).items.map(({ id }) => id);
}

const edit = (itemId: string, body: object) => send(scene.ann, { method: 'PATCH', path: `/v1/items/${itemId}`, body });

describe('a due day', () => {
  it('FOCUS-24: is part of an item instead of a due time, and an edit replaces one by the other', async () => {
    const { ann } = scene;
    const shown = async () => json(await read(ann, `/v1/items/${itemId}`));
    const itemId = await offer({ dueOn: '2030-02-28' });
    expect(await shown()).toMatchObject({ dueAt: null, dueOn: '2030-02-28' });
    await edit(itemId, { dueAt: '2030-03-01T10:00:00+02:00' });
    expect(await shown()).toMatchObject({ dueAt: '2030-03-01T08:00:00.000Z', dueOn: null });
    await edit(itemId, { dueOn: null });
    expect(await shown()).toMatchObject({ dueAt: '2030-03-01T08:00:00.000Z', dueOn: null });
    await edit(itemId, { dueOn: '0001-01-01' });
    expect(await shown()).toMatchObject({ dueAt: null, dueOn: '0001-01-01' });
    await edit(itemId, { title: 'Coffee' });
    expect(await shown()).toMatchObject({ dueAt: null, dueOn: '0001-01-01' });
    await edit(itemId, { dueOn: null });
    expect(await shown()).toMatchObject({ dueAt: null, dueOn: null });
  });

  it.each([
    [{ dueAt: '2030-03-01T10:00:00Z', dueOn: '2030-03-01' }, 'DUE_TWICE'],
    [{ dueOn: '2030-02-29' }, 'DUE_ON_INVALID'],
    [{ dueOn: '0000-01-01' }, 'DUE_ON_INVALID'],
    [{ dueOn: '2030-3-1' }, 'MALFORMED_REQUEST'],
    [{ dueOn: '2030-03-01T10:00:00Z' }, 'MALFORMED_REQUEST'],
  ])('FOCUS-24: an offer and an edit with %j are refused', async (due, code) => {
    const body = { title: 'Tea', milestoneId, ...due };
    const offered = await send(scene.ann, { method: 'POST', path: '/v1/items', body });
    const edited = await edit(await offer({}), due);
    for (const answer of [offered, edited]) expect([answer.status, json(answer)]).toMatchObject([400, { code }]);
  });

  it('FOCUS-24: is over, and its item overdue, when it is over in the time zone of the reader', async () => {
    const { ann, bob } = scene;
    await lives(ann, 'Pacific/Niue');
    await lives(bob, 'Pacific/Kiritimati');
    const today = await offer({ dueOn: dayBetweenDateLines() });
    const past = await offer({ dueOn: '2020-01-01' });
    const completed = await offer({ dueOn: '2020-01-01' });
    for (const verb of ['accept', 'activate', 'complete'])
      await send(ann, { method: 'POST', path: `/v1/items/${completed}/${verb}`, body: {} });
    expect(await listed(ann, 'overdue=true')).toEqual([past]);
    expect(await listed(bob, 'overdue=true')).toEqual([today, past]);
  });

  it('FOCUS-24: is compared in filters by its end in the time zone of the reader, like due times', async () => {
    const { ann, bob } = scene;
    await lives(bob, 'Europe/Berlin');
    const day = await offer({ dueOn: '2030-05-01' });
    const time = await offer({ dueAt: '2030-05-01T21:00:00Z' });
    await offer({});
    expect(await listed(bob, 'dueBefore=2030-05-01T21:59:59Z')).toEqual([time]);
    expect(await listed(bob, 'dueBefore=2030-05-01T22:00:00Z')).toEqual([day, time]);
    expect(await listed(bob, 'dueAfter=2030-05-01T21:00:00Z')).toEqual([day]);
    expect(await listed(bob, 'dueAfter=2030-05-01T20:59:59Z')).toEqual([day, time]);
    expect(await listed(bob, 'dueAfter=2030-05-01T22:00:00Z')).toEqual([]);
    expect(await listed(ann, 'dueBefore=2030-05-01T23:59:59Z')).toEqual([time]);
    expect(await listed(ann, 'dueBefore=2030-05-02T00:00:00Z')).toEqual([day, time]);
  });

  it('FOCUS-24: works in filters at the ends of the calendar too, where the reader’s time zone is in a year beyond them', async () => {
    const { ann, bob } = scene;
    await lives(ann, 'Pacific/Niue');
    await lives(bob, 'Pacific/Kiritimati');
    const first = await offer({ dueOn: '0001-01-01' });
    const later = await offer({ dueOn: '0001-06-01' });
    for (const reader of [ann, bob]) {
      expect(await listed(reader, 'dueBefore=0001-01-01T00:00:00Z')).toEqual([]);
      expect(await listed(reader, 'dueAfter=0001-01-01T00:00:00Z')).toEqual([first, later]);
      expect(await listed(reader, 'dueBefore=9999-12-31T23:59:59Z')).toEqual([first, later]);
      expect(await listed(reader, 'dueAfter=9999-12-31T23:59:59Z')).toEqual([]);
    }
  });
});

describe('a time zone', () => {
  it('ORG-11: is shown to the user and admins, and to nobody else', async () => {
    const { ann, ada, bob } = scene;
    await send(ann, { method: 'PUT', path: '/v1/me/time-zone', body: { timeZone: 'asia/tokyo' } });
    expect(json(await read(ann, '/v1/me'))).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(json(await read(ada, `/v1/users/${ann.userId}`))).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(json(await read(bob, `/v1/users/${ann.userId}`))).not.toHaveProperty('timeZone');
    expect(json(await read(bob, '/v1/me'))).toMatchObject({ timeZone: 'UTC' });
    const unknown = await send(ann, { method: 'PUT', path: '/v1/me/time-zone', body: { timeZone: '+01:00' } });
    expect([unknown.status, json(unknown)]).toMatchObject([400, { code: 'TIME_ZONE_UNKNOWN', rule: 'ORG-11' }]);
  });
});
