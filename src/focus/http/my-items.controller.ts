import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import type { Sent } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { pageRequestOf, sentPage, type PageAnswer, type PagedList } from '../../kernel/http/pages.js';
import { ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY } from '../../kernel/reading/page.js';
import type { Caller } from '../application/focus.commands.js';
import { askFocus } from '../application/focus.query.handlers.js';
import type { MyItemsFilter } from '../application/my-items.query.js';
import { taggedPage, type ListedItem } from './item-answer.js';
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
@Controller('v1/me')
export class MyItemsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Operation({
    id: 'listMyItems',
    summary: 'All of your items, or those that you search for',
    description: 'Offered, waiting, active and completed ones, the newest first; every filter given must hold.',
  })
  @Get('items')
  async items(
    @ValidQuery(MyItemsDto) { limit, cursor, overdue, state, ...filter }: MyItemsDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    const list: PagedList = { logId: this.options.logId, list: 'my items', key: TIME_KEY };
    const page = pageRequestOf({ limit, cursor }, list);
    const states = state === undefined ? {} : { states: state.split(',') as MyItemsFilter['states'] };
    const wanted: MyItemsFilter = { ...filter, ...states, overdue: overdue === 'true' };
    return sentPage(
      request,
      reply,
      taggedPage(await askFocus(this.queries, 'myItems', caller, wanted, page)),
      page,
      list,
    );
  }
}
