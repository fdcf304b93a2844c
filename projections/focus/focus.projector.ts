import type { AlarmEvent, ItemEvent } from '../../src/focus/index.js';
import type { Projector } from '../../src/kernel/projecting/projector.js';
import type { OrganizationEvent } from '../../src/organizations/index.js';
import type { ProjectEvent } from '../../src/planning/index.js';
import { handling } from '../../src/kernel/projecting/handling.js';
import { organizationHandlers, organizationTables } from '../organization-rows.js';
import { alarmHandlers, alarmTable } from './alarms.js';
import { declinedOfferTable, itemTable, itemTagTable } from './item-tables.js';
import { itemHandlers } from './items.js';
import { planningHandlers, planningTables } from './planning.js';
import { stepTable } from './step-rows.js';

/** The Focus read model: who works on what now, next, and has completed, and the projects to which it belongs. */
export const focusProjector: Projector<'focus'> = {
  name: 'focus',
  schema: 'focus',
  version: '3',
  streamPrefixes: ['organization-', 'project-', 'focus-'],
  tables: [
    // Its foreign keys need them here, whatever the read model of organizations has.
    ...organizationTables,
    ...planningTables,
    itemTable,
    stepTable,
    itemTagTable,
    alarmTable,
    declinedOfferTable,
  ],
  ...handling<OrganizationEvent | ProjectEvent | ItemEvent | AlarmEvent>({
    ...organizationHandlers,
    ...planningHandlers,
    ...itemHandlers,
    ...alarmHandlers,
  }),
};
