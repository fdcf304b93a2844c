import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import type { Sent } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { pageRequestOf, sentPage, type PageAnswer, type PagedList } from '../../kernel/http/pages.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { IdOf, ValidQuery } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import { askFocus } from '../application/focus.query.handlers.js';
import { GROUPED_TIME_KEY } from '../../kernel/reading/page.js';
import type { WorkFilter } from '../application/work.queries.js';
import { taggedPage, type ListedItem } from './item-answer.js';
import { ItemFilterDto } from './item-filter.dto.js';

/** The query of a project's items. */
export class WorkDto extends ItemFilterDto {
  @IsOptional()
  @IsIn(['offered', 'waiting', 'active', 'completed'])
  declare state?: 'offered' | 'waiting' | 'active' | 'completed';

  @IsOptional()
  @IsUUID()
  declare ownerId?: string;
}

/** The items of a project and of a milestone, milestone by milestone, the oldest first. */
@Controller('v1/projects/:projectId')
export class ProjectItemsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Operation({
    id: 'listProjectItems',
    summary: 'The items of a project',
    description: 'Milestone by milestone, the oldest first; every filter given must hold.',
    refusals: ['PROJECT_NOT_FOUND'],
  })
  @Get('items')
  ofProject(
    @IdOf('projectId') projectId: string,
    @ValidQuery(WorkDto) query: WorkDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    return this.page({ projectId }, query, caller, request, reply);
  }

  @Operation({
    id: 'listMilestoneItems',
    summary: 'The items of a milestone',
    description: 'The oldest first; every filter given must hold.',
    refusals: ['MILESTONE_NOT_FOUND'],
  })
  @Get('milestones/:milestoneId/items')
  ofMilestone(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidQuery(WorkDto) query: WorkDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    return this.page({ projectId, milestoneId }, query, caller, request, reply);
  }

  private async page(
    within: Pick<WorkFilter, 'projectId' | 'milestoneId'>,
    { limit, cursor, overdue, ...filter }: WorkDto,
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedItem>>> {
    const { projectId, milestoneId = 'all' } = within;
    const { logId } = this.options;
    const list: PagedList = { logId, list: `items of ${projectId} ${milestoneId}`, key: GROUPED_TIME_KEY };
    const page = pageRequestOf({ limit, cursor }, list);
    const wanted: WorkFilter = { ...within, ...filter, overdue: overdue === 'true' };
    const found = await askFocus(this.queries, 'work', caller, wanted, page);
    if (found === undefined) throw notFound(within);
    return sentPage(request, reply, taggedPage(found), page, list);
  }
}

function notFound({ milestoneId }: Pick<WorkFilter, 'milestoneId'>): ProblemError {
  const [code, what] =
    milestoneId === undefined ? ['PROJECT_NOT_FOUND', 'project'] : ['MILESTONE_NOT_FOUND', 'milestone'];
  return new ProblemError({ status: 404, code, detail: `There is no such ${what}, or it is not yours to see.` });
}
