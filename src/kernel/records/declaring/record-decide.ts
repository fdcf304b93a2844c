import { type Decision, type DomainEvent, type Refusal, alreadySo, happened, refused } from '../../deciding/decider.js';
import { keyTaken, obstacle, unfitField } from './record-refusals.js';
import type { RecordEntries, RecordEntry } from './record-entries.js';
import { keysOf } from './record-state.js';
import type { RecordVerb } from './record-declaration.js';
import type { AnyRecord, NamedVerb } from './record-type.js';
import { fitValue } from './record-values.js';

type Values = Readonly<Record<string, unknown>>;
type Answer = Decision<DomainEvent>;

/** A record type that a field refers to, with what is known of its records; on another shelf, that may be stale. */
export interface Referred {
  readonly type: AnyRecord;
  readonly archivedOf: (id: string) => boolean | undefined;
}

/** What a decision on a verb needs. */
export interface RecordScene {
  readonly type: AnyRecord;
  readonly entries: RecordEntries;
  /** The type that a field refers to, by the type's name. */
  readonly referred: (name: string) => Referred | undefined;
  /** Whose text the record holds: the id of the user or organization (`personal.subject`). */
  readonly subject: string;
  /**
   * The record's own rule, called when the kit has no objection to the verb, with the command's fields as they are
   * recorded. May refuse, or add events after the kit's, which it never changes.
   */
  readonly own?: (
    command: Values,
    event: DomainEvent,
    entry: RecordEntry | undefined,
  ) => Refusal | readonly DomainEvent[] | undefined;
}

/**
 * Decides a verb of a record type: checks that what was sent fits its fields, that the record exists, then references,
 * then uniqueness, then the record's own rule.
 */
export function decideRecord(verb: NamedVerb, asked: Values, scene: RecordScene): Answer {
  const { type, entries } = scene;
  const { sent, refusal } = fitFields(type, verb, asked);
  if (refusal) return refused(refusal);
  const command = { ...asked, ...sent };
  const entry = entries.get(String(command[type.id]));
  if (verb.verb === 'create')
    return entry === undefined ? made(verb, command, sent, scene) : refused(obstacle(type, 'exists'));
  if (entry === undefined) return refused(obstacle(type, 'notFound'));
  return changed(verb, command, { sent, entry }, scene);
}

function changed(
  verb: NamedVerb,
  command: Values,
  { sent, entry }: { readonly sent: Values; readonly entry: RecordEntry },
  scene: RecordScene,
): Answer {
  const kept: Values = { ...entry.values, ...entry.keyTexts };
  switch (verb.verb) {
    case 'create':
    case 'delete':
      return recorded(verb, command, {}, scene, entry);
    case 'archive':
      return entry.archived ? alreadySo : recorded(verb, command, {}, scene, entry);
    case 'unarchive': {
      if (!entry.archived) return alreadySo;
      // References need no check: the records that it refers to are never deleted.
      const refusal = taken(command, kept, { ...entry, archived: false }, scene);
      return refusal ? refused(refusal) : recorded(verb, command, {}, scene, entry);
    }
    case 'change': {
      const different = Object.fromEntries(Object.entries(sent).filter(([name, value]) => kept[name] !== value));
      if (Object.keys(different).length === 0) return alreadySo;
      if (entry.archived && verb.declared.archivedToo !== true) return refused(obstacle(scene.type, 'archived'));
      const refusal = dead(different, scene) ?? taken(command, { ...kept, ...different }, entry, scene);
      const fields = verb.declared.takes === undefined ? different : sent;
      return refusal ? refused(refusal) : recorded(verb, command, fields, scene, entry);
    }
  }
}

function made(verb: NamedVerb, command: Values, sent: Values, scene: RecordScene): Answer {
  const { fields } = scene.type.declared;
  const absent = Object.entries(fields).map(([name, { standard = null }]) => [name, standard] as const);
  const values = { ...Object.fromEntries(absent), ...sent };
  const refusal = dead(values, scene) ?? taken(command, values, { archived: false }, scene);
  return refusal ? refused(refusal) : recorded(verb, command, values, scene, undefined);
}

interface Fitted {
  readonly sent: Values;
  readonly refusal?: Refusal;
}

/** The fields that were sent, as they are recorded. */
function fitFields(type: AnyRecord, { verb, declared }: NamedVerb, command: Values): Fitted {
  if (verb !== 'create' && verb !== 'change') return { sent: {} };
  const { takes } = verb === 'change' ? declared : {};
  const sent: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.declared.fields)) {
    const value = command[name];
    const isRequired =
      verb === 'create' ? !field.nullable && field.standard === undefined : takes?.includes(name) === true;
    if (value === undefined && !isRequired) continue;
    if (takes !== undefined && !takes.includes(name)) continue;
    const fit = fitValue(field, value);
    if (fit.why !== undefined) {
      const refusal = unfitField(type, name, field, value === undefined ? 'it is missing' : fit.why);
      return { sent: {}, refusal };
    }
    sent[name] = fit.value;
  }
  return { sent };
}

function dead(values: Values, { type, referred }: RecordScene): Refusal | undefined {
  for (const [name, { form }] of Object.entries(type.declared.fields)) {
    const id = values[name];
    if (form.kind !== 'ref' || typeof id !== 'string') continue;
    const to = referred(form.to);
    const archived = to?.archivedOf(id);
    // LOG-8: what is referred to exists, and takes new references
    if (to !== undefined && archived !== false)
      return obstacle(to.type, archived === undefined ? 'notFound' : 'archived');
  }
  return undefined;
}

function taken(
  command: Values,
  values: Values,
  entry: Pick<RecordEntry, 'archived'>,
  scene: RecordScene,
): Refusal | undefined {
  const { type, entries } = scene;
  const own = String(command[type.id]);
  for (const [key, wanted] of Object.entries(keysOf(type.declared, values))) {
    const unarchivedOnly = type.declared.unique?.[key]?.among === 'unarchived';
    if (unarchivedOnly && entry.archived) continue;
    for (const [id, other] of entries) {
      if (id !== own && other.keys?.[key] === wanted && !(unarchivedOnly && other.archived)) return keyTaken(type, key);
    }
  }
  return undefined;
}

function recorded(
  { event, verb }: NamedVerb,
  command: Values,
  fields: Values,
  { type, subject, own }: RecordScene,
  entry: RecordEntry | undefined,
): Answer {
  const parts = {
    data: idsOf(type, command),
    personal: {} as Record<string, unknown>,
  };
  for (const [name, value] of Object.entries(fields)) {
    (type.declared.fields[name]?.personal === true ? parts.personal : parts.data)[name] = value;
  }
  const hasText = carriesText(type, verb) ? { personal: { subject, ...parts.personal } } : {};
  const made: DomainEvent = { type: event, data: parts.data, ...hasText };
  const more = own?.(command, made, entry) ?? [];
  return 'code' in more ? refused(more) : happened(made, ...more);
}

/** The record's id, and that of what holds it. */
function idsOf({ id, declared: { within } }: AnyRecord, command: Values): Record<string, unknown> {
  return within === undefined ? { [id]: command[id] } : { [within]: command[within], [id]: command[id] };
}

/** Whether the verb's event can carry personal text; if so, it always names the subject. */
function carriesText({ events, verbs }: AnyRecord, verb: RecordVerb): boolean {
  const named = verbs.find((each) => each.verb === verb);
  return named !== undefined && events[named.event]?.personal !== undefined;
}
