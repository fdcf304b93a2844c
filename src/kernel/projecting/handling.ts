import type { DomainEvent } from '../deciding/decider.js';
import type { CommandHadNoEffect } from '../deciding/executing.js';
import type { RecordedEvent } from '../event-log/event-log.js';
import { keyText } from './column-values.js';
import type { Need, Projector, Row, Rows } from './projector.js';

/** How one type of event changes the tables; see Projector for `needs` and `apply`. */
export interface Handler<Event extends DomainEvent> {
  needs(recorded: RecordedEvent<Event>): readonly Need[];
  apply(recorded: RecordedEvent<Event>, rows: Rows): readonly Need[] | void;
}

/** A handler for each type of a union; a missing one does not compile. */
export type Handlers<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: Handler<Extract<Event, { readonly type: Type }>>;
};

/** What a projector does with the events of its streams: those of its rooms, and the kernel's own. */
export function handling<Event extends DomainEvent>(handlers: Handlers<Event>): Pick<Projector, 'needs' | 'apply'> {
  const noEffect: Handler<CommandHadNoEffect> = { needs: nothing, apply: () => undefined };
  const byType: ReadonlyMap<string, unknown> = new Map(Object.entries({ ...handlers, CommandHadNoEffect: noEffect }));
  /** A type has one meaning in the log, so its name determines the event; an unknown type stops the projector. */
  const handlerOf = ({ event }: RecordedEvent): Handler<Event> => {
    const handler = byType.get(event.type);
    if (handler === undefined) throw new Error('is an event that this projector does not know');
    return handler as Handler<Event>;
  };
  return {
    needs: (recorded) => handlerOf(recorded).needs(recorded as RecordedEvent<Event>),
    apply: (recorded, rows) => handlerOf(recorded).apply(recorded as RecordedEvent<Event>, rows),
  };
}

/** Rows by the one column of their table's key; null ids need nothing. */
export function byId(table: string, column: string, ...ids: readonly (string | null)[]): Need {
  return { table, by: column, values: ids.filter((id) => id !== null) };
}

/** The row, which must exist. */
export function present(rows: Rows, table: string, id: string): Row {
  const row = rows.get(table, [id]);
  if (row === undefined) throw new Error(`the row ${id} is missing from ${table}`);
  return row;
}

/**
 * Inserts a row, by its `id`, that must be new, so that no second creation overwrites it, wherever a batch ends
 * (LOG-6).
 */
export function make(rows: Rows, table: string, row: Row): void {
  const id = keyText(row['id']);
  if (rows.get(table, [id]) !== undefined) throw new Error(`the row ${id} is in ${table} already`);
  rows.put(table, row);
}

/** Changes some columns of an existing row. */
export function change(rows: Rows, table: string, id: string, columns: Row): void {
  rows.put(table, { ...present(rows, table, id), ...columns });
}

/** The needs whose rows are not loaded yet. */
export function notAtHand(rows: Rows, ...needs: readonly Need[]): readonly Need[] {
  return needs.filter((need) => !rows.has(need));
}

/** Needs nothing. */
export const nothing = (): readonly Need[] => [];

/** What follows the first dash of a stream's name: a user's, project's or organization's id. */
export function streamId({ stream }: RecordedEvent): string {
  return stream.slice(stream.indexOf('-') + 1);
}
