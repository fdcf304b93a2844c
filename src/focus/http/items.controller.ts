import { Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import { FOCUS, type CommandAnswer, type FocusDoor } from './command-answer.js';
import { DeclineOfferDto, EditItemDto } from './focus.dto.js';

/** Commands on an item itself, and on an offer of it. */
@Controller('v1/items')
export class ItemsController {
  constructor(@Inject(FOCUS) private readonly focus: FocusDoor) {}

  @Operation({
    id: 'editItem',
    summary: 'Change an item’s text, due date or milestone',
    description:
      'An absent field stays; null removes an optional one. Naming `dueAt` removes `dueOn` and the other way round; naming both is refused, and null removes only the field that it is given for (FOCUS-24). A completed item never changes (FOCUS-6).',
    refusals: [
      'DESCRIPTION_INVALID',
      'DUE_AT_INVALID',
      'DUE_ON_INVALID',
      'DUE_TWICE',
      'TITLE_INVALID',
      'NOT_THE_OWNER',
      'ITEM_NOT_FOUND',
      'MILESTONE_NOT_FOUND',
      'ITEM_COMPLETED',
      'MILESTONE_ARCHIVED',
    ],
    example: { title: 'Write the long report', dueAt: '2030-05-02T12:00:00Z' },
  })
  @Patch(':itemId')
  edit(
    @IdOf('itemId') itemId: string,
    @ValidBody(EditItemDto) { milestoneId, ...texts }: EditItemDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    const milestone = milestoneId === undefined ? {} : { milestoneId: milestoneId?.toLowerCase() ?? null };
    return this.focus.send({ type: 'EditItem', itemId, ...texts, ...milestone }, received);
  }

  @Operation({
    id: 'deleteItem',
    summary: 'Delete an offered or waiting item',
    description: 'The waiting list closes up (FOCUS-13). An item that another one was recreated from stays (FOCUS-14).',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_ACTIVE', 'ITEM_COMPLETED', 'ITEM_IS_ORIGIN'],
  })
  @Delete(':itemId')
  delete(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'DeleteItem', itemId }, received);
  }

  @Operation({
    id: 'acceptItem',
    summary: 'Accept an offer',
    description: 'The item joins the bottom of your waiting list (FOCUS-2).',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_OFFERED'],
  })
  @Post(':itemId/accept')
  @HttpCode(200)
  accept(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'AcceptItem', itemId }, received);
  }

  @Operation({
    id: 'declineOffer',
    summary: 'Decline an offer',
    description: 'The item is gone; its offerer can read the reason among the offers they made.',
    refusals: ['REASON_INVALID', 'NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_OFFERED'],
    example: { reason: 'No time this week.' },
  })
  @Post(':itemId/decline')
  @HttpCode(200)
  decline(
    @IdOf('itemId') itemId: string,
    @ValidBody(DeclineOfferDto) { reason = null }: DeclineOfferDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'DeclineOffer', itemId, reason }, received);
  }
}
