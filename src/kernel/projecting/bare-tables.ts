import type { ClientBase } from 'pg';

/** SQL that restores the indexes and constraints of tables, in an order in which it can run. */
export type Definitions = readonly string[];

interface Definition {
  readonly undo: string;
  readonly redo: string;
}

/**
 * Foreign keys are dropped first and restored last; the index behind a primary key or unique constraint goes with it.
 */
const CONSTRAINTS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS undo,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS redo
  FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
  WHERE n.nspname = $1 AND c.contype IN ('p', 'u', 'x', 'f') AND c.conrelid <> 0
  ORDER BY c.contype = 'f' DESC, c.conname`;

const INDEXES = `
  SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS undo, pg_get_indexdef(i.indexrelid) AS redo
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
  ORDER BY c.relname`;

/**
 * Drops all indexes and keys of a schema's tables, so that they fill faster; returns the SQL that restores them. Check
 * constraints stay. The session's search path must not name the schema.
 */
export async function makeBare(client: ClientBase, schema: string): Promise<Definitions> {
  const constraints = await client.query<Definition>(CONSTRAINTS, [schema]);
  const indexes = await client.query<Definition>(INDEXES, [schema]);
  const definitions = [...constraints.rows, ...indexes.rows];
  for (const { undo } of definitions) await client.query(undo);
  return definitions.map(({ redo }) => redo).toReversed();
}
