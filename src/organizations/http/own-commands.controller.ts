import { Controller, Inject, Patch, Put } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { RequiresScope } from '../../kernel/http/authentication/scopes.js';
import { NameDto } from '../../kernel/http/name.dto.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/caller.js';
import { AlarmDefaultDto, PolicyDto, TimeZoneDto } from './organizations.dto.js';
import { ORGANIZATIONS, type OrganizationAnswer, type OrganizationsDoor } from './organization-answer.js';

/** Commands on oneself, and on one's organization. */
@Controller('v1')
export class OwnCommandsController {
  constructor(@Inject(ORGANIZATIONS) private readonly organizations: OrganizationsDoor) {}

  @Operation({
    id: 'renameMe',
    summary: 'Change your name',
    refusals: ['NAME_INVALID', 'CALLER_INACTIVE', 'USER_NOT_FOUND'],
    example: { name: 'Ann B.' },
  })
  @Patch('me')
  renameMe(
    @ValidBody(NameDto) { name }: NameDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RenameUser', userId: received.caller.userId, name }, received);
  }

  @Operation({
    id: 'setAlarmDefault',
    summary: 'Set your alarm default',
    description:
      'The interval of the alarm that starts with each item you activate: 15, 30, 60, 120, 180, 240 or 300 minutes; null for none (ORG-4).',
    refusals: ['ALARM_INTERVAL_INVALID', 'CALLER_INACTIVE', 'NOT_YOUR_ALARM', 'USER_NOT_FOUND'],
    example: { minutes: 30 },
  })
  @Put('me/alarm-default')
  setAlarmDefault(
    @ValidBody(AlarmDefaultDto) { minutes }: AlarmDefaultDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'SetAlarmDefault', minutes }, received);
  }

  @Operation({
    id: 'setTimeZone',
    summary: 'Set your time zone',
    description:
      'An IANA name such as `Europe/Berlin`; `UTC` until you set another (ORG-11). It decides when your days begin and end: when an item that is due on a day is overdue, and when one that is set aside until a day comes back.',
    refusals: ['TIME_ZONE_UNKNOWN', 'CALLER_INACTIVE', 'NOT_YOUR_TIME_ZONE', 'USER_NOT_FOUND'],
    example: { timeZone: 'Europe/Berlin' },
  })
  @Put('me/time-zone')
  setTimeZone(
    @ValidBody(TimeZoneDto) { timeZone }: TimeZoneDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'SetTimeZone', timeZone }, received);
  }

  @Operation({
    id: 'setPolicy',
    summary: 'Set your organization’s policy',
    description: 'Whether new items must have a milestone (PLAN-5).',
    refusals: ['ADMINS_ONLY', 'CALLER_INACTIVE'],
    example: { milestoneRequired: true },
  })
  @RequiresScope('admin')
  @Put('organization/policy')
  setPolicy(
    @ValidBody(PolicyDto) { milestoneRequired: required }: PolicyDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<OrganizationAnswer> {
    return this.organizations.send({ type: 'RequireMilestones', required }, received);
  }
}
