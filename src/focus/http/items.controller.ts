import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { answerPosition } from '../../kernel/http/command-request.js';
import { isMatched } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { doneOrProblem } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller, FocusOutcome, IfRevision } from '../application/focus.commands.js';
import { SendToFocus } from '../application/focus.handler.js';
import type { FocusRequest } from '../application/focus.requests.js';
import { answerOf, type CommandAnswer } from './command-answer.js';
import { OfferItemDto } from './focus.dto.js';

/** Commands on items, one route a verb. */
@Controller('v1/items')
export class ItemsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Post()
  offer(@ValidBody(OfferItemDto) body: OfferItemDto, @AskedOf() asked: Asked<Caller>): Promise<CommandAnswer> {
    const request: FocusRequest = {
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
    return this.send(request, asked);
  }

  @Post(':itemId/accept')
  @HttpCode(200)
  accept(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.send({ type: 'AcceptItem', itemId }, asked);
  }

  @Post(':itemId/activate')
  @HttpCode(200)
  activate(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.send({ type: 'ActivateItem', itemId }, asked);
  }

  @Post(':itemId/complete')
  @HttpCode(200)
  complete(
    @IdOf('itemId') itemId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.send({ type: 'CompleteItem', itemId }, asked);
  }

  private async send(request: FocusRequest, asked: Asked<Caller>): Promise<CommandAnswer> {
    const { caller, context, ifMatch, reply } = asked;
    const ifRevision: IfRevision | undefined = ifMatch && ((revision) => isMatched(ifMatch, revision));
    const outcome = await this.commands.execute<SendToFocus, FocusOutcome>(
      new SendToFocus(caller, request, context, ifRevision),
    );
    const done = doneOrProblem(outcome);
    return answerOf(done, answerPosition(reply, done.position, this.options.logId));
  }
}
