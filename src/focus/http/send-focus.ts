import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Asked } from '../../kernel/http/asked.js';
import { answerPosition, answerRepeat } from '../../kernel/http/command-request.js';
import { ifRevisionOf } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { madeAt } from '../../kernel/http/made.js';
import { doneOrProblem } from '../../kernel/http/refusal-to-problem.js';
import type { Caller, FocusOutcome } from '../application/focus.commands.js';
import { SendToFocus } from '../application/focus.handler.js';
import type { FocusRequest } from '../application/focus.requests.js';
import { answerOf, type CommandAnswer } from './command-answer.js';

/** Sends what was asked for over HTTP to the focus room, and answers what became of it. */
@Injectable()
export class SendFocus {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  /** The answer, with the position in its header field; throws a ProblemError where the command was not done. */
  async send(request: FocusRequest, { caller, context, ifMatch, reply }: Asked<Caller>): Promise<CommandAnswer> {
    const outcome = await this.commands.execute<SendToFocus, FocusOutcome>(
      new SendToFocus(caller, request, context, ifRevisionOf(ifMatch)),
    );
    const done = doneOrProblem(outcome, ifMatch);
    answerRepeat(reply, done);
    return answerOf(done, answerPosition(reply, done.position, this.options.logId));
  }

  /** As `send`, of a command that makes something: 201 with its address. */
  async make(request: FocusRequest, asked: Asked<Caller>): Promise<CommandAnswer> {
    const answer = await this.send(request, asked);
    const { itemId, stepId } = answer;
    if (itemId !== undefined) {
      madeAt(asked.reply, `/v1/items/${itemId}${stepId === undefined ? '' : `/steps/${stepId}`}`);
    }
    return answer;
  }
}
