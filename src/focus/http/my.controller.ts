import { Controller, Get, Inject } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import { tagged, withContentEtag, type JsonText } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { SchemaNotes } from '../../kernel/http/openapi/schema-note.js';
import { PageDto, type PageAnswer } from '../../kernel/http/page-answers.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery } from '../../kernel/http/reads.js';
import { malformed } from '../../kernel/http/refusal-to-problem.js';
import { NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY } from '../../kernel/reading/cursor-page.js';
import type { Timeline } from '../../kernel/reading/moment.js';
import type { Caller } from '../application/focus.commands.js';
import type { FocusAnswer } from '../application/focus.queries.js';
import type { FocusQueries } from '../application/focus.reads.js';
import type { OfferMade } from '../application/my-lists.queries.js';
import { FOCUS_QUERIES, ORDER_KEY, type ListedItem, type OwnActiveItem, type OwnItem } from './item-answer.js';

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

const QUEUE = { list: 'queue', key: ORDER_KEY };
const OFFERED = { list: 'offered', key: TIME_KEY };
const SET_ASIDE = { list: 'set aside', key: ORDER_KEY };
const COMPLETED = { list: 'completed', key: TIME_KEY };
const OFFERS = { list: 'offers', key: TIME_KEY };

/** What the caller works on now, next and later, has done, and offered to others. */
@ReadsFrom('focus')
@Controller('v1/me')
export class MyController {
  constructor(
    @Inject(FOCUS_QUERIES) private readonly queries: Timeline<FocusQueries>,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Operation({
    id: 'getMyFocus',
    summary: 'What you work on now and next',
    description: 'The active item in full, the alarm on it, and the top of the waiting list, in one response.',
  })
  @Get('focus')
  async focus(
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<MyFocusAnswer>> {
    const { caller, request, reply } = received;
    const { active, alarm, next } = await this.reads.ask(() => this.queries.at(received).focus(caller, TOP));
    const answer: MyFocusAnswer = { active: active && tagged(active), alarm, next: next.map(tagged) };
    return withContentEtag(request, reply, answer);
  }

  @Operation({
    id: 'listMyQueue',
    summary: 'Your waiting list, from the top',
    description:
      'From the position `from` if that is named; beyond the end of the list the page is empty. A `cursor` already says where its page begins, so the two together are refused.',
  })
  @Get('queue')
  queue(
    @ValidQuery(QueueDto) { from, ...query }: QueueDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<OwnItem>>> {
    if (from !== undefined && query.cursor !== undefined) throw malformed([fromAndCursor]);
    const start = from === undefined ? {} : { from: Number(from) };
    return this.reads.textPage(received, query, QUEUE, (page) =>
      this.queries.at(received).queue(received.caller, { ...page, ...start }),
    );
  }

  @Operation({ id: 'listMyOffered', summary: 'What is offered to you, the oldest first' })
  @Get('offered')
  offered(
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    return this.reads.taggedPage(received, query, OFFERED, (page) =>
      this.queries.at(received).offered(received.caller, page),
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
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    return this.reads.taggedPage(received, query, SET_ASIDE, (page) =>
      this.queries.at(received).setAside(received.caller, page),
    );
  }

  @Operation({ id: 'listMyCompleted', summary: 'What you completed, the newest first' })
  @Get('completed')
  completed(
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    return this.reads.taggedPage(received, query, COMPLETED, (page) =>
      this.queries.at(received).completed(received.caller, page),
    );
  }

  @Operation({
    id: 'listMyOffers',
    summary: 'What you offered to others, the newest first',
    description: 'With what became of each offer; declined ones with the reason.',
  })
  @Get('offers')
  offers(
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<OfferMade>>> {
    return this.reads.page(received, query, OFFERS, (page) =>
      this.queries.at(received).offersMade(received.caller, page),
    );
  }
}
