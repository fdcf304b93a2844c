import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { eventCatalogue } from '../../src/event-catalogue.js';
import type { DomainEvent } from '../../src/kernel/deciding/decider.js';
import { versionOf, type EventTypes } from '../../src/kernel/deciding/event-types.js';
import { eventSchema } from '../../src/kernel/event-log/event-schemas.js';

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);

const compiled = new WeakMap<EventTypes, Map<string, ValidateFunction>>();

/** How an event violates its type in the catalogue, a sentence each; empty if it is valid. */
export function schemaFaults({ type, data, personal }: DomainEvent, types: EventTypes = eventCatalogue): string[] {
  const declared = types[type];
  if (declared === undefined) return [`${type} is not in the catalogue`];
  const known = compiled.get(types) ?? new Map<string, ValidateFunction>();
  compiled.set(types, known);
  const validate = known.get(type) ?? ajv.compile(eventSchema(type, declared, { closed: true }));
  known.set(type, validate);
  const event = { type, schemaVersion: versionOf(declared), data, ...(personal && { personal }) };
  // As it is stored: a field that holds undefined is absent.
  validate(JSON.parse(JSON.stringify(event)));
  const faults = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${type}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  const { unit } = declared;
  if (unit !== undefined && personal?.unit !== (data as Record<string, unknown>)[unit])
    faults.push(`${type}/personal/unit must be the data’s ${unit}`);
  return faults;
}
