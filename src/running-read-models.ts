import type { Projector } from './kernel/projecting/projector.js';
import { versioned } from './kernel/projecting/versioned.js';
import { runReadModel, type ReadModel } from './kernel/reading/read-model.js';
import { systemClock } from './kernel/runtime/clock.js';
import type { DatabaseRole } from './kernel/runtime/database.js';
import type { Logger } from './kernel/runtime/logging.js';
import type { Shutdown } from './kernel/runtime/shutdown.js';
import type { Stores } from './kernel/runtime/stores.js';
import { readModels, type ReadModelName } from './read-models.js';
import { rebuildInAProcess } from './rebuild-in-a-process.js';

/** The read models that this process runs, unless another one does. */
export interface RunningReadModels {
  /** By name. */
  readonly readModels: Readonly<Record<string, ReadModel>> & Readonly<Record<ReadModelName, ReadModel>>;
  /** The history of each, by the same name. */
  readonly histories: Readonly<Record<string, ReadModel>>;
}

/** Who runs them, and what stops them. */
interface Running {
  readonly logger: Logger;
  readonly role: DatabaseRole;
  readonly shutdown: Shutdown;
}

/** Few read the past, and those who do are not made to wait for this. */
const HISTORY_REST_MS = 250;

/** Runs every read model, and its history. */
export function runReadModels(stores: Stores, { logger, role, shutdown }: Running): RunningReadModels {
  const options = {
    ...{ ...stores, clock: systemClock, logger, holder: systemClock.randomUuidV7() },
    // A command that happens to hold a lease for a moment must not rebuild.
    rebuildOf: role === 'service' ? (name: string) => rebuildInAProcess(name, systemClock) : undefined,
  };
  const run = (projector: Projector, restMs?: number): ReadModel => {
    const model = runReadModel(projector, { ...options, restMs });
    shutdown.add(`${projector.name} projector`, () => model.projector.stop());
    return model;
  };
  const named = (runOf: (projector: Projector) => ReadModel): Readonly<Record<string, ReadModel>> =>
    Object.fromEntries(readModels.map((projector) => [projector.name, runOf(projector)]));
  return {
    readModels: named(run) as RunningReadModels['readModels'],
    histories: named((projector) => run(versioned(projector), HISTORY_REST_MS)),
  };
}
