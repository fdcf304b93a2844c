import { Controller, Delete, HttpCode, Inject, Patch, Post, Put } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import type { InputError } from '../../kernel/http/problem.js';
import { malformed } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/planning.commands.js';
import type { CreateProject } from '../application/planning.requests.js';
import { PLANNING, type PlanningAnswer, type PlanningDoor } from './planning-answer.js';
import { CreateProjectDto, DefaultUserDto } from './planning.dto.js';

/** Commands on projects, one route a verb. */
@Controller('v1/projects')
export class ProjectCommandsController {
  constructor(@Inject(PLANNING) private readonly planning: PlanningDoor) {}

  @Operation({
    id: 'createProject',
    summary: 'Start a project with its first milestone',
    description: 'Personal, or of a team with a default user (PLAN-1, PLAN-2, PLAN-3); the scope never changes.',
    refusals: [
      'NAME_INVALID',
      'NOT_IN_TEAM',
      'NOT_THE_OWNER',
      'TEAM_NOT_FOUND',
      'USER_NOT_FOUND',
      'DEFAULT_USER_NOT_IN_TEAM',
      'MILESTONE_EXISTS',
      'PROJECT_EXISTS',
      'TEAM_RETIRED',
    ],
    example: { name: 'Move', milestoneName: 'Pack', scope: 'team', teamId: '{teamId}', defaultUserId: '{userId}' },
  })
  @Post()
  create(
    @ValidBody(CreateProjectDto) body: CreateProjectDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send(creation(body), received);
  }

  @Operation({
    id: 'renameProject',
    summary: 'Rename a project',
    refusals: ['NAME_INVALID', 'PROJECT_NOT_FOUND'],
    example: { name: 'Move house' },
  })
  @Patch(':projectId')
  rename(
    @IdOf('projectId') projectId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'RenameProject', projectId, name }, received);
  }

  @Operation({
    id: 'deleteProject',
    summary: 'Delete a personal project',
    description:
      'With its milestones and all their items, in one append (PLAN-8); a team’s project is archived instead (PLAN-11).',
    refusals: ['PROJECT_NOT_FOUND', 'ORIGIN_OF_REMAINING_ITEM', 'TEAM_PROJECT_NOT_DELETABLE'],
  })
  @Delete(':projectId')
  delete(
    @IdOf('projectId') projectId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'DeleteProject', projectId }, received);
  }

  @Operation({
    id: 'archiveProject',
    summary: 'Archive a team’s project',
    description: 'It takes no new items, and its items go on to completion (PLAN-11).',
    refusals: ['PROJECT_NOT_FOUND'],
  })
  @Post(':projectId/archive')
  @HttpCode(200)
  archive(
    @IdOf('projectId') projectId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'ArchiveProject', projectId }, received);
  }

  @Operation({
    id: 'unarchiveProject',
    summary: 'Unarchive a team’s project',
    refusals: [
      'PROJECT_NOT_FOUND',
      'TEAM_NOT_FOUND',
      'USER_NOT_FOUND',
      'DEFAULT_USER_JUST_CHANGED',
      'DEFAULT_USER_NOT_IN_TEAM',
      'TEAM_RETIRED',
    ],
  })
  @Post(':projectId/unarchive')
  @HttpCode(200)
  unarchive(
    @IdOf('projectId') projectId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<PlanningAnswer> {
    return this.planning.send({ type: 'UnarchiveProject', projectId }, received);
  }

  @Operation({
    id: 'changeDefaultUser',
    summary: 'Change a team project’s default user',
    description: 'An active member of its team (PLAN-2).',
    refusals: ['PROJECT_NOT_FOUND', 'USER_NOT_FOUND', 'DEFAULT_USER_NOT_IN_TEAM', 'PROJECT_IS_PERSONAL'],
    example: { userId: '{userId}' },
  })
  @Put(':projectId/default-user')
  changeDefaultUser(
    @IdOf('projectId') projectId: string,
    @ValidBody(DefaultUserDto) { userId }: DefaultUserDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<PlanningAnswer> {
    const defaultUserId = userId.toLowerCase();
    return this.planning.send({ type: 'ChangeDefaultUser', projectId, defaultUserId }, received);
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
