/** How long the log waits for its server, in milliseconds. */
export interface KurrentTimes {
  /** What one try of a call may take. */
  readonly deadline: number;
  /** What an append may take with all its tries until its outcome counts as unknown. */
  readonly appending: number;
  /** What a read may take without receiving anything, with all its tries. */
  readonly reading: number;
  /**
   * How long a subscription may fail to deliver what is due: its confirmation, or an event that the log's end shows.
   */
  readonly silence: number;
  /** Between two looks at the log's end, in case a change went unnoticed. */
  readonly polling: number;
}

/** A killed leader is replaced within these; an append that waits for the new one takes less than 15 s. */
export const KURRENT_TIMES: KurrentTimes = {
  deadline: 2_000,
  appending: 9_000,
  reading: 5_000,
  silence: 2_000,
  polling: 1_000,
};
