import { focusProjector } from '../projections/focus/focus.projector.js';
import { organizationsProjector } from '../projections/organizations/organizations.projector.js';
import { KERNEL_SCHEMAS } from './kernel/runtime/migrations.js';

/**
 * Every read model, each with its schema, checkpoint, lease, health, metrics and rebuild. A new one has its projector in
 * `projections/<name>`, its tables in `migrations/<schema>`, and a place here.
 */
export const readModels = [focusProjector, organizationsProjector] as const;

/** What a read model is called, in code, on the command line, in metrics and in the checkpoint. */
export type ReadModelName = (typeof readModels)[number]['name'];

/** Everything that migrations make, in the order in which it is brought up to date. */
export const schemas: readonly string[] = [...KERNEL_SCHEMAS, ...readModels.map(({ schema }) => schema)];
