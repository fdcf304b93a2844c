import { IsIn, IsString, IsUUID, MinLength, ValidateIf } from 'class-validator';
import { MaxCharacters } from '../../kernel/http/max-characters.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import { SchemaNotes } from '../../kernel/http/openapi/schema-note.js';

const ofATeam = ({ scope }: { readonly scope?: unknown }): boolean => scope === 'team';

/** The body of `POST /v1/projects`: a project and its first milestone; a team's names its team and default user. */
@SchemaNotes({
  if: { properties: { scope: { const: 'team' } } },
  then: { required: ['teamId', 'defaultUserId'] },
  else: { properties: { teamId: false, defaultUserId: false } },
})
export class CreateProjectDto extends NameDto {
  @IsIn(['personal', 'team'])
  declare scope: 'personal' | 'team';

  @IsString()
  @MinLength(1)
  @MaxCharacters(200)
  declare milestoneName: string;

  /** The team's project that it is; only then. */
  @ValidateIf((fields: Partial<CreateProjectDto>) => ofATeam(fields) || fields.teamId !== undefined)
  @IsUUID()
  declare teamId?: string;

  /** An active member of that team; only for a team's project. */
  @ValidateIf((fields: Partial<CreateProjectDto>) => ofATeam(fields) || fields.defaultUserId !== undefined)
  @IsUUID()
  declare defaultUserId?: string;
}

/** The body of `PUT /v1/projects/{projectId}/default-user`. */
export class DefaultUserDto {
  @IsUUID()
  declare userId: string;
}
