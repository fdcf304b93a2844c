import { randomUUID } from 'node:crypto';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { eventLogDatabase } from '../../support/event-log-database.js';
import { kurrentScene } from '../../support/fake-kurrent/kurrent-scene.js';
import { recordHouse, type RecordAnswer, type RecordHouse } from '../../support/records/record-house.js';
import { workshop } from '../../support/records/workshop.js';

interface Store {
  readonly log: EventLog;
  close(): Promise<unknown>;
}

const STORES: readonly (readonly [name: string, open: () => Promise<Store>])[] = [
  ['memory', async () => ({ log: memoryLog(), close: async () => undefined })],
  [
    'Postgres',
    async () => {
      const database = await eventLogDatabase();
      return { log: await database.open(), close: () => database.drop() };
    },
  ],
  [
    'EventStoreDB',
    async () => {
      const scene = await kurrentScene();
      return { log: await scene.open(), close: () => scene.close() };
    },
  ],
];

const organizationId = randomUUID();
const people = {
  ada: { userId: randomUUID(), organizationId, role: 'admin' },
  ann: { userId: randomUUID(), organizationId, role: 'user' },
  bob: { userId: randomUUID(), organizationId, role: 'user' },
  carl: { userId: randomUUID(), organizationId, role: 'user' },
  eve: { userId: randomUUID(), organizationId: randomUUID(), role: 'admin' },
} as const;
type Name = keyof typeof people;

const every = {
  title: '  Saw ',
  serial: 'A-1',
  notes: 'Sharp.\nMind the teeth.',
  aliases: [' Fox  tail ', 'Handsaw'],
  count: 2,
  grams: 350.25,
  sharp: true,
  kind: 'hand',
  boughtOn: '2024-02-29',
  checkedAt: '2024-03-01T09:30:00.250+02:00',
} as const;
const kept = {
  ...every,
  title: 'Saw',
  aliases: ['Fox tail', 'Handsaw'],
  checkedAt: '2024-03-01T07:30:00.250Z',
};

