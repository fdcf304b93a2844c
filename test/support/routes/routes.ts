import { focusRoutes } from './focus.js';
import { organizationRoutes } from './organizations.js';
import { planningRoutes } from './planning.js';
import type { CommandRoute } from './route.js';

/** Every route that changes something, batches aside. */
export const commandRoutes: readonly CommandRoute[] = [...focusRoutes, ...planningRoutes, ...organizationRoutes];
