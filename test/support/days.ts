const [HOUR, DAY] = [3_600_000, 86_400_000];

/**
 * A day that is not over yet in Pacific/Niue and is over in Pacific/Kiritimati, 25 hours ahead, or the days after it;
 * each of their midnights is half an hour away at least, so that no test's run reaches it.
 */
export function dayBetweenDateLines(daysAfter = 0): string {
  return new Date(Date.now() - 10.5 * HOUR + daysAfter * DAY).toISOString().slice(0, 10);
}
