import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { Caller, Sent } from '../../organizations/index.js';
import type { IfRevision } from '../../kernel/deciding/executing.js';
import type { Focus, FocusOutcome } from './focus.commands.js';
import type { FocusRequest } from './focus.requests.js';

/** Injection token of the `Focus` room. */
export const FOCUS = Symbol('Focus');

/** A request to the focus room on the command bus. */
export class SendToFocus {
  constructor(
    readonly caller: Caller,
    readonly request: FocusRequest,
    readonly sent: Sent,
    readonly ifRevision?: IfRevision,
  ) {}
}

/** Hands requests from the command bus to the focus room. */
@CommandHandler(SendToFocus)
export class FocusHandler implements ICommandHandler<SendToFocus> {
  constructor(@Inject(FOCUS) private readonly focus: Focus) {}

  execute({ caller, request, sent, ifRevision }: SendToFocus): Promise<FocusOutcome> {
    return this.focus.send(caller, request, sent, ifRevision);
  }
}
