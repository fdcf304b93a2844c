import { systemClock, timestamp } from '../../../../src/kernel/runtime/clock.js';
import { seededClock } from '../../../support/seeded-clock.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the seeded clock and random numbers', () => {
  it('give the same ids and bytes for the same seed, and others for another', () => {
    const draw = (seed: number) => {
      const chance = seededClock(seed);
      return [chance.randomUuidV7(), chance.randomUuidV7(), Buffer.from(chance.randomBytes(40)).toString('hex')];
    };
    expect(draw(1)).toEqual(draw(1));
    expect(new Set([...draw(1), ...draw(2)]).size).toBe(6);
  });

  it('call timers in the order in which they fall due, at their own time, also those set meanwhile', () => {
    const clock = seededClock(1);
    const calls: string[] = [];
    const note = (name: string) => () => calls.push(`${name} ${timestamp(clock)}`);
    clock.setTimeout(note('late'), 3000);
    clock.clearTimeout(clock.setTimeout(note('cleared'), 500));
    clock.setTimeout(() => {
      note('early')();
      clock.setTimeout(note('set meanwhile'), 1000);
    }, 1000);
    clock.advance(2999);
    expect(calls).toEqual(['early 2026-01-01T00:00:01.000Z', 'set meanwhile 2026-01-01T00:00:02.000Z']);
    clock.advance(1);
    expect(calls[2]).toBe('late 2026-01-01T00:00:03.000Z');
  });

  it('make version 7 UUIDs that begin with the millisecond', () => {
    const clock = seededClock(1, '2026-11-20T12:00:00.000Z');
    const uuid = clock.randomUuidV7();
    expect(uuid).toMatch(UUID_V7);
    expect(Number.parseInt(uuid.replace('-', '').slice(0, 12), 16)).toBe(clock.now());
    expect(systemClock.randomUuidV7()).toMatch(UUID_V7);
  });
});
