import { versionOf, type EventType, type EventFields, type JsonSchema } from '../deciding/event-types.js';

/** Whether undeclared fields are refused: right for what this version writes, wrong for readers of later versions. */
interface Strictness {
  readonly closed?: boolean;
}

const string: JsonSchema = { type: 'string' };

function objectOf(
  fields: EventFields,
  { closed = false }: Strictness,
  also: Readonly<Record<string, JsonSchema>> = {},
) {
  const own = Object.entries(fields);
  const required = own.flatMap(([name, field]) => ('optional' in field ? [] : [name]));
  return {
    type: 'object',
    properties: { ...also, ...Object.fromEntries(own.map(([name, { schema }]) => [name, schema])) },
    required: [...Object.keys(also), ...required],
    ...(closed && { additionalProperties: false }),
  };
}

function personalOf({ personal = {}, unit }: EventType, strictness: Strictness): JsonSchema {
  const subject = { ...string, description: 'The id of the user or organization to whom this text belongs.' };
  const ofUnit = { ...string, description: `What can be forgotten by itself: the data’s ${unit}.` };
  return objectOf(personal, strictness, { subject, ...(unit !== undefined && { unit: ofUnit }) });
}

/** The JSON Schema (draft 2020-12) of an event of the current version of this type: type, version, data, personal text. */
export function eventSchema(name: string, type: EventType, strictness: Strictness = {}): JsonSchema {
  const parts = {
    type: { const: name },
    schemaVersion: { const: versionOf(type) },
    data: objectOf(type.data, strictness),
    ...(type.personal && { personal: personalOf(type, strictness) }),
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: name,
    description: type.says,
    type: 'object',
    properties: parts,
    required: Object.keys(parts),
    ...(strictness.closed && { additionalProperties: false }),
  };
}
