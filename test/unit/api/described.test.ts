import { describes, type AnswerGiven } from '../../support/api/described.js';

const DONE = { position: '7.log', revision: 3, changed: [] };
const FIELDS = {
  'x-request-id': 'one',
  'content-type': 'application/json; charset=utf-8',
  'brightly-position': '7.log',
};
const PROBLEM = {
  type: 'http://brightly.test/problems/item-not-offered',
  title: 'The item is not offered',
  status: 409,
  code: 'ITEM_NOT_OFFERED',
  detail: 'It is active.',
};

function answer(status: number, body: unknown, fields: Readonly<Record<string, string>> = FIELDS): AnswerGiven {
  return {
    status,
    header: (name) => fields[name] ?? null,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const PROBLEM_FIELDS = { 'x-request-id': 'one', 'content-type': 'application/problem+json' };
const accept = (given: AnswerGiven) => () =>
  describes('POST', '/v1/items/0198c5f2-0000-7000-8000-000000000001/accept', given);

describe('a response that the API’s document describes', () => {
  it('passes the check', () => {
    expect(accept(answer(200, DONE))).not.toThrow();
    expect(accept(answer(409, PROBLEM, PROBLEM_FIELDS))).not.toThrow();
    expect(() =>
      describes('GET', '/nowhere', answer(404, { ...PROBLEM, status: 404, code: 'ROUTE_NOT_FOUND' })),
    ).not.toThrow();
  });
});

describe('a response that the API’s document does not describe fails the check', () => {
  it.each([
    ['another status', answer(202, DONE)],
    ['a fault', answer(500, { ...PROBLEM, status: 500, code: 'INTERNAL_ERROR' }, PROBLEM_FIELDS)],
    ['an additional field', answer(200, { ...DONE, mood: 'good' })],
    [
      'an additional nested field',
      answer(200, { ...DONE, changed: [{ itemId: DONE.position, state: 'active', mood: 1 }] }),
    ],
    ['a missing field', answer(200, { position: '7.log', changed: [] })],
    ['a value of another type', answer(200, { ...DONE, revision: '3' })],
    ['no position', answer(200, DONE, { ...FIELDS, 'brightly-position': undefined as unknown as string })],
    ['an additional header field', answer(200, DONE, { ...FIELDS, location: '/v1/items/1' })],
    ['another media type', answer(200, DONE, { ...FIELDS, 'content-type': 'text/plain' })],
    ['another problem', answer(409, { ...PROBLEM, code: 'LAST_ADMIN' }, PROBLEM_FIELDS)],
    ['a problem under another status', answer(404, { ...PROBLEM, status: 404 }, PROBLEM_FIELDS)],
    ['a problem that says another status', answer(409, { ...PROBLEM, status: 400 }, PROBLEM_FIELDS)],
    ['a problem as plain JSON', answer(409, PROBLEM)],
  ])('%s', (_, given) => {
    expect(accept(given)).toThrow('POST /v1/items/');
  });

  it('a path that the document does not have', () => {
    expect(() => describes('GET', '/v1/secrets', answer(200, DONE))).toThrow('no operation');
    expect(() => describes('PUT', '/v1/me', answer(200, DONE))).toThrow('no operation');
  });
});
