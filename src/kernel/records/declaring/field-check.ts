import type { FieldForm, RecordField } from './record-fields.js';
import type { AnyRecord } from './record-type.js';
import { fitValue } from './record-values.js';

/** Names that every record, its command or its personal text uses itself, in its view, its event or its table. */
const TAKEN_NAMES = [
  ...['id', 'type', 'subject', 'unit', 'revision', 'etag', 'allowedActions', 'archived', 'archivedAt'],
  ...['createdAt', 'userId', 'organizationId', 'position'],
];

/** Reserved words of Postgres. */
const SQL_WORDS: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization binary both case cast check ' +
    'collate collation column concurrently constraint create cross default deferrable desc distinct do ' +
    'else end except false fetch for foreign freeze from full grant group having ilike in initially inner ' +
    'intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not ' +
    'notnull null offset on only or order outer overlaps placing primary references returning right ' +
    'select similar some symmetric table tablesample then to trailing true union unique user using ' +
    'variadic verbose when where window with '
  ).split(' '),
);

/** Why a record type can't have the fields that it declares, in a sentence; undefined if it can. */
export function whyNoFields({ declared, id, archivedWord }: AnyRecord): string | undefined {
  const { fields, within, archivedAt } = declared;
  const names = Object.keys(fields);
  if (names.length === 0) return 'it has no fields; a record needs one at least.';
  const taken = [...TAKEN_NAMES, id, archivedWord, within];
  const columns = [archivedAt];
  for (const [name, field] of Object.entries(fields)) {
    const why = whyNoName(name, taken, columns) ?? whyNoForm(field.form) ?? whyNoDefault(field);
    if (why !== undefined) return `its field ${name} ${why}`;
  }
  return undefined;
}

function whyNoName(
  name: string,
  taken: readonly (string | undefined)[],
  columns: readonly (string | undefined)[],
): string | undefined {
  if (!/^[a-z][A-Za-z\d]*$/.test(name)) return 'must be named in letters and digits, beginning with a small letter.';
  const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (taken.includes(name) || columns.includes(column))
    return 'has a name that every record uses itself; choose another.';
  if (SQL_WORDS.has(column)) return 'has a name that is a reserved word of SQL; choose another.';
  // Every object has `command.constructor`, though nobody sent it
  if (name in Object.prototype) return 'has a name that every object of JavaScript has; choose another.';
  return undefined;
}

function whyNoForm(form: FieldForm): string | undefined {
  for (const [what, bound] of Object.entries(form)) {
    if (typeof bound !== 'number') continue;
    const isWhole = form.kind !== 'decimal' || what === 'places';
    if (!(isWhole ? Number.isSafeInteger(bound) : Number.isFinite(bound)))
      return `has the ${what} ${bound}, which is no ${isWhole ? 'whole ' : ''}number that can be kept exactly.`;
  }
  if ('places' in form && (form.places < 0 || form.places > MOST_PLACES)) {
    return `has ${form.places} decimal places; 0 to ${MOST_PLACES} are possible.`;
  }
  if ('min' in form && form.min > form.max) {
    return `takes nothing: its min ${form.min} is above its max ${form.max}.`;
  }
  if ('most' in form && form.most < 1) return 'takes nothing: not one line is allowed.';
  if (!('min' in form) && 'max' in form && form.max < 1) return 'takes nothing: not one character is allowed.';
  const isTwice = form.kind === 'choice' && new Set(form.values).size < form.values.length;
  return isTwice ? 'names a value twice.' : undefined;
}

/** With more than this, a number has no digits left before the point. */
const MOST_PLACES = 15;

function whyNoDefault(field: RecordField): string | undefined {
  const { form, standard, nullable } = field;
  if (standard === undefined) return undefined;
  if (nullable) return 'is optional and has a default; it can be one of the two.';
  if ('min' in form && typeof standard === 'number' && (standard < form.min || standard > form.max)) {
    return `has the default ${standard}, which is not within ${form.min} and ${form.max}.`;
  }
  if (form.kind === 'choice' && typeof standard === 'string' && !form.values.includes(standard)) {
    return `has the default ${standard}, which is none of ${form.values.join(', ')}.`;
  }
  const { why } = fitValue(field, standard);
  return why === undefined ? undefined : `has the default ${JSON.stringify(standard)}, which it can't take: ${why}.`;
}
