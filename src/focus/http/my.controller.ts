import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { withContentEtag, type Sent, type Tagged } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { SchemaNotes } from '../../kernel/http/openapi/schema-note.js';
import { malformed } from '../../kernel/http/refusal-to-problem.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { PageDto, pageRequestOf, sentPage, type PageAnswer, type PagedList } from '../../kernel/http/pages.js';
import { NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type KeyForm, type Page, type PageRequest } from '../../kernel/reading/page.js';
import type { Caller } from '../application/focus.commands.js';
import type { FocusAnswer } from '../application/focus.queries.js';
import { askFocus } from '../application/focus.query.handlers.js';
import type { OfferMade } from '../application/my-lists.queries.js';
import { ORDER_KEY, tagged, taggedPage, type ListedItem, type OwnActiveItem, type OwnItem } from './item-answer.js';

const TOP = 5;

/** What the caller works on now and next. */
export interface MyFocusAnswer extends Pick<FocusAnswer, 'alarm'> {
  readonly active: OwnActiveItem | null;
  readonly next: readonly OwnItem[];
}

/** The query of one's own waiting list: a page, or where in the list it begins. */
export class QueueDto extends PageDto {
  /** The position at which the page begins, 1 at the top. */
  @SchemaNotes({ type: 'integer', minimum: 1, maximum: 999_999_999 })
  @IsOptional()
  @Matches(/^[1-9]\d{0,8}$/, { message: 'from must be a whole number from 1 to 999999999' })
  declare from?: string;
}

const fromAndCursor = {
  parameter: 'from',
  code: 'FROM_AND_CURSOR',
  detail: 'A page begins at the position `from` or where its `cursor` says; send one of them.',
} as const;

type MyList = 'queue' | 'offered' | 'set aside' | 'completed';

/** What the caller works on now, next and later, has done, and offered to others. */
@Controller('v1/me')
export class MyController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Operation({
    id: 'getMyFocus',
    summary: 'What you work on now and next',
    description: 'The active item in full, the alarm on it, and the top of the waiting list, in one answer.',
  })
  @Get('focus')
  async focus(
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<MyFocusAnswer>> {
    const { active, alarm, next } = await askFocus(this.queries, 'focus', caller, TOP);
    const answer: MyFocusAnswer = { active: active && tagged(active), alarm, next: next.map(tagged) };
    return withContentEtag(request, reply, answer);
  }

  @Operation({
    id: 'listMyQueue',
    summary: 'Your waiting list, from the top',
    description:
      'From the position `from` where that is named; beyond the end of the list there is an empty page. A `cursor` says by itself where its page begins, so the two together are refused.',
  })
  @Get('queue')
  queue(
    @ValidQuery(QueueDto) { from, ...query }: QueueDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<OwnItem>>> {
    if (from !== undefined && query.cursor !== undefined) throw malformed([fromAndCursor]);
    return this.page(
      'queue',
      ORDER_KEY,
      query,
      (page) => askFocus(this.queries, 'queue', caller, { ...page, ...(from !== undefined && { from: Number(from) }) }),
      request,
      reply,
    );
  }

  @Operation({ id: 'listMyOffered', summary: 'What is offered to you, the oldest first' })
  @Get('offered')
  offered(
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    return this.page(
      'offered',
      TIME_KEY,
      query,
      (page) => askFocus(this.queries, 'offered', caller, page),
      request,
      reply,
    );
  }

  @Operation({
    id: 'listMySetAside',
    summary: 'What you have set aside',
    description: 'In the order of your waiting list, to which each item returns on its day (FOCUS-25).',
  })
  @Get('set-aside')
  setAside(
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    return this.page(
      'set aside',
      ORDER_KEY,
      query,
      (page) => askFocus(this.queries, 'setAside', caller, page),
      request,
      reply,
    );
  }

  @Operation({ id: 'listMyCompleted', summary: 'What you completed, the newest first' })
  @Get('completed')
  completed(
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    return this.page(
      'completed',
      TIME_KEY,
      query,
      (page) => askFocus(this.queries, 'completed', caller, page),
      request,
      reply,
    );
  }

  @Operation({
    id: 'listMyOffers',
    summary: 'What you offered to others, the newest first',
    description: 'With what became of each offer; declined ones with the reason.',
  })
  @Get('offers')
  async offers(
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<OfferMade>>> {
    const list: PagedList = { logId: this.options.logId, list: 'offers', key: TIME_KEY };
    const page = pageRequestOf(query, list);
    return sentPage(request, reply, await askFocus(this.queries, 'offersMade', caller, page), page, list);
  }

  private async page<Item extends { readonly revision: number }>(
    name: MyList,
    key: KeyForm,
    query: PageDto,
    ask: (page: PageRequest) => Promise<Page<Item>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Sent<PageAnswer<Item & Tagged>>> {
    const list: PagedList = { logId: this.options.logId, list: name, key };
    const page = pageRequestOf(query, list);
    return sentPage(request, reply, taggedPage(await ask(page)), page, list);
  }
}
