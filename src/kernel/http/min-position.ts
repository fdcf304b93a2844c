import { malformed, otherLog } from './refusal-to-problem.js';

/** How long a read waits without `Prefer: wait`, in seconds. */
export const DEFAULT_WAIT_SECONDS = 2;

/** The longest wait that `Prefer: wait` gets, in seconds. */
export const MAX_WAIT_SECONDS = 30;

const TOKEN = /^(0|[1-9]\d{0,18})(?:\.([\w-]{1,64}))?$/;
const MAX_POSITION = 2n ** 63n - 1n;

/** A position as clients get it and hand it back as `minPosition`: the decimal position and the log's id. */
export function positionToken(position: bigint, logId: string): string {
  return `${position}.${logId}`;
}

/**
 * The position that a parameter names: `<position>.<log id>`, or the bare decimal position. Throws a ProblemError: 410
 * for another log's, 400 for anything that is not a position.
 */
export function positionFrom(value: unknown, logId: string, parameter = 'minPosition'): bigint {
  const [, digits, log] = (typeof value === 'string' ? TOKEN.exec(value) : null) ?? [];
  const position = digits === undefined ? undefined : BigInt(digits);
  if (position === undefined || position > MAX_POSITION) {
    throw malformed([
      {
        parameter,
        code: 'BAD_POSITION',
        detail: `${parameter} must be one position as a command returned it, such as \`42\`.`,
      },
    ]);
  }
  if (log !== undefined && log !== logId) {
    throw otherLog(parameter);
  }
  return position;
}

/** The seconds in `Prefer: wait=<seconds>` (RFC 7240), at most `MAX_WAIT_SECONDS`; undefined when it says none. */
export function preferredWait(prefer: string | string[] | undefined): number | undefined {
  const preferences = (Array.isArray(prefer) ? prefer.join(',') : (prefer ?? '')).split(',');
  for (const preference of preferences) {
    // RFC 7240, section 2: of several preferences with one name the first counts; one that is not understood is ignored.
    const [, name, seconds] = /^\s*([^\s=;]+)(?:\s*=\s*"?(\d{1,9})"?)?\s*(?:;.*)?$/.exec(preference) ?? [];
    if (name?.toLowerCase() === 'wait') return seconds ? Math.min(Number(seconds), MAX_WAIT_SECONDS) : undefined;
  }
  return undefined;
}
