import { rebuild, type RebuildOptions, type Rebuilt } from '../kernel/projecting/rebuild.js';
import { systemClock } from '../kernel/runtime/clock.js';
import { migrateInto } from '../kernel/runtime/migrations.js';
import type { Stores } from '../kernel/runtime/stores.js';
import { readModels, type ReadModelName } from '../read-models.js';
import { InterruptedError, type CommandRun } from './terminal.js';

/** What a rebuild did, and in how many seconds. */
export interface RebuiltIn extends Rebuilt {
  readonly seconds: number;
}

/** Rebuilds the tables of a read model from the log, beside the live ones, then replaces these. */
export async function rebuildReadModel(
  { logger, signal }: CommandRun,
  stores: Stores,
  name: ReadModelName,
): Promise<RebuiltIn> {
  const start = systemClock.now();
  const projector = readModels.find((each) => each.name === name);
  if (projector === undefined) throw new Error(`There is no read model ${name}.`);
  const options: RebuildOptions = {
    log: stores.log,
    pool: stores.ownerPool,
    projector,
    clock: systemClock,
    logger,
    holder: systemClock.randomUuidV7(),
    createTables: (client, schemaName) => migrateInto(client, projector.schema, schemaName),
    signal,
  };
  const rebuilt = await rebuild(options).catch((error: unknown) => {
    throw signal.aborted ? new InterruptedError('The read tables are as they were.') : error;
  });
  return { ...rebuilt, seconds: (systemClock.now() - start) / 1000 };
}
