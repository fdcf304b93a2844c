import { hash } from 'node:crypto';
import type { EventTypes } from '../../deciding/event-types.js';
import type { DomainEvent } from '../../deciding/decider.js';
import type { ProblemPage } from '../../http/problem.js';
import { problemPagesOf } from '../../http/problem-rows.js';
import { handling, type Handlers } from '../../projecting/handling.js';
import type { Projector } from '../../projecting/projector.js';
import { checkReferences } from '../declaring/record-check.js';
import { refusalRows } from '../declaring/record-refusals.js';
import type { AnyRecord, RecordType } from '../declaring/record-type.js';
import type { RecordDeclaration } from '../declaring/record-declaration.js';
import { recordHandlers, recordTable, tableOf } from './record-rows.js';

/** The record types of one shelf: at least one, and all with the same owner. */
export type Shelf = readonly [AnyRecord, ...AnyRecord[]];

/** A room of record types only: its name is also that of its read model and schema. */
export interface RecordRoom {
  readonly name: string;
  /** Its name in the API's document, and a sentence about it. */
  readonly section: { readonly name: string; readonly description: string };
  readonly types: readonly AnyRecord[];
  readonly shelves: readonly Shelf[];
  /** Their event types, for the catalogue. */
  readonly events: EventTypes;
  /** The pages of their refusals. */
  readonly problemPages: readonly ProblemPage[];
  readonly projector: Projector;
}

/**
 * Declares a room of record types; those that others refer to come first. Throws with a sentence if two of them are
 * incompatible (LOG-8).
 */
export function recordRoom(
  name: string,
  section: RecordRoom['section'],
  types: readonly [AnyRecord, ...AnyRecord[]],
): RecordRoom {
  if (!/^[a-z]+$/.test(name)) throw new Error(`The room ${name} must be named by a word in small letters.`);
  const names = types.map((type) => type.name);
  const again = names.find((each, index) => names.indexOf(each) !== index);
  if (again !== undefined) throw new Error(`Two record types of the room ${name} are called ${again}.`);
  checkReferences(types);
  const shelves = [...new Set(types.map(({ declared }) => declared.shelf))].map((shelf) => shelfOf(name, shelf, types));
  const tables = types.map(tableOf);
  const twice = tables.find((table, index) => tables.indexOf(table) !== index);
  if (twice !== undefined) throw new Error(`Two record types of the room ${name} have the table ${twice}.`);
  return {
    ...{ name, section, types, shelves },
    events: Object.assign({}, ...types.map(({ events }) => events)) as EventTypes,
    problemPages: problemPagesOf(types.flatMap((type) => refusalRows(type, types))),
    projector: projectorOf(name, types, shelves),
  };
}

/** The pages of these rooms' problem codes, and of `VALUE_INVALID`, for values that pass validation and are still wrong. */
export function recordPagesOf(rooms: readonly RecordRoom[]): readonly ProblemPage[] {
  const explanation =
    'A field holds what it can’t be: text with nothing to see in it, or a day that the calendar lacks.';
  return [
    ...problemPagesOf([['VALUE_INVALID', 400, 'A field’s value does not fit', explanation]]),
    ...rooms.flatMap(({ problemPages }) => problemPages),
  ];
}

/**
 * Throws if a room's shelf has streams that another read model also follows, as that one would stop at unknown events.
 */
export function checkShelves(rooms: readonly RecordRoom[], readModels: readonly Projector[]): void {
  for (const { name, projector } of rooms) {
    const others = readModels.filter((each) => each !== projector);
    for (const prefix of projector.streamPrefixes) {
      const other = others.find(({ streamPrefixes }) => streamPrefixes.includes(prefix));
      if (other !== undefined)
        throw new Error(
          `The shelf ${prefix.slice(0, -1)} of the room ${name} is in streams of the read model ${other.name}; give it another name.`,
        );
    }
  }
}

function shelfOf(room: string, shelf: string, types: readonly AnyRecord[]): Shelf {
  const [first, ...others] = types.filter(({ declared }) => declared.shelf === shelf);
  if (first === undefined) throw new Error(`The room ${room} has no record type on the shelf ${shelf}.`);
  const foreign = others.find(({ declared }) => declared.owner !== first.declared.owner);
  if (foreign !== undefined) {
    throw new Error(
      `${first.name} and ${foreign.name} share the shelf ${shelf} and not the owner; a shelf is one owner's.`,
    );
  }
  const held = [first, ...others].find(({ declared }) => declared.within !== undefined);
  if (held !== undefined) {
    throw new Error(
      `${held.name} is within ${held.declared.within}, which a decider that is written by hand must know; refer to it by a field instead.`,
    );
  }
  return [first, ...others];
}

function projectorOf(name: string, types: readonly AnyRecord[], shelves: readonly Shelf[]): Projector {
  const [first, ...others] = shelves.map(([{ declared }]) => `${declared.shelf}-`);
  const tables = types.map(recordTable);
  // The compiler knows the names of one record type, not of a list of them.
  const handlers = types.map((type) => recordHandlers(type as unknown as RecordType<string, RecordDeclaration>));
  return {
    ...{ name, schema: name, tables },
    // A changed declaration may make different rows from the same events, so that they are rebuilt.
    version: hash('sha256', JSON.stringify(tables.map((table) => [table.name, table.columns])), 'base64url').slice(
      0,
      16,
    ),
    streamPrefixes: [first ?? '', ...others],
    ...handling(Object.assign({}, ...handlers) as Handlers<DomainEvent>),
  };
}
