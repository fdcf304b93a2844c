import { rateLimit, rateLimitField, senderOf } from '../../../../src/kernel/http/rate-limit.js';

function limitOf(quota: number) {
  const limit = rateLimit('user', quota);
  if (limit === undefined) throw new Error('There is no limit.');
  return limit;
}

describe('a rate limit', () => {
  it('accepts its whole quota at once, and no request more', () => {
    for (const quota of [1, 3, 7, 600, 60_000]) {
      const limit = limitOf(quota);
      const taken = Array.from({ length: quota }, () => limit.take('ada', 1000).allowed);
      expect(taken.every(Boolean)).toBe(true);
      expect(limit.take('ada', 1000).allowed).toBe(false);
    }
  });

  it('reports what is left of the quota, and when it is full again', () => {
    const limit = limitOf(6);
    const first = limit.take('ada', 0);
    expect(first).toEqual({ allowed: true, remaining: 5, resetSeconds: 10, retrySeconds: 0 });
    expect(limit.policy).toBe('"user";q=6;w=60');
    expect(rateLimitField(limit, first)).toBe('"user";r=5;t=10');
  });

  it('accepts the next request after the wait that it names, and not before', () => {
    const limit = limitOf(6);
    for (let n = 0; n < 6; n++) limit.take('ada', 0);
    const refused = limit.take('ada', 0);
    expect(refused).toEqual({ allowed: false, remaining: 0, resetSeconds: 60, retrySeconds: 10 });
    expect(limit.take('ada', 9_999).allowed).toBe(false);
    expect(limit.take('ada', 10_000).allowed).toBe(true);
    expect(limit.take('ada', 10_000).allowed).toBe(false);
  });

  it('counts each sender separately', () => {
    const limit = limitOf(1);
    expect(limit.take('ada', 0).allowed).toBe(true);
    expect(limit.take('bob', 0).allowed).toBe(true);
    expect(limit.take('ada', 0).allowed).toBe(false);
  });

  it('never accepts more than the quota and what has refilled, whatever the timing', () => {
    const limit = limitOf(60);
    let taken = 0;
    for (let now = 0; now <= 600_000; now += 37) if (limit.take('ada', now).allowed) taken++;
    expect(taken).toBeLessThanOrEqual(60 + 600);
    expect(taken).toBeGreaterThanOrEqual(60 + 599);
  });

  it('restores the whole quota after a window without a request', () => {
    const limit = limitOf(5);
    for (let n = 0; n < 6; n++) limit.take('ada', 0);
    const taken = Array.from({ length: 6 }, () => limit.take('ada', 60_000).allowed);
    expect(taken).toEqual([true, true, true, true, true, false]);
  });

  it('is off for a quota of 0', () => {
    expect(rateLimit('user', 0)).toBeUndefined();
  });
});

describe('the sender that an address counts for', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['2001:0db8:0000:0000:1::', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s: %s', (address, sender) => {
    expect(senderOf(address)).toBe(sender);
  });
});
