import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { conforms, fieldNames, isFields, nestedDto, rulesOf, type Dto, type Fields } from './compiled-dto.js';
import { jsonBody, pointerTo, unfitIn } from './json-body.js';
import { mistakeIn } from './mistake.js';
import type { InputError } from './problem.js';
import { malformed } from './refusal-to-problem.js';

type Place = (pointer: string) => Pick<InputError, 'pointer' | 'parameter'>;

/** The body of a request that takes no fields: none, or an empty object; and the query that takes no parameters. */
export class NoFields {}

const readBody = (dto: Dto, context: ExecutionContext): object => {
  const body = jsonBody(context.switchToHttp().getRequest<FastifyRequest>());
  return validated(dto, body === undefined ? {} : body);
};

const readQuery = (dto: Dto, context: ExecutionContext): object => {
  const { query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Fields }>>();
  const { minPosition: _minPosition, asOf: _asOf, ...parameters } = query;
  const place: Place = (pointer) => ({ parameter: pointer.slice(1) });
  const [first, ...rest] = unfitIn(parameters).map(({ pointer, code, detail }) => ({
    ...place(pointer),
    code,
    detail,
  }));
  if (first) throw malformed([first, ...rest]);
  return validated(dto, parameters, place);
};

const readId = (parameter: string, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Fields }>>();
  const id = params[parameter];
  if (typeof id === 'string' && isUUID(id)) return id.toLowerCase();
  throw malformed([{ parameter, code: 'IS_UUID', detail: `${parameter} in the path must be a UUID.` }]);
};

/**
 * Parameter decorator: the JSON body as this DTO declares it, where no body counts as `{}`; throws as `validated` does.
 */
export const ValidBody = createParamDecorator(readBody);

/**
 * Parameter decorator: the query's parameters as this DTO declares them, without `minPosition` and `asOf`; throws as
 * `validated` does.
 */
export const ValidQuery = createParamDecorator(readQuery);

/**
 * Parameter decorator: the id in the path under this name, in lower case; throws a 400 ProblemError if it is not a
 * UUID.
 */
export const IdOf = createParamDecorator(readId);

/** The metadata of these decorators on a handler, from which the API's document learns its parameters. */
export const READERS = { body: readBody, query: readQuery, id: readId } as const;

/**
 * The value itself if it satisfies the DTO's decorators and has no other fields. Throws a 400 ProblemError that names
 * every mistake with its JSON Pointer, or with the place that `place` makes of the pointer.
 */
export function validated<T extends object>(dto: Dto<T>, value: unknown, place: Place = (pointer) => ({ pointer })): T {
  if (conforms(dto, value)) return value;
  const [first, ...rest] = mistakes(dto, value, '', place);
  throw malformed(first ? [first, ...rest] : [{ ...place(''), code: 'INVALID', detail: 'The request has a mistake.' }]);
}

function mistakes(dto: Dto, value: unknown, at: string, place: Place): InputError[] {
  if (!isFields(value)) {
    const where = at === '' ? 'The body' : 'This';
    return [{ ...place(at), code: 'IS_OBJECT', detail: `${where} must be a JSON object; ${kindOf(value)} was sent.` }];
  }
  const known = fieldNames(dto);
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) => ({
      ...place(pointerTo(at, name)),
      code: 'UNKNOWN_FIELD',
      detail: known.length > 0 ? `Unknown; possible here: ${known.join(', ')}.` : 'Unknown; nothing is possible here.',
    })),
    ...known.flatMap((name) => {
      const own = mistakeOfField(dto, name, value, at, place);
      return own.length > 0 ? own : nestedMistakes(dto, name, value, at, place);
    }),
  ];
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

/** One at most: only the first mistake of a field is reported. */
function mistakeOfField(dto: Dto, name: string, fields: Fields, at: string, place: Place): InputError[] {
  const own = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const inQuery = place(at).parameter !== undefined;
  // The objects in a list are checked by their own fields.
  const rules = rulesOf(dto, name, fields).filter(({ each }) => !each || nestedDto(dto, name) === undefined);
  const mistake = mistakeIn(name, own, rules, inQuery);
  if (mistake === undefined) return [];
  const { code, detail, index } = mistake;
  const pointer = pointerTo(at, name);
  return [{ ...place(index === undefined ? pointer : pointerTo(pointer, index)), code, detail }];
}

/** What is wrong inside of a nested value, or of each in a list of them. */
function nestedMistakes(dto: Dto, name: string, fields: Fields, at: string, place: Place): InputError[] {
  const inner = nestedDto(dto, name);
  const value = fields[name];
  if (!inner || typeof value !== 'object' || value === null) return [];
  const here = pointerTo(at, name);
  if (!Array.isArray(value)) return conforms(inner, value) ? [] : mistakes(inner, value, here, place);
  return value.flatMap((element: unknown, index) =>
    conforms(inner, element) ? [] : mistakes(inner, element, pointerTo(here, index), place),
  );
}
