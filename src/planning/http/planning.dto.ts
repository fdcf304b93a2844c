import { IsIn, IsString, IsUUID, MaxLength, MinLength, ValidateIf } from 'class-validator';

/** The body of a renaming, and of `POST /v1/projects/{projectId}/milestones`. */
export class NameDto {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  declare name: string;
}

const ofATeam = ({ scope }: { readonly scope?: unknown }): boolean => scope === 'team';

/** The body of `POST /v1/projects`: a project and its first milestone; a team's names its team and default user. */
export class CreateProjectDto extends NameDto {
  @IsIn(['personal', 'team'])
  declare scope: 'personal' | 'team';

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  declare milestoneName: string;

  @ValidateIf((fields: Partial<CreateProjectDto>) => ofATeam(fields) || fields.teamId !== undefined)
  @IsUUID()
  declare teamId?: string;

  @ValidateIf((fields: Partial<CreateProjectDto>) => ofATeam(fields) || fields.defaultUserId !== undefined)
  @IsUUID()
  declare defaultUserId?: string;
}

/** The body of `PUT /v1/projects/{projectId}/default-user`. */
export class DefaultUserDto {
  @IsUUID()
  declare userId: string;
}
