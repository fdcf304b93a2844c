import { alarmEvents, itemEvents } from './focus/index.js';
import { kernelEvents } from './kernel/deciding/executing.js';
import { eventCatalogueOf } from './kernel/deciding/event-types.js';
import { organizationEvents } from './organizations/index.js';
import { projectEvents } from './planning/index.js';
import { recordRooms } from './record-rooms.js';

/** Every type of event that this service writes or reads, in its current version. */
export const eventCatalogue = eventCatalogueOf(
  kernelEvents,
  organizationEvents,
  projectEvents,
  itemEvents,
  alarmEvents,
  ...recordRooms.map(({ events }) => events),
);
