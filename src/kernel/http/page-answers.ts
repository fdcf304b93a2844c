import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCursor, writeCursor } from '../reading/cursor.js';
import type { KeyForm, PageRequest } from '../reading/cursor-page.js';
import { DEFAULT_LIMIT } from '../reading/paged-query.js';
import { SchemaNotes } from './openapi/schema-note.js';
import { malformed, otherLog } from './refusal-to-problem.js';

/** The query of a page: how many rows, and where the page before ended. */
export class PageDto {
  /** How many rows the page has at most. */
  @SchemaNotes({ type: 'integer', minimum: 1, maximum: 100, default: DEFAULT_LIMIT })
  @IsOptional()
  @Matches(/^([1-9]|[1-9]\d|100)$/, { message: 'limit must be a whole number from 1 to 100' })
  declare limit?: string;

  /** Where the page before ended: its `cursor`. */
  @IsOptional()
  @IsString()
  @MaxLength(400)
  declare cursor?: string;
}

/** A list that is read by pages: its name, and what its keys look like. */
export interface PagedList {
  readonly logId: string;
  /** A cursor is valid for its own list only. */
  readonly list: string;
  /** Anything else in a cursor was not made here. */
  readonly key: KeyForm;
}

/**
 * The page that a query requests; throws a ProblemError, 410 for another log's cursor and 400 for one not made here.
 */
export function pageRequestOf({ limit, cursor }: PageDto, { logId, list, key }: PagedList): PageRequest {
  const request = { after: null, limit: limit === undefined ? DEFAULT_LIMIT : Number(limit) };
  if (cursor === undefined) return request;
  const read = readCursor(logId, list, cursor);
  if (read.kind === 'otherLog') throw otherLog('cursor');
  if (read.kind === 'cursor' && key.test(read.key)) return { ...request, after: read.key };
  const detail = 'cursor must be the `cursor` that a page of this list returned.';
  throw malformed([{ parameter: 'cursor', code: 'BAD_CURSOR', detail }]);
}

/** A page in a response. */
export interface PageAnswer<Row> {
  readonly items: readonly Row[];
  /** Where the next page begins; null on the last one. */
  readonly cursor: string | null;
}

/** The cursor of the page after `after`, which is also put into `Link: rel="next"`; null if there is none. */
export function nextPage(
  request: FastifyRequest,
  reply: FastifyReply,
  after: string | null,
  { limit }: PageRequest,
  { logId, list }: PagedList,
): string | null {
  if (after === null) return null;
  const cursor = writeCursor(logId, list, after);
  const [path = '', query] = request.url.split('?', 2);
  const parameters = new URLSearchParams(query);
  // The next page is at least as new as this one: anything that was waited for is included.
  parameters.delete('minPosition');
  // A cursor says where its page begins.
  parameters.delete('from');
  parameters.set('limit', String(limit));
  parameters.set('cursor', cursor);
  void reply.header('link', `<${path}?${parameters.toString()}>; rel="next"`);
  return cursor;
}
