import { Controller, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { NameDto } from './organizations.dto.js';
import { SendOrganizations, type OrganizationAnswer } from './send-organizations.js';

/** Commands on tags: anyone creates them, admins rename and retire them (ORG-8). */
@Controller('v1/tags')
export class TagCommandsController {
  constructor(@Inject(SendOrganizations) private readonly organizations: SendOrganizations) {}

  @Post()
  create(@ValidBody(NameDto) { name }: NameDto, @AskedOf() asked: Asked<Caller>): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'CreateTag', name }, asked);
  }

  @RequiresScope('admin')
  @Patch(':tagId')
  rename(
    @IdOf('tagId') tagId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameTag', tagId, name }, asked);
  }

  @RequiresScope('admin')
  @Post(':tagId/retire')
  @HttpCode(200)
  retire(
    @IdOf('tagId') tagId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RetireTag', tagId }, asked);
  }
}
