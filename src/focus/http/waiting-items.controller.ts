import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { malformed } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import type { ItemRequest } from '../application/focus.requests.js';
import { FOCUS, type CommandAnswer, type FocusDoor } from './command-answer.js';
import { MoveItemDto, SetAsideDto } from './focus.dto.js';

/** Commands on the order of what waits, and on what is active. */
@Controller('v1/items')
export class WaitingItemsController {
  constructor(@Inject(FOCUS) private readonly focus: FocusDoor) {}

  @Operation({
    id: 'moveItem',
    summary: 'Move a waiting item',
    description:
      'To exactly one place: before or after another waiting item, or to a position from 1 at the top, what is set aside not counted (FOCUS-8). One that is set aside itself comes back to where it was moved.',
    refusals: [
      'POSITION_OUT_OF_RANGE',
      'NOT_THE_OWNER',
      'ITEM_NOT_FOUND',
      'ITEM_COMPLETED',
      'ITEM_NOT_WAITING',
      'NEIGHBOUR_NOT_WAITING',
    ],
    example: { before: '{otherItemId}' },
  })
  @Post(':itemId/move')
  @HttpCode(200)
  move(
    @IdOf('itemId') itemId: string,
    @ValidBody(MoveItemDto) body: MoveItemDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'MoveItem', itemId, to: placeIn(body) }, received);
  }

  @Operation({
    id: 'setAsideItem',
    summary: 'Set a waiting item aside until a day',
    description:
      'It stays waiting and yours and keeps its place, but is in no queue, has no position and is not activated when you complete another one. On that day, in your time zone, it is back by itself (FOCUS-25); `GET /v1/me/set-aside` lists what is set aside.',
    refusals: ['SET_ASIDE_DAY_INVALID', 'NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_WAITING'],
    example: { until: '2030-05-01' },
  })
  @Post(':itemId/set-aside')
  @HttpCode(200)
  setAside(
    @IdOf('itemId') itemId: string,
    @ValidBody(SetAsideDto) { until }: SetAsideDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'SetAsideItem', itemId, until }, received);
  }

  @Operation({
    id: 'bringBackItem',
    summary: 'Bring back what is set aside, before its day',
    description: 'It is where it was in the waiting list (FOCUS-25).',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_WAITING'],
  })
  @Post(':itemId/bring-back')
  @HttpCode(200)
  bringBack(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'BringBackItem', itemId }, received);
  }

  @Operation({
    id: 'activateItem',
    summary: 'Work on a waiting item now',
    description:
      'Switches focus: what was active returns to the top of the waiting list, in the same append (FOCUS-4).',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_WAITING'],
  })
  @Post(':itemId/activate')
  @HttpCode(200)
  activate(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'ActivateItem', itemId }, received);
  }

  @Operation({
    id: 'completeItem',
    summary: 'Complete the active item',
    description: 'The top of the waiting list becomes active, in the same append (FOCUS-5).',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_ACTIVE'],
  })
  @Post(':itemId/complete')
  @HttpCode(200)
  complete(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'CompleteItem', itemId }, received);
  }
}

function placeIn({ before, after, position }: MoveItemDto): Extract<ItemRequest, { readonly type: 'MoveItem' }>['to'] {
  const given = [before, after, position].filter((place) => place !== undefined);
  if (given.length === 1) {
    if (before !== undefined) return { before: before.toLowerCase() };
    if (after !== undefined) return { after: after.toLowerCase() };
    if (position !== undefined) return { position };
  }
  const detail = 'An item moves to exactly one place: `before` an item, `after` an item, or to a `position`.';
  throw malformed([{ pointer: '', code: 'ONE_PLACE', detail }]);
}
