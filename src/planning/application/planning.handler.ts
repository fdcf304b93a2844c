import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IfRevision } from '../../kernel/deciding/executing.js';
import type { Caller, Sent } from '../../organizations/index.js';
import type { Planning, PlanningOutcome } from './planning.commands.js';
import type { ProjectRequest } from './planning.requests.js';

/** Injection token of the `Planning` room. */
export const PLANNING = Symbol('Planning');

/** A request to the planning room on the command bus. */
export class SendToPlanning {
  constructor(
    readonly caller: Caller,
    readonly request: ProjectRequest,
    readonly sent: Sent,
    readonly ifRevision?: IfRevision,
  ) {}
}

/** Hands requests from the command bus to the planning room. */
@CommandHandler(SendToPlanning)
export class PlanningHandler implements ICommandHandler<SendToPlanning> {
  constructor(@Inject(PLANNING) private readonly planning: Planning) {}

  execute({ caller, request, sent, ifRevision }: SendToPlanning): Promise<PlanningOutcome> {
    return this.planning.send(caller, request, sent, ifRevision);
  }
}
