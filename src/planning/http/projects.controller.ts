import { Controller, Get, Inject } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { withContentEtag, type JsonText, type Tagged } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { PageDto, type PageAnswer } from '../../kernel/http/page-answers.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery, type ListName } from '../../kernel/http/reads.js';
import { notFound } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type PageRequest } from '../../kernel/reading/cursor-page.js';
import type { Timeline } from '../../kernel/reading/moment.js';
import type { Caller } from '../application/planning.commands.js';
import type { MilestoneView, PlanningQueries, Progress, ProjectAlone } from '../application/planning.queries.js';

/** The query of a page of projects. */
export class ProjectsDto extends PageDto {
  @IsOptional()
  @IsIn(['personal', 'team'])
  declare scope?: 'personal' | 'team';

  @IsOptional()
  @IsIn(['true', 'false'])
  declare archived?: 'true' | 'false';
}

/** A project as its reader sees it; its milestones are a list of their own. */
export interface ListedProject extends ProjectAlone, Tagged {}

/** A milestone as its reader sees it. */
export interface ListedMilestone extends MilestoneView, Tagged {}

/** How far a milestone is. */
export interface MilestoneProgress extends Progress {
  readonly milestoneId: string;
  readonly name: string;
}

/** How far a project is as a whole, and a page of its milestones, archived ones too (PLAN-6). */
export interface ProjectProgressAnswer extends Progress {
  readonly projectId: string;
  readonly name: string;
  readonly milestones: readonly MilestoneProgress[];
  /** Where the next page of milestones begins; null on the last one. */
  readonly cursor: string | null;
}

/** Injection token of the `PlanningQueries`. */
export const PLANNING_QUERIES = Symbol('PlanningQueries');

const listOf = (list: string): ListName => ({ list, key: TIME_KEY });
const noProject = () => notFound('PROJECT_NOT_FOUND', 'project');
const noMilestone = () => notFound('MILESTONE_NOT_FOUND', 'milestone');

/** Projects and milestones as far as the caller may see them. */
@ReadsFrom('focus')
@Controller('v1/projects')
export class ProjectsController {
  constructor(
    @Inject(PLANNING_QUERIES) private readonly queries: Timeline<PlanningQueries>,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Operation({ id: 'listProjects', summary: 'The projects that you see, in the order in which they were started' })
  @Get()
  projects(
    @ValidQuery(ProjectsDto) { scope, archived, ...query }: ProjectsDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedProject>>> {
    const filter = { scope, archived: archived === undefined ? undefined : archived === 'true' };
    const list = listOf('projects');
    return this.reads.taggedPage(received, query, list, (page) =>
      this.queries.at(received).projects(received.caller, filter, page),
    );
  }

  @Operation({ id: 'getProject', summary: 'One project, with its progress', refusals: ['PROJECT_NOT_FOUND'] })
  @Get(':projectId')
  project(
    @IdOf('projectId') projectId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<ListedProject>> {
    return this.reads.one(
      received,
      () => this.queries.at(received).projectAlone(received.caller, projectId),
      noProject,
    );
  }

  @Operation({
    id: 'getProjectProgress',
    summary: 'How far a project and each of its milestones is',
    description:
      'Completed items over items (PLAN-6); null without items. The milestones come in pages, the project’s own totals with each.',
    refusals: ['PROJECT_NOT_FOUND'],
  })
  @Get(':projectId/progress')
  async progress(
    @IdOf('projectId') projectId: string,
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<ProjectProgressAnswer>> {
    const { caller, request, reply } = received;
    const [project, milestones] = await Promise.all([
      this.reads.ask(() => this.queries.at(received).projectAlone(caller, projectId)),
      this.reads.part(received, query, listOf(`progress of ${projectId}`), (page) =>
        this.queries.at(received).milestones(caller, projectId, page),
      ),
    ]);
    if (project === undefined || milestones === undefined) throw noProject();
    return withContentEtag(request, reply, { ...progressOf(project, milestones.items), cursor: milestones.cursor });
  }

  @Operation({
    id: 'listMilestones',
    summary: 'The milestones of a project, in the order in which they were added',
    refusals: ['PROJECT_NOT_FOUND'],
  })
  @Get(':projectId/milestones')
  milestones(
    @IdOf('projectId') projectId: string,
    @ValidQuery(PageDto) query: PageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<ListedMilestone>>> {
    const list = listOf(`milestones of ${projectId}`);
    const ask = (page: PageRequest) => this.queries.at(received).milestones(received.caller, projectId, page);
    return this.reads.taggedPage(received, query, list, ask, noProject);
  }

  @Operation({ id: 'getMilestone', summary: 'One milestone, with its progress', refusals: ['MILESTONE_NOT_FOUND'] })
  @Get(':projectId/milestones/:milestoneId')
  milestone(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<ListedMilestone>> {
    return this.reads.one(
      received,
      () => this.queries.at(received).milestoneOf(received.caller, projectId, milestoneId),
      noMilestone,
    );
  }
}

function progressOf(
  { projectId, name, ...project }: ProjectAlone,
  milestones: readonly MilestoneView[],
): Omit<ProjectProgressAnswer, 'cursor'> {
  return {
    projectId,
    name,
    ...shares(project),
    milestones: milestones.map((milestone) => ({
      milestoneId: milestone.milestoneId,
      name: milestone.name,
      ...shares(milestone),
    })),
  };
}

function shares({ items, completed, progress }: Progress): Progress {
  return { items, completed, progress };
}
