import { versionOf, type EventTypes, type Upcaster } from '../deciding/event-types.js';
import type { EventLog, RecordedEvent } from './event-log.js';

/** Converts an event to the current version of its type; one of an unknown type or a later version stays unchanged. */
export function upcastBy(types: EventTypes): (recorded: RecordedEvent) => RecordedEvent {
  const upcasters = new Map<string, readonly Upcaster[]>(
    Object.entries(types).flatMap(([name, type]) => (versionOf(type) > 1 ? [[name, type.upcasters ?? []]] : [])),
  );
  return (recorded) => {
    const all = upcasters.get(recorded.event.type);
    if (all === undefined || recorded.schemaVersion > all.length) return recorded;
    const { type } = recorded.event;
    const event = all
      .slice(recorded.schemaVersion - 1)
      .reduce((earlier, upcast) => ({ type, ...upcast(earlier) }), recorded.event);
    return { ...recorded, schemaVersion: all.length + 1, event };
  };
}

// rule LOG-9: an event is read as the current version of its type has it, and stays as it was written
/** The log as if everything in it had been written in the current version of its type. */
export function upcasting(log: EventLog, types: EventTypes): EventLog {
  if (Object.values(types).every((type) => versionOf(type) === 1)) return log;
  const upcast = upcastBy(types);
  return {
    ...log,
    readAll: async (request) => {
      const page = await log.readAll(request);
      return { ...page, events: page.events.map(upcast) };
    },
    readStreams: async (requests) => {
      const streams = await log.readStreams(requests);
      return streams.map((events) => Object.assign(events.map(upcast), events.full && { full: true }));
    },
  };
}
