import pg, { type ClientBase } from 'pg';
import { foldOn, writeChanges, type Folding, type FoldedFrom } from './folding.js';

/**
 * Folds the remaining events and replaces the old tables with the new ones, while writers of the old ones wait; calls
 * back when they begin to wait.
 */
export async function swap(
  client: ClientBase,
  fresh: string,
  options: FoldedFrom,
  folding: Folding,
  onceTheyWait: () => void,
): Promise<void> {
  const { projector } = options;
  const [live, aside, built] = [projector.schema, `${projector.schema}_old`, fresh].map((name) =>
    pg.escapeIdentifier(name),
  );
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO kernel.checkpoints (projector) VALUES ($1) ON CONFLICT DO NOTHING', [
      projector.name,
    ]);
    // A writer of the old tables moves this checkpoint first: it waits for us, then finds that its epoch is lost.
    await client.query('SELECT FROM kernel.checkpoints WHERE projector = $1 FOR UPDATE', [projector.name]);
    onceTheyWait();
    await foldOn(options, folding);
    await writeChanges(client, fresh, folding.rows);
    // rule LOG-6: tables made from the log only replace the old ones, together with their checkpoint.
    await client.query(`ALTER SCHEMA ${live} RENAME TO ${aside}`);
    await client.query(`ALTER SCHEMA ${built} RENAME TO ${live}`);
    await setCheckpoint(client, options, folding);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** The checkpoint of the new tables, in the log that they were made from, even if it is another log than before. */
async function setCheckpoint(
  client: ClientBase,
  { projector, log }: FoldedFrom,
  { position, last }: Folding,
): Promise<void> {
  await client.query(
    `UPDATE kernel.checkpoints
     SET position = $2, epoch = epoch + 1, rebuilds = rebuilds + 1, moved_at = now(), failed_position = NULL, failure = NULL,
       complete = true, log_id = $3, event_id = $4, event_stream = $5, event_revision = $6, event_position = $7, version = $8
     WHERE projector = $1`,
    [
      ...[projector.name, String(position), log.id, last?.id, last?.stream, last?.revision],
      ...[last && String(last.position), projector.version],
    ],
  );
}
