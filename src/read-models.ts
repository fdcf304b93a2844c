import { focusProjector } from '../projections/focus/focus.projector.js';
import { organizationsProjector } from '../projections/organizations/organizations.projector.js';
import type { Projector } from './kernel/projecting/projector.js';
import { historySchema, versioned } from './kernel/projecting/versioned.js';
import { KERNEL_SCHEMAS } from './kernel/runtime/migrations.js';
import { checkShelves } from './kernel/records/serving/record-room.js';
import { recordRooms } from './record-rooms.js';

const written = [focusProjector, organizationsProjector] as const;

/**
 * Every read model, each with its schema, checkpoint, lease, health, metrics and rebuild. A new hand-written one has
 * its projector in `projections/<name>`, its tables in `migrations/<schema>`, and an entry above.
 */
export const readModels: readonly Projector[] = [...written, ...recordRooms.map(({ projector }) => projector)];

checkShelves(recordRooms, readModels);

/** Every projector: those of the read models, and those of their histories. */
export const projectors: readonly Projector[] = [...readModels, ...readModels.map(versioned)];

/** The name of a hand-written read model, in code, on the command line, in metrics and in the checkpoint. */
export type ReadModelName = (typeof written)[number]['name'];

/** All schemas that migrations make, in the order in which they are migrated. */
export const schemas: readonly string[] = [...KERNEL_SCHEMAS, ...readModels.map(({ schema }) => schema)];

/** All schemas: those of the migrations, and those of the histories, which are made from these. */
export const allSchemas: readonly string[] = [...schemas, ...readModels.map(({ schema }) => historySchema(schema))];
