import { randomUUID } from 'node:crypto';
import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

interface Result {
  readonly status: number;
  readonly location?: string;
  readonly replayed?: true;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Batch {
  readonly position: string | null;
  readonly stopped: boolean;
  readonly results: readonly Result[];
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

const batch = (body: object, headers = {}): Promise<Answer> =>
  send(scene.ann, { method: 'POST', path: '/v1/commands', body, headers });
const answered = (answer: Answer): Batch => {
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return json(answer) as Batch;
};
const statuses = ({ results }: Batch): readonly number[] => results.map(({ status }) => status);

const offer = (title: string, more = {}) => ({ method: 'POST', path: '/v1/items', body: { title, ...more } });
const onItem = (verb: string, itemId: unknown) => ({
  ...{ method: 'POST', path: `/v1/items/{itemId}/${verb}`, params: { itemId } },
});
const itemOf = ($ref: number) => ({ $ref, field: 'itemId' });

const allowedWhileOffered = ['accept', 'decline', 'edit', 'edit-steps', 'edit-tags', 'delete'];

describe('a batch of commands', () => {
  it('is carried out in order, and later commands can refer to the responses of earlier ones', async () => {
    const { position, stopped, results } = answered(
      await batch({
        commands: [
          { method: 'POST', path: '/v1/projects', body: { name: 'P', milestoneName: 'M', scope: 'personal' } },
          offer('Write', { milestoneId: { $ref: 0, field: 'milestoneId' }, steps: ['draft', 'print'] }),
          onItem('accept', itemOf(1)),
          {
            ...{ method: 'POST', path: '/v1/items/{item}/steps/{step}/check' },
            params: { item: itemOf(1), step: { $ref: 1, field: 'stepIds/1' } },
          },
          onItem('activate', itemOf(1)),
        ],
      }),
    );
    expect([stopped, ...results.map(({ status }) => status)]).toEqual([false, 201, 201, 200, 200, 200]);
    expect(results[1]?.location).toBe(`/v1/items/${String(results[1]?.body['itemId'])}`);
    expect(position).toBe(results[4]?.body['position']);
    const focus = await send(scene.ann, { path: `/v1/me/focus?minPosition=${position}` });
    expect(json(focus)).toMatchObject({
      active: { title: 'Write', steps: [{ completed: false }, { completed: true }] },
    });
  });

  it('continues after a refusal, and each command gets the same response as alone', async () => {
    const unknown = randomUUID();
    const { results, stopped } = answered(
      await batch({ commands: [onItem('accept', unknown), offer('Write'), onItem('complete', itemOf(1))] }),
    );
    const alone = await send(scene.ann, { method: 'POST', path: `/v1/items/${unknown}/accept`, body: {} });
    expect(results[0]).toEqual({ status: alone.status, body: json(alone) });
    expect([stopped, ...results.map(({ status }) => status)]).toEqual([false, 404, 201, 409]);
    expect(results[2]?.body).toMatchObject({ code: 'ITEM_NOT_ACTIVE', allowed: allowedWhileOffered });
  });

  it('ends at the first refusal with stopOnRefusal', async () => {
    const commands = [offer('One'), onItem('complete', itemOf(0)), offer('Two')];
    const ended = answered(await batch({ commands, stopOnRefusal: true }));
    expect([ended.stopped, ...statuses(ended)]).toEqual([true, 201, 409]);
  });

  const SPELLINGS = [
    ...[
      'commands',
      'Commands',
      'COMMANDS',
      'commands/',
      '/commands',
      'commands?',
      'commands#',
      'command\u017f',
      ' commands',
    ],
    ...['.', '..', '../commands', './commands', '%2e%2e', '%2E.', '%2e%2e%2fcommands', '..%2fcommands', '%63ommands'],
    ...[
      '',
      '/',
      '//',
      '%2f',
      '%2F..',
      '?',
      '#',
      '\\',
      '\u0000',
      '%00',
      'a b',
      '%',
      '%zz',
      ';',
      '*',
      '{x}',
      '$&',
      'é',
      '😀',
    ],
    ...[
      'me',
      'items',
      'x',
      '0',
      'null',
      'undefined',
      '__proto__',
      '00000000-0000-0000-0000-00000000000',
      'a'.repeat(20_000),
    ],
  ];

  it('fills in only ids in paths, so that no command becomes another one or a batch, however it is written', async () => {
    const head = await door.house.log.head();
    for (const x of SPELLINGS) {
      for (const path of ['/v1/{x}', '/v1/items/{x}/accept', '/v1/{x}/commands', '/v1/me/{x}', '/v1/items/{x}']) {
        const inner = { commands: Array.from({ length: 100 }, () => offer('Inner')) };
        const answer = await batch({ commands: [{ method: 'POST', path, params: { x }, body: inner }] });
        expect([path, x, answer.status]).toEqual([path, x, 400]);
        expect(json(answer)).toMatchObject({
          code: 'MALFORMED_REQUEST',
          errors: [{ pointer: '/commands/0/params/x' }],
        });
      }
    }
    expect(await door.house.log.head()).toBe(head);
  });

  it('cannot contain another batch, however its path is written', async () => {
    const paths = [
      '/v1/commands',
      '/v1/commands/',
      '/v1//commands',
      '/v1/./commands',
      '/v1/%63ommands',
      '/v1/commands?x=1',
    ];
    paths.push(
      '/v1/../v1/commands',
      '/v1/items/../commands',
      '/v1/commands#x',
      'http://x/v1/commands',
      '/v1/commands\n',
    );
    for (const path of paths) {
      const answer = await batch({ commands: [{ method: 'POST', path, body: { commands: [offer('Inner')] } }] });
      expect([path, answer.status, answer.text]).toEqual([path, 400, expect.stringContaining('/commands/0/path')]);
    }
    for (const path of ['/v1/Commands', '/v1/COMMANDS']) {
      const answer = await batch({ commands: [{ method: 'POST', path, body: { commands: [offer('Inner')] } }] });
      expect([path, statuses(answered(answer))]).toEqual([path, [404]]);
    }
  });

  it('does not send a command whose path refers to a value that is not an id', async () => {
    const filled = { method: 'POST', path: '/v1/{x}', params: { x: { $ref: 0, field: 'position' } } };
    const { results } = answered(await batch({ commands: [offer('One'), filled] }));
    expect(results.map(({ status, body }) => [status, body['code'] ?? null])).toEqual([
      [201, null],
      [424, 'REFERENCE_UNRESOLVED'],
    ]);
  });

  it('does not send a command that refers to one that was refused or had no response', async () => {
    const { results } = answered(
      await batch({
        commands: [offer(' '), onItem('accept', itemOf(0)), offer('x'), onItem('accept', { $ref: 2, field: 'none' })],
      }),
    );
    expect(results.map(({ status }) => status)).toEqual([400, 424, 201, 424]);
    expect(results[1]?.body).toMatchObject({ code: 'REFERENCE_UNRESOLVED', status: 424 });
    expect((await fetch(String(results[1]?.body['type']))).status).toBe(200);
  });

  it('LOG-3: sent again under its key, has no second effect and gets the first response, each result marked as a repeat', async () => {
    const body = { commands: [offer('Write'), onItem('accept', itemOf(0)), { ...offer('Own'), key: 'own' }] };
    const first = await batch(body, { 'idempotency-key': 'batch' });
    expect(statuses(answered(first))).toEqual([201, 200, 201]);
    const head = await door.house.log.head();
    const again = await batch(body, { 'idempotency-key': 'batch' });
    expect(first.text).not.toContain('replayed');
    expect(answered(again).results.map((result) => result.replayed)).toEqual([true, true, true]);
    expect([again.text.replaceAll(',"replayed":true', ''), again.headers.get('brightly-position')]).toEqual([
      first.text,
      first.headers.get('brightly-position'),
    ]);
    const alone = await send(scene.ann, { ...offer('Own'), headers: { 'idempotency-key': 'own' } });
    expect(json(alone)).toEqual(answered(first).results[2]?.body);
    const other = await batch({ commands: [offer('Read')] }, { 'idempotency-key': 'batch' });
    expect(answered(other).results).toMatchObject([{ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
    expect(await door.house.log.head()).toBe(head);
  });

  it('checks scopes, roles and preconditions as for each command alone', async () => {
    const commands = [
      { method: 'POST', path: '/v1/teams', body: { name: 'Green' } },
      offer('x'),
      { method: 'PATCH', path: '/v1/items/{id}', params: { id: itemOf(1) }, body: { title: 'y' }, ifMatch: '"0"' },
    ];
    expect(statuses(answered(await batch({ commands })))).toEqual([403, 201, 412]);
    const plain = await senderOf(door, ['write'])(scene.ada, {
      method: 'POST',
      path: '/v1/commands',
      body: { commands },
    });
    expect(answered(plain).results[0]).toMatchObject({ status: 403, body: { code: 'INSUFFICIENT_SCOPE' } });
  });

  const at = (field: string) => `/commands/0/${field}`;
  it.each([
    ['no command', { commands: [] }, '/commands'],
    ['101 commands', { commands: Array.from({ length: 101 }, () => offer('x')) }, '/commands'],
    ['a query', { commands: [{ method: 'GET', path: '/v1/me' }] }, at('method')],
    ['a batch in a batch', { commands: [{ method: 'POST', path: '/v1/commands' }] }, at('path')],
    ['another host', { commands: [{ method: 'POST', path: 'http://127.0.0.1/v1/items' }] }, at('path')],
    ['a path with ..', { commands: [{ method: 'POST', path: '/v1/../health' }] }, at('path')],
    ['a query string', { commands: [{ method: 'POST', path: '/v1/items?x=1' }] }, at('path')],
    ['an unclosed brace', { commands: [{ method: 'POST', path: '/v1/items/{x' }] }, at('path')],
    ['a missing parameter', { commands: [{ method: 'POST', path: '/v1/items/{x}/accept' }] }, at('params/x')],
    ['an unknown parameter', { commands: [{ ...offer('x'), params: { y: 'z' } }] }, at('params/y')],
    ['a number for a parameter', { commands: [onItem('accept', 1)] }, at('params/itemId')],
    ['an object for a parameter', { commands: [onItem('accept', {})] }, at('params/itemId')],
    ['a reference to itself', { commands: [onItem('accept', itemOf(0))] }, at('params/itemId')],
    ['a reference to no command', { commands: [offer('x', { ownerId: itemOf(-1) })] }, at('body/ownerId')],
    [
      'a reference with another field',
      { commands: [offer('x'), offer('x', { a: [{ ...itemOf(0), b: 1 }] })] },
      '/commands/1/body/a/0',
    ],
    ['an invalid key', { commands: [{ ...offer('x'), key: 'a b' }] }, at('key')],
    ['an unknown field', { commands: [{ ...offer('x'), type: 'OfferItem' }] }, at('type')],
  ])('is refused as a whole, with a JSON pointer, for %s', async (_, body, pointer) => {
    const head = await door.house.log.head();
    const answer = await batch(body);
    expect(answer.status).toBe(400);
    const { errors } = json(answer) as { readonly errors: readonly { readonly pointer: string }[] };
    expect(errors.map((error) => error.pointer)).toContain(pointer);
    expect(await door.house.log.head()).toBe(head);
  });
});
