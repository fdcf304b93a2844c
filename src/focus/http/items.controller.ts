import { Controller, Delete, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { malformed } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import type { ItemRequest } from '../application/focus.requests.js';
import type { CommandAnswer } from './command-answer.js';
import { CopyItemDto, DeclineOfferDto, EditItemDto, MoveItemDto, OfferItemDto, RecreateItemDto } from './focus.dto.js';
import { SendFocus } from './send-focus.js';

type Of<Type extends ItemRequest['type']> = Extract<ItemRequest, { readonly type: Type }>;

/** Commands on items, one route a verb. */
@Controller('v1/items')
export class ItemsController {
  constructor(@Inject(SendFocus) private readonly focus: SendFocus) {}

  @Post()
  offer(@ValidBody(OfferItemDto) body: OfferItemDto, @AskedOf() asked: Asked<Caller>): Promise<CommandAnswer> {
    const request: Of<'OfferItem'> = {
      type: 'OfferItem',
      ownerId: body.ownerId?.toLowerCase() ?? asked.caller.userId,
      title: body.title,
      description: body.description ?? null,
      dueAt: body.dueAt ?? null,
      milestoneId: body.milestoneId?.toLowerCase() ?? null,
      steps: body.steps ?? [],
      tagIds: body.tagIds?.map((id) => id.toLowerCase()) ?? [],
      accept: body.accept ?? false,
    };
    return this.focus.make(request, asked);
  }

  @Patch(':itemId')
  edit(
    @IdOf('itemId') itemId: string,
    @ValidBody(EditItemDto) { milestoneId, ...texts }: EditItemDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    const milestone = milestoneId === undefined ? {} : { milestoneId: milestoneId?.toLowerCase() ?? null };
    return this.focus.send({ type: 'EditItem', itemId, ...texts, ...milestone }, asked);
  }

  @Delete(':itemId')
  delete(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'DeleteItem', itemId }, asked);
  }

  @Post(':itemId/accept')
  @HttpCode(200)
  accept(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'AcceptItem', itemId }, asked);
  }

  @Post(':itemId/decline')
  @HttpCode(200)
  decline(
    @IdOf('itemId') itemId: string,
    @ValidBody(DeclineOfferDto) { reason = null }: DeclineOfferDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'DeclineOffer', itemId, reason }, asked);
  }

  @Post(':itemId/move')
  @HttpCode(200)
  move(
    @IdOf('itemId') itemId: string,
    @ValidBody(MoveItemDto) body: MoveItemDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'MoveItem', itemId, to: placeIn(body) }, asked);
  }

  @Post(':itemId/activate')
  @HttpCode(200)
  activate(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'ActivateItem', itemId }, asked);
  }

  @Post(':itemId/complete')
  @HttpCode(200)
  complete(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'CompleteItem', itemId }, asked);
  }

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
    return this.focus.make(request, asked);
  }

  @Post(':itemId/copy')
  copy(
    @IdOf('itemId') sourceItemId: string,
    @ValidBody(CopyItemDto) { ownerId }: CopyItemDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    const wish = { sourceItemId, ownerId: ownerId?.toLowerCase() ?? asked.caller.userId };
    return this.focus.make({ type: 'CopyStrandedItem', ...wish }, asked);
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
