import type { DynamicModule } from '@nestjs/common';
import { commandDoor } from '../../http/command-door.js';
import type { DomainEvent } from '../../deciding/decider.js';
import type { Room } from '../../deciding/room.js';
import type { ReadTables } from '../../reading/as-of-tables.js';
import { timeline, type Moment, type Timeline } from '../../reading/moment.js';
import type { AnyRecord } from '../declaring/record-type.js';
import { recordAnswers, recordCommands, recordReads, type RecordController } from './record-controller.js';
import type { RecordRoom, Shelf } from './record-room.js';
import { recordQueries, type RecordCaller, type RecordQueries } from './record-queries.js';
import { openShelf, type RecordRequest, type ShelfOptions } from './open-shelf.js';
import { columnOf } from './record-rows.js';

/** An opened room of record types: where each shelf's commands are sent, and the queries of each type. */
export interface OpenRecordRoom {
  readonly shelves: ReadonlyMap<Shelf, Room<RecordCaller, RecordRequest, DomainEvent>>;
  readonly queries: ReadonlyMap<AnyRecord, Timeline<RecordQueries>>;
}

/** Opens a room of record types, over its read model. */
export function openRecordRoom(
  room: RecordRoom,
  {
    pool,
    asOf,
    ...options
  }: Omit<ShelfOptions, 'queries'> & { readonly pool: ReadTables; readonly asOf: (moment: Moment) => ReadTables },
): OpenRecordRoom {
  const queries = new Map(room.types.map((type) => [type, recordQueries(type, pool, room.name)] as const));
  const shelves = room.shelves.map((shelf) => [shelf, openShelf(shelf, { ...options, queries })] as const);
  const throughTime = Array.from(queries, ([type, present]) => {
    const then = (moment: Moment): RecordQueries => recordQueries(type, asOf(moment), room.name);
    return [type, timeline(present, then)] as const;
  });
  return { shelves: new Map(shelves), queries: new Map(throughTime) };
}

class RecordsModule {}

/**
 * The HTTP module of a room of record types; without providers if it is not opened, which is enough to list its routes.
 */
export function recordModule(room: RecordRoom, opened: OpenRecordRoom | undefined): DynamicModule {
  const parts = room.shelves.map((shelf) => {
    const door = Symbol(`${shelf[0].declared.shelf}Door`);
    const reads = shelf.map((type) => ({ type, queries: Symbol(`${type.name}Queries`) }));
    const shelfDoor = opened?.shelves.get(shelf);
    return {
      controllers: reads.flatMap(({ type, queries }) => routesOf(room, type, door, queries)),
      providers: [
        ...(shelfDoor === undefined ? [] : [commandDoor(door, shelfDoor, recordAnswers(shelf, pathOf))]),
        ...(opened === undefined
          ? []
          : reads.map(({ type, queries }) => ({ provide: queries, useValue: opened.queries.get(type) }))),
      ],
    };
  });
  return {
    module: namedModule(room),
    controllers: parts.flatMap(({ controllers }) => controllers),
    providers: parts.flatMap(({ providers }) => providers),
  };
}

function namedModule({ name }: RecordRoom): typeof RecordsModule {
  const module = class extends RecordsModule {};
  Object.defineProperty(module, 'name', { value: `Records of ${name}` });
  return module;
}

function routesOf(room: RecordRoom, type: AnyRecord, door: symbol, queries: symbol): readonly RecordController[] {
  const place = { path: pathOf(type), section: room.section.name };
  return [
    recordCommands(type, { ...place, door, types: room.types }),
    recordReads(type, { ...place, readModel: room.name, queries }),
  ];
}

/** `v1/habit-entries` of habit entries. */
function pathOf({ nouns }: AnyRecord): string {
  return `v1/${columnOf(nouns).replaceAll('_', '-')}`;
}
