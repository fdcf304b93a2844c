import { DatabaseError } from 'pg';

/**
 * What a Postgres error means for the projector. `fenced`: another process holds the checkpoint. `data`: what an event
 * would write is refused. `outage`: temporary, to be retried. `fault`: permanent.
 */
export type SqlVerdict = 'fenced' | 'data' | 'outage' | 'fault';

const FENCED = 'BR001';

/** By SQLSTATE, whose first two characters are its class (PostgreSQL's manual, appendix A). */
const VERDICTS: Readonly<Record<string, SqlVerdict>> = {
  [FENCED]: 'fenced',
  // A statement prepared before its table was replaced; the next connection prepares it again.
  '0A000': 'outage',
  '08': 'outage', // connection exception
  '21': 'data', // cardinality violation
  '22': 'data', // data exception
  '23': 'data', // integrity constraint violation
  // About the transaction, as when it was idle too long, or the server is read-only during a failover.
  '25': 'outage',
  '26': 'outage', // a prepared statement that the connection does not have
  // A password or rule that is just being changed; a permanent mistake shows when connecting, and nothing is lost.
  '28': 'outage',
  '40': 'outage', // rolled back: serialization, deadlock
  '44': 'data', // check option violation
  '53': 'outage', // insufficient resources: disk, memory, connections
  '54': 'data', // program limit exceeded, such as a value too long for its index
  '55': 'outage', // not in prerequisite state, such as an unavailable lock
  '57': 'outage', // operator intervention: shutdown, cancelled
  '58': 'outage', // system error: input and output
  XX000: 'outage', // an internal error, as when tables change under a plan
};

/**
 * The verdict on an error: a SQLSTATE not in the table is a fault, and an error that is not from Postgres an outage.
 */
export function verdictOn(error: unknown): SqlVerdict {
  if (!(error instanceof DatabaseError) || error.code === undefined) return 'outage';
  return VERDICTS[error.code] ?? VERDICTS[error.code.slice(0, 2)] ?? 'fault';
}
