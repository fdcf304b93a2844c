import { Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/planning.query.handlers.js';
import type { PlanningAnswer } from './planning-answer.js';
import { NameDto } from './planning.dto.js';
import { SendPlanning } from './send-planning.js';

/** Commands on the milestones of a project, one route a verb. */
@Controller('v1/projects/:projectId/milestones')
export class MilestoneCommandsController {
  constructor(@Inject(SendPlanning) private readonly planning: SendPlanning) {}

  @Post()
  add(
    @IdOf('projectId') projectId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.make('milestone', { type: 'AddMilestone', projectId, name }, asked);
  }

  @Patch(':milestoneId')
  rename(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'RenameMilestone', projectId, milestoneId, name }, asked);
  }

  @Delete(':milestoneId')
  delete(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'DeleteMilestone', projectId, milestoneId }, asked);
  }

  @Post(':milestoneId/archive')
  @HttpCode(200)
  archive(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'ArchiveMilestone', projectId, milestoneId }, asked);
  }

  @Post(':milestoneId/unarchive')
  @HttpCode(200)
  unarchive(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'UnarchiveMilestone', projectId, milestoneId }, asked);
  }
}
