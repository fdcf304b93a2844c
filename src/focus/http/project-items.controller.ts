import { Controller, Get, Inject } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { JsonText } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import type { PageAnswer } from '../../kernel/http/page-answers.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery } from '../../kernel/http/reads.js';
import { notFound } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, ValidQuery } from '../../kernel/http/validation.js';
import { GROUPED_TIME_KEY, type PageRequest } from '../../kernel/reading/cursor-page.js';
import type { Timeline } from '../../kernel/reading/moment.js';
import type { Caller } from '../application/focus.commands.js';
import type { FocusQueries } from '../application/focus.reads.js';
import type { WorkFilter } from '../application/work.queries.js';
import { FOCUS_QUERIES, type ListedItem } from './item-answer.js';
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
@ReadsFrom('focus')
@Controller('v1/projects/:projectId')
export class ProjectItemsController {
  constructor(
    @Inject(FOCUS_QUERIES) private readonly queries: Timeline<FocusQueries>,
    @Inject(Reads) private readonly reads: Reads,
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
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    return this.page({ projectId }, query, received);
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
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    return this.page({ projectId, milestoneId }, query, received);
  }

  private page(
    within: Pick<WorkFilter, 'projectId' | 'milestoneId'>,
    { limit, cursor, overdue, ...filter }: WorkDto,
    received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedItem>>> {
    const { projectId, milestoneId = 'all' } = within;
    const list = { list: `items of ${projectId} ${milestoneId}`, key: GROUPED_TIME_KEY };
    const wanted: WorkFilter = { ...within, ...filter, overdue: overdue === 'true' };
    const ask = (page: PageRequest) => this.queries.at(received).work(received.caller, wanted, page);
    return this.reads.taggedPage(received, { limit, cursor }, list, ask, () =>
      within.milestoneId === undefined
        ? notFound('PROJECT_NOT_FOUND', 'project')
        : notFound('MILESTONE_NOT_FOUND', 'milestone'),
    );
  }
}
