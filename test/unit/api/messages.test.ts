import { apiRoutes } from '../../../scripts/openapi/routes.js';
import { fieldNames, nestedDto, type Dto } from '../../../src/kernel/http/compiled-dto.js';
import type { InputError } from '../../../src/kernel/http/problem.js';
import { validated } from '../../../src/kernel/http/validation.js';
import { problemThrownBy } from '../../support/problem-thrown-by.js';

const VALUES: readonly unknown[] = [
  ...[null, '', ' ', 'x', 'x'.repeat(30_000), '😀'.repeat(501), '2026-12-01', '2026-12-01T10:00:00', 'true', 'null'],
  ...['2026-02-30T00:00:00Z', '2026-12-01T10:00:00 01:00', '0000-01-01T00:00:00Z', 0, -1, 1.5, 1e300, true, false],
  ...[[], [null], [''], ['x', 'x'], [1], [[]], [{}], Array.from({ length: 300 }, () => 'x'), {}, { a: 1 }],
];

/** The bodies and queries of all routes, with those nested in them. */
const dtos = new Map<string, Dto>();
const collect = (dto: Dto | undefined): void => {
  if (!dto || dtos.has(dto.name)) return;
  dtos.set(dto.name, dto);
  for (const field of fieldNames(dto)) collect(nestedDto(dto, field));
};
for (const { body, query } of apiRoutes()) [body, query].forEach(collect);

const fields = [...dtos.values()].flatMap((dto) =>
  fieldNames(dto).map((field) => [`${dto.name}.${field}`, dto, field]),
);
const places = fields as unknown as readonly (readonly [string, Dto, string])[];

/** The messages about one field, without those about other, missing fields. */
function saidOf(dto: Dto, field: string, fieldsSent: object): readonly InputError[] {
  try {
    validated(dto, fieldsSent);
    return [];
  } catch {
    const { errors = [] } = problemThrownBy(() => validated(dto, fieldsSent));
    return errors.filter(({ pointer = '' }) => pointer.split('/')[1] === field);
  }
}

function expectGood(field: string, { code, detail }: InputError): void {
  expect(detail).toMatch(new RegExp(`^(${field}|path|key|ifMatch|limit)\\b.*\\.$`, 's'));
  expect(detail).not.toMatch(
    /[A-Z]{2,}_|s's|\b1 (elements|characters)|must be shorter|must be longer|undefined|\$|\.\./,
  );
  expect(detail).not.toMatch(/each value in|must be a string|must be a UUID|conforming|constraint|instance of/);
  expect(code).toMatch(/^[A-Z]{2,}[A-Z\d]*(_[A-Z\d]{2,})*$/);
}

it('the messages of validation: every field of every body and query is tested', () => {
  expect(dtos.size).toBeGreaterThan(15);
  expect(places.length).toBeGreaterThan(40);
});

it.each(places)('%s: each mistake in a request gets one message, in good English', (_, dto, field) => {
  for (const value of VALUES) {
    const nested = nestedDto(dto, field);
    const said = saidOf(dto, field, { [field]: value });
    // In a list of objects, each object has its own fields.
    if (nested === undefined)
      expect([value, said.map(({ detail }) => detail)]).toEqual([value, said[0] ? [said[0].detail] : []]);
    if (nested === undefined) said.forEach((error) => expectGood(field, error));
  }
});

it.each(places)('%s: a missing required field is reported as missing', (_, dto, field) => {
  for (const without of [{}, { [field]: undefined }]) {
    for (const { code, detail } of saidOf(dto, field, without)) {
      expect([code, detail]).toEqual(['MISSING', expect.stringContaining(`${field} is missing`)]);
    }
  }
});

const body = (path: string, method: string): Dto => {
  const found = apiRoutes().find((route) => route.path === path && route.method === method)?.body;
  if (!found) throw new Error(`${method} ${path} takes no body.`);
  return found;
};

