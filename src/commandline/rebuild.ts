import { focusProjector } from '../../projections/focus/focus.projector.js';
import type { Stores } from '../kernel/runtime/stores.js';
import { rebuild, type RebuildOptions, type Rebuilt } from '../kernel/projecting/rebuild.js';
import { systemClock } from '../kernel/runtime/clock.js';
import { migrate } from '../kernel/runtime/migrations.js';
import { InterruptedError, type CommandRun } from './terminal.js';

/** What a rebuild did, and in how many seconds. */
export interface RebuiltIn extends Rebuilt {
  readonly seconds: number;
}

/** Folds the focus tables anew from the log beside the live ones, then puts them in their place. */
export async function rebuildFocus({ logger, signal }: CommandRun, stores: Stores): Promise<RebuiltIn> {
  const start = systemClock.now();
  const options: RebuildOptions = {
    log: stores.log,
    pool: stores.ownerPool,
    projector: focusProjector,
    clock: systemClock,
    logger,
    holder: systemClock.randomUuidV7(),
    createTables: (client, schema) => migrate(client, 'focus', { schemaName: schema, withoutLedger: true }),
    signal,
  };
  const rebuilt = await rebuild(options).catch((error: unknown) => {
    throw signal.aborted ? new InterruptedError('The read tables are as they were.') : error;
  });
  return { ...rebuilt, seconds: (systemClock.now() - start) / 1000 };
}
