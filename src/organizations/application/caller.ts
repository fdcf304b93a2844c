import type { CommandContext } from '../../kernel/deciding/executing.js';
import type { Role } from '../domain/organization.events.js';

/** Who asks, as the directory knows them: never from the request. An inactive user gets past no door (ORG-9). */
export interface Caller {
  readonly userId: string;
  readonly organizationId: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly active: boolean;
}

/** How a request arrived: its key and canonical text, when it happened and what it follows from. */
export type Sent = Omit<CommandContext, 'organizationId' | 'actor'> & {
  /** Who sent it for the caller, such as an importer; the caller themself when absent. */
  readonly actor?: string;
};

/** With every field named, also where it is undefined. */
type Every<Value> = { readonly [Name in keyof Required<Value>]: Value[Name] };

/** The context of a command that the caller sent. */
export function contextOf(caller: Caller, sent: Sent): Every<CommandContext> {
  // Field by field, as it is made for every command; the type has none forgotten.
  return {
    organizationId: caller.organizationId,
    actor: sent.actor ?? caller.userId,
    onBehalfOf: sent.onBehalfOf,
    key: sent.key,
    request: sent.request,
    causationId: sent.causationId,
    correlationId: sent.correlationId,
    traceparent: sent.traceparent,
    occurredAt: sent.occurredAt,
  };
}
