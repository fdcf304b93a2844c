import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import pg, { type ClientBase } from 'pg';
import { inTransaction } from '../postgres/in-transaction.js';
import { installed } from './installation.js';
import { StartError } from './start-error.js';

/** The kernel's own schemas, which come before those of read models; each is a folder below `migrations/`. */
export const KERNEL_SCHEMAS = ['log', 'kernel'] as const;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

interface Applied {
  readonly schema: string;
  readonly name: string;
  readonly sha256: string;
}

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;
/** An arbitrary number; the process that holds this lock migrates. */
const ADVISORY_LOCK = 7_210_734_251;

async function filesOf(schema: string): Promise<readonly Migration[]> {
  const folder = join(installed('migrations'), schema);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  for (const [index, name] of names.entries()) {
    if (!FILE_NAME.test(name))
      throw new Error(`migrations/${schema}/${name} must be named like 0001_what_it_does.sql.`);
    if (names[index + 1]?.startsWith(name.slice(0, 4))) {
      throw new Error(
        `migrations/${schema}/${name} and ${names[index + 1]} have the same number: renumber the later one.`,
      );
    }
  }
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may change line ends; that does not count as an edit.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The files to be applied; throws a sentence if files and ledger disagree. */
function pending(schema: string, files: readonly Migration[], ledger: readonly Applied[]): readonly Migration[] {
  for (const [index, applied] of ledger.entries()) {
    const file = files[index];
    if (file?.name === applied.name && file.sha256 === applied.sha256) continue;
    if (file?.name === applied.name) {
      throw new StartError(
        `migrations/${schema}/${file.name} was edited after it had been applied to this database: restore it and put the change into a new file.`,
      );
    }
    if (files.some(({ name }) => name === applied.name)) {
      throw new StartError(
        `migrations/${schema}/${file?.name} would have to be applied before ${applied.name}, which this database has already: give it a later number.`,
      );
    }
    throw new StartError(
      `This database has migration ${schema}/${applied.name}, which this Brightly does not know: start the newer Brightly that applied it.`,
    );
  }
  return files.slice(ledger.length);
}

async function apply(client: ClientBase, schema: string, { name, sql }: Migration, into: string): Promise<void> {
  const quoted = pg.escapeIdentifier(into);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoted}`);
  await client.query(`SET LOCAL search_path TO ${quoted}`);
  try {
    await client.query(sql);
  } catch (error) {
    throw new Error(`migrations/${schema}/${name} failed: ${isNativeError(error) ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

const CREATE_LEDGER = `
  CREATE SCHEMA IF NOT EXISTS migrations;
  CREATE TABLE IF NOT EXISTS migrations.applied (
    schema_name text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (schema_name, name)
  )`;

async function readLedger(client: ClientBase): Promise<readonly Applied[]> {
  const there = await client.query<{ ledger: string | null }>(`SELECT to_regclass('migrations.applied') AS ledger`);
  if (there.rows[0]?.ledger === null) return [];
  const { rows } = await client.query<Applied>(
    'SELECT schema_name AS schema, name, sha256 FROM migrations.applied ORDER BY name COLLATE "C"',
  );
  return rows;
}

async function migrateByLedger(client: ClientBase, schema: string, ledger: readonly Applied[]): Promise<void> {
  const applied = ledger.filter((each) => each.schema === schema);
  const files = pending(schema, await filesOf(schema), applied);
  // A role that may not create anything, such as the service's own, has nothing to create here.
  if (files.length > 0) await client.query(CREATE_LEDGER);
  for (const file of files) {
    await inTransaction(client, async () => {
      await apply(client, schema, file, schema);
      await client.query('INSERT INTO migrations.applied (schema_name, name, sha256) VALUES ($1, $2, $3)', [
        schema,
        file.name,
        file.sha256,
      ]);
    });
  }
}

/**
 * Brings these schemas up to date, in this order: applies the files of `migrations/<schema>` that this database lacks,
 * each in a transaction with its schema as search path; concurrent processes take turns. Throws a sentence if an applied
 * file was edited, renumbered or is unknown. The client must be outside a transaction.
 */
export async function migrate(client: ClientBase, ...schemas: readonly string[]): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
  try {
    const ledger = await readLedger(client);
    for (const schema of schemas) await migrateByLedger(client, schema, ledger);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
  }
}

/** Applies all files of `migrations/<schema>` to another schema, made if absent and to be swapped in; records nothing. */
export async function migrateInto(client: ClientBase, schema: string, schemaName: string): Promise<void> {
  for (const file of await filesOf(schema)) await inTransaction(client, () => apply(client, schema, file, schemaName));
}
