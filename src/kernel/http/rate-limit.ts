/** What one more request means for its sender's quota. */
export interface Admission {
  readonly allowed: boolean;
  /** Requests that would still be accepted at once. */
  readonly remaining: number;
  /** Seconds until the whole quota is available again. */
  readonly resetSeconds: number;
  /** Seconds until the next request is accepted; 0 if it would be accepted now. */
  readonly retrySeconds: number;
}

/** Counts requests by sender. */
export interface RateLimit {
  /** Its name in `RateLimit-Policy`. */
  readonly name: string;
  /** The value of `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers, 10). */
  readonly policy: string;
  /** Counts one request of `who` at `now`, in milliseconds of a clock that only goes forward. */
  take(who: string, now: number): Admission;
}

/** The window of every quota, in seconds. */
export const RATE_WINDOW_SECONDS = 60;

/** How many senders are counted separately in one window; beyond that the oldest are forgotten early. */
const MAX_SENDERS = 100_000;

/**
 * A limit of `quota` requests a minute for each sender, which refills evenly (GCRA: per sender one number, the time at
 * which their quota would be whole again). Undefined if `quota` is 0, which is no limit.
 */
export function rateLimit(name: string, quota: number): RateLimit | undefined {
  if (quota === 0) return undefined;
  const windowMs = RATE_WINDOW_SECONDS * 1000;
  const costMs = windowMs / quota;
  // A sender last seen more than a window ago has the whole quota again, so two generations of the map suffice.
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  let rotateAt = -Infinity;

  const rotate = (now: number): void => {
    old = now - rotateAt < windowMs ? young : new Map<string, number>();
    young = new Map<string, number>();
    rotateAt = now + windowMs;
  };

  return {
    name,
    policy: `"${name}";q=${quota};w=${RATE_WINDOW_SECONDS}`,
    take: (who, now) => {
      if (now >= rotateAt || young.size >= MAX_SENDERS) rotate(now);
      const wholeAt = Math.max(young.get(who) ?? old.get(who) ?? now, now);
      const after = wholeAt + costMs - now;
      // A little tolerance: rounding must not make the sum of a whole quota exceed the window.
      const allowed = after <= windowMs + 1e-6 * costMs;
      if (allowed) young.set(who, now + after);
      const usedMs = allowed ? after : wholeAt - now;
      return {
        allowed,
        remaining: Math.max(0, Math.floor((windowMs - usedMs) / costMs + 1e-6)),
        resetSeconds: Math.ceil(usedMs / 1000),
        retrySeconds: allowed ? 0 : Math.max(1, Math.ceil((after - windowMs) / 1000)),
      };
    },
  };
}

/** The value of `RateLimit` for an admission. */
export function rateLimitField({ name }: RateLimit, { remaining, resetSeconds }: Admission): string {
  return `"${name}";r=${remaining};t=${resetSeconds}`;
}

/** What an address is counted as: itself, or in IPv6 its /64, as one subscriber has at least that many addresses. */
export function senderOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::');
  const front = head.split(':').filter((group) => group !== '');
  const back = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
