import { Module, type DynamicModule } from '@nestjs/common';
import type { PlanningQueries } from './application/planning.queries.js';
import { PLANNING_QUERIES, ProjectHandler } from './application/planning.query.handlers.js';
import { ProjectsController } from './http/projects.controller.js';

/** The planning room at the HTTP door. */
@Module({})
export class PlanningModule {
  /** Imported once, over the room that the house has opened. */
  static over(queries: PlanningQueries): DynamicModule {
    return {
      module: PlanningModule,
      controllers: [ProjectsController],
      providers: [{ provide: PLANNING_QUERIES, useValue: queries }, ProjectHandler],
    };
  }
}
