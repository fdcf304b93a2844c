import { pagedQuery } from '../../../../src/kernel/reading/paged-query.js';

const query = pagedQuery(
  'list',
  ({ from, limit }) => `select where a = $1 ${from('', 'and (b, c) > ($2, $3)')} limit ${limit}`,
);

describe('the statement for a page', () => {
  it.each([
    ['the first one', null, 20, 'list-first', 'select where a = $1  limit 21', ['x']],
    ['the first one, of any size', null, 7, 'list-first-any', 'select where a = $1  limit $2', ['x', 8]],
    ['a later one', 'k', 20, 'list-later', 'select where a = $1 and (b, c) > ($2, $3) limit 21', ['x', 'k', 'l']],
    [
      'a later one, of any size',
      'k',
      100,
      'list-later-any',
      'select where a = $1 and (b, c) > ($2, $3) limit $4',
      ['x', 'k', 'l', 101],
    ],
  ])('for %s has its own name, text and values', (_, after, limit, name, text, values) => {
    expect(query(['x'], ['k', 'l'], { after, limit })).toMatchObject({ name, text, values });
  });
});
