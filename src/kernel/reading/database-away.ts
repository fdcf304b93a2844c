import { isNativeError } from 'node:util/types';
import { DatabaseError } from 'pg';
import { verdictOn } from '../projecting/sql-states.js';

/** Error codes of sockets and of DNS look-ups. */
const SOCKET_CODES: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** Messages of the client library for errors that have no code. */
const SENTENCES =
  /^(Connection terminated|timeout (expired|exceeded when trying to connect)|Client (has encountered a connection error|was closed) and is not queryable)/;

/**
 * Whether an error of a query says that the database is unavailable at the moment: it is out of reach, its connection
 * broke, or it refused for a temporary reason. The same query may succeed a little later.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseError) return verdictOn(error) === 'outage';
  if (!isNativeError(error)) return false;
  return ('code' in error && SOCKET_CODES.has(error.code)) || SENTENCES.test(error.message);
}
