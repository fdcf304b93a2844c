import { Controller, HttpCode, Inject, Patch, Post, Put } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { AddUserDto, EmailDto, RoleDto, SubjectDto, TeamDto } from './organizations.dto.js';
import { ORGANIZATIONS, type OrganizationAnswer, type OrganizationsDoor } from './organization-answer.js';

/** What admins do about users, one route a verb; who is an admin is decided by the organization's history (ORG-8). */
@RequiresScope('admin')
@Controller('v1/users')
export class UserCommandsController {
  constructor(@Inject(ORGANIZATIONS) private readonly organizations: OrganizationsDoor) {}

  @Operation({
    id: 'addUser',
    summary: 'Add a user',
    description: '`subject` is who the user is in tokens.',
    refusals: [
      'EMAIL_INVALID',
      'NAME_INVALID',
      'SUBJECT_INVALID',
      'ADMINS_ONLY',
      'CALLER_INACTIVE',
      'TEAM_NOT_FOUND',
      'EMAIL_TAKEN',
      'SUBJECT_TAKEN',
      'TEAM_RETIRED',
      'USER_EXISTS',
    ],
    example: { name: 'Eva', subject: 'eva@issuer.example', email: 'eva@lab.example' },
  })
  @Post()
  add(@ValidBody(AddUserDto) body: AddUserDto, @ReceivedOf() received: Received<Caller>): Promise<OrganizationAnswer> {
    const { name, subject, email = null, role } = body;
    const teamId = body.teamId?.toLowerCase() ?? null;
    return this.organizations.send({ type: 'AddUser', name, subject, email, teamId, role: role ?? 'user' }, received);
  }

  @Operation({
    id: 'renameUser',
    summary: 'Rename a user',
    refusals: ['NAME_INVALID', 'ADMINS_ONLY', 'CALLER_INACTIVE', 'USER_NOT_FOUND'],
    example: { name: 'Eva M.' },
  })
  @Patch(':userId')
  rename(
    @IdOf('userId') userId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameUser', userId, name }, received);
  }

  @Operation({
    id: 'changeEmail',
    summary: 'Change a user’s e-mail address',
    description: 'Null for none.',
    refusals: ['EMAIL_INVALID', 'ADMINS_ONLY', 'CALLER_INACTIVE', 'USER_NOT_FOUND', 'EMAIL_TAKEN'],
    example: { email: 'eva.m@lab.example' },
  })
  @Put(':userId/email')
  changeEmail(
    @IdOf('userId') userId: string,
    @ValidBody(EmailDto) { email }: EmailDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ChangeEmail', userId, email }, received);
  }

  @Operation({
    id: 'changeSubject',
    summary: 'Change who a user is in tokens',
    description: 'Tokens of the earlier subject are refused from then on.',
    refusals: ['SUBJECT_INVALID', 'ADMINS_ONLY', 'CALLER_INACTIVE', 'USER_NOT_FOUND', 'SUBJECT_TAKEN'],
    example: { subject: 'eva-m@issuer.example' },
  })
  @Put(':userId/subject')
  changeSubject(
    @IdOf('userId') userId: string,
    @ValidBody(SubjectDto) { subject }: SubjectDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ChangeSubject', userId, subject }, received);
  }

  @Operation({
    id: 'moveUserToTeam',
    summary: 'Move a user to a team',
    description:
      'Null for none. Refused while the user is default user of one of the old team’s unarchived projects (PLAN-2).',
    refusals: [
      'ADMINS_ONLY',
      'CALLER_INACTIVE',
      'TEAM_NOT_FOUND',
      'USER_NOT_FOUND',
      'TEAM_RETIRED',
      'USER_IS_DEFAULT_USER',
    ],
    example: { teamId: '{teamId}' },
  })
  @Put(':userId/team')
  moveToTeam(
    @IdOf('userId') userId: string,
    @ValidBody(TeamDto) { teamId }: TeamDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'MoveUserToTeam', userId, teamId: teamId?.toLowerCase() ?? null }, received);
  }

  @Operation({
    id: 'changeRole',
    summary: 'Change a user’s role',
    description: 'An organization always keeps an active admin (ORG-3).',
    refusals: ['ADMINS_ONLY', 'CALLER_INACTIVE', 'USER_NOT_FOUND', 'LAST_ADMIN'],
    example: { role: 'admin' },
  })
  @Put(':userId/role')
  changeRole(
    @IdOf('userId') userId: string,
    @ValidBody(RoleDto) { role }: RoleDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ChangeRole', userId, role }, received);
  }

  @Operation({
    id: 'deactivateUser',
    summary: 'Deactivate a user',
    description: 'Their tokens and offers to them are refused, their alarm ends, and their open items freeze (ORG-9).',
    refusals: ['ADMINS_ONLY', 'CALLER_INACTIVE', 'USER_NOT_FOUND', 'LAST_ADMIN'],
  })
  @Post(':userId/deactivate')
  @HttpCode(200)
  deactivate(
    @IdOf('userId') userId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'DeactivateUser', userId }, received);
  }

  @Operation({
    id: 'reactivateUser',
    summary: 'Reactivate a user',
    refusals: ['ADMINS_ONLY', 'CALLER_INACTIVE', 'USER_NOT_FOUND', 'TEAM_RETIRED'],
  })
  @Post(':userId/reactivate')
  @HttpCode(200)
  reactivate(
    @IdOf('userId') userId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ReactivateUser', userId }, received);
  }
}
