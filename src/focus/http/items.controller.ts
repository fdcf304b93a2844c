import { Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { malformed } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import type { ItemRequest } from '../application/focus.requests.js';
import { FOCUS, type CommandAnswer, type FocusDoor } from './command-answer.js';
import {
  CopyItemDto,
  DeclineOfferDto,
  EditItemDto,
  MoveItemDto,
  OfferItemDto,
  RecreateItemDto,
  SetAsideDto,
} from './focus.dto.js';

type Of<Type extends ItemRequest['type']> = Extract<ItemRequest, { readonly type: Type }>;

/** Commands on items, one route a verb. */
@Controller('v1/items')
export class ItemsController {
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
  offer(@ValidBody(OfferItemDto) body: OfferItemDto, @AskedOf() asked: Asked<Caller>): Promise<CommandAnswer> {
    const request: Of<'OfferItem'> = {
      type: 'OfferItem',
      ownerId: body.ownerId?.toLowerCase() ?? asked.caller.userId,
      title: body.title,
      description: body.description ?? null,
      dueAt: body.dueAt ?? null,
      dueOn: body.dueOn ?? null,
      milestoneId: body.milestoneId?.toLowerCase() ?? null,
      steps: body.steps ?? [],
      tagIds: body.tagIds?.map((id) => id.toLowerCase()) ?? [],
      accept: body.accept ?? false,
    };
    return this.focus.send(request, asked);
  }

  @Operation({
    id: 'editItem',
    summary: 'Change an item’s text, due date or milestone',
    description:
      'What is absent stays; null takes away what an item can be without. Naming `dueAt` takes `dueOn` away and the other way round; naming both is refused, and a null takes away only what it names (FOCUS-24). A completed item never changes (FOCUS-6).',
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    const milestone = milestoneId === undefined ? {} : { milestoneId: milestoneId?.toLowerCase() ?? null };
    return this.focus.send({ type: 'EditItem', itemId, ...texts, ...milestone }, asked);
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'DeleteItem', itemId }, asked);
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'AcceptItem', itemId }, asked);
  }

  @Operation({
    id: 'declineOffer',
    summary: 'Decline an offer',
    description: 'The item is gone; whoever offered it reads the reason among the offers they made.',
    refusals: ['REASON_INVALID', 'NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_OFFERED'],
    example: { reason: 'No time this week.' },
  })
  @Post(':itemId/decline')
  @HttpCode(200)
  decline(
    @IdOf('itemId') itemId: string,
    @ValidBody(DeclineOfferDto) { reason = null }: DeclineOfferDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'DeclineOffer', itemId, reason }, asked);
  }

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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'MoveItem', itemId, to: placeIn(body) }, asked);
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'SetAsideItem', itemId, until }, asked);
  }

  @Operation({
    id: 'bringBackItem',
    summary: 'Bring back what is set aside, before its day',
    description: 'It stands where it stood in the waiting list (FOCUS-25).',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'ITEM_NOT_WAITING'],
  })
  @Post(':itemId/bring-back')
  @HttpCode(200)
  bringBack(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'BringBackItem', itemId }, asked);
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'ActivateItem', itemId }, asked);
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'CompleteItem', itemId }, asked);
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    const request: Of<'RecreateItem'> = {
      type: 'RecreateItem',
      ownerId: ownerId?.toLowerCase() ?? asked.caller.userId,
      originItemId,
      ...(milestoneId === undefined ? {} : { milestoneId: milestoneId?.toLowerCase() ?? null }),
    };
    return this.focus.send(request, asked);
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    const wish = { sourceItemId, ownerId: ownerId?.toLowerCase() ?? asked.caller.userId };
    return this.focus.send({ type: 'CopyStrandedItem', ...wish }, asked);
  }
}

function placeIn({ before, after, position }: MoveItemDto): Of<'MoveItem'>['to'] {
  const given = [before, after, position].filter((place) => place !== undefined);
  if (given.length === 1) {
    if (before !== undefined) return { before: before.toLowerCase() };
    if (after !== undefined) return { after: after.toLowerCase() };
    if (position !== undefined) return { position };
  }
  const detail = 'An item moves to exactly one place: `before` an item, `after` an item, or to a `position`.';
  throw malformed([{ pointer: '', code: 'ONE_PLACE', detail }]);
}
