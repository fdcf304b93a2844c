import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import { FOCUS, type CommandAnswer, type FocusDoor } from './command-answer.js';

/** Its own, and those of every command that can be an inverse, since a rule that refuses that also refuses the undo. */
const REFUSALS = [
  ...['ALARM_INTERVAL_INVALID', 'DESCRIPTION_INVALID', 'DUE_AT_INVALID', 'DUE_ON_INVALID', 'DUE_TWICE'],
  ...[
    'SET_ASIDE_DAY_INVALID',
    'STEP_ID_TAKEN',
    'STEP_NAME_INVALID',
    'TITLE_INVALID',
    'TOO_MANY_STEPS',
    'TOO_MANY_TAGS',
  ],
  ...['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'MILESTONE_NOT_FOUND', 'STEP_NOT_FOUND', 'TAG_NOT_FOUND'],
  ...['ALARM_RUNNING', 'CHANGED_SINCE', 'ITEM_ACTIVE', 'ITEM_COMPLETED', 'ITEM_IS_ORIGIN', 'ITEM_NOT_WAITING'],
  ...['MILESTONE_ARCHIVED', 'NO_ACTIVE_ITEM', 'NO_ALARM', 'NO_WAY_BACK', 'NOTHING_TO_UNDO', 'STEPS_DIFFER'],
  ...['TAG_RETIRED', 'UNDO_NOT_ALONE', 'UNDO_TOO_LATE', 'UNDONE_ALREADY'],
];

/** Undoing one's last command. */
@Controller('v1/me/undo')
export class MyUndoController {
  constructor(@Inject(FOCUS) private readonly focus: FocusDoor) {}

  @Operation({
    id: 'undoLast',
    summary: 'Undo your last command',
    description:
      'Does the inverse of what you last did to your own items, steps, tags, order or alarm (FOCUS-26); `undone` says what that was. If the command has no inverse, the refusal names the legal way. A command of a batch or an import is not undone, nor is an undo. An `If-Match` refers to the item of that command.',
    refusals: REFUSALS,
  })
  @Post()
  @HttpCode(200)
  undo(@ValidBody(NoFields) _body: NoFields, @ReceivedOf() received: Received<Caller>): Promise<CommandAnswer> {
    return this.focus.send({ type: 'UndoLast' }, received);
  }
}
