import { timeZoneNamed } from '../../kernel/runtime/time-zones.js';

/** A time zone, to interpret local times. */
export interface TimeZone {
  readonly name: string;
  /**
   * The instants at which clocks there show a local time (all in milliseconds, the local one as if it were UTC),
   * earliest first: two if clocks are set back over it, none if they are set forward over it.
   */
  readonly instantsOf: (local: number) => readonly number[];
}

const DAY_MS = 86_400_000;

/** The time zone of a name in the IANA data base, such as Europe/Berlin; undefined for any other. */
export function timeZoneOf(name: string): TimeZone | undefined {
  if (timeZoneNamed(name) === undefined) return undefined;
  const format = formatIn(name);
  const known = new Map<number, readonly number[]>();
  // Clocks change at most once in two days, so the offsets before and after are the only possible ones.
  const offsetsAround = (local: number): readonly number[] => {
    const day = Math.floor(local / DAY_MS);
    const found = known.get(day) ?? [
      ...new Set([offsetAt(format, (day - 1) * DAY_MS), offsetAt(format, (day + 2) * DAY_MS)]),
    ];
    known.set(day, found);
    return found;
  };
  return {
    name,
    instantsOf: (local) =>
      offsetsAround(local)
        .map((offset) => local - offset)
        .filter((instant, _, { length }) => length === 1 || instant + offsetAt(format, instant) === local)
        .sort((a, b) => a - b),
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const date = { year: numeric, month: numeric, day: numeric } as const;
  const time = { hour: numeric, minute: numeric, second: numeric, hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-US', { timeZone, ...date, ...time });
}

/** By how many milliseconds clocks are ahead of UTC. */
function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const at = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = new Date(0);
  local.setUTCFullYear(at('year'), at('month') - 1, at('day'));
  return local.setUTCHours(at('hour'), at('minute'), at('second')) - instant;
}
