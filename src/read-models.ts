import { focusProjector } from '../projections/focus/focus.projector.js';
import { organizationsProjector } from '../projections/organizations/organizations.projector.js';
import type { Projector } from './kernel/projecting/projector.js';
import { KERNEL_SCHEMAS } from './kernel/runtime/migrations.js';
import { checkShelves } from './kernel/records/serving/record-room.js';
import { recordRooms } from './record-rooms.js';

const written = [focusProjector, organizationsProjector] as const;

/**
 * Every read model, each with its schema, checkpoint, lease, health, metrics and rebuild. A new one that is written by hand
 * has its projector in `projections/<name>`, its tables in `migrations/<schema>`, and a place above.
 */
export const readModels: readonly Projector[] = [...written, ...recordRooms.map(({ projector }) => projector)];

checkShelves(recordRooms, readModels);

/** What a read model that is written by hand is called, in code, on the command line, in metrics and in the checkpoint. */
export type ReadModelName = (typeof written)[number]['name'];

/** Everything that migrations make, in the order in which it is brought up to date. */
export const schemas: readonly string[] = [...KERNEL_SCHEMAS, ...readModels.map(({ schema }) => schema)];
