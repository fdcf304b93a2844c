/** What a page cursor turned out to be. */
export type Cursor =
  | { readonly kind: 'cursor'; readonly key: string }
  /** Handed out over another log, such as a copy or one from before a restore: it would be misread here. */
  | { readonly kind: 'otherLog' }
  | { readonly kind: 'malformed' };

/** An opaque cursor: where a page of the named list ended, in the read tables of this log. */
export function writeCursor(logId: string, list: string, key: string): string {
  return Buffer.from(JSON.stringify([logId, list, key])).toString('base64url');
}

/** Reads a cursor; one of another list, or not made here, is malformed. */
export function readCursor(logId: string, list: string, text: string): Cursor {
  const parts = parse(text);
  if (!Array.isArray(parts) || parts.length !== 3) return { kind: 'malformed' };
  const [itsLog, itsList, key] = parts as readonly unknown[];
  if (typeof itsLog !== 'string' || itsList !== list || typeof key !== 'string') return { kind: 'malformed' };
  return itsLog === logId ? { kind: 'cursor', key } : { kind: 'otherLog' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
