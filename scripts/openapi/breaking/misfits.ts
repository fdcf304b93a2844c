import { isObject, isSame, listIn, objectIn, type JsonObject } from './json.js';
import { formsOf, type Form } from './schema-forms.js';

/**
 * Something that one side may send and the other does not accept; `place` is a JSON Pointer, `*` for each element of a
 * list.
 */
export type Misfit = { readonly place: string } & (
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'others' }
  | { readonly kind: 'keyword'; readonly keyword: string; readonly sent: unknown; readonly taken: unknown }
);

/**
 * Who sends: clients send requests to a service that refuses unknown fields; it sends responses to clients that ignore
 * them.
 */
export type Direction = 'request' | 'answer';

/** A schema and the document that its references point into. */
export interface Described {
  readonly schema: unknown;
  readonly document: JsonObject;
}

const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const ELSEWHERE = new Set(['type', 'enum', 'properties', 'required', 'additionalProperties', 'items']);
/** Keywords that do not restrict values. */
const NOTES = new Set([
  ...['title', 'description', 'example', 'examples', 'default', 'deprecated', 'readOnly', 'writeOnly', '$comment'],
  ...['discriminator', 'externalDocs', 'contentMediaType', 'contentEncoding'],
]);

/** What `sent` allows and `taken` does not; empty if every value of `sent` is one of `taken`. */
export function misfits(direction: Direction, sent: Described, taken: Described): readonly Misfit[] {
  return misfitsAt({ direction, place: '', within: [] }, sent, taken);
}

interface At {
  readonly direction: Direction;
  readonly place: string;
  /** The pairs of references that led here, so that a recursive schema is visited once. */
  readonly within: readonly string[];
}

function misfitsAt(at: At, sent: Described, taken: Described): readonly Misfit[] {
  const pair = `${refOf(sent)} ${refOf(taken)}`;
  if (at.within.includes(pair)) return [];
  const inside = pair === ' ' ? at : { ...at, within: [...at.within, pair] };
  const taking = formsOf(taken.schema, taken.document);
  return formsOf(sent.schema, sent.document).flatMap((form) => {
    const same = taking.filter(({ type }) => type === undefined || type === form.type || isWider(type, form.type));
    if (same.length === 0) return [{ place: at.place, kind: 'type', type: form.type ?? 'anything' } as const];
    const each = same.map((other) => inForm(inside, { ...sent, schema: form }, { ...taken, schema: other }));
    // If no alternative accepts it, the closest one explains why.
    return each.reduce((fewest, found) => (found.length < fewest.length ? found : fewest));
  });
}

function refOf({ schema }: Described): string {
  return isObject(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'] : '';
}

function isWider(type: string, than: string | undefined): boolean {
  return type === 'number' && than === 'integer';
}

interface DescribedForm extends Described {
  readonly schema: Form;
}

function inForm(at: At, sent: DescribedForm, taken: DescribedForm): readonly Misfit[] {
  const { place } = at;
  const [one, other] = [sent.schema, taken.schema];
  const found = [...valuesOf(one, other, place), ...keywordsOf(one, other, place)];
  if ([one, other].some((form) => 'properties' in form || 'additionalProperties' in form)) {
    found.push(...fieldsOf(at, sent, taken), ...otherFieldsOf(at, sent, taken));
  }
  return 'items' in other ? [...found, ...partOf(at, sent, taken, 'items')] : found;
}

/** Compares one level deeper, under a keyword that contains a schema. */
function partOf(at: At, sent: DescribedForm, taken: DescribedForm, keyword: string): readonly Misfit[] {
  const part = (from: DescribedForm): Described => ({ ...from, schema: from.schema[keyword] ?? {} });
  return misfitsAt({ ...at, place: `${at.place}/*` }, part(sent), part(taken));
}

function valuesOf(sent: Form, taken: Form, place: string): Misfit[] {
  const [sending, taking] = [sent['enum'], taken['enum']];
  if (!Array.isArray(taking)) return [];
  if (!Array.isArray(sending)) return [{ place, kind: 'keyword', keyword: 'enum', sent: sending, taken: taking }];
  return sending
    .filter((value: unknown) => !taking.some((other) => isSame(value, other)))
    .map((value: unknown) => ({ place, kind: 'value', value }));
}

function keywordsOf(sent: Form, taken: Form, place: string): Misfit[] {
  return Object.keys(taken)
    .filter((keyword) => !ELSEWHERE.has(keyword) && !NOTES.has(keyword) && !keyword.startsWith('x-'))
    .filter((keyword) => !isWithin(keyword, sent[keyword], taken[keyword]))
    .map((keyword) => ({ place, kind: 'keyword', keyword, sent: sent[keyword], taken: taken[keyword] }));
}

/** For an unknown keyword, only an equal value is within. */
function isWithin(keyword: string, sent: unknown, taken: unknown): boolean {
  if (UPPER.includes(keyword)) return typeof sent === 'number' && sent <= Number(taken);
  // A minimum of 0 is the same as none.
  if (LOWER.includes(keyword))
    return typeof sent === 'number' ? sent >= Number(taken) : taken === 0 && sent === undefined;
  if (keyword === 'uniqueItems') return taken === false || sent === true;
  return isSame(sent, taken);
}

function fieldsOf(at: At, sent: DescribedForm, taken: DescribedForm): readonly Misfit[] {
  const [sending, taking] = [objectIn(sent.schema['properties']), objectIn(taken.schema['properties'])];
  const always = new Set(listIn(sent.schema['required']));
  const wanted = new Set(listIn(taken.schema['required']));
  return [...new Set([...Object.keys(sending), ...Object.keys(taking)])].flatMap((name): readonly Misfit[] => {
    const place = `${at.place}/${name}`;
    if (!(name in taking)) return at.direction === 'request' ? [{ place, kind: 'unknown' }] : [];
    if (!(name in sending) && at.direction === 'answer') return [{ place, kind: 'gone' }];
    const missing: Misfit[] = wanted.has(name) && !always.has(name) ? [{ place, kind: 'missing' }] : [];
    if (!(name in sending)) return missing;
    const [one, other] = [sending[name], taking[name]];
    return [...missing, ...misfitsAt({ ...at, place }, { ...sent, schema: one }, { ...taken, schema: other })];
  });
}

/** Fields beyond those that the schema names. */
function otherFieldsOf(at: At, sent: DescribedForm, taken: DescribedForm): readonly Misfit[] {
  const [sending, taking] = [sent, taken].map(({ schema }) => schema['additionalProperties'] ?? true);
  if (sending === false || taking === true) return [];
  if (taking !== false) return partOf(at, sent, taken, 'additionalProperties');
  return at.direction === 'request' ? [{ place: at.place, kind: 'others' }] : [];
}
