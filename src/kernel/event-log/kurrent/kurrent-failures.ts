import { ErrorType, isCommandError } from '@eventstore/db-client';
import { LogUnavailableError } from '../event-log.js';

/** Thrown for a call that outlived its deadline and our own time-out. */
export class OverdueError extends Error {
  constructor(milliseconds: number) {
    super(`no response within ${milliseconds} ms`);
  }
}

/** Thrown for a subscription or a read that ended, or got out of order, before it had returned everything. */
export class BrokenOffError extends Error {}

/** Thrown when an event arrived after a later one: the events before it can't be relied on either. */
export class DisorderError extends BrokenOffError {}

/** Thrown when the store returns what this service would never have written; a retry would not help. */
export class DamagedLogError extends LogUnavailableError {}

/** Thrown by calls that were in progress when the log was closed, and by later ones; it does not open again. */
export class ClosedLogError extends LogUnavailableError {
  constructor() {
    super('This event log has been closed.');
  }
}

/** What a failed call means: only `passing` failures are tried again. */
export type KurrentVerdict =
  'passing' | 'conflict' | 'notFound' | 'tooLarge' | 'deleted' | 'denied' | 'invalid' | 'damaged' | 'closed';

const BY_TYPE: Readonly<Partial<Record<ErrorType, KurrentVerdict>>> = {
  [ErrorType.WRONG_EXPECTED_VERSION]: 'conflict',
  [ErrorType.STREAM_NOT_FOUND]: 'notFound',
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: 'tooLarge',
  [ErrorType.STREAM_DELETED]: 'deleted',
  [ErrorType.ACCESS_DENIED]: 'denied',
};

const GRPC = { invalidArgument: 3, deadlineExceeded: 4, permissionDenied: 7, unauthenticated: 16 } as const;

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/**
 * Classifies a failure by the client's error type, else by its raw gRPC code: some (deadlines, aborts, a reset
 * connection, "Server Is Not Ready") arrive without a class of the client's own.
 */
export function verdictOn(error: unknown): KurrentVerdict {
  if (error instanceof DamagedLogError) return 'damaged';
  if (error instanceof ClosedLogError) return 'closed';
  const byType = error instanceof Error && isCommandError(error) ? BY_TYPE[error.type] : undefined;
  if (byType !== undefined) return byType;
  const code = codeOf(error);
  if (code === GRPC.permissionDenied || code === GRPC.unauthenticated) return 'denied';
  // The server's message if the position to read from is not in its log.
  const isInvalid = code === GRPC.invalidArgument || (error instanceof Error && /InvalidPosition/.test(error.message));
  return isInvalid ? 'invalid' : 'passing';
}

/** Whether a call failed because it took too long; a client whose calls do so repeatedly is replaced. */
export function isOverdue(error: unknown): boolean {
  return error instanceof OverdueError || codeOf(error) === GRPC.deadlineExceeded;
}

const NEVER_SENT = /No connection established|Failed to discover|Name resolution failed|ECONNREFUSED/;

const NONE_FOUND = /Failed to discover/;

/** Whether a call failed before it was sent, so that it can't have had any effect. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof Error && NEVER_SENT.test(error.message);
}

/** The failure as an error of `EventLog`. The client's messages name addresses and streams, never credentials. */
export function unavailable(error: unknown): LogUnavailableError {
  if (error instanceof LogUnavailableError) return error;
  return new LogUnavailableError(sentenceOn(error), { cause: error });
}

function sentenceOn(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const verdict = verdictOn(error);
  switch (verdict) {
    case 'denied':
      return 'The event log’s server refuses the user that EVENT_LOG_URL names: check name, password and rights.';
    case 'tooLarge':
      return 'The event log’s server takes no append of this size: its MaxAppendSize must be 1 MiB or more.';
    case 'deleted':
      return 'A stream of this service was deleted in the event log’s store; it takes no more events.';
    case 'invalid':
      return 'The event log’s server has no event at a position that it had before: it was restored or truncated.';
    case 'damaged':
    case 'closed':
      return reason;
    case 'passing':
    case 'conflict':
    case 'notFound':
      // The client does not report why; for a new cluster, an untrusted certificate is the most likely cause.
      if (NONE_FOUND.test(reason)) {
        return 'No node of the event log’s cluster responds at the hosts in EVENT_LOG_URL; if they use TLS, tlsCAFile must name the authority of their certificates.';
      }
      return `The event log’s server does not respond: ${reason}`;
    default: {
      const never: never = verdict;
      return never;
    }
  }
}
