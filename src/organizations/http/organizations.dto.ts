import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MinLength, ValidateIf } from 'class-validator';
import { MaxCharacters } from '../../kernel/http/max-characters.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import type { Role } from '../domain/organization.events.js';

/** Nullable, but not optional. */
function isNotNull(name: string): (fields: Readonly<Record<string, unknown>>) => boolean {
  return (fields) => fields[name] !== null;
}

/** The body of `POST /v1/users`; `subject` is who the user is in tokens. */
export class AddUserDto extends NameDto {
  @IsString()
  @MinLength(1)
  @MaxCharacters(255)
  declare subject: string;

  @IsOptional()
  @IsString()
  @MaxCharacters(320)
  declare email?: string | null;

  @IsOptional()
  @IsUUID()
  declare teamId?: string | null;

  @IsOptional()
  @IsIn(['user', 'admin'])
  declare role?: Role | null;
}

/** The body of `PUT /v1/users/{userId}/email`; null for none. */
export class EmailDto {
  @ValidateIf(isNotNull('email'))
  @IsString()
  @MaxCharacters(320)
  declare email: string | null;
}

/** The body of `PUT /v1/users/{userId}/subject`. */
export class SubjectDto {
  @IsString()
  @MinLength(1)
  @MaxCharacters(255)
  declare subject: string;
}

/** The body of `PUT /v1/users/{userId}/team`; null for none. */
export class TeamDto {
  @ValidateIf(isNotNull('teamId'))
  @IsUUID()
  declare teamId: string | null;
}

/** The body of `PUT /v1/users/{userId}/role`. */
export class RoleDto {
  @IsIn(['user', 'admin'])
  declare role: Role;
}

/** The body of `PUT /v1/me/alarm-default`: minutes, or null for no alarm; the decider checks which (ORG-4). */
export class AlarmDefaultDto {
  @ValidateIf(isNotNull('minutes'))
  @IsInt()
  declare minutes: number | null;
}

/** The body of `PUT /v1/me/time-zone`: an IANA name; the service says which it knows (ORG-11). */
export class TimeZoneDto {
  @IsString()
  @MinLength(1)
  @MaxCharacters(64)
  declare timeZone: string;
}

/** The body of `PUT /v1/organization/policy`. */
export class PolicyDto {
  @IsBoolean()
  declare milestoneRequired: boolean;
}
