import type { FactoryProvider } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DomainEvent } from '../deciding/decider.js';
import type { IfRevision, Outcome } from '../deciding/executing.js';
import type { Principal, RequestContext, Room } from '../deciding/room.js';
import type { Received } from './received-command.js';
import { answerPosition, answerRepeat } from './command-request.js';
import { ifRevisionOf } from './etag.js';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { madeAt } from './made.js';
import { doneOrProblem } from './refusal-to-problem.js';

/** A request to a room on the command bus. */
export class SendRequest<Caller extends Principal, Request, Event extends DomainEvent> {
  constructor(
    readonly room: Room<Caller, Request, Event>,
    readonly caller: Caller,
    readonly request: Request,
    readonly sent: RequestContext,
    readonly ifRevision?: IfRevision,
  ) {}
}

/** Hands every request on the command bus to its room. */
@CommandHandler(SendRequest)
export class SendRequestHandler implements ICommandHandler<SendRequest<Principal, unknown, DomainEvent>> {
  execute({ room, caller, request, sent, ifRevision }: SendRequest<Principal, unknown, DomainEvent>) {
    return room.send(caller, request, sent, ifRevision);
  }
}

/** The outcome of a command that was carried out. */
export type Done<Event extends DomainEvent> = Extract<Outcome<Event>, { readonly kind: 'done' }>;

/** What the response to every command contains. */
export interface Positioned {
  /** For `minPosition`: a read that names it sees what the command did. */
  readonly position: string;
  /** The revision, after the command, of the stream that decided it. */
  readonly revision: number;
}

/**
 * How a room responds over HTTP: from the command's own events only, so that the response to a repeat is the same
 * (LOG-3).
 */
export interface Answers<Event extends DomainEvent, Fields extends object> {
  /** What the response contains besides position and revision. */
  fields(events: Done<Event>['events']): Fields;
  /** The address of what the command made, with status 201; undefined for 200. */
  madeAt?(fields: Fields, events: Done<Event>['events']): string | undefined;
}

/** A room's commands over HTTP. */
export interface CommandDoor<Caller extends Principal, Request, Fields extends object> {
  /**
   * Sends a request by the command bus; the response's header fields hold the position, the address and whether it is a
   * repeat. Throws a ProblemError if the command was not carried out.
   */
  send(request: Request, received: Received<Caller>): Promise<Positioned & Fields>;
}

/** Provides the door of a room under an injection token. */
export function commandDoor<Caller extends Principal, Request, Event extends DomainEvent, Fields extends object>(
  provide: symbol,
  room: Room<Caller, Request, Event>,
  answers: Answers<Event, Fields>,
): FactoryProvider<CommandDoor<Caller, Request, Fields>> {
  return {
    provide,
    inject: [CommandBus, HTTP_OPTIONS],
    useFactory: (bus: CommandBus, { logId }: Pick<HttpOptions, 'logId'>) => ({
      send: async (request, { caller, context, ifMatch, reply }) => {
        const sending = new SendRequest(room, caller, request, context, ifRevisionOf(ifMatch));
        const done = doneOrProblem(await bus.execute<typeof sending, Outcome<Event>>(sending), ifMatch);
        answerRepeat(reply, done);
        const fields = answers.fields(done.events);
        const address = answers.madeAt?.(fields, done.events);
        if (address !== undefined) madeAt(reply, address);
        const position = answerPosition(reply, done.position, logId);
        return { position, revision: done.revision, ...fields };
      },
    }),
  };
}
