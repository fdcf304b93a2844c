import { validate, version } from 'uuid';
import { systemClock } from '../../../../src/kernel/runtime/clock.js';

it('makes version 7 UUIDs, and none twice', () => {
  const ids = Array.from({ length: 2_000 }, () => systemClock.randomUuidV7());
  expect(ids.filter((id) => !validate(id) || version(id) !== 7)).toEqual([]);
  // Unique even without the leading milliseconds, which many of them share.
  expect(new Set(ids.map((id) => id.slice(15))).size).toBe(ids.length);
});

it('makes UUIDs that sort in the order in which they were made, also within one millisecond', () => {
  const ids = Array.from({ length: 2_000 }, () => systemClock.randomUuidV7());
  expect(new Set(ids.map((id) => id.slice(0, 13))).size).toBeLessThan(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});
