import { createRequire } from 'node:module';
import type { Ajv2020 as Ajv, ValidateFunction } from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import { apiDocument, deref, describedAt, pathsAt, type Described, type Part } from './document.js';

/** A response as it came, whatever sent the request. */
export interface AnswerGiven {
  readonly status: number;
  /** By name in lower case. */
  readonly header: (name: string) => string | null;
  readonly text: string;
}

/** Header fields with a meaning in this API, which must be described wherever they are sent. */
const MEANT = [
  'brightly-position',
  'location',
  'link',
  'etag',
  'retry-after',
  'www-authenticate',
  'preference-applied',
  'ratelimit',
  'ratelimit-policy',
];

/** Problems of requests that no operation is about. */
const BESIDE_OPERATIONS = [
  ...['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED', 'MALFORMED_REQUEST', 'BODY_TOO_LARGE', 'HEADERS_TOO_LARGE'],
  ...['UNSUPPORTED_MEDIA_TYPE', 'REQUEST_TIMEOUT', 'OVERLOADED', 'SHUTTING_DOWN'],
];

const require = createRequire(import.meta.url);
const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv };
const addFormats = require('ajv-formats') as { default: FormatsPlugin };
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormats.default(ajv);
ajv.addSchema(closed(apiDocument), 'api');
const validators = new Map<string, ValidateFunction>();

/** Throws unless the document describes this response to this request: status, header fields, media type and body. */
export function describes(method: string, address: string, answer: AnswerGiven): void {
  const path = address.split('?', 1)[0] ?? '';
  const fail = (what: string): never => {
    throw new Error(`${method} ${address} answered ${answer.status}, ${what}: ${answer.text.slice(0, 1000)}`);
  };
  if (answer.status === 500) fail('a fault of the service');
  const described = describedAt(method, path);
  const wrong = described ? wrongIn(described, method, answer) : wrongBeside(method, path, answer);
  if (wrong !== undefined) fail(wrong);
}

function wrongBeside(method: string, path: string, { status, text }: AnswerGiven): string | undefined {
  // A preflight belongs to the browser (Fetch standard), and is no operation.
  if (method === 'OPTIONS' && status === 204) return undefined;
  const missing = pathsAt(path).length > 0 ? 405 : 404;
  if (status !== missing && status < 400) return 'which no operation of the document is about';
  if (method === 'HEAD') return undefined;
  const problem = JSON.parse(text) as { readonly code?: string };
  const wrong = mismatch('#/components/schemas/Problem', problem);
  return wrong ?? (BESIDE_OPERATIONS.includes(problem.code ?? '') ? undefined : 'which is said of operations only');
}

function wrongIn(
  { path, operation, method: asked }: Described,
  method: string,
  answer: AnswerGiven,
): string | undefined {
  const named = operation.responses[String(answer.status)];
  if (!named) return `which ${operation.operationId} does not describe`;
  const response = deref(named);
  const wrong = wrongFields(response, answer);
  if (wrong !== undefined || method === 'HEAD') return wrong;
  const { content } = response as { readonly content?: Readonly<Record<string, Part>> };
  if (!content) return answer.text === '' ? undefined : 'with a body that is not described';
  const media = (answer.header('content-type') ?? '').split(';', 1)[0] ?? '';
  if (!content[media]) return `as ${media}, which ${operation.operationId} does not describe`;
  if (!media.endsWith('json')) return undefined;
  const body = JSON.parse(answer.text) as unknown;
  const at =
    '$ref' in named
      ? String(named['$ref'])
      : pointer('paths', path, asked.toLowerCase(), 'responses', String(answer.status));
  return mismatch(`${at}${pointer('content', media, 'schema').slice(1)}`, body);
}

function wrongFields(response: Part, { header }: AnswerGiven): string | undefined {
  const described = Object.entries((response['headers'] ?? {}) as Readonly<Record<string, Part>>);
  const absent = described.find(
    ([name, field]) => deref(field)['required'] === true && header(name.toLowerCase()) === null,
  );
  if (absent) return `without ${absent[0]}`;
  const names = described.map(([name]) => name.toLowerCase());
  const extra = MEANT.find((name) => header(name) !== null && !names.includes(name));
  return extra === undefined ? undefined : `with ${extra}, which is not described`;
}

/** How a value violates the schema at this place in the document; undefined if it does not. */
export function mismatch(at: string, value: unknown): string | undefined {
  const validate = validators.get(at) ?? ajv.compile({ $ref: `api${at}` });
  validators.set(at, validate);
  if (validate(value)) return undefined;
  return `not as described (${ajv.errorsText(validate.errors)})`;
}

/** The place in the document below these names. */
export function pointer(...names: readonly string[]): string {
  return `#/${names.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
}

/** Clients ignore unknown fields, but here every field must be described. */
function closed(document: Part): Part {
  const { components } = document as { readonly components: { readonly schemas: Readonly<Record<string, Part>> } };
  const schemas = Object.entries(components.schemas).map(([name, schema]) => [name, closedSchema(schema)]);
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) as Part } };
}

function closedSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closedSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, closedSchema(each)])) as Part;
  return typeof inner['properties'] === 'object' &&
    inner['additionalProperties'] === undefined &&
    inner['type'] === 'object'
    ? { ...inner, additionalProperties: false }
    : inner;
}
