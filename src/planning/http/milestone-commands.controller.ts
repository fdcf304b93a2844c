import { Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/planning.commands.js';
import { PLANNING, type PlanningAnswer, type PlanningDoor } from './planning-answer.js';

/** Commands on the milestones of a project, one route a verb. */
@Controller('v1/projects/:projectId/milestones')
export class MilestoneCommandsController {
  constructor(@Inject(PLANNING) private readonly planning: PlanningDoor) {}

  @Operation({
    id: 'addMilestone',
    summary: 'Add a milestone to a project',
    refusals: ['NAME_INVALID', 'PROJECT_NOT_FOUND', 'MILESTONE_EXISTS', 'PROJECT_ARCHIVED'],
    example: { name: 'Unpack' },
  })
  @Post()
  add(
    @IdOf('projectId') projectId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'AddMilestone', projectId, name }, asked);
  }

  @Operation({
    id: 'renameMilestone',
    summary: 'Rename a milestone',
    refusals: ['NAME_INVALID', 'MILESTONE_NOT_FOUND', 'PROJECT_NOT_FOUND'],
    example: { name: 'Unpack everything' },
  })
  @Patch(':milestoneId')
  rename(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'RenameMilestone', projectId, milestoneId, name }, asked);
  }

  @Operation({
    id: 'deleteMilestone',
    summary: 'Delete a milestone of a personal project',
    description: 'With its items, in one append (PLAN-8); the last unarchived milestone stays (PLAN-4).',
    refusals: [
      'MILESTONE_NOT_FOUND',
      'PROJECT_NOT_FOUND',
      'LAST_MILESTONE',
      'ORIGIN_OF_REMAINING_ITEM',
      'TEAM_PROJECT_NOT_DELETABLE',
    ],
  })
  @Delete(':milestoneId')
  delete(
    @IdOf('projectId') projectId: string,
    @IdOf('milestoneId') milestoneId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'DeleteMilestone', projectId, milestoneId }, asked);
  }

  @Operation({
    id: 'archiveMilestone',
    summary: 'Archive a milestone of a team’s project',
    description: 'The last unarchived one stays (PLAN-4).',
    refusals: ['MILESTONE_NOT_FOUND', 'PROJECT_NOT_FOUND', 'LAST_MILESTONE'],
  })
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

  @Operation({
    id: 'unarchiveMilestone',
    summary: 'Unarchive a milestone',
    refusals: ['MILESTONE_NOT_FOUND', 'PROJECT_NOT_FOUND'],
  })
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
