import fc from 'fast-check';
import { deref, type Part } from '../api/document.js';
import type { Drawn, Written } from './written.js';

type Schemas = Readonly<Record<string, Part>>;

/** An id by its name, mostly of something that exists and belongs to what else the request names. */
export function drawn(name: string): fc.Arbitrary<Drawn> {
  const from = fc.oneof(
    { arbitrary: fc.constant('related' as const), weight: 85 },
    { arbitrary: fc.constant('seen' as const), weight: 10 },
    { arbitrary: fc.constantFrom('any' as const, 'others' as const, 'nobody' as const), weight: 5 },
  );
  return fc.record({ draw: fc.constant(name), from, nth: fc.nat(10_000) });
}

/** Values as a schema of the document allows them, lengths and numbers to their extremes; mostly the example's. */
export function valueOf(part: Part, name: string, example?: unknown): fc.Arbitrary<Written> {
  const schema = deref(part);
  const {
    type,
    enum: values,
    anyOf,
  } = schema as { type?: unknown; enum?: readonly Written[]; anyOf?: readonly Part[] };
  if (values) return fc.constantFrom(...values);
  if (anyOf) return fc.oneof(...anyOf.map((each) => valueOf(each, name, example)));
  const [first, ...others] = [type].flat() as readonly string[];
  const value = ofType(first ?? 'object', schema, name, example);
  return others.includes('null') ? fc.oneof({ arbitrary: value, weight: 3 }, fc.constant(null)) : value;
}

function ofType(type: string, schema: Part, name: string, example: unknown): fc.Arbitrary<Written> {
  switch (type) {
    case 'string':
      return textOf(schema, name, example);
    case 'integer':
    case 'number':
      return numberOf(schema, example);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return listOf(schema, name);
    case 'object':
      return objectOf(schema, example);
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`The document has a type that nothing is known of: ${type}.`);
  }
}

const TIMES = [
  '2030-05-01T12:00:00Z',
  '2024-02-29T23:59:59.999999+14:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
];

function textOf(schema: Part, name: string, example: unknown): fc.Arbitrary<Written> {
  const {
    format,
    pattern,
    minLength = 0,
    maxLength = 200,
  } = schema as {
    readonly [name in 'format' | 'pattern']?: string;
  } & { readonly [name in 'minLength' | 'maxLength']?: number };
  if (format === 'uuid') return drawn(name);
  if (format === 'date-time' || format === 'date') {
    const date = fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') });
    const length = format === 'date' ? 10 : undefined;
    return fc
      .oneof(
        date.map((each) => each.toISOString()),
        fc.constantFrom(...TIMES),
      )
      .map((time) => time.slice(0, length));
  }
  if (pattern !== undefined) {
    const simple = fc.stringMatching(new RegExp(pattern.replaceAll(/\(\?!.*?\)/g, ''), 'u'));
    return simple.filter((text) => new RegExp(pattern, 'u').test(text) && text.length <= maxLength);
  }
  const short = { minLength, maxLength: Math.min(maxLength, minLength + 20) };
  return fc.oneof(
    // Random text would hardly ever be something special, such as a time zone.
    { arbitrary: typeof example === 'string' ? fc.constant(example) : fc.string(short), weight: 5 },
    { arbitrary: fc.string(short), weight: 10 },
    { arbitrary: fc.string({ ...short, unit: 'grapheme' }), weight: 4 },
    {
      arbitrary: fc.constantFrom('x'.repeat(maxLength), 'x'.repeat(Math.max(1, minLength)), 'ß'.repeat(maxLength)),
      weight: 1,
    },
  );
}

function numberOf(schema: Part, example: unknown): fc.Arbitrary<Written> {
  const { minimum = -1_000, maximum = 1_000 } = schema as { readonly [name in 'minimum' | 'maximum']?: number };
  const near = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 30) });
  const known = typeof example === 'number' ? [fc.constant(example)] : [];
  const least = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 2) });
  return fc.oneof(...known, ...known, least, least, near, fc.constantFrom(minimum, maximum));
}

function listOf(schema: Part, name: string): fc.Arbitrary<Written> {
  const {
    items = {},
    minItems = 0,
    maxItems = 10,
  } = schema as {
    readonly items?: Part;
    readonly minItems?: number;
    readonly maxItems?: number;
  };
  const each = valueOf(items, name.replace(/Ids$/, 'Id'));
  return fc.oneof(
    { arbitrary: fc.array(each, { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) }), weight: 30 },
    { arbitrary: each.map((one) => Array.from({ length: maxItems }, () => one)), weight: 1 },
  );
}

/** For an object whose members depend on the value of one of them, each variant is equally likely. */
function objectOf(schema: Part, example: unknown): fc.Arbitrary<Written> {
  const { if: condition, then, else: otherwise, ...rest } = schema as { readonly [name: string]: Part | undefined };
  if (!condition) return plainObjectOf(schema, example);
  const { properties, required } = schema as {
    readonly properties: Schemas;
    readonly required: readonly string[];
  } & Part;
  const { properties: decided } = condition as { readonly properties: Schemas };
  const variants = [
    { ...rest, properties: { ...properties, ...asEnums(decided) }, required: [...required, ...requiredBy(then)] },
    {
      ...rest,
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !isRefused(otherwise, name))),
    },
  ];
  return fc.oneof(...variants.map((each) => plainObjectOf(each, example)));
}

const asEnums = (schemas: Schemas): Schemas =>
  Object.fromEntries(Object.entries(schemas).map(([name, { const: only }]) => [name, { enum: [only] }]));

const requiredBy = (schema: Part | undefined): readonly string[] => (schema?.['required'] ?? []) as readonly string[];

const isRefused = (schema: Part | undefined, name: string): boolean =>
  ((schema?.['properties'] ?? {}) as Readonly<Record<string, unknown>>)[name] === false;

function plainObjectOf(schema: Part, example: unknown): fc.Arbitrary<Written> {
  const {
    properties = {},
    required = [],
    maxProperties,
  } = schema as {
    readonly properties?: Schemas;
    readonly required?: readonly string[];
    readonly maxProperties?: number;
  };
  const examples = (example ?? {}) as Readonly<Record<string, unknown>>;
  const members = Object.entries(properties).map(([name, each]) => {
    const member = valueOf(each, name, examples[name]).map((value) => [[name, value] as const]);
    return required.includes(name) ? member : fc.oneof(member, fc.constant([]));
  });
  if (maxProperties === 1) return fc.oneof(...members).map((one) => ({ members: one }));
  return fc.tuple(...members).map((all) => ({ members: all.flat() }));
}
