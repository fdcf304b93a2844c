import { createParamDecorator, Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../deciding/room.js';
import type { KeyForm, CursorPage, PageRequest } from '../reading/cursor-page.js';
import { callerOf } from './authentication/caller-of.js';
import type { Moment } from '../reading/moment.js';
import type { TextPage } from '../reading/json-columns.js';
import { tagged, withContentEtag, withRevisedEtag, withTextEtag, type JsonText, type Tagged } from './etag.js';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { nextPage, pageRequestOf, type PageAnswer, type PageDto } from './page-answers.js';
import type { ProblemError } from './problem.js';

/** A query on the query bus. */
export class RunQuery<Answer> {
  constructor(readonly ask: () => Promise<Answer>) {}
}

/** Runs every query of the query bus. */
@QueryHandler(RunQuery)
export class AskQueryHandler implements IQueryHandler<RunQuery<unknown>> {
  execute({ ask }: RunQuery<unknown>): Promise<unknown> {
    return ask();
  }
}

/** A read request: its caller, and where the response goes. */
export interface ReceivedQuery<Caller extends Principal = Principal> {
  readonly caller: Caller;
  /** The moment as of which the read responds; the present if absent. */
  readonly moment?: Moment;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Parameter decorator: the `ReceivedQuery`. */
export const ReceivedQueryOf = createParamDecorator((_data: undefined, context: ExecutionContext): ReceivedQuery => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  const { moment } = request;
  return { caller: callerOf(request), moment, request, reply: http.getResponse<FastifyReply>() };
});

/** A list that is read by pages: its name, which its cursors carry, and what its keys look like. */
export interface ListName {
  readonly list: string;
  readonly key: KeyForm;
}

interface Revised {
  readonly revision: number;
}

/** Reads over HTTP: through the query bus, with entity tags and cursors in the response. */
@Injectable()
export class Reads {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  /** The query's result, unchanged. */
  ask<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    return this.queries.execute(new RunQuery(ask));
  }

  /** The row with its entity tag; throws `absent` if there is none. */
  async one<Row extends Revised>(
    { request, reply }: ReceivedQuery,
    ask: () => Promise<Row | undefined>,
    absent: () => ProblemError,
  ): Promise<JsonText<Row & Tagged>> {
    const found = await this.ask(ask);
    if (found === undefined) throw absent();
    return withRevisedEtag(request, reply, found.revision, tagged(found));
  }

  /** A page of rows that have entity tags of their own; throws `absent` if there is no such list. */
  taggedPage<Row extends Revised>(
    received: ReceivedQuery,
    query: PageDto,
    list: ListName,
    ask: (page: PageRequest) => Promise<CursorPage<Row> | undefined>,
    absent?: () => ProblemError,
  ): Promise<JsonText<PageAnswer<Row & Tagged>>> {
    const rows = async (page: PageRequest) => {
      const found = await ask(page);
      return found && { rows: found.rows.map(tagged), after: found.after };
    };
    return this.page(received, query, list, rows, absent);
  }

  /** A page of rows; throws `absent` if there is no such list. */
  async page<Row>(
    received: ReceivedQuery,
    query: PageDto,
    list: ListName,
    ask: (page: PageRequest) => Promise<CursorPage<Row> | undefined>,
    absent?: () => ProblemError,
  ): Promise<JsonText<PageAnswer<Row>>> {
    const found = await this.part(received, query, list, ask);
    if (found === undefined) throw absent?.() ?? new Error(`The list ${list.list} is not there.`);
    return withContentEtag(received.request, received.reply, found);
  }

  /** A page of rows that are JSON text already, entity tags and all. */
  async textPage<Row extends object>(
    { request, reply }: ReceivedQuery,
    query: PageDto,
    { list, key }: ListName,
    ask: (page: PageRequest) => Promise<TextPage<Row>>,
  ): Promise<JsonText<PageAnswer<Row>>> {
    const named = { logId: this.options.logId, list, key };
    const page = pageRequestOf(query, named);
    const { rows, after } = await this.ask(() => ask(page));
    const cursor = nextPage(request, reply, after, page, named);
    return withTextEtag(request, reply, `{"items":${rows},"cursor":${JSON.stringify(cursor)}}`);
  }

  /** As `page`, for a response that holds more than the page; undefined if there is no such list. */
  async part<Row>(
    { request, reply }: ReceivedQuery,
    query: PageDto,
    { list, key }: ListName,
    ask: (page: PageRequest) => Promise<CursorPage<Row> | undefined>,
  ): Promise<PageAnswer<Row> | undefined> {
    const named = { logId: this.options.logId, list, key };
    const page = pageRequestOf(query, named);
    const found = await this.ask(() => ask(page));
    return found && { items: found.rows, cursor: nextPage(request, reply, found.after, page, named) };
  }
}
