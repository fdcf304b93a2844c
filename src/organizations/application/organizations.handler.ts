import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IfRevision } from '../../kernel/deciding/executing.js';
import type { Caller, Sent } from './caller.js';
import type { OrganizationOutcome, Organizations } from './organizations.commands.js';
import type { OrganizationRequest } from './organizations.requests.js';

/** Injection token of the `Organizations` room. */
export const ORGANIZATIONS = Symbol('Organizations');

/** A request to the organizations room on the command bus. */
export class SendToOrganizations {
  constructor(
    readonly caller: Caller,
    readonly request: OrganizationRequest,
    readonly sent: Sent,
    readonly ifRevision?: IfRevision,
  ) {}
}

/** Hands requests from the command bus to the organizations room. */
@CommandHandler(SendToOrganizations)
export class OrganizationsHandler implements ICommandHandler<SendToOrganizations> {
  constructor(@Inject(ORGANIZATIONS) private readonly organizations: Organizations) {}

  execute({ caller, request, sent, ifRevision }: SendToOrganizations): Promise<OrganizationOutcome> {
    return this.organizations.send(caller, request, sent, ifRevision);
  }
}
