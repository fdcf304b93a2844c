import { PROBLEM_MEDIA_TYPE, type ProblemPage } from '../../src/kernel/http/problem.js';
import type { KernelProblemCode } from '../../src/kernel/http/problem-pages.js';
import { headers, type HeaderName } from './headers.js';
import type { ApiRoute } from './routes.js';
import { schemaRef, type Part } from './schema.js';

/** What determines which general problems a route can return. */
export type Kind = 'query' | 'command' | 'batch' | 'open' | 'health';

/** The kind of a route. */
export function kindOf({ path, scope, method, command }: ApiRoute): Kind {
  if (path.startsWith('/health/')) return 'health';
  if (scope === undefined) return 'open';
  return command ? 'command' : method === 'get' ? 'query' : 'batch';
}

const ALL: readonly Kind[] = ['query', 'command', 'batch', 'open', 'health'];
const CLOSED: readonly Kind[] = ['query', 'command', 'batch'];
const WITH_BODY: readonly Kind[] = ['command', 'batch'];

/** Which kinds of routes can return each of the kernel's problems. */
const COMMON: Partial<Readonly<Record<KernelProblemCode, readonly Kind[]>>> = {
  MALFORMED_REQUEST: ALL,
  POSITION_BEYOND_HEAD: ['query'],
  UNAUTHENTICATED: CLOSED,
  INSUFFICIENT_SCOPE: CLOSED,
  REQUEST_TIMEOUT: ALL,
  RACE_LOST: ['command'],
  POSITION_OF_ANOTHER_LOG: ['query'],
  PRECONDITION_FAILED: ['command'],
  BODY_TOO_LARGE: WITH_BODY,
  UNSUPPORTED_MEDIA_TYPE: WITH_BODY,
  IDEMPOTENCY_KEY_REUSED: ['command'],
  RATE_LIMITED: ['query', 'command', 'batch', 'open'],
  HEADERS_TOO_LARGE: ALL,
  INTERNAL_ERROR: ALL,
  KEYS_UNAVAILABLE: CLOSED,
  LOG_UNAVAILABLE: ['query', 'command'],
  DATABASE_UNAVAILABLE: ['query', 'command'],
  OUTCOME_UNKNOWN: ['command'],
  POSITION_NOT_REACHED: ['query', 'command'],
  READ_MODEL_INCOMPLETE: ['query'],
  PROJECTOR_FAILED: ['query', 'command'],
  OVERLOADED: ['query', 'command', 'batch', 'open'],
  SHUTTING_DOWN: ['query', 'command', 'batch', 'open'],
};

/** The headers of problems by status, besides those of the request's id and the quota. */
const FIELDS: Readonly<Record<number, readonly (HeaderName | `${HeaderName}?`)[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate?'],
  409: ['Retry-After?'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** The name of the shared response, by status. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'Malformed',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'OfAnotherLog',
  412: 'PreconditionFailed',
  413: 'TooLarge',
  415: 'NotJson',
  422: 'KeyReused',
  429: 'RateLimited',
  431: 'HeadersTooLarge',
  500: 'InternalError',
  503: 'Unavailable',
};

/** The problem pages by code. */
export type Pages = ReadonlyMap<string, ProblemPage>;

/** The problem responses of routes, and those that they share. */
export interface Problems {
  /** The problem responses of a route, by status. */
  responsesOf(route: ApiRoute): Part;
  /** For `components/responses`. */
  readonly shared: Part;
}

/** Describes which problems each route can return: those of its kind, and those that are declared on it. */
export function describeProblems(pages: Pages, routes: readonly ApiRoute[]): Problems {
  const shared = new Map<string, Part>();
  return {
    responsesOf: (route) => {
      const kind = kindOf(route);
      const codes = [...commonTo(kind), ...(route.notes.refusals ?? [])];
      const own = new Set((route.notes.refusals ?? []).map((code) => statusOf(pages, code)));
      const statuses = [...new Set(codes.map((code) => statusOf(pages, code)))].toSorted((a, b) => a - b);
      return Object.fromEntries(
        statuses.map((status) => {
          const here = codes.filter((code) => statusOf(pages, code) === status);
          if (own.has(status)) return [String(status), problemResponse(status, here, pages, kind)];
          const name = nameOf(status, kind, pages, routes);
          shared.set(name, problemResponse(status, here, pages, kind));
          return [String(status), { $ref: `#/components/responses/${name}` }];
        }),
      );
    },
    get shared() {
      return Object.fromEntries([...shared].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

function commonTo(kind: Kind): readonly string[] {
  return Object.entries(COMMON)
    .filter(([, kinds]) => kinds.includes(kind))
    .map(([code]) => code);
}

/** Shared by all kinds that return the same codes; else each has its own. */
function nameOf(status: number, kind: Kind, pages: Pages, routes: readonly ApiRoute[]): string {
  const codesOf = (each: Kind): string =>
    commonTo(each)
      .filter((code) => statusOf(pages, code) === status)
      .join();
  const kinds = [...new Set(routes.map(kindOf))].filter((each) => codesOf(each) !== '');
  const name = NAMES[status] ?? `Status${status}`;
  if (kinds.every((each) => codesOf(each) === codesOf(kind))) return name;
  return `${kind[0]?.toUpperCase()}${kind.slice(1)}${name}`;
}

function statusOf(pages: Pages, code: string): number {
  const status = pages.get(code)?.status;
  if (status === undefined) throw new Error(`${code} has no page that says its status.`);
  return status;
}

function problemResponse(status: number, codes: readonly string[], pages: Pages, kind: Kind): Part {
  const beforeQuota = status === 408 || status === 431;
  const afterWaiting = kind === 'query' && [400, 404, 410, 503].includes(status);
  return {
    description: codes.map((code) => `\`${code}\`: ${pages.get(code)?.title}.`).join('\n\n'),
    headers: {
      ...headers('X-Request-Id', ...(beforeQuota ? [] : (['RateLimit-Policy', 'RateLimit'] as const))),
      ...headers(...(FIELDS[status] ?? []), ...(afterWaiting ? (['Preference-Applied'] as const) : [])),
    },
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: {
          allOf: [schemaRef('Problem'), { properties: { status: { const: status }, code: { enum: codes } } }],
        },
      },
    },
  };
}
