import { searchWords } from '../../kernel/text/fold.js';

/**
 * True for an item `i` whose title holds each word of the text searched for, somewhere and in any order (TEXT-2);
 * `patterns` is the statement's expression for `searchPatterns`. A row that an earlier version wrote has no folded title
 * yet, and is searched as far as the database folds it.
 */
export const titleHolds = (patterns: string): string =>
  `coalesce(i.search_text, lower(i.title)) like all (${patterns})`;

/** What `titleHolds` compares with; null for no text. No words would find all: no door lets such a text through. */
export function searchPatterns(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  return searchWords(text).map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}
