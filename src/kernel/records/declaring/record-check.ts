import { whyNoFields } from './field-check.js';
import type { RecordDeclaration } from './record-declaration.js';
import type { AnyRecord } from './record-type.js';

/** Throws an Error that says what is wrong with a declaration, and what is allowed instead. */
export function checkRecord(type: AnyRecord): void {
  const { name, declared } = type;
  const wrong = (what: string): never => {
    throw new Error(`The record type ${name} can't be: ${what}`);
  };
  if (!/^[A-Z][A-Za-z]*$/.test(name)) wrong('its name must be a word of letters, the first a capital, such as Habit.');
  // The owner's id is what follows the first dash of the stream's name.
  if (!/^[a-z]+$/.test(declared.shelf)) {
    wrong(`its shelf ${declared.shelf} must be a word in small letters, without a dash.`);
  }
  const why = whyNoFields(type) ?? whyNoVerbs(type) ?? whyNoKeys(declared) ?? whyNoFilter(declared);
  if (why !== undefined) wrong(why);
}

function whyNoVerbs({ verbs: named, declared: { verbs, fields } }: AnyRecord): string | undefined {
  const words = named.map(({ word }) => word);
  const odd = words.find((word) => !/^[a-z][A-Za-z]*$/.test(word));
  if (odd !== undefined) return `its verb ${odd} must be a word in letters that begins with a small one.`;
  const twice = [words, named.map(({ event }) => event)]
    .map((names) => names.find((each, index) => names.indexOf(each) !== index))
    .find((each) => each !== undefined);
  if (twice !== undefined) return `two of its verbs make ${twice}; give one of them another word.`;
  if (verbs.unarchive !== undefined && verbs.archive === undefined) return 'it can be unarchived but never archived.';
  const unknown = verbs.change?.takes?.find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) return `its change takes ${unknown}, which is not one of its fields.`;
  return verbs.change?.takes?.length === 0 ? 'its change takes no fields; name some, or leave `takes` out.' : undefined;
}

function whyNoKeys({ unique = {}, fields, verbs }: RecordDeclaration): string | undefined {
  for (const [first, { with: others = [], among, compare }] of Object.entries(unique)) {
    for (const name of [first, ...others]) {
      const of = fields[name];
      // LOG-8: unique only within a shelf, whose records are decided one after the other
      if (of === undefined) {
        return `its key ${first} names ${name}, which is not one of its fields: a key is unique on the record's shelf, among its owner's records, and nowhere else.`;
      }
      if (of.form.kind === 'lines' || of.form.kind === 'prose') {
        return `its key ${first} names ${name}, which is ${of.form.kind}; keys are of lines, numbers, choices, days and references.`;
      }
    }
    if (among === 'unarchived' && verbs.archive === undefined) {
      return `its key ${first} is unique among unarchived records, and it has no verb archive; say 'all'.`;
    }
    if (among === 'all' && !canSwap([first, ...others], { fields, verbs })) {
      return `its key ${first} is unique among all records and has neither a line in it nor fields that stay; rows could not swap it.`;
    }
    if (compare === 'people' && [first, ...others].every((name) => fields[name]?.form.kind !== 'line')) {
      return `its key ${first} has no line to compare as people do; say 'exact'.`;
    }
  }
  return undefined;
}

/** Whether two rows can swap the key within one batch: if it never changes, or has a text column that can be parked. */
function canSwap(key: readonly string[], { fields, verbs }: Pick<RecordDeclaration, 'fields' | 'verbs'>): boolean {
  const { change } = verbs;
  const stays =
    change === undefined || (change.takes !== undefined && !key.some((name) => change.takes?.includes(name)));
  return stays || key.some((name) => fields[name]?.form.kind === 'line');
}

/** The parameters that every list's query takes for its pages. */
const PAGE_PARAMETERS = ['limit', 'cursor', 'minPosition', 'asOf'];

function whyNoFilter({ filter = [], fields }: RecordDeclaration): string | undefined {
  for (const name of filter) {
    const of = fields[name];
    if (of === undefined) return `its list is filtered by ${name}, which is not one of its fields.`;
    if (PAGE_PARAMETERS.includes(name)) return `its list is filtered by ${name}, which is a parameter of every list.`;
    if (!['choice', 'flag', 'ref', 'date'].includes(of.form.kind)) {
      return `its list is filtered by ${name}, a ${of.form.kind}; choices, flags, days and references can filter a list.`;
    }
  }
  return undefined;
}

/** Throws an Error if a handwritten decider lacks what the fields of this type need. */
export function checkHost(
  { name, declared }: AnyRecord,
  { referred, subject }: { readonly referred?: unknown; readonly subject?: unknown },
): void {
  const fields = Object.values(declared.fields);
  if (referred === undefined && fields.some(({ form }) => form.kind === 'ref'))
    throw new Error(`${name} refers to records, and \`referred\` does not say which there are.`);
  if (subject === undefined && fields.some(({ personal }) => personal))
    throw new Error(`${name} has personal text, and \`subject\` does not say whose.`);
}

/** Throws an Error if a reference between these record types, all of one read model, breaks LOG-8. */
export function checkReferences(types: readonly AnyRecord[]): void {
  for (const [index, type] of types.entries()) {
    for (const [field, { form }] of Object.entries(type.declared.fields)) {
      if (form.kind !== 'ref') continue;
      const why = whyNoReference(
        type,
        types.find(({ name }) => name === form.to),
        types.slice(0, index + 1),
      );
      if (why !== undefined) throw new Error(`The field ${field} of ${type.name} can't refer to ${form.to}: ${why}`);
    }
  }
}

function whyNoReference(from: AnyRecord, to: AnyRecord | undefined, before: readonly AnyRecord[]): string | undefined {
  if (to === undefined) return 'the read model has no such record type; keep an id without a key in a line instead.';
  if (!before.includes(to)) return `its table is made later; put ${to.name} before ${from.name} in their room.`;
  // LOG-8: a record that is referred to must never be deleted, so that its event comes first in whatever order it is
  // read
  if (to.verbs.some(({ verb }) => verb === 'delete')) {
    return `a ${to.noun} can be deleted, and the reference would lead nowhere; let it be archived only.`;
  }
  if (to.declared.owner === 'user' && from.declared.owner === 'organization') {
    return `a ${to.noun} is its owner's alone, and a ${from.noun} is everybody's.`;
  }
  return undefined;
}
