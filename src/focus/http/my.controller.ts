import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { withContentEtag } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { malformed, otherLog } from '../../kernel/http/refusal-to-problem.js';
import { ValidQuery } from '../../kernel/http/validation.js';
import { readCursor, writeCursor } from '../../kernel/reading/cursor.js';
import type { Caller } from '../application/focus.commands.js';
import type { ActiveItemAnswer, FocusAnswer, QueuePage } from '../application/focus.queries.js';
import { AskMyFocus, AskQueue } from '../application/focus.query.handlers.js';
import { PageDto } from './focus.dto.js';
import { tagged, type TaggedItem } from './item-answer.js';

const TOP = 5;
const DEFAULT_LIMIT = 20;
const QUEUE = 'queue';
/** What an order key can be; anything else in a cursor was not made here. */
const ORDER_KEY = /^-?\d{1,16}$/;

/** A page of the caller's waiting list. */
export interface QueueAnswer {
  readonly items: readonly TaggedItem[];
  /** For the next page; null on the last. */
  readonly cursor: string | null;
}

/** What the caller works on now and next. */
export interface MyFocusAnswer extends Pick<FocusAnswer, 'alarm'> {
  readonly active: TaggedItem<ActiveItemAnswer> | null;
  readonly next: readonly TaggedItem[];
}

/** What the caller works on now, next and later. */
@Controller('v1/me')
export class MyController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Get('focus')
  async focus(
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { active, alarm, next } = await this.queries.execute<AskMyFocus, FocusAnswer>(
      new AskMyFocus(caller.userId, TOP),
    );
    const answer: MyFocusAnswer = { active: active && tagged(active), alarm, next: next.map(tagged) };
    return withContentEtag(request, reply, answer);
  }

  @Get('queue')
  async queue(
    @ValidQuery(PageDto) page: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const limit = page.limit === undefined ? DEFAULT_LIMIT : Number(page.limit);
    const after = page.cursor === undefined ? null : this.keyIn(page.cursor);
    const { items, after: last } = await this.queries.execute<AskQueue, QueuePage>(
      new AskQueue(caller.userId, after, limit),
    );
    const cursor = last === null ? null : writeCursor(this.options.logId, QUEUE, last);
    if (cursor !== null) void reply.header('link', `</v1/me/queue?limit=${limit}&cursor=${cursor}>; rel="next"`);
    return withContentEtag(request, reply, { items: items.map(tagged), cursor } satisfies QueueAnswer);
  }

  private keyIn(text: string): string {
    const cursor = readCursor(this.options.logId, QUEUE, text);
    if (cursor.kind === 'otherLog') throw otherLog('cursor');
    if (cursor.kind === 'cursor' && ORDER_KEY.test(cursor.key)) return cursor.key;
    const detail = 'cursor takes what a page of this list answered as its `cursor`.';
    throw malformed([{ parameter: 'cursor', code: 'BAD_CURSOR', detail }]);
  }
}
