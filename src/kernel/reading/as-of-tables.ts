import type pg from 'pg';
import { AS_OF } from '../projecting/history-tables.js';
import { historySchema } from '../projecting/versioned.js';
import { nodesAt } from '../projecting/version-nodes.js';
import type { PastPosition } from './moment.js';

/** What runs a query: a pool, or the tables as of a moment. */
export interface ReadTables {
  query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>>;
}

const SET = `SELECT set_config('${AS_OF.position}', $1, false), set_config('${AS_OF.nodes}', $2, false)`;

/** Versions end up to this many times further than the head that the read knows: the log grows meanwhile. */
const GROWTH = 16;
const SMALL_LOG = 4096;

/**
 * Returns a function that makes the tables as of a position queryable: by any query of the live tables of these schemas,
 * which runs on the views of the same names in their history.
 */
export function asOfTables(pool: pg.Pool, schemas: readonly string[]): (past: PastPosition) => ReadTables {
  const named = new RegExp(`(?<![\\w.])("?)(${schemas.join('|')})\\1\\.`, 'g');
  const texts = new Map<string, string>();
  const ofHistory = (text: string): string => {
    let known = texts.get(text);
    if (known === undefined) {
      known = text.replace(named, (_, quote: string, schema: string) => `${quote}${historySchema(schema)}${quote}.`);
      texts.set(text, known);
    }
    return known;
  };
  return ({ position, head }) => {
    const nodes = nodesAt(Number(position), Math.max(Number(head), SMALL_LOG) * GROWTH);
    const values = [String(position), `{${nodes.join(',')}}`];
    return {
      query: async <Row extends pg.QueryResultRow>(query: pg.QueryConfig) => {
        const client = await pool.connect();
        try {
          await client.query({ name: 'as of', text: SET, values });
          const name = query.name && `${query.name} as of`;
          return await client.query<Row>({ ...query, name, text: ofHistory(query.text) });
        } finally {
          client.release();
        }
      },
    };
  };
}
