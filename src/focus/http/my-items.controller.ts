import { Controller, Get, Inject } from '@nestjs/common';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { JsonText } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import type { PageAnswer } from '../../kernel/http/page-answers.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery } from '../../kernel/http/reads.js';
import { ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type PageRequest } from '../../kernel/reading/cursor-page.js';
import type { Timeline } from '../../kernel/reading/moment.js';
import type { Caller } from '../application/focus.commands.js';
import type { FocusQueries } from '../application/focus.reads.js';
import type { MyItemsFilter } from '../application/my-items.query.js';
import { FOCUS_QUERIES, type ListedItem } from './item-answer.js';
import { ItemFilterDto } from './item-filter.dto.js';

const STATES = /^(offered|waiting|active|completed)(,(offered|waiting|active|completed)){0,3}$/;

/** The query of all of one's items. */
export class MyItemsDto extends ItemFilterDto {
  /** One state, or several between commas. */
  @IsOptional()
  @Matches(STATES, {
    message: 'state must be one of offered, waiting, active and completed, or several between commas',
  })
  declare state?: string;

  @IsOptional()
  @IsUUID()
  declare projectId?: string;

  @IsOptional()
  @IsUUID()
  declare milestoneId?: string;
}

/** All that the caller executes, in whatever state. */
@ReadsFrom('focus')
@Controller('v1/me')
export class MyItemsController {
  constructor(
    @Inject(FOCUS_QUERIES) private readonly queries: Timeline<FocusQueries>,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Operation({
    id: 'listMyItems',
    summary: 'All of your items, or those that you search for',
    description: 'Offered, waiting, active and completed ones, the newest first; every filter given must hold.',
  })
  @Get('items')
  items(
    @ValidQuery(MyItemsDto) { limit, cursor, overdue, state, ...filter }: MyItemsDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    const states = state === undefined ? {} : { states: state.split(',') as MyItemsFilter['states'] };
    const wanted: MyItemsFilter = { ...filter, ...states, overdue: overdue === 'true' };
    const ask = (page: PageRequest) => this.queries.at(received).myItems(received.caller, wanted, page);
    return this.reads.taggedPage(received, { limit, cursor }, { list: 'my items', key: TIME_KEY }, ask);
  }
}
