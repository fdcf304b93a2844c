import { isNativeError } from 'node:util/types';
import pg from 'pg';
import { pino, symbols, type BaseLogger, type DestinationStream } from 'pino';

/** What the service writes its log lines to; lines carry ids and numbers, never personal text or secrets. */
export type Logger = BaseLogger;

/** The log levels that the configuration may name, from most to least verbose. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A level of logging. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a log line contains of an error. */
export interface LoggedError {
  readonly type: string;
  readonly code?: unknown;
  readonly message?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly at?: readonly string[];
  readonly cause?: LoggedError;
}

/**
 * What a log line may contain of an error. For an error from Postgres, only code and stack: message and detail can
 * quote the values of a row, which are people's text.
 */
export function describeError(error: unknown): LoggedError {
  if (!isNativeError(error)) return { type: typeof error };
  const at = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  if (error instanceof pg.DatabaseError) {
    return { type: 'DatabaseError', code: error.code, constraint: error.constraint, table: error.table, at, ...cause };
  }
  const code: unknown = 'code' in error ? error.code : undefined;
  return { type: error.constructor.name, code, message: error.message, at, ...cause };
}

/** The most that is buffered before it is written, in characters: about what a pipe takes at once. */
const GATHERED = 16 * 1024;

interface GatheringStream extends DestinationStream {
  /** Set by Pino, which looks for `needsMetadataGsym`. */
  lastLevel?: number;
}

/**
 * Writes the lines of one turn of the event loop with one system call: under load a turn handles many requests, and
 * each write costs as much as everything else about a line. Warnings and errors, and what is left when the process
 * exits, are written at once.
 */
function byTurn(fileDescriptor: number): GatheringStream {
  const output = pino.destination(fileDescriptor);
  let lines = '';
  let isDue = false;
  const write = (): void => {
    // Not its `flushSync`, which waits for the disk.
    if (lines !== '') output.write(lines);
    lines = '';
  };
  process.on('exit', write);
  const stream: GatheringStream = {
    write: (line) => {
      lines += line;
      if ((stream.lastLevel ?? Infinity) >= WARN || lines.length > GATHERED) write();
      if (isDue || lines === '') return;
      isDue = true;
      setImmediate(() => {
        isDue = false;
        write();
      });
    },
  };
  return Object.assign(stream, { [symbols.needsMetadataGsym]: true });
}

/** One for all loggers of the process. */
let standardError: GatheringStream | undefined;

const WARN = pino.levels.values['warn'] ?? Infinity;

/** Structured log lines (JSON, one per line) on standard error: standard output is for a command's data. */
export function createLogger(level: LogLevel): pino.Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    (standardError ??= byTurn(2)),
  );
}
