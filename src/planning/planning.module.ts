import { Module, type DynamicModule } from '@nestjs/common';
import type { Planning } from './application/planning.commands.js';
import { PLANNING, PlanningHandler } from './application/planning.handler.js';
import type { PlanningQueries } from './application/planning.queries.js';
import { PLANNING_QUERIES, PlanningQueryHandler } from './application/planning.query.handlers.js';
import { MilestoneCommandsController } from './http/milestone-commands.controller.js';
import { ProjectCommandsController } from './http/project-commands.controller.js';
import { ProjectsController } from './http/projects.controller.js';
import { SendPlanning } from './http/send-planning.js';

/** The planning room at the HTTP door. */
@Module({})
export class PlanningModule {
  /** Imported once, over the room that the house has opened. */
  static over(planning: Planning, queries: PlanningQueries): DynamicModule {
    return {
      module: PlanningModule,
      controllers: [ProjectCommandsController, MilestoneCommandsController, ProjectsController],
      providers: [
        { provide: PLANNING, useValue: planning },
        { provide: PLANNING_QUERIES, useValue: queries },
        PlanningHandler,
        PlanningQueryHandler,
        SendPlanning,
      ],
    };
  }
}
