import fc from 'fast-check';
import { deref, operations, type Described, type Part } from '../api/document.js';
import { batch } from './batches.js';
import { twistOf, type Twist } from './twists.js';
import { drawn, valueOf } from './values.js';
import type { Drawn, Remembered, Text, Written } from './written.js';

/** The sender: somebody who saw the thing in question, somebody whose token allows it, anybody, or an unknown user. */
export interface Who {
  readonly as: 'related' | 'able' | 'anybody' | 'nobody';
  readonly nth: number;
}

/** A request to an operation of the document, as far as it can be determined before it is sent. */
export interface Recipe {
  readonly operation: string;
  readonly who: Who;
  /** Which of the things seen it is about. */
  readonly about: number;
  readonly path: Readonly<Record<string, Drawn | string>>;
  readonly query: Readonly<Record<string, Text | Written>>;
  readonly headers: Readonly<Record<string, Text>>;
  readonly body: Written | undefined;
  readonly twists: readonly Twist[];
}

const remembered = (what: Remembered['remembered']): fc.Arbitrary<Remembered> =>
  fc.record({ remembered: fc.constant(what), nth: fc.nat(10_000) });

const MEMORIES: Readonly<Record<string, fc.Arbitrary<Text>>> = {
  'Idempotency-Key': fc.oneof({ arbitrary: fc.uuid(), weight: 4 }, remembered('key')),
  'If-Match': fc.oneof(remembered('etag'), fc.constant('*')),
  'If-None-Match': remembered('answered etag'),
  Prefer: fc.constantFrom('wait=1', 'wait=5', 'respond-async'),
  minPosition: remembered('position'),
  cursor: remembered('cursor'),
};

const who: fc.Arbitrary<Who> = fc.record({
  as: fc.oneof(
    { arbitrary: fc.constant('related' as const), weight: 60 },
    { arbitrary: fc.constant('able' as const), weight: 25 },
    { arbitrary: fc.constant('anybody' as const), weight: 10 },
    { arbitrary: fc.constant('nobody' as const), weight: 3 },
  ),
  nth: fc.nat(10_000),
});

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Part;
}

const recipes = new Map(operations.map((each) => [each.operation.operationId, recipeFor(each)]));

/**
 * Requests to any operation of the document, every second one to the wanted ones, if any: most are valid, the others
 * wrong in one or two ways.
 */
export function recipe(wanted: readonly string[]): fc.Arbitrary<Recipe> {
  const any = fc.oneof(...recipes.values());
  const these = wanted.flatMap((operation) => recipes.get(operation) ?? []);
  return these.length === 0 ? any : fc.oneof(any, fc.oneof(...these));
}

/**
 * Requests by which this many people read each list, the outermost lists first, since they contain the ids for the
 * others.
 */
export function looksAround(people: number): readonly (readonly Recipe[])[] {
  const lists = operations.filter(({ method, operation }) => method === 'GET' && 'items' in rowsOf(operation));
  return lists
    .toSorted((one, other) => one.path.split('{').length - other.path.split('{').length)
    .map(({ operation, path }) => {
      const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
      const drawn = names.map((name) => [name, { draw: name, from: 'related', nth: 0 }] as const);
      const from = { operation: operation.operationId, query: {}, headers: {}, body: undefined, twists: [] };
      return Array.from({ length: people }, (_, nth): Recipe => {
        const as = names.length === 0 ? 'able' : 'related';
        return { ...from, who: { as, nth }, about: nth, path: Object.fromEntries(drawn) };
      });
    });
}

function rowsOf(operation: Part): Part {
  const responses = (operation['responses'] ?? {}) as Readonly<Record<string, Part>>;
  const { content } = deref(responses['200'] ?? {}) as {
    readonly content?: Readonly<Record<string, { schema: Part }>>;
  };
  const schema = content?.['application/json']?.schema;
  return ((schema && deref(schema)['properties']) ?? {}) as Part;
}

function recipeFor({ operation }: Described): fc.Arbitrary<Recipe> {
  const parameters = ((operation['parameters'] ?? []) as readonly Part[]).map((each) =>
    deref(each),
  ) as unknown as readonly Parameter[];
  const inPlace = (place: Parameter['in']): readonly Parameter[] => parameters.filter((each) => each.in === place);
  const { content, required = false } = (operation['requestBody'] ?? {}) as {
    readonly content?: Readonly<Record<string, { readonly schema: Part; readonly example?: unknown }>>;
    readonly required?: boolean;
  };
  const media = content?.['application/json'];
  const body = media && bodyOf(media.schema, media.example);
  const twists = fc.oneof(
    { arbitrary: fc.constant([]), weight: 60 },
    { arbitrary: fc.array(twistOf(body !== undefined), { minLength: 1, maxLength: 2 }), weight: 40 },
  );
  return fc.record({
    operation: fc.constant(operation.operationId),
    who,
    about: fc.nat(10_000),
    path: fc.record(Object.fromEntries(inPlace('path').map(({ name, schema }) => [name, pathText(schema, name)]))),
    query: sometimes(inPlace('query'), 0.3),
    headers: sometimes(inPlace('header'), 0.2),
    body: body
      ? required
        ? body
        : fc.oneof({ arbitrary: body, weight: 4 }, fc.constant(undefined))
      : fc.constant(undefined),
    twists,
  });
}

function pathText(schema: Part, name: string): fc.Arbitrary<Drawn | string> {
  return schema['format'] === 'uuid' ? drawn(name) : fc.constantFrom('not-the-owner', 'unauthenticated', 'nothing');
}

function sometimes(
  parameters: readonly Parameter[],
  chance: number,
): fc.Arbitrary<Record<string, Text | Written>> & fc.Arbitrary<Record<string, Text>> {
  const each = parameters.map(({ name, schema }) => {
    const value = MEMORIES[name] ?? (valueOf(schema, name) as fc.Arbitrary<Text>);
    const there = fc.integer({ min: 1, max: 100 }).map((percent) => percent <= chance * 100);
    return fc.tuple(there, value).map(([is, text]) => (is ? [[name, text] as const] : []));
  });
  return fc.tuple(...each).map((all) => Object.fromEntries(all.flat()));
}

function bodyOf(schema: Part, example: unknown): fc.Arbitrary<Written> {
  return isBatch(schema) ? batch(schema) : valueOf(schema, '', example);
}

/** A body that holds requests: their methods and paths are the document's own. */
function isBatch(schema: Part): boolean {
  const { commands } = (deref(schema)['properties'] ?? {}) as Readonly<Record<string, Part | undefined>>;
  return commands !== undefined;
}
