import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { etagOf, withContentEtag, withRevisedEtag, type Sent, type Tagged } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import {
  nextPage,
  PageDto,
  pageRequestOf,
  sentPage,
  type PageAnswer,
  type PagedList,
} from '../../kernel/http/pages.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type Page } from '../../kernel/reading/page.js';
import type { MilestoneView, Progress, ProjectAlone } from '../application/planning.queries.js';
import { askPlanning, type Caller } from '../application/planning.query.handlers.js';

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

/** Projects and milestones as those see them who may. */
@Controller('v1/projects')
export class ProjectsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Operation({ id: 'listProjects', summary: 'The projects that you see, in the order in which they were started' })
  @Get()
  async projects(
    @ValidQuery(ProjectsDto) { scope, archived, ...query }: ProjectsDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedProject>>> {
    const list = this.list('projects');
    const page = pageRequestOf(query, list);
    const filter = { scope, archived: archived === undefined ? undefined : archived === 'true' };
    const found = await askPlanning(this.queries, 'projects', caller, filter, page);
    return sentPage(request, reply, tagged(found), page, list);
  }

  @Operation({ id: 'getProject', summary: 'One project, with its progress', refusals: ['PROJECT_NOT_FOUND'] })
  @Get(':projectId')
  async project(
    @IdOf('projectId') projectId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<ListedProject>> {
    const project = await askPlanning(this.queries, 'projectAlone', caller, projectId);
    if (project === undefined) throw notFound('project');
    return withRevisedEtag(request, reply, project.revision, { ...project, etag: etagOf(project.revision) });
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
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<ProjectProgressAnswer>> {
    const list = this.list(`progress of ${projectId}`);
    const page = pageRequestOf(query, list);
    const [project, milestones] = await Promise.all([
      askPlanning(this.queries, 'projectAlone', caller, projectId),
      askPlanning(this.queries, 'milestones', caller, projectId, page),
    ]);
    if (project === undefined || milestones === undefined) throw notFound('project');
    const cursor = nextPage(request, reply, milestones.after, page, list);
    return withContentEtag(request, reply, { ...progressOf(project, milestones.rows), cursor });
  }

  @Operation({
    id: 'listMilestones',
    summary: 'The milestones of a project, in the order in which they were added',
    refusals: ['PROJECT_NOT_FOUND'],
  })
  @Get(':projectId/milestones')
  async milestones(
    @IdOf('projectId') projectId: string,
    @ValidQuery(PageDto) query: PageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedMilestone>>> {
    const list = this.list(`milestones of ${projectId}`);
    const page = pageRequestOf(query, list);
    const found = await askPlanning(this.queries, 'milestones', caller, projectId, page);
    if (found === undefined) throw notFound('project');
    return sentPage(request, reply, tagged(found), page, list);
  }

  @Operation({ id: 'getMilestone', summary: 'One milestone, with its progress', refusals: ['MILESTONE_NOT_FOUND'] })
  @Get(':projectId/milestones/:milestoneId')
  async milestone(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<ListedMilestone>> {
    const milestone = await askPlanning(this.queries, 'milestoneOf', caller, projectId, milestoneId);
    if (milestone === undefined) throw notFound('milestone');
    return withRevisedEtag(request, reply, milestone.revision, { ...milestone, etag: etagOf(milestone.revision) });
  }

  private list(list: string): PagedList {
    return { logId: this.options.logId, list, key: TIME_KEY };
  }
}

function notFound(what: 'project' | 'milestone'): ProblemError {
  const code = what === 'project' ? 'PROJECT_NOT_FOUND' : 'MILESTONE_NOT_FOUND';
  return new ProblemError({ status: 404, code, detail: `There is no such ${what}, or it is not yours to see.` });
}

/** Rows with the entity tags that commands on them take as `If-Match`. */
function tagged<Row extends { readonly revision: number }>(page: Page<Row>): Page<Row & Tagged> {
  return { rows: page.rows.map((row) => ({ ...row, etag: etagOf(row.revision) })), after: page.after };
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
