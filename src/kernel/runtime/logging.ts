import { pino, type BaseLogger } from 'pino';

/** What the service writes its log lines to; lines carry ids and numbers, never personal text or secrets. */
export type Logger = BaseLogger;

/** The log levels that configuration may name, from most to least talkative. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A level of logging. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Structured log lines (JSON, one a line) on standard error, so that standard output stays free for data. */
export function createLogger(level: LogLevel): Logger & ReturnType<typeof pino> {
  return pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
