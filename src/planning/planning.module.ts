import { Module, type DynamicModule } from '@nestjs/common';
import { commandDoor } from '../kernel/http/command-door.js';
import type { Timeline } from '../kernel/reading/moment.js';
import type { Planning } from './application/planning.commands.js';
import type { PlanningQueries } from './application/planning.queries.js';
import { ProjectCommandsController } from './http/project-commands.controller.js';
import { milestoneCommands } from './http/milestone-routes.js';
import { PLANNING, planningAnswers } from './http/planning-answer.js';
import { PLANNING_QUERIES, ProjectsController } from './http/projects.controller.js';

/** The planning room at the HTTP door. */
@Module({})
export class PlanningModule {
  /** Imported once, with the room as opened by the application. */
  static over(planning: Planning, queries: Timeline<PlanningQueries>): DynamicModule {
    return {
      module: PlanningModule,
      controllers: [ProjectCommandsController, milestoneCommands, ProjectsController],
      providers: [commandDoor(PLANNING, planning, planningAnswers), { provide: PLANNING_QUERIES, useValue: queries }],
    };
  }
}
