import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { withContentEtag } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { PageDto, pageRequestOf, sentPage, type PagedList } from '../../kernel/http/pages.js';
import { NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type Page } from '../../kernel/reading/page.js';
import type { Caller } from '../application/focus.commands.js';
import type { ActiveItemAnswer, FocusAnswer } from '../application/focus.queries.js';
import { askFocus } from '../application/focus.query.handlers.js';
import { ORDER_KEY, tagged, taggedPage, type TaggedItem } from './item-answer.js';

const TOP = 5;

/** What the caller works on now and next. */
export interface MyFocusAnswer extends Pick<FocusAnswer, 'alarm'> {
  readonly active: TaggedItem<ActiveItemAnswer> | null;
  readonly next: readonly TaggedItem[];
}

type MyList = 'queue' | 'offered' | 'completed';

/** What the caller works on now, next and later, has done, and offered to others. */
@Controller('v1/me')
export class MyController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Get('focus')
  async focus(
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { active, alarm, next } = await askFocus(this.queries, 'focus', caller, TOP);
    const answer: MyFocusAnswer = { active: active && tagged(active), alarm, next: next.map(tagged) };
    return withContentEtag(request, reply, answer);
  }

  @Get('queue')
  queue(
    @ValidQuery(PageDto) page: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.page('queue', page, caller, request, reply);
  }

  @Get('offered')
  offered(
    @ValidQuery(PageDto) page: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.page('offered', page, caller, request, reply);
  }

  @Get('completed')
  completed(
    @ValidQuery(PageDto) page: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.page('completed', page, caller, request, reply);
  }

  @Get('offers')
  async offers(
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const list: PagedList = { logId: this.options.logId, list: 'offers', key: TIME_KEY };
    const page = pageRequestOf(query, list);
    return sentPage(request, reply, await askFocus(this.queries, 'offersMade', caller, page), page, list);
  }

  private async page(
    name: MyList,
    query: PageDto,
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    const key = name === 'queue' ? ORDER_KEY : TIME_KEY;
    const list: PagedList = { logId: this.options.logId, list: name, key };
    const page = pageRequestOf(query, list);
    const found: Page<Parameters<typeof tagged>[0]> = await askFocus(this.queries, name, caller, page);
    return sentPage(request, reply, taggedPage(found), page, list);
  }
}
