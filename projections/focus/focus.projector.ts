import type { AlarmEvent, ItemEvent } from '../../src/focus/index.js';
import type { CommandHadNoEffect } from '../../src/kernel/deciding/executing.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import type { Projector } from '../../src/kernel/projecting/projector.js';
import type { OrganizationEvent } from '../../src/organizations/index.js';
import type { ProjectEvent } from '../../src/planning/index.js';
import { alarmHandlers, alarmTable } from './alarms.js';
import { nothing, type Handler, type Handlers } from './handling.js';
import { declinedOfferTable, itemTable, itemTagTable } from './item-tables.js';
import { itemHandlers } from './items.js';
import { organizationHandlers, organizationTables } from './organizations.js';
import { planningHandlers, planningTables } from './planning.js';
import { stepTable } from './steps.js';

type Known = OrganizationEvent | ProjectEvent | ItemEvent | AlarmEvent | CommandHadNoEffect;

const handlers: Handlers<Known> = {
  ...organizationHandlers,
  ...planningHandlers,
  ...itemHandlers,
  ...alarmHandlers,
  CommandHadNoEffect: { needs: nothing, apply: () => undefined },
};

const byType: ReadonlyMap<string, unknown> = new Map(Object.entries(handlers));

/** The log answers events as their type's name says; a type that is not known here stops the projector. */
function handlerOf({ event }: RecordedEvent): Handler<Known> {
  const handler = byType.get(event.type);
  if (handler === undefined) throw new Error('is an event that this projector does not know');
  return handler as Handler<Known>;
}

/** The Focus read model: who works on what now, next, and has done, and where that belongs. */
export const focusProjector: Projector = {
  name: 'focus',
  schema: 'focus',
  version: '3',
  streamPrefixes: [],
  tables: [
    ...organizationTables,
    ...planningTables,
    itemTable,
    stepTable,
    itemTagTable,
    alarmTable,
    declinedOfferTable,
  ],
  needs: (recorded) => handlerOf(recorded).needs(recorded as RecordedEvent<Known>),
  apply: (recorded, rows) => handlerOf(recorded).apply(recorded as RecordedEvent<Known>, rows),
};