describe.each(STORES)('record types on the log in %s', (_, openStore) => {
  let store: Store;
  let house: RecordHouse;
  beforeAll(async () => {
    store = await openStore();
    house = await recordHouse(workshop, store.log, people);
  });
  afterAll(async () => {
    await house.close();
    await store.close();
  });

  const send = (by: Name, method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, headers = {}) =>
    house.ask(by, method, `/v1/${path}`, body, headers);
  const read = (by: Name, path: string, after?: RecordAnswer) => {
    if (after !== undefined) expect(after.body).toHaveProperty('position');
    const position =
      after === undefined ? '' : `${path.includes('?') ? '&' : '?'}minPosition=${String(after.body['position'])}`;
    return house.ask(by, 'GET', `/v1/${path}${position}`);
  };
  const made = async (by: Name, path: string, body: object, id: string): Promise<string> => {
    const answer = await send(by, 'POST', path, body);
    expect([answer.status, answer.body['code']]).toEqual([201, undefined]);
    return String(answer.body[id]);
  };
  const code = ({ status, body }: RecordAnswer) => [status, body['code']];
  const items = ({ body }: RecordAnswer) => body['items'] as readonly Readonly<Record<string, unknown>>[];

  it('a field of each kind is stored and returned unchanged, from the request to the row and back', async () => {
    const rackId = await made('ada', 'racks', { name: 'East' }, 'rackId');
    const wholeId = await made('ann', 'tools', { title: 'Box' }, 'toolId');
    const answer = await send('ann', 'POST', 'tools', { ...every, rackId, partOfId: wholeId });
    const toolId = String(answer.body['toolId']);
    expect(answer.headers['location']).toContain(`/v1/tools/${toolId}`);
    const seen = await read('ann', `tools/${toolId}`, answer);
    expect(seen.body).toEqual({
      ...{ toolId, ...kept, rackId, partOfId: wholeId, archived: false },
      ...{ revision: 2, etag: '"2"', allowedActions: ['change', 'archive'] },
    });
    const [row] = (await house.pool.query('select * from workshop.tools where id = $1', [toolId])).rows as object[];
    expect(row).toMatchObject({
      user_id: people.ann.userId,
      aliases: kept.aliases,
      grams: '350.25',
      part_of_id: wholeId,
    });
  });

  it('a field that a creation leaves out has its default, or is null', async () => {
    const toolId = await made('bob', 'tools', { title: 'Plain' }, 'toolId');
    const { body } = await read(
      'bob',
      'tools/' + toolId,
      await send('bob', 'PATCH', `tools/${toolId}`, { title: 'Plane' }),
    );
    expect(body).toMatchObject({ title: 'Plane', count: 1, kind: 'hand', sharp: false, serial: null, aliases: null });
    expect(body).toMatchObject({
      notes: null,
      grams: null,
      boughtOn: null,
      checkedAt: null,
      rackId: null,
      partOfId: null,
    });
  });

  it('a change affects the fields that it names, null removes one, and the same values again change nothing', async () => {
    const toolId = await made('bob', 'tools', { title: 'Drill', kind: 'power', grams: 1.5 }, 'toolId');
    const changed = await send('bob', 'PATCH', `tools/${toolId}`, { count: 3, grams: null });
    expect((await read('bob', `tools/${toolId}`, changed)).body).toMatchObject({
      count: 3,
      grams: null,
      kind: 'power',
    });
    const again = await send('bob', 'PATCH', `tools/${toolId}`, { count: 3 });
    expect([again.status, again.body['revision']]).toEqual([200, changed.body['revision']]);
  });

  it('a body that breaks a field’s rules is refused with a JSON pointer', async () => {
    const bad = {
      title: 'x'.repeat(21),
      count: 51,
      grams: 1.234,
      kind: 'toy',
      boughtOn: 'soon',
      aliases: ['a', 'b', 'c', 'd'],
    };
    const answer = await send('ann', 'POST', 'tools', {
      ...bad,
      checkedAt: 'now',
      rackId: 'east',
      sharp: 'yes',
      color: 'red',
    });
    expect(code(answer)).toEqual([400, 'MALFORMED_REQUEST']);
    const places = (answer.body['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer);
    const wrong = [...Object.keys(bad), 'checkedAt', 'rackId', 'sharp', 'color'].map((name) => `/${name}`);
    expect(places.toSorted()).toEqual(wrong.toSorted());
    expect(code(await send('ann', 'POST', 'tools', {}))).toEqual([400, 'MALFORMED_REQUEST']);
    expect(code(await send('ann', 'POST', 'tools', { title: 'a\u202Eb' }))).toEqual([400, 'VALUE_INVALID']);
    expect(code(await send('ann', 'POST', 'tools', { title: 'Day', boughtOn: '2023-02-29' }))).toEqual([
      400,
      'VALUE_INVALID',
    ]);
  });

  it('a decimal that JavaScript writes with an exponent is refused like any with too many places', async () => {
    for (const grams of [1e-7, 5e-324, 0.1 + 0.2]) {
      const answer = await send('ann', 'POST', 'tools', { title: 'Feather', grams });
      expect(answer.body).toMatchObject({ status: 400, errors: [{ pointer: '/grams', code: 'IS_NUMBER' }] });
    }
  });

  it('a value whose form fits and whose meaning does not is refused under a code that has a page', async () => {
    const { body } = await send('ann', 'POST', 'tools', { title: 'Day', boughtOn: '2023-02-29' });
    expect(body['type']).toBe('http://brightly.test/problems/value-invalid');
  });

  it('the record’s own rule gets ids in lower case, however they are sent', async () => {
    const toolId = await made('ann', 'tools', { title: 'Clamp' }, 'toolId');
    const answer = await send('ann', 'PATCH', `tools/${toolId}`, { partOfId: toolId.toUpperCase() });
    expect(code(answer)).toEqual([409, 'TOOL_OF_ITSELF']);
  });

  it('LOG-8: a key is taken once among a shelf’s unarchived records, however it is spelled, and free again once archived', async () => {
    const first = await made('ann', 'tools', { title: 'Plane' }, 'toolId');
    expect(code(await send('ann', 'POST', 'tools', { title: ' PLANE ' }))).toEqual([409, 'TOOL_TITLE_TAKEN']);
    await made('bob', 'tools', { title: 'PLANE 2' }, 'toolId');
    expect((await send('ann', 'POST', `tools/${first}/archive`)).status).toBe(200);
    const second = await made('ann', 'tools', { title: 'plane' }, 'toolId');
    expect(code(await send('ann', 'POST', `tools/${first}/unarchive`))).toEqual([409, 'TOOL_TITLE_TAKEN']);
    await send('ann', 'PATCH', `tools/${second}`, { title: 'Jack plane' });
    const back = await send('ann', 'POST', `tools/${first}/unarchive`);
    expect((await read('ann', `tools/${first}`, back)).body).toMatchObject({ archived: false });
  });

  it('LOG-8: a key of several fields among all records stays taken once archived, and two records can swap it by way of a third value', async () => {
    const one = await made('ann', 'tools', { title: 'One', serial: 'S-1' }, 'toolId');
    const two = await made('ann', 'tools', { title: 'Two', serial: 'S-2' }, 'toolId');
    await send('ann', 'POST', `tools/${one}/archive`);
    expect(code(await send('ann', 'POST', 'tools', { title: 'Three', serial: 'S-1' }))).toEqual([
      409,
      'TOOL_SERIAL_TAKEN',
    ]);
    await made('ann', 'tools', { title: 'Four', serial: 'S-1', kind: 'power' }, 'toolId');
    await send('ann', 'POST', `tools/${one}/unarchive`);
    await send('ann', 'PATCH', `tools/${one}`, { serial: 'S-3' });
    await send('ann', 'PATCH', `tools/${two}`, { serial: 'S-1' });
    const last = await send('ann', 'PATCH', `tools/${one}`, { serial: 'S-2' });
    expect((await read('ann', `tools/${one}`, last)).body['serial']).toBe('S-2');
    expect((await read('ann', `tools/${two}`, last)).body['serial']).toBe('S-1');
  });

  it('LOG-8: a reference must name an existing, unarchived record of the same owner, on this shelf or another', async () => {
    const rackId = await made('ada', 'racks', { name: 'West' }, 'rackId');
    const foreign = await made('eve', 'racks', { name: 'West' }, 'rackId');
    const bobs = await made('bob', 'tools', { title: 'Awl' }, 'toolId');
    expect(code(await send('ann', 'POST', 'tools', { title: 'Hook', rackId: randomUUID() }))).toEqual([
      404,
      'RACK_NOT_FOUND',
    ]);
    expect(code(await send('ann', 'POST', 'tools', { title: 'Hook', rackId: foreign }))).toEqual([
      404,
      'RACK_NOT_FOUND',
    ]);
    expect(code(await send('ann', 'POST', 'tools', { title: 'Hook', partOfId: bobs }))).toEqual([
      404,
      'TOOL_NOT_FOUND',
    ]);
    const hook = await made('ann', 'tools', { title: 'Hook', rackId: rackId.toUpperCase() }, 'toolId');
    await send('ada', 'POST', `racks/${rackId}/retire`);
    expect(code(await send('ann', 'POST', 'tools', { title: 'Nail', rackId }))).toEqual([409, 'RACK_RETIRED']);
    expect((await send('ann', 'PATCH', `tools/${hook}`, { count: 9 })).status).toBe(200);
  });

  it('the record’s own rule can refuse, and can add events after the generated ones', async () => {
    const box = await made('ann', 'tools', { title: 'Case' }, 'toolId');
    const part = await made('ann', 'tools', { title: 'Lid', partOfId: box }, 'toolId');
    expect(code(await send('ann', 'PATCH', `tools/${box}`, { partOfId: box }))).toEqual([409, 'TOOL_OF_ITSELF']);
    const archived = await send('ann', 'POST', `tools/${box}/archive`);
    expect((await read('ann', `tools/${part}`, archived)).body).toMatchObject({
      archived: true,
      allowedActions: ['unarchive'],
    });
    expect(code(await send('ann', 'PATCH', `tools/${part}`, { count: 2 }))).toEqual([409, 'TOOL_ARCHIVED']);
  });

  it('a user’s record is visible to nobody else, and an organization’s is changed by its admins only', async () => {
    const toolId = await made('ann', 'tools', { title: 'Secret' }, 'toolId');
    for (const other of ['ada', 'bob', 'eve'] as const) {
      expect(code(await send(other, 'PATCH', `tools/${toolId}`, { count: 2 }))).toEqual([404, 'TOOL_NOT_FOUND']);
      expect(code(await read(other, `tools/${toolId}`))).toEqual([404, 'TOOL_NOT_FOUND']);
    }
    expect(code(await send('ann', 'POST', 'racks', { name: 'Mine' }))).toEqual([403, 'ADMINS_ONLY']);
    const answer = await send('ada', 'POST', 'racks', { name: 'Ours' });
    const seen = await read('ann', `racks/${String(answer.body['rackId'])}`, answer);
    expect(seen.body).toMatchObject({ name: 'Ours', rows: 3, retired: false, allowedActions: [] });
    expect(code(await read('eve', `racks/${String(answer.body['rackId'])}`))).toEqual([404, 'RACK_NOT_FOUND']);
  });

  it('a list has pages in the order of creation, and can be filtered by its fields', async () => {
    let last: RecordAnswer | undefined;
    for (let n = 1; n <= 5; n += 1) {
      const body = { title: `Tool ${n}`, kind: n % 2 === 0 ? 'power' : 'hand', sharp: n > 3 };
      last = await send('carl', 'POST', 'tools', body);
    }
    const titles = (answer: RecordAnswer) => items(answer).map(({ title }) => title);
    const first = await read('carl', 'tools?limit=3', last);
    expect(titles(first)).toEqual(['Tool 1', 'Tool 2', 'Tool 3']);
    const second = await read('carl', `tools?limit=3&cursor=${String(first.body['cursor'])}`);
    expect([titles(second), second.body['cursor']]).toEqual([['Tool 4', 'Tool 5'], null]);
    expect(titles(await read('carl', 'tools?kind=power'))).toEqual(['Tool 2', 'Tool 4']);
    expect(titles(await read('carl', 'tools?sharp=true&archived=false'))).toEqual(['Tool 4', 'Tool 5']);
    expect(titles(await read('carl', 'tools?boughtOn=2024-02-29'))).toEqual([]);
    for (const bad of ['kind=toy', 'boughtOn=2024-02-30', 'rackId=east', 'sharp=maybe', 'limit=0', 'title=Saw']) {
      expect(code(await read('carl', `tools?${bad}`))).toEqual([400, 'MALFORMED_REQUEST']);
    }
  });

  it('LOG-3: a creation that is sent again under its key gets the first response, even if it refers to another shelf', async () => {
    const rackId = await made('ada', 'racks', { name: 'South' }, 'rackId');
    const headers = { 'idempotency-key': randomUUID() };
    const first = await send('ann', 'POST', 'tools', { title: 'Again', rackId }, headers);
    const again = await send('ann', 'POST', 'tools', { title: 'Again', rackId }, headers);
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
  });

  it('a command with If-Match is carried out on the revision that it names, and on no other', async () => {
    const toolId = await made('ann', 'tools', { title: 'Level' }, 'toolId');
    const revision = await send('ann', 'PATCH', `tools/${toolId}`, { count: 4 });
    const etag = `"${String(revision.body['revision'])}"`;
    expect((await send('ann', 'PATCH', `tools/${toolId}`, { count: 5 }, { 'if-match': etag })).status).toBe(200);
    const late = await send('ann', 'PATCH', `tools/${toolId}`, { count: 6 }, { 'if-match': etag });
    expect(code(late)).toEqual([412, 'PRECONDITION_FAILED']);
  });

  it('deleting a record of a type with the verb delete leaves no row behind', async () => {
    const toolId = await made('ann', 'tools', { title: 'Chisel' }, 'toolId');
    const sketchId = await made('ann', 'sketches', { title: 'Plan', toolId }, 'sketchId');
    const redrawn = await send('ann', 'PATCH', `sketches/${sketchId}`, { title: 'Better plan' });
    expect((await read('ann', `sketches/${sketchId}`, redrawn)).body).toMatchObject({ title: 'Better plan', toolId });
    const gone = await send('ann', 'DELETE', `sketches/${sketchId}`);
    expect(code(await read('ann', `sketches/${sketchId}`, gone))).toEqual([404, 'SKETCH_NOT_FOUND']);
    expect(code(await send('ann', 'DELETE', `sketches/${sketchId}`))).toEqual([404, 'SKETCH_NOT_FOUND']);
  });
});
