import { parseKurrentUrl, type KurrentAddress } from '../event-log/kurrent/kurrent-address.js';

/** An event log that the operator provides, instead of the one in Postgres; contains a password, so not for logs. */
export interface EventLogConfiguration {
  readonly address: KurrentAddress;
  /** Letters and digits, put before the name of each stream. */
  readonly streamPrefix: string;
}

const PREFIX = /^[A-Za-z0-9]{1,40}$/;

/**
 * The configuration of the event log from the environment; undefined if it is in Postgres. Errors don't repeat the
 * values.
 */
export function readEventLog(
  {
    EVENT_LOG_URL: url,
    EVENT_LOG_STREAM_PREFIX: streamPrefix = 'brightly',
  }: Readonly<Record<string, string | undefined>>,
  onMistake: (sentence: string) => void,
): EventLogConfiguration | undefined {
  if (url === undefined) return undefined;
  const address = parseKurrentUrl(url);
  if (typeof address === 'string') onMistake(`EVENT_LOG_URL ${address}`);
  // The store's category of a stream would end at a dash, and the prefix ends at an underscore.
  if (!PREFIX.test(streamPrefix)) onMistake('EVENT_LOG_STREAM_PREFIX must be 1 to 40 letters and digits.');
  return typeof address === 'string' ? undefined : { address, streamPrefix };
}
