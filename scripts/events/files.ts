import { eventCatalogue } from '../../src/event-catalogue.js';
import { versionOf } from '../../src/kernel/deciding/event-types.js';
import { eventSchema } from '../../src/kernel/event-log/event-schemas.js';

/** The text of each event type's file, by its name: type and version. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(eventCatalogue).map(([name, type]) => [
      `${name}.${versionOf(type)}.json`,
      `${JSON.stringify(eventSchema(name, type), null, 2)}\n`,
    ]),
  );
}
