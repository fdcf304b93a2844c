import { Controller, Delete, Get, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import type { DomainEvent } from '../../deciding/decider.js';
import { ReceivedOf, type Received } from '../../http/received-command.js';
import { RequiresScope } from '../../http/authentication/scopes.js';
import type { Answers, CommandDoor, Positioned } from '../../http/command-door.js';
import { Operation } from '../../http/openapi/operation.js';
import type { PageDto } from '../../http/page-answers.js';
import { ReadsFrom } from '../../http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery } from '../../http/reads.js';
import { notFound } from '../../http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody, ValidQuery } from '../../http/validation.js';
import { TIME_KEY } from '../../reading/cursor-page.js';
import type { Timeline } from '../../reading/moment.js';
import { obstacleCode } from '../declaring/record-refusals.js';
import type { AnyRecord, NamedVerb } from '../declaring/record-type.js';
import { bodyDto, recordPageDto } from './record-dtos.js';
import { commandNotes, pageNotes, viewNotes, type CommandPlace, type ReadPlace } from './record-notes.js';
import type { RecordCaller, RecordFilter, RecordQueries } from './record-queries.js';
import type { RecordRequest } from './open-shelf.js';

/** The commands of a shelf over HTTP. */
export type RecordDoor = CommandDoor<RecordCaller, RecordRequest, object>;

/** A controller class for Nest. */
export type RecordController = new (...injected: never[]) => object;

/** The response to a creation: the record's id and address. */
export function recordAnswers(
  types: readonly AnyRecord[],
  pathOf: (type: AnyRecord) => string,
): Answers<DomainEvent, object> {
  const creations = new Map(types.flatMap((type) => type.verbs.filter(isCreation).map(({ event }) => [event, type])));
  const made = (events: readonly { readonly event: DomainEvent }[]) => {
    const [first] = events;
    const type = creations.get(first?.event.type ?? '');
    const id = type && (first?.event.data as Readonly<Record<string, unknown>> | undefined)?.[type.id];
    return type && { type, id: String(id) };
  };
  return {
    fields: (events) => {
      const record = made(events);
      return record === undefined ? {} : { [record.type.id]: record.id };
    },
    madeAt: (_, events) => {
      const record = made(events);
      return record && `/${pathOf(record.type)}/${record.id}`;
    },
  };
}

const isCreation = ({ verb }: NamedVerb): boolean => verb === 'create';

/** The routes of a record type's commands: one per verb. */
export function recordCommands(type: AnyRecord, place: CommandPlace): RecordController {
  class RecordCommands {
    constructor(readonly door: RecordDoor) {}
  }
  for (const verb of type.verbs) addCommand(RecordCommands, type, verb, place);
  return routesAt(RecordCommands, `${type.name}Commands`, place.path, [place.door]);
}

function addCommand(
  routes: { readonly prototype: object },
  type: AnyRecord,
  verb: NamedVerb,
  place: CommandPlace,
): void {
  const dto = bodyDto(type, verb);
  const { within } = type.declared;
  const named = [...(within === undefined ? [] : [within]), ...(isCreation(verb) ? [] : [type.id])];
  const send = function (
    this: { readonly door: RecordDoor },
    body: object,
    received: Received<RecordCaller>,
    ...ids: readonly string[]
  ): Promise<Positioned> {
    const fields = { ...body, ...Object.fromEntries(named.map((name, index) => [name, ids[index]])) };
    const { command } = verb;
    // With `flat`, the room's requests have this form.
    const request = place.flat === true ? { ...fields, type: command } : { type: command, fields };
    return this.door.send(request as RecordRequest, received);
  };
  addRoute(routes, verb.word, send, [
    methodOf(type, verb),
    ...(verb.verb === 'archive' || verb.verb === 'unarchive' ? [HttpCode(200)] : []),
    ...(type.declared.owner === 'organization' && verb.declared.by !== 'anyone' ? [RequiresScope('admin')] : []),
    Operation(commandNotes(type, verb, place, dto !== undefined)),
  ]);
  const { prototype } = routes;
  ValidBody(dto ?? NoFields)(prototype, verb.word, 0);
  ReceivedOf()(prototype, verb.word, 1);
  for (const [index, name] of named.entries()) IdOf(name)(prototype, verb.word, index + 2);
}

function methodOf(type: AnyRecord, { verb, word }: NamedVerb): MethodDecorator {
  switch (verb) {
    case 'create':
      return Post();
    case 'change':
      return Patch(`:${type.id}`);
    case 'delete':
      return Delete(`:${type.id}`);
    case 'archive':
    case 'unarchive':
      return Post(`:${type.id}/${word}`);
  }
}

/** The routes that read a record type: its list, and a single record. */
export function recordReads(type: AnyRecord, place: ReadPlace): RecordController {
  if (type.declared.within !== undefined)
    throw new Error(`${type.name} is read with what it is within, by queries of its own.`);
  const absent = () => notFound(obstacleCode(type, 'notFound'), type.noun);
  const list = { list: type.nouns.replaceAll(' ', '-'), key: TIME_KEY };
  class RecordReads {
    constructor(
      readonly queries: Timeline<RecordQueries>,
      readonly reads: Reads,
    ) {}
  }
  type Here = RecordReads;
  const pageDto = recordPageDto(type);
  const page = function (
    this: Here,
    query: PageDto & Readonly<Record<string, unknown>>,
    received: ReceivedQuery<RecordCaller>,
  ) {
    const filter = filterOf(type, query);
    const { limit, cursor } = query;
    return this.reads.taggedPage(received, { limit, cursor }, list, (wanted) =>
      this.queries.at(received).page(received.caller, filter, wanted),
    );
  };
  const one = function (this: Here, id: string, _query: NoFields, received: ReceivedQuery<RecordCaller>) {
    const found = async () =>
      (await this.queries.at(received).page(received.caller, { id }, { after: null, limit: 1 })).rows[0];
    return this.reads.one(received, found, absent);
  };
  addRoute(RecordReads, 'page', page, [Get(), Operation(pageNotes(type, place))]);
  addRoute(RecordReads, 'one', one, [Get(`:${type.id}`), Operation(viewNotes(type, place))]);
  const { prototype } = RecordReads;
  ValidQuery(pageDto)(prototype, 'page', 0);
  ReceivedQueryOf()(prototype, 'page', 1);
  IdOf(type.id)(prototype, 'one', 0);
  ValidQuery(NoFields)(prototype, 'one', 1);
  ReceivedQueryOf()(prototype, 'one', 2);
  ReadsFrom(place.readModel)(RecordReads);
  return routesAt(RecordReads, `${type.name}Reads`, place.path, [place.queries, Reads]);
}

function filterOf(type: AnyRecord, query: Readonly<Record<string, unknown>>): RecordFilter {
  const archived = query[type.archivedWord];
  const fields = (type.declared.filter ?? []).flatMap((name) => {
    const value = query[name];
    if (typeof value !== 'string') return [];
    return [[name, type.declared.fields[name]?.form.kind === 'flag' ? value === 'true' : value] as const];
  });
  return {
    ...(typeof archived === 'string' && { archived: archived === 'true' }),
    fields: Object.fromEntries(fields),
  };
}

function addRoute(
  { prototype }: { readonly prototype: object },
  name: string,
  handle: (...inputs: never[]) => unknown,
  decorators: readonly MethodDecorator[],
): void {
  Object.defineProperty(handle, 'name', { value: name });
  Object.defineProperty(prototype, name, { value: handle, writable: true, configurable: true });
  const descriptor = { value: handle };
  for (const decorate of decorators) decorate(prototype, name, descriptor);
}

function routesAt(
  routes: RecordController,
  name: string,
  path: string,
  injected: readonly (symbol | typeof Reads)[],
): RecordController {
  Object.defineProperty(routes, 'name', { value: name });
  Controller(path)(routes);
  for (const [index, token] of injected.entries()) Inject(token)(routes, undefined, index);
  return routes;
}
