import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Asked } from '../../kernel/http/asked.js';
import { answerPosition, answerRepeat } from '../../kernel/http/command-request.js';
import { ifRevisionOf } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { madeAt } from '../../kernel/http/made.js';
import { doneOrProblem } from '../../kernel/http/refusal-to-problem.js';
import type { Caller } from '../application/caller.js';
import type { OrganizationOutcome } from '../application/organizations.commands.js';
import { SendToOrganizations } from '../application/organizations.handler.js';
import type { OrganizationRequest } from '../application/organizations.requests.js';

/** What a command on an organization answers, read off its own events, so that a repeat answers the same (LOG-3). */
export interface OrganizationAnswer {
  /** For `minPosition`: a read that names it sees what the command did. */
  readonly position: string;
  /** The revision of the organization's stream after the command. */
  readonly revision: number;
  /** What was made. */
  readonly teamId?: string;
  readonly userId?: string;
  readonly tagId?: string;
}

type Made = Pick<OrganizationAnswer, 'teamId' | 'userId' | 'tagId'>;
type Done = Extract<OrganizationOutcome, { kind: 'done' }>;

/** Sends what was asked for over HTTP to the organizations room, and answers what became of it. */
@Injectable()
export class SendOrganizations {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  /**
   * The answer, with the position in its header field and 201 with its address for what was made; throws a ProblemError
   * where the command was not done.
   */
  async send(request: OrganizationRequest, asked: Asked<Caller>): Promise<OrganizationAnswer> {
    const { caller, context, ifMatch, reply } = asked;
    const outcome = await this.commands.execute<SendToOrganizations, OrganizationOutcome>(
      new SendToOrganizations(caller, request, context, ifRevisionOf(ifMatch)),
    );
    const done = doneOrProblem(outcome, ifMatch);
    answerRepeat(reply, done);
    const made = madeIn(done);
    const address = addressOf(made);
    if (address !== undefined) madeAt(reply, address);
    const position = answerPosition(reply, done.position, this.options.logId);
    return { position, revision: done.revision, ...made };
  }
}

function madeIn({ events: [first] }: Done): Made {
  switch (first?.event.type) {
    case 'TeamCreated':
      return { teamId: first.event.data.teamId };
    case 'UserAdded':
      return { userId: first.event.data.userId };
    case 'TagCreated':
      return { tagId: first.event.data.tagId };
    default:
      return {};
  }
}

function addressOf({ teamId, userId, tagId }: Made): string | undefined {
  if (teamId !== undefined) return `/v1/teams/${teamId}`;
  if (userId !== undefined) return `/v1/users/${userId}`;
  return tagId === undefined ? undefined : `/v1/tags/${tagId}`;
}
