/** What a log line may contain of an error. */
export interface LoggableError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string;
  readonly frames?: readonly string[];
}

/**
 * The part of an error that may be logged: its type, code and stack frames, and its message unless that may quote data
 * (the database's errors quote rows, a SyntaxError the text it could not read). None of its other properties.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error };
  const quotesData = error instanceof SyntaxError || 'severity' in error;
  return {
    type: error.constructor.name,
    message: quotesData ? undefined : error.message,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    frames: (error.stack ?? '').split('\n').flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? []),
  };
}
