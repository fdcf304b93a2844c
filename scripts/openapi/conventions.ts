import type { Part, Schema } from './schema.js';

const UUID = /^id$|Id$|By$/;
const UUIDS = /Ids$/;
const TIME = /At$/;

/** The only number that is not an integer. */
const FRACTION = 'progress';

/**
 * The schema of a response with the formats that field names imply: ids are UUIDs, times RFC 3339, numbers integers
 * except progress.
 */
export function withConventions(schema: Schema): Schema {
  const { properties, type } = schema;
  if (type === 'number') return { ...schema, type: 'integer' };
  if (!isSchema(properties)) return schema;
  const named = Object.entries(properties).map(([name, field]) => [name, withFormat(name, field as Schema)]);
  return { ...schema, properties: Object.fromEntries(named) as Part };
}

function withFormat(name: string, field: Schema): Schema {
  if ([field.type].flat().includes('number')) return name === FRACTION ? field : { ...field, type: whole(field.type) };
  if (UUIDS.test(name) && isSchema(field.items)) return { ...field, items: { ...field.items, format: 'uuid' } };
  if (isSchema(field.items)) return { ...field, items: withConventions(field.items) };
  const format = UUID.test(name) ? 'uuid' : TIME.test(name) ? 'date-time' : undefined;
  const isText = [field.type].flat().includes('string') && field.enum === undefined && field.format === undefined;
  return format !== undefined && isText ? { ...field, format } : withConventions(field);
}

function whole(type: unknown): unknown {
  return Array.isArray(type) ? type.map(whole) : type === 'number' ? 'integer' : type;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
