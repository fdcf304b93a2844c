import { Controller, Inject, Patch, Put } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { AlarmDefaultDto, NameDto, PolicyDto } from './organizations.dto.js';
import { SendOrganizations, type OrganizationAnswer } from './send-organizations.js';

/** Commands on oneself, and on one's organization. */
@Controller('v1')
export class OwnCommandsController {
  constructor(@Inject(SendOrganizations) private readonly organizations: SendOrganizations) {}

  @Patch('me')
  renameMe(@ValidBody(NameDto) { name }: NameDto, @AskedOf() asked: Asked<Caller>): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameUser', userId: asked.caller.userId, name }, asked);
  }

  @Put('me/alarm-default')
  setAlarmDefault(
    @ValidBody(AlarmDefaultDto) { minutes }: AlarmDefaultDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'SetAlarmDefault', minutes }, asked);
  }

  @RequiresScope('admin')
  @Put('organization/policy')
  setPolicy(
    @ValidBody(PolicyDto) { milestoneRequired: required }: PolicyDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RequireMilestones', required }, asked);
  }
}
