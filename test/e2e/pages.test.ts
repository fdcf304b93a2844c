import { operations, deref, type Part } from '../support/api/document.js';
import { json, type Answer, type Client } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { LISTS, sceneIn, type List } from '../support/pages/lists.js';
import { ALL_TIMES } from '../support/pages/times.js';

type Row = Readonly<Record<string, unknown>>;

let door: OpenDoor;

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

const readsPages = ({ operation }: (typeof operations)[number]): boolean =>
  ((operation['parameters'] ?? []) as readonly Part[]).some((parameter) => deref(parameter)['name'] === 'cursor');

const paged = operations.filter(readsPages).map(({ operation }) => operation.operationId);

interface Settled {
  readonly list: List;
  readonly client: Client;
}

const settled = new Map<string, Promise<Settled>>();

/** The list that an operation reads, in an organization of its own; made once. */
function settle(operationId: string): Promise<Settled> {
  const known = settled.get(operationId) ?? made(operationId);
  settled.set(operationId, known);
  return known;
}

async function made(operationId: string): Promise<Settled> {
  const make = LISTS[operationId];
  if (!make) throw new Error(`${operationId} reads pages; test/support/pages/lists.ts has no such list.`);
  const list = await make(await sceneIn(door.house));
  await door.house.waiter.caughtUp();
  return { list, client: await door.as(list.by) };
}

const at = (path: string, limit: number, cursor: string | null): string =>
  `${path}?limit=${limit}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;

/** All rows, read in pages of `limit`; fails if there are more pages than rows. */
async function walk(client: Client, { path, rows, ids }: List, limit: number): Promise<readonly Row[]> {
  const seen: Row[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages <= ids.length + 1; pages++) {
    const answer = await client.get(at(path, limit, cursor));
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    const page = json(answer) as Readonly<Record<List['rows'], readonly Row[]>> & { readonly cursor: string | null };
    seen.push(...page[rows]);
    cursor = page.cursor;
    if (cursor === null) return seen;
  }
  throw new Error(`${path} does not end: ${seen.length} rows of ${ids.length}.`);
}

const inOrder = (texts: readonly unknown[]): readonly string[] => texts.map(String).toSorted();

describe('a list with rows at the earliest and latest times, and many at the same time', () => {
  it.each(paged)('can be read page by page to its end, with each row once: %s', async (operationId) => {
    const { list, client } = await settle(operationId);
    const whole = await walk(client, list, 100);
    expect(inOrder(whole.map((row) => row[list.id]))).toEqual(inOrder(list.ids));
    if (list.time !== undefined) {
      const { time } = list;
      expect(inOrder(whole.map((row) => row[time]))).toEqual(inOrder(ALL_TIMES));
    }
    for (const limit of [1, 2, 3]) {
      const rows = await walk(client, list, limit);
      expect([limit, rows.map((row) => row[list.id])]).toEqual([limit, whole.map((row) => row[list.id])]);
    }
  });
});

const ID = '00000000-0000-4000-8000-000000000000';

/** Invalid times for a cursor. */
const NO_TIMES = [
  ...['2020-02-30T00:00:00.000Z', '2021-02-29T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '2020-99-01T00:00:00.000Z'],
  ...['2020-00-01T00:00:00.000Z', '2020-01-00T00:00:00.000Z', '2020-01-32T00:00:00.000Z', '2020-01-01T24:00:00.000Z'],
  ...['2020-01-01T23:60:00.000Z', '2020-01-01T23:59:60.000Z', '2020-01-01T00:00:00Z', '2020-01-01', 'infinity', 'now'],
  ...['-000001-01-01T00:00:00.000Z', '+010000-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000+15:60', '', '99999999999'],
  ...["2020-01-01T00:00:00.000Z'::text", '::::::::::::::::::::::::', '........................'],
];
const NO_IDS = [
  '',
  'x',
  ID.toUpperCase().replace('0', 'G'),
  '-'.repeat(36),
  'f'.repeat(36),
  `${ID}~${ID}`,
  "' or 1=1 --",
];
const NO_NUMBERS = [
  '',
  '9'.repeat(20),
  '-',
  '1e3',
  '0x1',
  '1.5',
  'NaN',
  'null',
  ' 1',
  '--1',
  '1~2',
  '9223372036854775808',
];

/** The key with each of its parts in turn replaced by each invalid value. */
function spoilt(key: string): readonly string[] {
  const parts = key.split('~');
  return parts.flatMap((part, index) => {
    const others = part.includes('T') ? NO_TIMES : part.includes('-', 1) ? NO_IDS : NO_NUMBERS;
    return others.map((other) => parts.with(index, other).join('~'));
  });
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Forged cursors of this list, made from a real one. */
function forged(cursor: string): readonly string[] {
  const [log, list, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string, string];
  return [
    ...[...spoilt(key), `${key}~`, `~${key}`, `${key}\n`, '\u0000', '\ud800', '9'.repeat(200)].map((each) =>
      encoded([log, list, each]),
    ),
    ...[null, 1, true, {}, [], [key], 1e308].flatMap((odd) => [
      encoded([log, list, odd]),
      encoded([log, odd, key]),
      encoded([odd, list, key]),
      encoded(odd),
    ]),
    ...[[log, list], [log, list, key, key], { log, list, key }, key, [list, log, key], [log, `${list} `, key]].map(
      encoded,
    ),
    ...['', '%', '=', '.', 'null', cursor.slice(0, -3), `${'A'.repeat(400)}${cursor}`, '\u{1F600}'],
    Buffer.from('[[[[').toString('base64url'),
    Buffer.from([0xff, 0xfe, 0x00]).toString('base64url'),
  ];
}

describe('a cursor that no page of the list returned', () => {
  const cursors = new Map<string, string>();

  it.each(paged)('is refused with 400, and never with 500: %s', async (operationId) => {
    const { list, client } = await settle(operationId);
    const { cursor = '' } = json(await client.get(at(list.path, 1, null))) as { readonly cursor?: string };
    cursors.set(operationId, cursor);
    for (const each of forged(cursor)) {
      const answer: Answer = await client.get(at(list.path, 1, each));
      expect([each, answer.status, answer.text]).toEqual([each, 400, expect.stringContaining('MALFORMED_REQUEST')]);
    }
    for (const [other, of] of cursors) {
      if (other !== operationId) expect([other, (await client.get(at(list.path, 1, of))).status]).toEqual([other, 400]);
    }
    const [, name, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as readonly unknown[];
    expect((await client.get(at(list.path, 1, encoded(['another log', name, key])))).status).toBe(410);
  });
});
