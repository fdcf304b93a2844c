/** How long the log waits for its server, in milliseconds. */
export interface KurrentTimes {
  /** What one try of a call may take. */
  readonly deadline: number;
  /** What an append may take with all its tries before its outcome is given up. */
  readonly appending: number;
  /** What a read may take without getting anything, with all its tries. */
  readonly reading: number;
  /** How long a subscription may owe what it promised: its confirmation, or an event that the log's end shows. */
  readonly silence: number;
  /** Between two looks at the log's end, in case a change was not noticed. */
  readonly polling: number;
}

/** A leader that is killed is followed by another within these; an append that waits for it stays below 15 s. */
export const KURRENT_TIMES: KurrentTimes = {
  deadline: 2_000,
  appending: 9_000,
  reading: 5_000,
  silence: 2_000,
  polling: 1_000,
};
