import { Controller, Get, Inject } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { JsonText } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { PageDto, type PageAnswer } from '../../kernel/http/page-answers.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery } from '../../kernel/http/reads.js';
import { notFound } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type PageRequest } from '../../kernel/reading/cursor-page.js';
import type { Timeline } from '../../kernel/reading/moment.js';
import type { Caller } from '../application/focus.commands.js';
import type { FocusQueries } from '../application/focus.reads.js';
import type { ItemChange, ItemHistory } from '../application/item-history.query.js';
import type { MemberAtWork } from '../application/team.queries.js';
import {
  FOCUS_QUERIES,
  ITEM_HISTORY,
  ORDER_KEY,
  type ListedItem,
  type QueuedItem,
  type WholeItem,
} from './item-answer.js';

/** The query of a page of a history. */
export class HistoryDto extends PageDto {
  /** Which of two events comes first; the oldest when absent. */
  @IsOptional()
  @IsIn(['oldest', 'newest'])
  declare order?: 'oldest' | 'newest';
}

/** What positions look like, as far as Postgres can hold them. */
const POSITION_KEY = { test: (key: string) => /^[1-9]\d{0,18}$/.test(key) && BigInt(key) < 2n ** 63n };

const noItem = () => notFound('ITEM_NOT_FOUND', 'item');
const noQueue = () => notFound('USER_NOT_FOUND', 'user, or their queue');
const noTeam = () => notFound('TEAM_NOT_FOUND', 'team');

/** One item, and what others are on: as far as the caller may see it, and never to change it. */
@ReadsFrom('focus')
@Controller('v1')
export class WorkController {
  constructor(
    @Inject(FOCUS_QUERIES) private readonly queries: Timeline<FocusQueries>,
    @Inject(ITEM_HISTORY) private readonly past: ItemHistory,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Operation({ id: 'getItem', summary: 'One item, with its steps, tags and lineage', refusals: ['ITEM_NOT_FOUND'] })
  @Get('items/:itemId')
  item(
    @IdOf('itemId') itemId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<WholeItem>> {
    return this.reads.one(received, () => this.queries.at(received).item(received.caller, itemId), noItem);
  }

  @Operation({
    id: 'getItemHistory',
    summary: 'The history of an item: each event that changed it, with what it changed',
    description:
      'Whoever sees the item sees its history. A deleted item’s stays with its owner, a declined offer’s with who made it, too (HIST-2). A page may have fewer rows than its limit.',
    refusals: ['ITEM_NOT_FOUND'],
  })
  @ReadsFrom('focus-history')
  @Get('items/:itemId/history')
  async history(
    @IdOf('itemId') itemId: string,
    @ValidQuery(HistoryDto) { order = 'oldest', ...query }: HistoryDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ItemChange>>> {
    const { caller, moment } = received;
    const isSeen = await this.reads.ask(() => this.queries.at({}).item(caller, itemId));
    if (isSeen === undefined && !(await this.past.wasOf(caller, itemId))) throw noItem();
    const list = { list: `history of ${itemId} ${order}`, key: POSITION_KEY };
    const part = { newestFirst: order === 'newest', upTo: moment?.position };
    return this.reads.page(received, query, list, (page) => this.past.page(itemId, { ...page, ...part }));
  }

  @Operation({
    id: 'listUserQueue',
    summary: 'A user’s waiting list, as far as you may see it',
    description: 'Your own in full; a teammate’s, or anyone’s for an admin, without what is not yours to see (ORG-7).',
    refusals: ['USER_NOT_FOUND'],
  })
  @Get('users/:userId/queue')
  queue(
    @IdOf('userId') userId: string,
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<QueuedItem>>> {
    const list = { list: `queue of ${userId}`, key: ORDER_KEY };
    const { caller } = received;
    if (userId === caller.userId) {
      return this.reads.textPage(received, query, list, (page) => this.queries.at(received).queue(caller, page));
    }
    return this.reads.taggedPage(
      received,
      query,
      list,
      (page) => this.queries.at(received).queueOf(caller, userId, page),
      noQueue,
    );
  }

  @Operation({
    id: 'listTeamWork',
    summary: 'Who of a team is on what',
    description: 'Whether each member is busy, and their active item if it is yours to see (ORG-7).',
    refusals: ['TEAM_NOT_FOUND'],
  })
  @Get('teams/:teamId/work')
  work(
    @IdOf('teamId') teamId: string,
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<MemberAtWork>>> {
    const list = { list: `work of ${teamId}`, key: TIME_KEY };
    return this.reads.page(
      received,
      query,
      list,
      (page) => this.queries.at(received).teamAtWork(received.caller, teamId, page),
      noTeam,
    );
  }

  @Operation({
    id: 'listTeamStranded',
    summary: 'Open items of a team’s deactivated members',
    description: 'The oldest first, as far as you may see them (ORG-9).',
    refusals: ['TEAM_NOT_FOUND'],
  })
  @Get('teams/:teamId/stranded')
  stranded(
    @IdOf('teamId') teamId: string,
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    const list = { list: `stranded in ${teamId}`, key: TIME_KEY };
    const ask = (page: PageRequest) => this.queries.at(received).stranded(received.caller, teamId, page);
    return this.reads.taggedPage(received, query, list, ask, noTeam);
  }
}
