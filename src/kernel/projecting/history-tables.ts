import { createHash } from 'node:crypto';
import pg, { type ClientBase } from 'pg';
import { inTransaction } from '../postgres/in-transaction.js';
import type { Projector } from './projector.js';
import { earlierOf, historySchema, latestOf } from './versioned.js';

/** The settings that say as of which position the views of a history show their rows; both are set for a read. */
export const AS_OF = { position: 'brightly.as_of', nodes: 'brightly.as_of_nodes' } as const;

/** A live table as the catalog describes it. */
interface LiveTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Each column as in CREATE TABLE. */
  readonly definitions: readonly string[];
  /** What follows the table's name in the definition of each index but the primary key's. */
  readonly indexes: readonly string[];
  /** The first column of each index, once. */
  readonly leading: readonly string[];
}

const TABLES = `
  SELECT c.relname AS name,
    (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT array_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
        || CASE WHEN a.attcollation <> t.typcollation THEN format(' COLLATE %s', a.attcollation::regcollation) ELSE '' END
        || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS definitions,
    array(SELECT regexp_replace(pg_get_indexdef(i.indexrelid), '^.*? ON (ONLY )?\\S+ (USING .*?)( NULLS NOT DISTINCT)?( WHERE .*)?$', '\\2\\4')
      FROM pg_index i WHERE i.indrelid = c.oid AND NOT i.indisprimary ORDER BY 1) AS indexes,
    array(SELECT DISTINCT pg_get_indexdef(i.indexrelid, 1, true) FROM pg_index i WHERE i.indrelid = c.oid ORDER BY 1) AS leading
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY c.relname`;

/** In the order in which they were made, so that none comes before a view that it reads. */
const VIEWS = `
  SELECT c.relname AS name, pg_get_viewdef(c.oid) AS definition
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relkind = 'v' ORDER BY c.oid`;

const quoted = pg.escapeIdentifier;

function tableStatements({ tables }: Projector, live: LiveTable): readonly string[] {
  const { name, columns, definitions, indexes, leading } = live;
  const layout = tables.find((each) => each.name === name);
  if (layout === undefined) throw new Error(`Table ${name} belongs to no layout of its projector.`);
  const [latest, earlier] = [quoted(latestOf(name)), quoted(earlierOf(name))];
  const key = layout.key.map(quoted).join(', ');
  const since = [...definitions, 'from_position bigint NOT NULL'];
  const until = [...since, 'to_position bigint NOT NULL', 'node bigint NOT NULL'];
  const position = `current_setting('${AS_OF.position}')::bigint`;
  const nodes = `current_setting('${AS_OF.nodes}')::bigint[]`;
  return [
    `CREATE TABLE ${latest} (${since.join(', ')}, PRIMARY KEY (${key}))`,
    `CREATE TABLE ${earlier} (${until.join(', ')}, PRIMARY KEY (${key}, from_position))`,
    ...indexes.map((definition) => `CREATE INDEX ON ${latest} ${definition}`),
    ...leading.map((column) => `CREATE INDEX ON ${earlier} (${column}, node)`),
    `CREATE VIEW ${quoted(name)} AS
      SELECT ${columns.join(', ')} FROM ${latest} WHERE from_position <= ${position}
      UNION ALL
      SELECT ${columns.join(', ')} FROM ${earlier}
      WHERE node = ANY (${nodes}) AND from_position <= ${position} AND to_position > ${position}`,
  ];
}

/** The statements that make the history of a read model's tables, and of the views over them, in the search path. */
async function statementsFor(client: ClientBase, projector: Projector): Promise<readonly string[]> {
  // So that definitions name the schema, whatever the role may use.
  await client.query(`SET LOCAL search_path TO ''`);
  const named = new RegExp(`(?<![\\w.])${projector.schema}\\.`, 'g');
  const tables = await client.query<LiveTable>(TABLES, [projector.schema]);
  const views = await client.query<{ name: string; definition: string }>(VIEWS, [projector.schema]);
  return [
    ...tables.rows.flatMap((table) => tableStatements(projector, table)),
    ...views.rows.map(({ name, definition }) => `CREATE VIEW ${quoted(name)} AS ${definition.replace(named, '')}`),
  ];
}

async function make(client: ClientBase, schema: string, statements: readonly string[]): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`);
  await client.query(`SET LOCAL search_path TO ${quoted(schema)}`);
  for (const statement of statements) await client.query(statement);
  await client.query(`COMMENT ON SCHEMA ${quoted(schema)} IS ${pg.escapeLiteral(markOf(statements))}`);
}

const markOf = (statements: readonly string[]): string =>
  `Made from the live tables (${createHash('sha256').update(statements.join('\n')).digest('base64url')}).`;

/** Makes the tables of a read model's history in a schema of that name, which is to be swapped in. */
export async function makeHistoryInto(client: ClientBase, projector: Projector, schema: string): Promise<void> {
  await inTransaction(client, async () => make(client, schema, await statementsFor(client, projector)));
}

/**
 * Brings the tables of a read model's history in line with its live tables: if they differ, makes them anew, empty, so
 * that the history's projector fills them from the first event.
 */
export async function bringHistoryInLine(client: ClientBase, projector: Projector): Promise<void> {
  const schema = historySchema(projector.schema);
  await inTransaction(client, async () => {
    // Another process that starts at the same time would make the same schema.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('brightly histories', 0))`);
    const statements = await statementsFor(client, projector);
    const { rows } = await client.query<{ mark: string | null }>(
      `SELECT obj_description(oid, 'pg_namespace') AS mark FROM pg_namespace WHERE nspname = $1`,
      [schema],
    );
    if (rows[0]?.mark === markOf(statements)) return;
    await client.query(`DROP SCHEMA IF EXISTS ${quoted(schema)} CASCADE`);
    await make(client, schema, statements);
    await client.query('DELETE FROM kernel.checkpoints WHERE projector = $1', [`${projector.name}-history`]);
  });
}
