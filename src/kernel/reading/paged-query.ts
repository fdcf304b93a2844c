import type pg from 'pg';
import type { PageRequest } from './cursor-page.js';
import { timesAsText } from './times-as-text.js';

/** How a page's statement expresses where the page begins and ends. */
export interface PageClauses {
  /** `first` in the statement of first pages, `later` in that of pages that continue from a key. */
  readonly from: (first: string, later: string) => string;
  /** One row more than the page has, which shows whether there is a next page. */
  readonly limit: string;
}

/** The statement for a page; its values are the fixed ones, then the parts of the key to continue from. */
export type PagedQuery = (fixed: readonly unknown[], key: readonly unknown[], page: PageRequest) => pg.QueryConfig;

/** The number of rows of a page by default. */
export const DEFAULT_LIMIT = 20;

/**
 * A list's statements: for first pages and for later ones, with the default number of rows and with any. A single one
 * for all would be planned again at each call, which costs more than running it: only from its values would Postgres
 * see that a first page has no lower bound, and that few rows are needed.
 */
export function pagedQuery(name: string, text: (clauses: PageClauses) => string): PagedQuery {
  const texts = new Map<string, string>();
  return (fixed, key, { after, limit }) => {
    const kind = `${name}-${after === null ? 'first' : 'later'}${limit === DEFAULT_LIMIT ? '' : '-any'}`;
    const values = [...fixed, ...(after === null ? [] : key), ...(limit === DEFAULT_LIMIT ? [] : [limit + 1])];
    let known = texts.get(kind);
    if (known === undefined) {
      const rows = limit === DEFAULT_LIMIT ? String(limit + 1) : `$${values.length}`;
      known = text({ from: (first, later) => (after === null ? first : later), limit: rows });
      texts.set(kind, known);
    }
    return { name: kind, text: known, values, types: timesAsText };
  };
}
