import type { ClientBase } from 'pg';
import { rebuild, type RebuildOptions, type Rebuilt } from '../kernel/projecting/rebuild.js';
import { makeHistoryInto } from '../kernel/projecting/history-tables.js';
import type { Projector } from '../kernel/projecting/projector.js';
import { historySchema } from '../kernel/projecting/versioned.js';
import { systemClock } from '../kernel/runtime/clock.js';
import { migrateInto } from '../kernel/runtime/migrations.js';
import type { Stores } from '../kernel/runtime/stores.js';
import { projectors, readModels } from '../read-models.js';
import { InterruptedError, type CommandRun } from './terminal.js';

/** What a rebuild did, and in how many seconds. */
export interface RebuiltIn extends Rebuilt {
  readonly seconds: number;
}

/** Rebuilds the tables of a read model from the log, beside the live ones, then replaces these. */
export async function rebuildReadModel(
  { logger, signal }: CommandRun,
  stores: Stores,
  name: string,
): Promise<RebuiltIn> {
  const start = systemClock.now();
  const projector = projectors.find((each) => each.name === name);
  if (projector === undefined) throw new Error(`There is no read model ${name}.`);
  const options: RebuildOptions = {
    log: stores.log,
    pool: stores.ownerPool,
    projector,
    clock: systemClock,
    logger,
    holder: systemClock.randomUuidV7(),
    createTables: (client, into) => tablesOf(client, projector, into),
    signal,
  };
  const rebuilt = await rebuild(options).catch((error: unknown) => {
    throw signal.aborted ? new InterruptedError('The read tables are as they were.') : error;
  });
  return { ...rebuilt, seconds: (systemClock.now() - start) / 1000 };
}

/** Creates the projector's tables as its migrations do, or those of a history as they follow from the live ones. */
async function tablesOf(client: ClientBase, projector: Projector, into: string): Promise<void> {
  const remembered = readModels.find(({ schema }) => historySchema(schema) === projector.schema);
  if (remembered === undefined) await migrateInto(client, projector.schema, into);
  else await makeHistoryInto(client, remembered, into);
}
