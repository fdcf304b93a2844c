import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../../organizations/index.js';
import type { PlanningQueries, ProjectView } from './planning.queries.js';

export type { Caller } from '../../organizations/index.js';

/** Injection token of the `PlanningQueries`. */
export const PLANNING_QUERIES = Symbol('PlanningQueries');

/** Asks for a project with its milestones and their progress. */
export class AskProject {
  constructor(
    readonly caller: Caller,
    readonly projectId: string,
  ) {}
}

/** Answers a project, undefined for one that the caller may not see. */
@QueryHandler(AskProject)
export class ProjectHandler implements IQueryHandler<AskProject> {
  constructor(@Inject(PLANNING_QUERIES) private readonly queries: PlanningQueries) {}

  execute({ caller, projectId }: AskProject): Promise<ProjectView | undefined> {
    return this.queries.project(caller, projectId);
  }
}
