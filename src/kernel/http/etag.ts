import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IfRevision } from '../deciding/executing.js';
import type { Precondition } from './precondition.js';
import { malformed, preconditionFailed } from './refusal-to-problem.js';

declare const BODY: unique symbol;

/**
 * The JSON text of such a body, or undefined (304) if the caller has it already. Serialised only once, while the
 * compiler and the API's document still know its type.
 */
export type JsonText<Body extends object> = (string & { readonly [BODY]: Body }) | undefined;

const ENTITY_TAG_IN_LIST = /[ \t]*(?:((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")[ \t]*)?(?:,|$)/y;

/** A response, or a part of one, whose entity tag `If-Match` can name. */
export interface Tagged {
  /** The entity tag for the `If-Match` of a command. */
  readonly etag: string;
}

/** The entity tag of a representation: the revision of the last event that changed it, strong (RFC 9110, 8.8.3). */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** What was read, with its entity tag. */
export function tagged<Row extends { readonly revision: number }>(row: Row): Row & Tagged {
  return { ...row, etag: etagOf(row.revision) };
}

/** The caller's `If-Match` (RFC 9110, 13.1.1); undefined when there is none. Throws a 400 ProblemError if it is malformed. */
export function ifMatchFrom(header: string | undefined): Precondition | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return { kind: 'exists' };
  const etags = entityTags(header);
  if (!etags) {
    throw malformed([
      {
        header: 'If-Match',
        code: 'BAD_ENTITY_TAG',
        detail: 'If-Match takes `*` or entity tags in double quotes, as `ETag` gave them.',
      },
    ]);
  }
  return { kind: 'oneOf', etags };
}

/**
 * Whether the precondition holds at this revision, undefined for what does not exist. Compares strongly: a weak entity
 * tag never matches. Of a tag that `withRevisedEtag` made, only the revision counts.
 */
export function isMatched(precondition: Precondition, revision: number | undefined): boolean {
  if (revision === undefined) return false;
  if (precondition.kind === 'exists') return true;
  return precondition.etags.some((etag) => etag === etagOf(revision) || etag.startsWith(`"${revision}.`));
}

/** The precondition as a command takes it; undefined if there is none. */
export function ifRevisionOf(precondition: Precondition | undefined): IfRevision | undefined {
  return precondition && ((revision) => isMatched(precondition, revision));
}

/** Throws a 412 ProblemError unless the precondition, if there is one, holds at this revision. */
export function requireMatch(precondition: Precondition | undefined, revision: number | undefined): void {
  if (precondition && !isMatched(precondition, revision)) throw preconditionFailed(precondition);
}

/**
 * Whether `If-None-Match` (RFC 9110, 13.1.2) names this entity tag, so that the caller has the representation already;
 * compares weakly.
 */
export function isHeld(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  // A malformed field is ignored: the full response is never wrong.
  return entityTags(header)?.some((candidate) => candidate === etag || candidate === `W/${etag}`) ?? false;
}

function entityTags(header: string): readonly string[] | undefined {
  const etags: string[] = [];
  ENTITY_TAG_IN_LIST.lastIndex = 0;
  while (ENTITY_TAG_IN_LIST.lastIndex < header.length) {
    const match = ENTITY_TAG_IN_LIST.exec(header);
    if (!match) return undefined;
    if (match[1] !== undefined) etags.push(match[1]);
  }
  return etags.length > 0 ? etags : undefined;
}

/**
 * The response to a read: `body` as JSON text with its `ETag`, a hash of that text, or nothing with 304 if the caller has
 * it already. Only the caller may store it, and must revalidate it with `If-None-Match` before using it again.
 */
export function withContentEtag<Body extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
): JsonText<Body> {
  return taggedText(request, reply, body, '');
}

/**
 * As `withContentEtag`, for a single resource that is shown with other data, such as its place in a list: the tag
 * begins with the resource's revision, which is what `If-Match` compares.
 */
export function withRevisedEtag<Body extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  revision: number,
  body: Body,
): JsonText<Body> {
  return taggedText(request, reply, body, `${revision}.`);
}

function taggedText<Body extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
  before: string,
): JsonText<Body> {
  return sendTagged(request, reply, JSON.stringify(body), before);
}

/** As `withContentEtag`, for a body that is JSON text already. */
export function withTextEtag<Body extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): JsonText<Body> {
  return sendTagged(request, reply, text, '');
}

/**
 * The text of a response as of a past moment: nothing can be done with what was, and no entity tag of it matches an
 * `If-Match`, which compares strongly (HIST-6).
 */
function asThen(text: string): string {
  // rule HIST-6: what was offers no action, and no entity tag that an `If-Match` matches
  const change = (name: string, value: unknown): unknown => {
    if (name === 'allowedActions') return [];
    return name === 'etag' ? `W/${String(value)}` : value;
  };
  return JSON.stringify(JSON.parse(text), change);
}

function sendTagged<Body extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  present: string,
  before: string,
): JsonText<Body> {
  const { moment } = request;
  const text = moment === undefined ? present : asThen(present);
  const etag = moment === undefined ? contentEtag(text, before) : `W/${contentEtag(text)}`;
  if (isHeldAlready(request, reply, etag)) return undefined;
  void reply.type('application/json; charset=utf-8');
  return text as JsonText<Body>;
}

/** A strong entity tag of exactly this content, after the prefix `before`. */
export function contentEtag(content: string | Buffer, before = ''): string {
  return `"${before}${hash('sha256', content, 'base64url').slice(0, 22)}"`;
}

/** Tags a response that is the same for everybody; true, with 304, if the caller has it already. */
export function isSentAlready(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, cacheControl }: { readonly etag: string; readonly cacheControl: string },
): boolean {
  void reply.headers({ etag, 'cache-control': cacheControl });
  if (!isHeld(request.headers['if-none-match'], etag)) return false;
  void reply.status(304);
  return true;
}

function isHeldAlready(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'Authorization' });
  if (!isHeld(request.headers['if-none-match'], etag)) return false;
  // RFC 9110, 15.4.5: the copy that the caller has includes the link.
  void reply.removeHeader('link').status(304);
  return true;
}
