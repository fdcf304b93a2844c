import { isUUID } from 'class-validator';
import { isFields, type Fields } from '../compiled-dto.js';
import { pointerTo } from '../json-body.js';
import type { InputError } from '../problem.js';
import type { BatchedCommandDto } from './batch.dto.js';

/** The result of one command: the status and body that its own route returns. */
export interface BatchResult {
  readonly status: number;
  readonly body: unknown;
  /** The address of what the command made. */
  readonly location?: string;
  /** The command was sent again under its key: this is the first response, and nothing was done again. */
  readonly replayed?: true;
}

/** Stands for a text in the answer to an earlier command: `{"$ref": 0, "field": "itemId"}`, or `"stepIds/1"` in a list. */
interface Reference {
  readonly $ref: number;
  readonly field: string;
}

/** Thrown when the command referred to was not carried out, or its response has no such text. */
export class UnresolvedReferenceError extends Error {
  constructor({ $ref, field }: Reference, what: 'text' | 'id' = 'text') {
    super(`Command ${$ref} has no ${field} to refer to: it was refused, or its response has no such ${what}.`);
  }
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** Every mistake in how the command at this place in its batch refers to others and fills its path. */
export function mistakesIn({ path, params, body }: BatchedCommandDto, index: number): readonly InputError[] {
  const at = pointerTo('/commands', index);
  const names = Array.from(path.matchAll(PLACEHOLDER), ([, name]) => name ?? '');
  const given = Object.entries(params ?? {});
  return [
    ...names.filter((name) => !Object.hasOwn(params ?? {}, name)).map((name) => missing(`${at}/params`, name)),
    ...given.filter(([name]) => !names.includes(name)).map(([name]) => unasked(`${at}/params`, name)),
    ...(/[{}]/.test(path.replaceAll(PLACEHOLDER, '')) ? [unclosed(`${at}/path`)] : []),
    ...given.flatMap(([name, value]) => mistakesInParameter(value, pointerTo(`${at}/params`, name), index)),
    ...mistakesInValue(body, `${at}/body`, index),
  ];
}

/**
 * The path with its parameters filled in; throws UnresolvedReferenceError, also for what is not an id. An id is one
 * segment, and neither dots nor a part of a route: so no command becomes another one, or a batch.
 */
export function addressOf({ path, params }: BatchedCommandDto, results: readonly BatchResult[]): string {
  return path.replaceAll(PLACEHOLDER, (_, name: string) => {
    const given = params?.[name];
    const value = resolved(given, results);
    if (isUUID(value)) return String(value);
    throw new UnresolvedReferenceError(given as Reference & Fields, 'id');
  });
}

/** The value with each reference replaced by what it refers to; throws UnresolvedReferenceError. */
export function resolved(value: unknown, results: readonly BatchResult[]): unknown {
  if (Array.isArray(value)) return value.map((element) => resolved(element, results));
  if (!isFields(value)) return value;
  if (isReference(value)) return lookedUp(value, results);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolved(member, results)]));
}

function isReference(fields: Fields): fields is Fields & Reference {
  return Object.hasOwn(fields, '$ref');
}

function lookedUp(reference: Reference, results: readonly BatchResult[]): string {
  const result = results[reference.$ref];
  let found = result !== undefined && result.status < 300 ? result.body : undefined;
  for (const name of reference.field.split('/')) {
    found = typeof found === 'object' && found !== null ? new Map(Object.entries(found)).get(name) : undefined;
  }
  if (typeof found !== 'string') throw new UnresolvedReferenceError(reference);
  return found;
}

function mistakesInParameter(value: unknown, at: string, index: number): readonly InputError[] {
  if (isFields(value) && isReference(value)) return mistakesInValue(value, at, index);
  if (isUUID(value)) return [];
  return [
    { pointer: at, code: 'IS_UUID', detail: 'A parameter of a path is a UUID, or a reference to an earlier result.' },
  ];
}

function mistakesInValue(value: unknown, at: string, index: number): readonly InputError[] {
  if (Array.isArray(value)) return value.flatMap((element, n) => mistakesInValue(element, pointerTo(at, n), index));
  if (!isFields(value)) return [];
  if (!isReference(value)) {
    return Object.entries(value).flatMap(([name, member]) => mistakesInValue(member, pointerTo(at, name), index));
  }
  const { $ref, field, ...others } = value as Fields;
  const earlier = Number.isInteger($ref) && Number($ref) >= 0 && Number($ref) < index;
  if (earlier && typeof field === 'string' && field !== '' && Object.keys(others).length === 0) return [];
  const detail = 'A reference is {"$ref": <index of an earlier command>, "field": "<name in its answer>"}.';
  return [{ pointer: at, code: 'BAD_REFERENCE', detail }];
}

function missing(at: string, name: string): InputError {
  return { pointer: pointerTo(at, name), code: 'MISSING', detail: `The path has {${name}}, which params lacks.` };
}

function unasked(at: string, name: string): InputError {
  return { pointer: pointerTo(at, name), code: 'UNKNOWN_FIELD', detail: `The path has no {${name}}.` };
}

function unclosed(pointer: string): InputError {
  return { pointer, code: 'BAD_PATH', detail: 'In a path, braces stand around a name only, as in {itemId}.' };
}
