import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { withContentEtag } from '../../kernel/http/etag.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import type { Progress, ProjectView } from '../application/planning.queries.js';
import { AskProject, type Caller } from '../application/planning.query.handlers.js';

/** How far a project is, and each of its milestones, archived ones too (PLAN-6). */
export interface ProjectProgressAnswer extends Progress {
  readonly projectId: string;
  readonly name: string;
  readonly milestones: readonly (Progress & { readonly milestoneId: string; readonly name: string })[];
}

/** Projects as those see them who may. */
@Controller('v1/projects')
export class ProjectsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get(':projectId/progress')
  async progress(
    @IdOf('projectId') projectId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const project = await this.queries.execute<AskProject, ProjectView | undefined>(new AskProject(caller, projectId));
    if (project === undefined) throw new ProblemError(projectNotFound);
    return withContentEtag(request, reply, progressOf(project));
  }
}

const projectNotFound = {
  status: 404,
  code: 'PROJECT_NOT_FOUND',
  detail: 'There is no such project, or it is not yours to see.',
} as const;

function progressOf({ projectId, name, milestones, ...project }: ProjectView): ProjectProgressAnswer {
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
