import { Controller, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { ORGANIZATIONS, type OrganizationAnswer, type OrganizationsDoor } from './organization-answer.js';

/** What admins do about teams, one route a verb. */
@RequiresScope('admin')
@Controller('v1/teams')
export class TeamCommandsController {
  constructor(@Inject(ORGANIZATIONS) private readonly organizations: OrganizationsDoor) {}

  @Operation({
    id: 'createTeam',
    summary: 'Create a team',
    refusals: ['NAME_INVALID', 'ADMINS_ONLY', 'CALLER_INACTIVE', 'TEAM_EXISTS'],
    example: { name: 'Research' },
  })
  @Post()
  create(@ValidBody(NameDto) { name }: NameDto, @AskedOf() asked: Asked<Caller>): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'CreateTeam', name }, asked);
  }

  @Operation({
    id: 'renameTeam',
    summary: 'Rename a team',
    refusals: ['NAME_INVALID', 'ADMINS_ONLY', 'CALLER_INACTIVE', 'TEAM_NOT_FOUND', 'TEAM_RETIRED'],
    example: { name: 'Research and design' },
  })
  @Patch(':teamId')
  rename(
    @IdOf('teamId') teamId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameTeam', teamId, name }, asked);
  }

  @Operation({
    id: 'retireTeam',
    summary: 'Retire a team',
    description: 'Only one without active members and unarchived projects.',
    refusals: ['ADMINS_ONLY', 'CALLER_INACTIVE', 'TEAM_NOT_FOUND', 'TEAM_HAS_MEMBERS', 'TEAM_HAS_PROJECTS'],
  })
  @Post(':teamId/retire')
  @HttpCode(200)
  retire(
    @IdOf('teamId') teamId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RetireTeam', teamId }, asked);
  }
}
