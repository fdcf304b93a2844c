import { searchWords } from '../../kernel/text/fold.js';

/**
 * True for an item `i` whose title contains each word of the searched text, anywhere and in any order (TEXT-2);
 * `patterns` is the statement's expression for `searchPatterns`. A row written by an earlier version has no folded
 * title yet, and is searched as far as the database folds it.
 */
export const titleHolds = (patterns: string): string =>
  `coalesce(i.search_text, lower(i.title)) like all (${patterns})`;

/**
 * What `titleHolds` compares with; null for no text. A text without words would match every item; no entry point
 * accepts one.
 */
export function searchPatterns(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  return searchWords(text).map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}
