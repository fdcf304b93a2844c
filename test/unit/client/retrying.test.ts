import { rememberPositions } from '../../../src/client/positions.js';
import { delayBefore } from '../../../src/client/retrying.js';

describe('the wait before a retry', () => {
  const limits = { baseDelayMs: 100, maxDelayMs: 1_000 };

  it.each([
    [1, undefined, 0, 0],
    [1, undefined, 1, 100],
    [2, undefined, 1, 200],
    [3, undefined, 0.5, 200],
    [9, undefined, 1, 1_000],
    [1, 500, 0, 500],
    [1, 500, 1, 600],
    [1, 1_000, 1, 1_000],
    [1, 1_001, 0, undefined],
  ])(
    'after attempt %i, with a Retry-After of %p ms and the random number %d: %p ms',
    (attempt, asked, chance, expected) => {
      expect(delayBefore(attempt, asked, limits, () => chance)).toBe(expected);
    },
  );
});

describe('the latest of positions', () => {
  it.each([
    [['9.a', '10.a'], '10.a'],
    [['10.a', '9.a'], '10.a'],
    [['9223372036854775807.a', '9223372036854775806.a'], '9223372036854775807.a'],
    [['10.a', '3.b'], '3.b'],
  ])('of %j is %s', (noted, latest) => {
    const positions = rememberPositions();
    expect(positions.latest()).toBeUndefined();
    for (const position of noted) positions.note(position);
    expect(positions.latest()).toBe(latest);
    positions.forget();
    expect(positions.latest()).toBeUndefined();
  });
});
