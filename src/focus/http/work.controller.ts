import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { withRevisedEtag } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { PageDto, pageRequestOf, sentPage, type PagedList } from '../../kernel/http/pages.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY } from '../../kernel/reading/page.js';
import type { Caller } from '../application/focus.commands.js';
import { askFocus } from '../application/focus.query.handlers.js';
import { ORDER_KEY, tagged, taggedPage } from './item-answer.js';

/** One item, and what others are on: as far as the caller may see it, and never to change it. */
@Controller('v1')
export class WorkController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Get('items/:itemId')
  async item(
    @IdOf('itemId') itemId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const item = await askFocus(this.queries, 'item', caller, itemId);
    if (item === undefined) throw notFound('ITEM_NOT_FOUND', 'item');
    return withRevisedEtag(request, reply, item.revision, tagged(item));
  }

  @Get('users/:userId/queue')
  async queue(
    @IdOf('userId') userId: string,
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const list = this.list(`queue of ${userId}`, ORDER_KEY);
    const page = pageRequestOf(query, list);
    const found = await askFocus(this.queries, 'queueOf', caller, userId, page);
    if (found === undefined) throw notFound('USER_NOT_FOUND', 'user, or their queue');
    return sentPage(request, reply, taggedPage(found), page, list);
  }

  @Get('teams/:teamId/work')
  async work(
    @IdOf('teamId') teamId: string,
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const list = this.list(`work of ${teamId}`, TIME_KEY);
    const page = pageRequestOf(query, list);
    const found = await askFocus(this.queries, 'teamAtWork', caller, teamId, page);
    if (found === undefined) throw notFound('TEAM_NOT_FOUND', 'team');
    return sentPage(request, reply, found, page, list);
  }

  @Get('teams/:teamId/stranded')
  async stranded(
    @IdOf('teamId') teamId: string,
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const list = this.list(`stranded in ${teamId}`, TIME_KEY);
    const page = pageRequestOf(query, list);
    const found = await askFocus(this.queries, 'stranded', caller, teamId, page);
    if (found === undefined) throw notFound('TEAM_NOT_FOUND', 'team');
    return sentPage(request, reply, taggedPage(found), page, list);
  }

  private list(list: string, key: RegExp): PagedList {
    return { logId: this.options.logId, list, key };
  }
}

function notFound(code: 'ITEM_NOT_FOUND' | 'USER_NOT_FOUND' | 'TEAM_NOT_FOUND', what: string): ProblemError {
  return new ProblemError({ status: 404, code, detail: `There is no such ${what}, or it is not yours to see.` });
}
