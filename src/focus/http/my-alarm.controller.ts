import { Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import type { CommandAnswer } from './command-answer.js';
import { AcknowledgeAlarmDto, AlarmIntervalDto } from './focus.dto.js';
import { SendFocus } from './send-focus.js';

/** Commands on the alarm of the caller's active item, which is read in `GET /v1/me/focus`. */
@Controller('v1/me/alarm')
export class MyAlarmController {
  constructor(@Inject(SendFocus) private readonly focus: SendFocus) {}

  @Post()
  @HttpCode(200)
  start(
    @ValidBody(AlarmIntervalDto) { minutes }: AlarmIntervalDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'StartAlarm', minutes }, asked);
  }

  @Patch()
  change(
    @ValidBody(AlarmIntervalDto) { minutes }: AlarmIntervalDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'ChangeAlarmInterval', minutes }, asked);
  }

  @Delete()
  stop(@ValidBody(NoFields) _body: NoFields, @AskedOf() asked: Asked<Caller>): Promise<CommandAnswer> {
    return this.focus.send({ type: 'StopAlarm' }, asked);
  }

  @Post('acknowledge')
  @HttpCode(200)
  acknowledge(
    @ValidBody(AcknowledgeAlarmDto) { dueAt }: AcknowledgeAlarmDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'AcknowledgeAlarm', ...(dueAt === undefined ? {} : { dueAt }) }, asked);
  }
}
