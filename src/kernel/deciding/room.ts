import type { DomainEvent } from './decider.js';
import type { CommandContext, Executor, IfRevision, Outcome, Repeatable } from './executing.js';

/** The sender of a request, never taken from the request itself. */
export interface Principal {
  readonly userId: string;
  readonly organizationId: string;
}

/** How a request arrived: its key and canonical text, when it happened and what caused it. */
export type RequestContext = Omit<CommandContext, 'organizationId' | 'actor'> & {
  /** Who sent it for the caller, such as an importer; the caller themself when absent. */
  readonly actor?: string;
};

/** The entry point of a room for commands. */
export interface Room<Caller extends Principal, Request, Event extends DomainEvent> {
  /** Carries out the request, unless the resource that it names has changed according to `ifRevision`. */
  send(caller: Caller, request: Request, sent: RequestContext, ifRevision?: IfRevision): Promise<Outcome<Event>>;
}

/** A request on its way into a stream. */
export interface Incoming<Caller extends Principal, Request> {
  readonly caller: Caller;
  readonly request: Request;
  readonly context: CommandContext;
  readonly ifRevision: IfRevision | undefined;
  /** For the execution of its command; undefined if the caller requires no revision. */
  readonly precondition: ((position: bigint) => Promise<boolean>) | undefined;
}

/** A room's own steps in the handling of every request. */
export interface RoomRules<Caller extends Principal, Request, Event extends DomainEvent> {
  readonly executor: Executor;
  /**
   * The stream and key of a repeat of the request, if making a command of it might wait for the read tables, so that a
   * repeat gets the first response even while these are behind; undefined if it never waits (LOG-3).
   */
  slowRepeat?(
    caller: Caller,
    request: Request,
  ): Promise<Omit<Repeatable<unknown, Event>, 'context'> | undefined> | undefined;
  /**
   * The revision of the resource that the request names, as of this position; undefined if there is none, as for one
   * that it creates.
   */
  revisionOf(caller: Caller, request: Request, position: bigint): Promise<number | undefined>;
  /** Makes a command of the request and has it executed. */
  carryOut(incoming: Incoming<Caller, Request>): Promise<Outcome<Event>>;
  /** Awaited before the response to a command that was carried out. */
  afterwards?(position: bigint): Promise<unknown>;
}

/**
 * The steps of every request: a repeat gets its first response; any other request becomes a command under its
 * precondition.
 */
export function roomOf<Caller extends Principal, Request, Event extends DomainEvent>(
  rules: RoomRules<Caller, Request, Event>,
): Room<Caller, Request, Event> {
  const repeated = async (slow: ReturnType<NonNullable<typeof rules.slowRepeat>>, context: CommandContext) => {
    const command = await slow;
    return command && rules.executor.repeated({ ...command, context });
  };
  return {
    send: async (caller, request, sent, ifRevision) => {
      const context = contextOf(caller, sent);
      const precondition =
        ifRevision && (async (position: bigint) => ifRevision(await rules.revisionOf(caller, request, position)));
      const slow = context.key === undefined ? undefined : rules.slowRepeat?.(caller, request);
      const outcome =
        (slow && (await repeated(slow, context))) ??
        (await rules.carryOut({ caller, request, context, ifRevision, precondition }));
      if (outcome.kind === 'done') await rules.afterwards?.(outcome.position);
      return outcome;
    },
  };
}

/** With every field present, even if it is undefined. */
type Every<Value> = { readonly [Name in keyof Required<Value>]: Value[Name] };

/** The context of a command that the caller sent. */
export function contextOf(caller: Principal, sent: RequestContext): Every<CommandContext> {
  // Field by field, for speed: it is made for every command; by the type, none can be forgotten.
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
