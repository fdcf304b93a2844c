/** A word as a POSIX shell takes it. */
export function quoted(text: string): string {
  return /^[\w@.+:/=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