it.each<[string, string, object, string, string, string]>([
  ['a missing title', '/v1/items', {}, '/title', 'MISSING', 'title is missing; it takes text.'],
  ['null', '/v1/items', { title: null }, '/title', 'IS_STRING', 'title takes text, not null.'],
  ['an empty title', '/v1/items', { title: '' }, '/title', 'MIN_LENGTH', 'title is empty.'],
  ['a number', '/v1/items', { title: 5 }, '/title', 'IS_STRING', 'title takes text, not a number.'],
  [
    ...(['a long title', '/v1/items', { title: 'x'.repeat(501) }, '/title', 'MAX_LENGTH'] as const),
    'title has 501 characters, and may have at most 500.',
  ],
  [
    ...(['a date', '/v1/items', { title: 'x', dueAt: '2026-12-01' }, '/dueAt', 'IS_RFC3339'] as const),
    'dueAt has a date and no time; send both, with an offset, such as 2026-12-01T17:00:00+01:00.',
  ],
  [
    ...(['a local time', '/v1/items', { title: 'x', dueAt: '2026-12-01T10:00:00' }, '/dueAt', 'IS_RFC3339'] as const),
    'dueAt has no offset from UTC; send it with one, such as 2026-12-01T17:00:00+01:00 or 2026-12-01T16:00:00Z.',
  ],
  [
    ...([
      'February 29th of a common year',
      '/v1/me/tokens',
      { name: 'x', scopes: ['read'], expiresAt: '2027-02-29T00:00:00Z' },
    ] as const),
    ...(['/expiresAt', 'IS_TIME', 'expiresAt names a time that does not exist in the years 1 to 9999.'] as const),
  ],
  [
    ...(['an empty step', '/v1/items', { title: 'x', steps: ['a', ''] }, '/steps/1', 'MIN_LENGTH'] as const),
    'steps/1 is empty.',
  ],
  [
    ...([
      'text for a list',
      '/v1/items',
      { title: 'x', steps: 'a' },
      '/steps',
      'IS_ARRAY',
      'steps takes a list, not text.',
    ] as const),
  ],
  ['no scopes', '/v1/me/tokens', { name: 'x', scopes: [] }, '/scopes', 'ARRAY_MIN_SIZE', 'scopes is empty.'],
  [
    ...(['an unknown scope', '/v1/me/tokens', { name: 'x', scopes: ['all'] }, '/scopes/0', 'IS_IN'] as const),
    'scopes/0 takes read, write or admin.',
  ],
  [
    ...([
      'a scope twice',
      '/v1/me/tokens',
      { name: 'x', scopes: ['read', 'read'] },
      '/scopes',
      'ARRAY_UNIQUE',
    ] as const),
    'scopes names something more than once.',
  ],
  [
    ...(['an invalid id', '/v1/items', { title: 'x', ownerId: 'me' }, '/ownerId', 'IS_UUID'] as const),
    'ownerId is not a UUID.',
  ],
  [
    ...(['text for a boolean', '/v1/items', { title: 'x', accept: 'yes' }, '/accept', 'IS_BOOLEAN'] as const),
    'accept takes true or false, not text.',
  ],
  ['no commands', '/v1/commands', { commands: [] }, '/commands', 'ARRAY_MIN_SIZE', 'commands is empty.'],
  [
    ...(['a fraction', '/v1/items/{itemId}/move', { position: 1.5 }, '/position', 'IS_INT'] as const),
    'position is not a whole number.',
  ],
  [
    ...(['a zero', '/v1/items/{itemId}/move', { position: 0 }, '/position', 'MIN'] as const),
    'position is smaller than 1, the least that is possible.',
  ],
])('the message about %s, for %s, says what is wrong', (_, path, sent, pointer, code, detail) => {
  const problem = problemThrownBy(() => validated(body(path, 'post'), sent));
  expect(problem).toMatchObject({ status: 400, detail, errors: [{ pointer, code, detail }] });
});
