import { Controller, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { NameDto } from './organizations.dto.js';
import { SendOrganizations, type OrganizationAnswer } from './send-organizations.js';

/** What admins do about teams, one route a verb. */
@RequiresScope('admin')
@Controller('v1/teams')
export class TeamCommandsController {
  constructor(@Inject(SendOrganizations) private readonly organizations: SendOrganizations) {}

  @Post()
  create(@ValidBody(NameDto) { name }: NameDto, @AskedOf() asked: Asked<Caller>): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'CreateTeam', name }, asked);
  }

  @Patch(':teamId')
  rename(
    @IdOf('teamId') teamId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameTeam', teamId, name }, asked);
  }

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
