import type { Part } from './schema.js';

const text = (description: string, example?: string): Part => ({
  description,
  schema: { type: 'string' },
  ...(example !== undefined && { example }),
});

/** Response headers, for `components/headers`. */
export const HEADERS = {
  'X-Request-Id': {
    ...text('The request’s own `X-Request-Id` where that was sane, else a fresh UUID; the log names it.'),
    required: true,
  },
  'RateLimit-Policy': text(
    'The quota: requests and seconds (draft-ietf-httpapi-ratelimit-headers).',
    '"user";q=6000;w=60',
  ),
  RateLimit: text('What is left of it, and the seconds until it is whole again.', '"user";r=5999;t=1'),
  'Retry-After': {
    required: true,
    description: 'Seconds after which to send the request again (RFC 9110, 10.2.3).',
    schema: { type: 'integer', minimum: 0 },
  },
  'WWW-Authenticate': {
    ...text('How to authenticate, with what is wrong with the token (RFC 6750) and where to get one (RFC 9728).'),
    required: true,
  },
  'Brightly-Position': {
    ...text(
      'The position of the command’s last event: a read that names it as `minPosition` sees what the command did.',
    ),
    required: true,
  },
  'Idempotency-Replayed': {
    description:
      '`true` if the command was sent again under its `Idempotency-Key`: this is the first response, and nothing was done again (LOG-3). Absent on a first response.',
    schema: { type: 'string', const: 'true' },
  },
  Location: { ...text('The address of what was made.'), required: true },
  ETag: { ...text('The entity tag of the response, for `If-None-Match`.', '"42"'), required: true },
  Link: text('The next page: `<…>; rel="next"`; absent on the last one.'),
  'Preference-Applied': text('The wait that `Prefer` asked for, as far as it was granted (RFC 7240).', 'wait=5'),
} as const satisfies Readonly<Record<string, Part>>;

/** The name of a response header. */
export type HeaderName = keyof typeof HEADERS;

/** References to these headers; those with a question mark are optional. */
export function headers(...names: readonly (HeaderName | `${HeaderName}?`)[]): Part {
  return Object.fromEntries(
    names.map((each) => {
      const name = each.replace('?', '') as HeaderName;
      const optional = each !== name && 'required' in HEADERS[name];
      return [name, optional ? { ...HEADERS[name], required: false } : { $ref: `#/components/headers/${name}` }];
    }),
  );
}
