import { Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import { FOCUS, type CommandAnswer, type FocusDoor } from './command-answer.js';
import { AcknowledgeAlarmDto, AlarmIntervalDto } from './focus.dto.js';

/** Commands on the alarm of the caller's active item, which is read in `GET /v1/me/focus`. */
@Controller('v1/me/alarm')
export class MyAlarmController {
  constructor(@Inject(FOCUS) private readonly focus: FocusDoor) {}

  @Operation({
    id: 'startAlarm',
    summary: 'Set an alarm on your active item',
    description:
      'Advisory: it changes no state and no order (FOCUS-20). `minutes` is 15, 30, 60, 120, 180, 240 or 300.',
    refusals: ['ALARM_INTERVAL_INVALID', 'NOT_THE_OWNER', 'ALARM_RUNNING', 'NO_ACTIVE_ITEM'],
    example: { minutes: 30 },
  })
  @Post()
  @HttpCode(200)
  start(
    @ValidBody(AlarmIntervalDto) { minutes }: AlarmIntervalDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'StartAlarm', minutes }, received);
  }

  @Operation({
    id: 'changeAlarmInterval',
    summary: 'Change the interval of your alarm',
    description: '`minutes` is 15, 30, 60, 120, 180, 240 or 300.',
    refusals: ['ALARM_INTERVAL_INVALID', 'NOT_THE_OWNER', 'NO_ALARM'],
    example: { minutes: 60 },
  })
  @Patch()
  change(
    @ValidBody(AlarmIntervalDto) { minutes }: AlarmIntervalDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'ChangeAlarmInterval', minutes }, received);
  }

  @Operation({ id: 'stopAlarm', summary: 'Turn your alarm off', refusals: ['NOT_THE_OWNER'] })
  @Delete()
  stop(@ValidBody(NoFields) _body: NoFields, @ReceivedOf() received: Received<Caller>): Promise<CommandAnswer> {
    return this.focus.send({ type: 'StopAlarm' }, received);
  }

  @Operation({
    id: 'acknowledgeAlarm',
    summary: 'Acknowledge the alarm that fell due',
    description: 'It is shown in `GET /v1/me/focus` until then (FOCUS-21). Without `dueAt`, whichever is shown.',
    refusals: ['NOT_THE_OWNER'],
    example: { dueAt: '2026-01-01T00:00:00Z' },
  })
  @Post('acknowledge')
  @HttpCode(200)
  acknowledge(
    @ValidBody(AcknowledgeAlarmDto) { dueAt }: AcknowledgeAlarmDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'AcknowledgeAlarm', ...(dueAt === undefined ? {} : { dueAt }) }, received);
  }
}
