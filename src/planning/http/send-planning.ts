import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Asked } from '../../kernel/http/asked.js';
import { answerPosition, answerRepeat } from '../../kernel/http/command-request.js';
import { ifRevisionOf } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { madeAt } from '../../kernel/http/made.js';
import { doneOrProblem } from '../../kernel/http/refusal-to-problem.js';
import type { PlanningOutcome } from '../application/planning.commands.js';
import { SendToPlanning } from '../application/planning.handler.js';
import type { Caller } from '../application/planning.query.handlers.js';
import type { ProjectRequest } from '../application/planning.requests.js';
import { madeBy, planningAnswerOf, type PlanningAnswer } from './planning-answer.js';

/** Sends what was asked for over HTTP to the planning room, and answers what became of it. */
@Injectable()
export class SendPlanning {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  /** The answer, with the position in its header field; throws a ProblemError where the command was not done. */
  async send(request: ProjectRequest, { caller, context, ifMatch, reply }: Asked<Caller>): Promise<PlanningAnswer> {
    const outcome = await this.commands.execute<SendToPlanning, PlanningOutcome>(
      new SendToPlanning(caller, request, context, ifRevisionOf(ifMatch)),
    );
    const done = doneOrProblem(outcome, ifMatch);
    answerRepeat(reply, done);
    return planningAnswerOf(done, answerPosition(reply, done.position, this.options.logId));
  }

  /** As `send`, of a command that makes a project or a milestone: 201 with its address. */
  async make(made: 'project' | 'milestone', request: ProjectRequest, asked: Asked<Caller>): Promise<PlanningAnswer> {
    const answer = await this.send(request, asked);
    const address = madeBy(answer, made);
    if (address !== undefined) madeAt(asked.reply, address);
    return answer;
  }
}
