import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freshDatabase, superuserOf, type FreshDatabase } from './postgres.js';

/** A database as an earlier version left it; `dumps/README.md` says how one is made. */
export async function databaseOf(dump: string): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const client = new pg.Client({ connectionString: superuserOf(database.url) });
  await client.connect();
  try {
    await client.query(readFileSync(join(import.meta.dirname, 'dumps', `${dump}.sql`), 'utf8'));
  } finally {
    await client.end();
  }
  return database;
}
