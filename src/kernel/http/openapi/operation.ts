import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** What the API's document says about a route beyond what its code says already. */
export interface OperationNotes {
  /** Stable and unique: what a generated client calls the operation. */
  readonly id: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** Codes of the problems that this route can respond with, besides those of every route; each has a page. */
  readonly refusals?: readonly string[];
  /** A body that is accepted; a text `{name}` stands for the id of what it names. */
  readonly example?: object;
  /** Of a record type's route, which no source declares. */
  readonly record?: { readonly section: string; readonly answer: RecordAnswer };
  /** Whether a public route's response has an entity tag, so that it may be 304; a query's always has one. */
  readonly tagged?: true;
}

/** What a record type's route returns: the name of its schema, and schemas and an example where no source has them. */
export interface RecordAnswer {
  readonly name: string;
  readonly schemas?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly example?: object;
}

const OPERATION = Symbol('operation');

/** Describes a handler in the API's document (`npm run openapi`); changes nothing in its behaviour. */
export const Operation = (notes: OperationNotes): CustomDecorator<symbol> => SetMetadata(OPERATION, notes);

/** What `@Operation()` says about a handler; undefined if it has none. */
export function operationNotes(handler: object): OperationNotes | undefined {
  return Reflect.getMetadata(OPERATION, handler) as OperationNotes | undefined;
}

const PAGE = Symbol('pageForPeople');

/** For a handler that returns a page for people: programs don't use it, and the API's document leaves it out. */
export const PageForPeople = (): CustomDecorator<symbol> => SetMetadata(PAGE, true);

/** Whether a handler is under `@PageForPeople()`. */
export function isPageForPeople(handler: object): boolean {
  return Reflect.getMetadata(PAGE, handler) === true;
}
