import { Controller, Delete, HttpCode, Inject, Patch, Post, Put } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import type { InputError } from '../../kernel/http/problem.js';
import { malformed } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/planning.query.handlers.js';
import type { CreateProject } from '../application/planning.requests.js';
import type { PlanningAnswer } from './planning-answer.js';
import { CreateProjectDto, DefaultUserDto, NameDto } from './planning.dto.js';
import { SendPlanning } from './send-planning.js';

/** Commands on projects, one route a verb. */
@Controller('v1/projects')
export class ProjectCommandsController {
  constructor(@Inject(SendPlanning) private readonly planning: SendPlanning) {}

  @Post()
  create(
    @ValidBody(CreateProjectDto) body: CreateProjectDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.make('project', creation(body), asked);
  }

  @Patch(':projectId')
  rename(
    @IdOf('projectId') projectId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'RenameProject', projectId, name }, asked);
  }

  @Delete(':projectId')
  delete(
    @IdOf('projectId') projectId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'DeleteProject', projectId }, asked);
  }

  @Post(':projectId/archive')
  @HttpCode(200)
  archive(
    @IdOf('projectId') projectId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'ArchiveProject', projectId }, asked);
  }

  @Post(':projectId/unarchive')
  @HttpCode(200)
  unarchive(
    @IdOf('projectId') projectId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'UnarchiveProject', projectId }, asked);
  }

  @Put(':projectId/default-user')
  changeDefaultUser(
    @IdOf('projectId') projectId: string,
    @ValidBody(DefaultUserDto) { userId }: DefaultUserDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<PlanningAnswer> {
    const defaultUserId = userId.toLowerCase();
    return this.planning.send({ type: 'ChangeDefaultUser', projectId, defaultUserId }, asked);
  }
}

function creation({ name, milestoneName, scope, teamId, defaultUserId }: CreateProjectDto): CreateProject {
  const names = { type: 'CreateProject', name, milestoneName } as const;
  if (scope === 'team' && teamId !== undefined && defaultUserId !== undefined) {
    return { ...names, scope, teamId: teamId.toLowerCase(), defaultUserId: defaultUserId.toLowerCase() };
  }
  const [first, ...rest] = [...teamsAlone('teamId', teamId), ...teamsAlone('defaultUserId', defaultUserId)];
  if (first) throw malformed([first, ...rest]);
  return { ...names, scope: 'personal' };
}

function teamsAlone(name: string, value: string | undefined): readonly InputError[] {
  if (value === undefined) return [];
  return [{ pointer: `/${name}`, code: 'ONLY_OF_A_TEAM', detail: `A personal project has no ${name}: it is yours.` }];
}
