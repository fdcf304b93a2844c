import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { withRevisedEtag, type Sent } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { PageDto, pageRequestOf, sentPage, type PageAnswer, type PagedList } from '../../kernel/http/pages.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type KeyForm } from '../../kernel/reading/page.js';
import type { Caller } from '../application/focus.commands.js';
import { askFocus } from '../application/focus.query.handlers.js';
import type { MemberAtWork } from '../application/team.queries.js';
import { ORDER_KEY, tagged, taggedPage, type ListedItem, type QueuedItem, type WholeItem } from './item-answer.js';

/** One item, and what others are on: as far as the caller may see it, and never to change it. */
@Controller('v1')
export class WorkController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Operation({ id: 'getItem', summary: 'One item, with its steps, tags and lineage', refusals: ['ITEM_NOT_FOUND'] })
  @Get('items/:itemId')
  async item(
    @IdOf('itemId') itemId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<WholeItem>> {
    const item = await askFocus(this.queries, 'item', caller, itemId);
    if (item === undefined) throw notFound('ITEM_NOT_FOUND', 'item');
    return withRevisedEtag(request, reply, item.revision, tagged(item));
  }

  @Operation({
    id: 'listUserQueue',
    summary: 'A user’s waiting list, as far as you may see it',
    description: 'Your own in full; a teammate’s, or anyone’s for an admin, without what is not yours to see (ORG-7).',
    refusals: ['USER_NOT_FOUND'],
  })
  @Get('users/:userId/queue')
  async queue(
    @IdOf('userId') userId: string,
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<QueuedItem>>> {
    const list = this.list(`queue of ${userId}`, ORDER_KEY);
    const page = pageRequestOf(query, list);
    const found = await askFocus(this.queries, 'queueOf', caller, userId, page);
    if (found === undefined) throw notFound('USER_NOT_FOUND', 'user, or their queue');
    return sentPage(request, reply, taggedPage(found), page, list);
  }

  @Operation({
    id: 'listTeamWork',
    summary: 'Who of a team is on what',
    description: 'Whether each member is busy, and their active item if it is yours to see (ORG-7).',
    refusals: ['TEAM_NOT_FOUND'],
  })
  @Get('teams/:teamId/work')
  async work(
    @IdOf('teamId') teamId: string,
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<MemberAtWork>>> {
    const list = this.list(`work of ${teamId}`, TIME_KEY);
    const page = pageRequestOf(query, list);
    const found = await askFocus(this.queries, 'teamAtWork', caller, teamId, page);
    if (found === undefined) throw notFound('TEAM_NOT_FOUND', 'team');
    return sentPage(request, reply, found, page, list);
  }

  @Operation({
    id: 'listTeamStranded',
    summary: 'Open items of a team’s deactivated members',
    description: 'The oldest first, as far as you may see them (ORG-9).',
    refusals: ['TEAM_NOT_FOUND'],
  })
  @Get('teams/:teamId/stranded')
  async stranded(
    @IdOf('teamId') teamId: string,
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    const list = this.list(`stranded in ${teamId}`, TIME_KEY);
    const page = pageRequestOf(query, list);
    const found = await askFocus(this.queries, 'stranded', caller, teamId, page);
    if (found === undefined) throw notFound('TEAM_NOT_FOUND', 'team');
    return sentPage(request, reply, taggedPage(found), page, list);
  }

  private list(list: string, key: KeyForm): PagedList {
    return { logId: this.options.logId, list, key };
  }
}

function notFound(code: 'ITEM_NOT_FOUND' | 'USER_NOT_FOUND' | 'TEAM_NOT_FOUND', what: string): ProblemError {
  return new ProblemError({ status: 404, code, detail: `There is no such ${what}, or it is not yours to see.` });
}
