import { Controller, HttpCode, Inject, Patch, Post, Put } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { AddUserDto, EmailDto, NameDto, RoleDto, SubjectDto, TeamDto } from './organizations.dto.js';
import { SendOrganizations, type OrganizationAnswer } from './send-organizations.js';

/** What admins do about users, one route a verb; who is an admin is asked of the organization's history (ORG-8). */
@RequiresScope('admin')
@Controller('v1/users')
export class UserCommandsController {
  constructor(@Inject(SendOrganizations) private readonly organizations: SendOrganizations) {}

  @Post()
  add(@ValidBody(AddUserDto) body: AddUserDto, @AskedOf() asked: Asked<Caller>): Promise<OrganizationAnswer> {
    const { name, subject, email = null, role } = body;
    const teamId = body.teamId?.toLowerCase() ?? null;
    return this.organizations.send({ type: 'AddUser', name, subject, email, teamId, role: role ?? 'user' }, asked);
  }

  @Patch(':userId')
  rename(
    @IdOf('userId') userId: string,
    @ValidBody(NameDto) { name }: NameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameUser', userId, name }, asked);
  }

  @Put(':userId/email')
  changeEmail(
    @IdOf('userId') userId: string,
    @ValidBody(EmailDto) { email }: EmailDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ChangeEmail', userId, email }, asked);
  }

  @Put(':userId/subject')
  changeSubject(
    @IdOf('userId') userId: string,
    @ValidBody(SubjectDto) { subject }: SubjectDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ChangeSubject', userId, subject }, asked);
  }

  @Put(':userId/team')
  moveToTeam(
    @IdOf('userId') userId: string,
    @ValidBody(TeamDto) { teamId }: TeamDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'MoveUserToTeam', userId, teamId: teamId?.toLowerCase() ?? null }, asked);
  }

  @Put(':userId/role')
  changeRole(
    @IdOf('userId') userId: string,
    @ValidBody(RoleDto) { role }: RoleDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ChangeRole', userId, role }, asked);
  }

  @Post(':userId/deactivate')
  @HttpCode(200)
  deactivate(
    @IdOf('userId') userId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'DeactivateUser', userId }, asked);
  }

  @Post(':userId/reactivate')
  @HttpCode(200)
  reactivate(
    @IdOf('userId') userId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'ReactivateUser', userId }, asked);
  }
}
