import type { FieldRule } from './compiled-dto.js';
import { whyNoTime } from './why-no-time.js';

/** What is wrong with one field, in one sentence: only the first mistake. */
export interface Mistake {
  readonly code: string;
  readonly detail: string;
  /** The element of a list that it is about. */
  readonly index?: number;
}

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object';

const KIND_OF_RULE: Readonly<Record<string, Kind>> = {
  isString: 'text',
  isUuid: 'text',
  isRFC3339: 'text',
  isTime: 'text',
  matches: 'text',
  minLength: 'text',
  maxLength: 'text',
  isInt: 'number',
  isNumber: 'number',
  min: 'number',
  max: 'number',
  isBoolean: 'boolean',
  isArray: 'list',
  arrayMinSize: 'list',
  arrayMaxSize: 'list',
  arrayUnique: 'list',
  isObject: 'object',
  nested: 'object',
};

/** Rules by how well they describe what a field takes, the best first. */
const TELLING = [
  'isArray',
  'isUuid',
  'isTime',
  'isRFC3339',
  'isIn',
  'isInt',
  'isBoolean',
  'isObject',
  'nested',
  'isString',
];

/** What is wrong with this value of a field; undefined if every rule is kept. `inQuery`: the value is from a query. */
export function mistakeIn(
  field: string,
  value: unknown,
  rules: readonly FieldRule[],
  inQuery: boolean,
): Mistake | undefined {
  const own = rules.filter(({ each }) => !each);
  const whole = mistakeInOne(field, value, own.length > 0 ? own : listOf(rules), inQuery);
  if (whole !== undefined || !Array.isArray(value)) return whole;
  const ofElements = rules.filter(({ each }) => each);
  for (const [index, element] of value.entries()) {
    const mistake = mistakeInOne(`${field}/${index}`, element, ofElements, inQuery);
    if (mistake !== undefined) return { ...mistake, index };
  }
  return undefined;
}

/** A field with rules for elements only is a list, though no rule says so. */
function listOf(rules: readonly FieldRule[]): readonly FieldRule[] {
  return rules.length === 0
    ? []
    : [{ name: 'isArray', constraints: [], each: false, passes: (value) => Array.isArray(value) }];
}

function mistakeInOne(
  field: string,
  value: unknown,
  rules: readonly FieldRule[],
  inQuery: boolean,
): Mistake | undefined {
  const broken = rules.filter(({ passes }) => !passes(value));
  if (broken.length === 0) return undefined;
  const telling = TELLING.map((name) => rules.find((rule) => rule.name === name)).find((rule) => rule !== undefined);
  const takes = telling && whatItTakes(telling);
  if (value === undefined) {
    return { code: 'MISSING', detail: takes ? `${field} is missing; it takes ${takes}.` : `${field} is missing.` };
  }
  const kind = rules.map(kindOf).find((each) => each !== undefined);
  const sent = kindIn(value);
  if (kind !== undefined && sent !== kind) {
    if (inQuery && sent === 'list') {
      return { code: codeOf(telling), detail: `${field} is given more than once; it takes one value.` };
    }
    if (telling?.message !== undefined) return { code: codeOf(telling), detail: `${telling.message}.` };
    const wanted = takes ?? A_KIND[kind];
    return { code: codeOf(telling ?? broken[0]), detail: `${field} takes ${wanted}, not ${A_KIND[sent]}.` };
  }
  const empty = value === '' && broken.some(({ name }) => name !== 'maxLength');
  if (empty) return { code: codeOf(broken.find(isLength) ?? broken[0]), detail: emptyDetail(field, takes) };
  const [first] = broken;
  return first && { code: codeOf(first), detail: sentence(field, value, first, inQuery) };
}

const A_KIND: Readonly<Record<Kind | 'null', string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'a JSON object',
  null: 'null',
};

function isLength({ name }: FieldRule): boolean {
  return name === 'minLength';
}

function emptyDetail(field: string, takes: string | undefined): string {
  return takes === undefined || takes === 'text' ? `${field} is empty.` : `${field} is empty; it takes ${takes}.`;
}

function kindOf({ name, constraints }: FieldRule): Kind | undefined {
  const [choices] = constraints;
  if (name === 'isIn' && Array.isArray(choices)) return kindIn(choices[0]) as Kind;
  return KIND_OF_RULE[name];
}

function kindIn(value: unknown): Kind | 'null' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}

function whatItTakes({ name, constraints: [first] }: FieldRule): string {
  switch (name) {
    case 'isUuid':
      return 'a UUID';
    case 'isTime':
    case 'isRFC3339':
      return 'a date and time such as 2026-12-01T17:00:00+01:00';
    case 'isIn':
      return oneOf(first);
    case 'isInt':
      return 'a whole number';
    default:
      return A_KIND[KIND_OF_RULE[name] ?? 'text'];
  }
}

function oneOf(choices: unknown): string {
  const all = Array.isArray(choices) ? choices.map(String) : [];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function sentence(field: string, value: unknown, rule: FieldRule, inQuery: boolean): string {
  const limit = Number(rule.constraints[0]);
  const size = Array.isArray(value) ? value.length : Array.from(String(value)).length;
  switch (rule.name) {
    case 'minLength':
      return `${field} has ${counted(size, 'character')}, and needs at least ${limit}.`;
    case 'maxLength':
      return `${field} has ${counted(size, 'character')}, and may have at most ${limit}.`;
    case 'arrayMinSize':
      return size === 0
        ? `${field} is empty.`
        : `${field} has ${counted(size, 'element')}, and needs at least ${limit}.`;
    case 'arrayMaxSize':
      return `${field} has ${counted(size, 'element')}, and may have at most ${limit}.`;
    case 'arrayUnique':
      return `${field} names something more than once.`;
    case 'isUuid':
      return `${field} is not a UUID.`;
    case 'isTime':
    case 'isRFC3339':
      return whyNoTime(field, String(value), inQuery);
    case 'isIn':
      return `${field} takes ${whatItTakes(rule)}.`;
    case 'isInt':
      return `${field} is not a whole number.`;
    case 'min':
      return `${field} is smaller than ${limit}, the least that is possible.`;
    case 'max':
      return `${field} is larger than ${limit}, the most that is possible.`;
    default:
      return `${rule.message ?? `${field} does not have the form that is wanted`}.`.replaceAll('$property', field);
  }
}

/** The rule's name as codes are written: `isRFC3339` is `IS_RFC3339`. */
function codeOf(rule: FieldRule | undefined): string {
  if (rule === undefined) return 'INVALID';
  const name = rule.name === 'nested' ? 'isObject' : rule.name;
  return name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase();
}
