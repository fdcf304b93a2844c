import { Controller, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { ORGANIZATIONS, type OrganizationAnswer, type OrganizationsDoor } from './organization-answer.js';

/** Commands on tags: anyone creates them, admins rename and retire them (ORG-8). */
@Controller('v1/tags')
export class TagCommandsController {
  constructor(@Inject(ORGANIZATIONS) private readonly organizations: OrganizationsDoor) {}

  @Operation({
    id: 'createTag',
    summary: 'Create a tag',
    description: 'Anyone may; names of unretired tags are unique (ORG-5, ORG-8).',
    refusals: ['NAME_INVALID', 'CALLER_INACTIVE', 'TAG_EXISTS', 'TAG_NAME_TAKEN'],
    example: { name: 'soon' },
  })
  @Post()
  create(@ValidBody(NameDto) { name }: NameDto, @AskedOf() asked: Asked<Caller>): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'CreateTag', name }, asked);
  }

  @Operation({
    id: 'renameTag',
    summary: 'Rename a tag',
    refusals: ['NAME_INVALID', 'ADMINS_ONLY', 'CALLER_INACTIVE', 'TAG_NOT_FOUND', 'TAG_NAME_TAKEN', 'TAG_RETIRED'],
    example: { name: 'sooner' },
  })
  @RequiresScope('admin')
  @Patch(':tagId')
  rename(
    @IdOf('tagId') tagId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameTag', tagId, name }, asked);
  }

  @Operation({
    id: 'retireTag',
    summary: 'Retire a tag',
    description: 'It stays where it is, and is put on nothing new.',
    refusals: ['ADMINS_ONLY', 'CALLER_INACTIVE', 'TAG_NOT_FOUND'],
  })
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
