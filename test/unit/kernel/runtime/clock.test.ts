import { validate, version } from 'uuid';
import { systemClock } from '../../../../src/kernel/runtime/clock.js';

it('makes version 7 UUIDs, and none twice', () => {
  const ids = Array.from({ length: 2_000 }, () => systemClock.randomUuidV7());
  expect(ids.filter((id) => !validate(id) || version(id) !== 7)).toEqual([]);
  // Apart from the time in front, whose milliseconds many of them share.
  expect(new Set(ids.map((id) => id.slice(15))).size).toBe(ids.length);
});
