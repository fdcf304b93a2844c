import { Controller, Inject, Post } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { IdOf, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import type { ItemRequest } from '../application/focus.requests.js';
import { FOCUS, type CommandAnswer, type FocusDoor } from './command-answer.js';
import { CopyItemDto, OfferItemDto, RecreateItemDto } from './focus.dto.js';

type Of<Type extends ItemRequest['type']> = Extract<ItemRequest, { readonly type: Type }>;

/** Commands that make items: offers, recreations, copies of stranded work. */
@Controller('v1/items')
export class NewItemsController {
  constructor(@Inject(FOCUS) private readonly focus: FocusDoor) {}

  @Operation({
    id: 'offerItem',
    summary: 'Offer work to a colleague, or to yourself',
    description:
      'The item enters `offered` (FOCUS-1) and waits for its owner’s yes. Without `ownerId` it is yours; then `accept: true` also accepts it, in the same append. It is due at a time (`dueAt`) or on a day (`dueOn`), never both (FOCUS-24).',
    refusals: [
      'DESCRIPTION_INVALID',
      'DUE_AT_INVALID',
      'DUE_ON_INVALID',
      'DUE_TWICE',
      'ITEM_ID_TAKEN',
      'STEP_ID_TAKEN',
      'STEP_NAME_INVALID',
      'TITLE_INVALID',
      'TOO_MANY_STEPS',
      'TOO_MANY_TAGS',
      'NOT_THE_OWNER',
      'MILESTONE_NOT_FOUND',
      'TAG_NOT_FOUND',
      'USER_NOT_FOUND',
      'MILESTONE_ARCHIVED',
      'MILESTONE_REQUIRED',
      'TAG_RETIRED',
      'TOO_MANY_OFFERS_OF_YOURS',
      'TOO_MANY_OPEN_OFFERS',
      'USER_INACTIVE',
    ],
    example: {
      title: 'Write the report',
      description: 'Two pages at most.',
      dueAt: '2030-05-01T12:00:00+02:00',
      steps: ['Draft', 'Proofread'],
      accept: true,
    },
  })
  @Post()
  offer(@ValidBody(OfferItemDto) body: OfferItemDto, @ReceivedOf() received: Received<Caller>): Promise<CommandAnswer> {
    return this.focus.send(offerRequest(body, received.caller), received);
  }

  @Operation({
    id: 'recreateItem',
    summary: 'Do a completed item again',
    description: 'A new item with the same text, steps and tags is offered to you, or to `ownerId` (FOCUS-11).',
    refusals: [
      'ITEM_ID_TAKEN',
      'ITEM_NOT_FOUND',
      'MILESTONE_NOT_FOUND',
      'USER_NOT_FOUND',
      'ITEM_NOT_COMPLETED',
      'MILESTONE_ARCHIVED',
      'MILESTONE_REQUIRED',
      'ORIGIN_IS_PERSONAL',
      'OWN_ORIGIN',
      'TOO_MANY_OFFERS_OF_YOURS',
      'TOO_MANY_OPEN_OFFERS',
      'USER_INACTIVE',
    ],
    example: { milestoneId: null },
  })
  @Post(':itemId/recreate')
  recreate(
    @IdOf('itemId') originItemId: string,
    @ValidBody(RecreateItemDto) { ownerId, milestoneId }: RecreateItemDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    const request: Of<'RecreateItem'> = {
      type: 'RecreateItem',
      ownerId: ownerId?.toLowerCase() ?? received.caller.userId,
      originItemId,
      ...(milestoneId === undefined ? {} : { milestoneId: milestoneId?.toLowerCase() ?? null }),
    };
    return this.focus.send(request, received);
  }

  @Operation({
    id: 'copyStrandedItem',
    summary: 'Take over stranded work',
    description:
      'Offers a copy of an open item of a deactivated user to you, or to `ownerId` (ORG-9): for its team and admins, one copy at a time.',
    refusals: [
      'ITEM_ID_TAKEN',
      'NOT_IN_TEAM',
      'ITEM_NOT_FOUND',
      'MILESTONE_NOT_FOUND',
      'USER_NOT_FOUND',
      'ITEM_COMPLETED',
      'ITEM_NOT_OF_A_TEAM',
      'ITEM_OFFERED_ANEW',
      'ITEM_NOT_STRANDED',
      'MILESTONE_ARCHIVED',
      'TOO_MANY_OFFERS_OF_YOURS',
      'TOO_MANY_OPEN_OFFERS',
      'USER_INACTIVE',
    ],
    example: { ownerId: null },
  })
  @Post(':itemId/copy')
  copy(
    @IdOf('itemId') sourceItemId: string,
    @ValidBody(CopyItemDto) { ownerId }: CopyItemDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    const request: Of<'CopyStrandedItem'> = {
      type: 'CopyStrandedItem',
      sourceItemId,
      ownerId: ownerId?.toLowerCase() ?? received.caller.userId,
    };
    return this.focus.send(request, received);
  }
}

function offerRequest(body: OfferItemDto, caller: Caller): Of<'OfferItem'> {
  return {
    type: 'OfferItem',
    ownerId: body.ownerId?.toLowerCase() ?? caller.userId,
    title: body.title,
    description: body.description ?? null,
    dueAt: body.dueAt ?? null,
    dueOn: body.dueOn ?? null,
    milestoneId: body.milestoneId?.toLowerCase() ?? null,
    steps: body.steps ?? [],
    tagIds: body.tagIds?.map((id) => id.toLowerCase()) ?? [],
    accept: body.accept ?? false,
  };
}
