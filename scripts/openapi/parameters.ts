import { MAX_WAIT_SECONDS, DEFAULT_WAIT_SECONDS } from '../../src/kernel/http/min-position.js';
import { exampleId } from './examples.js';
import type { ApiRoute } from './routes.js';
import type { Part, Schema } from './schema.js';

/** Parameters that many routes take, for `components/parameters`. */
export const PARAMETERS = {
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes it safe to send the command again: within 30 days, the same caller’s command under the same key has no second effect and gets the first response (LOG-3). 1 to 255 visible ASCII characters, bare or in double quotes.',
    schema: { type: 'string', minLength: 1 },
  },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description:
      'Carries the command out only while the resource has one of these entity tags; `*` for any (RFC 9110, 13.1.1).',
    schema: { type: 'string' },
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'Entity tags that the caller has already: 304 where one of them is current (RFC 9110, 13.1.2).',
    schema: { type: 'string' },
  },
  minPosition: {
    name: 'minPosition',
    in: 'query',
    description:
      'A position that a command returned: the read waits until it is reached, and never returns data from before it (LOG-4).',
    schema: { type: 'string', pattern: '^(0|[1-9]\\d{0,18})(\\.[\\w-]{1,64})?$' },
  },
  asOf: {
    name: 'asOf',
    in: 'query',
    description:
      'A position: the response is as it would have been there, with nothing that can be done with it, and with weak entity tags (HIST-4). What you may see is decided by who you are today.',
    schema: { type: 'string', pattern: '^(0|[1-9]\\d{0,18})(\\.[\\w-]{1,64})?$' },
  },
  prefer: {
    name: 'Prefer',
    in: 'header',
    description: `\`wait=<seconds>\`: how long the read may wait for \`minPosition\` or \`asOf\`, ${DEFAULT_WAIT_SECONDS} where it does not say, ${MAX_WAIT_SECONDS} at most (RFC 7240).`,
    schema: { type: 'string' },
  },
} as const satisfies Readonly<Record<string, Part>>;

type Shared = keyof typeof PARAMETERS;

/** The parameters of a route; `query` is the schema of its query's parameters. */
export function parametersOf(route: ApiRoute, query: Schema | undefined): readonly Part[] {
  return [...pathParameters(route), ...queryParameters(query), ...sharedBy(route).map(reference)];
}

function pathParameters({ path, ids }: ApiRoute): readonly Part[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: ids.includes(name) ? { type: 'string', format: 'uuid' } : { type: 'string' },
    ...(ids.includes(name) && { example: exampleId(name) }),
  }));
}

function queryParameters(query: Schema | undefined): readonly Part[] {
  const { properties = {}, required = [] } = (query ?? {}) as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(description !== undefined && { description }),
    ...(required.includes(name) && { required: true }),
    schema: asText(schema),
  }));
}

/** In a URL every value is text, and none is null. */
function asText(schema: Schema): Schema {
  const { type, enum: values, ...rest } = schema;
  const texts = Array.isArray(values) ? (values as unknown[]).filter((value) => value !== null) : undefined;
  if (JSON.stringify(texts) === '["true","false"]') return { type: 'boolean' };
  const one = Array.isArray(type) ? (type as unknown[]).find((each) => each !== 'null') : type;
  const { pattern: _pattern, ...number } = rest;
  return one === 'integer' ? { type: one, ...number } : { type: one, ...rest, ...(texts && { enum: texts }) };
}

function sharedBy({ method, command, scope, readsFrom }: ApiRoute): readonly Shared[] {
  if (scope === undefined) return [];
  if (method === 'get') {
    // The directory is what a process has in memory: the present only.
    return ['minPosition', ...(readsFrom === 'directory' ? [] : (['asOf'] as const)), 'prefer', 'ifNoneMatch'];
  }
  return command ? ['idempotencyKey', 'ifMatch'] : ['idempotencyKey'];
}

function reference(name: Shared): Part {
  return { $ref: `#/components/parameters/${name}` };
}
