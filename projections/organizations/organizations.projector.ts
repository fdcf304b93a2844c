import type { Projector } from '../../src/kernel/projecting/projector.js';
import { handling } from '../../src/kernel/projecting/handling.js';
import { organizationHandlers, organizationTables } from '../organization-rows.js';

/** The Organizations read model: organizations and their policy, teams, users and tags. */
export const organizationsProjector: Projector<'organizations'> = {
  name: 'organizations',
  schema: 'organizations',
  version: '1',
  streamPrefixes: ['organization-'],
  tables: organizationTables,
  ...handling(organizationHandlers),
};
