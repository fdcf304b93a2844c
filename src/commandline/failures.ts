import { CommanderError } from 'commander';
import { DatabaseError } from 'pg';
import { StreamContendedError } from '../kernel/deciding/tries.js';
import { AppendOutcomeUnknownError, LogUnavailableError } from '../kernel/event-log/event-log.js';
import { RebuildUnderWayError } from '../kernel/projecting/rebuild.js';
import { NotCaughtUpError, ProjectorFailedError } from '../kernel/reading/wait-for-position.js';
import { StartError } from '../kernel/runtime/start-error.js';
import { UnusableFileError } from './import/unusable-file.js';
import { CommandError } from './terminal.js';

const WITH_A_SENTENCE = [
  CommandError,
  StartError,
  UnusableFileError,
  LogUnavailableError,
  AppendOutcomeUnknownError,
  StreamContendedError,
  NotCaughtUpError,
  ProjectorFailedError,
  RebuildUnderWayError,
];

/** SQLSTATE insufficient_privilege: its message names a table, never a row. */
const NOT_ALLOWED = '42501';

/** What is printed for an error: its sentence, or for a bug everything that helps to find it. */
export function toldOf(error: unknown): string {
  if (error instanceof CommanderError) return '';
  if (!(error instanceof Error)) return `${String(error)}\n`;
  if (error instanceof DatabaseError && error.code === NOT_ALLOWED) {
    return `The database's role may not do this (${error.message}): name its owner in DATABASE_OWNER_URL.\n`;
  }
  const hasSentence = WITH_A_SENTENCE.some((kind) => error instanceof kind);
  return `${hasSentence ? error.message : (error.stack ?? error.message)}\n`;
}

/** The exit status for an error; that of `--help` is 0. */
export function statusOf(error: unknown): number {
  return error instanceof CommanderError ? error.exitCode : 1;
}
