import type { OperationNotes, RecordAnswer } from '../../http/openapi/operation.js';
import { fieldCode, obstacleCode, takenCode } from '../declaring/record-refusals.js';
import type { RecordField } from '../declaring/record-fields.js';
import type { AnyRecord, NamedVerb } from '../declaring/record-type.js';

/** Where the commands of a record type are served, and by what. */
export interface CommandPlace {
  /** Without a leading slash: `v1/tags`. */
  readonly path: string;
  /** The room's name in the API's document. */
  readonly section: string;
  /** Injection token of its `RecordDoor`. */
  readonly door: symbol;
  /** Types that it may refer to. */
  readonly types?: readonly AnyRecord[];
  /** Refusals that each command of the room can return. */
  readonly refusals?: readonly string[];
  /** The schema of a command's response, if the room has its own. */
  readonly answer?: string;
  /** Whether a request has its fields next to `type`, as in a handwritten decider; otherwise they are in `fields`. */
  readonly flat?: true;
}

/** Where a record type is read, and from what. */
export interface ReadPlace extends Pick<CommandPlace, 'path' | 'section'> {
  /** The read model that its table belongs to. */
  readonly readModel: string;
  /** Injection token of its `RecordQueries`. */
  readonly queries: symbol;
}

/** What the API's document says of a command. */
export function commandNotes(
  type: AnyRecord,
  verb: NamedVerb,
  place: CommandPlace,
  takesBody: boolean,
): OperationNotes {
  const { declared, word } = verb;
  const example = verb.verb === 'create' ? type.declared.examples.create : type.declared.examples.change;
  return {
    id: `${word}${type.name}`,
    summary: declared.summary ?? `${word.charAt(0).toUpperCase()}${word.slice(1)} ${article(type.noun)} ${type.noun}`,
    ...(declared.description !== undefined && { description: declared.description }),
    refusals: [...new Set(refusalsOf(type, verb, place))],
    ...(takesBody && { example: example ?? {} }),
    record: { section: place.section, answer: commandAnswer(type, place) },
  };
}

function refusalsOf(type: AnyRecord, { verb, declared }: NamedVerb, place: CommandPlace): readonly string[] {
  const isAdmins = type.declared.owner === 'organization' && declared.by !== 'anyone';
  const common = [...(isAdmins ? ['ADMINS_ONLY'] : []), ...(place.refusals ?? [])];
  const { takes } = verb === 'change' ? declared : {};
  const fields = Object.entries(type.declared.fields).filter(([name]) => takes?.includes(name) ?? true);
  const sets = verb === 'create' || verb === 'change';
  const invalid = fields.filter(([, { form }]) => CHECKED.includes(form.kind)).map(([name]) => fieldCode(name));
  const references = fields.flatMap(([, { form }]) => {
    const to = form.kind === 'ref' ? place.types?.find(({ name }) => name === form.to) : undefined;
    return to === undefined
      ? []
      : [obstacleCode(to, 'notFound'), ...(archives(to) ? [obstacleCode(to, 'archived')] : [])];
  });
  const keys = Object.keys(type.declared.unique ?? {}).map((key) => takenCode(type, key));
  return [
    ...(sets ? invalid : []),
    ...common,
    obstacleCode(type, verb === 'create' ? 'exists' : 'notFound'),
    ...(sets ? references : []),
    ...(sets || verb === 'unarchive' ? keys : []),
    ...(verb === 'change' && archives(type) && declared.archivedToo !== true ? [obstacleCode(type, 'archived')] : []),
    ...(declared.refusals ?? []),
  ];
}

/** Kinds of fields whose values can pass the DTO and still be refused by the decider. */
const CHECKED: readonly RecordField['form']['kind'][] = ['line', 'lines', 'prose', 'date'];

const archives = ({ declared }: AnyRecord): boolean => declared.verbs.archive !== undefined;

/** What the API's document says of the list. */
export function pageNotes(type: AnyRecord, place: ReadPlace): OperationNotes {
  const whose =
    type.declared.owner === 'organization' ? `The ${type.nouns} of your organization` : `Your ${type.nouns}`;
  const answer = viewAnswer(type);
  const page = {
    name: `${answer.name}Page`,
    schemas: {
      ...answer.schemas,
      [`${answer.name}Page`]: {
        type: 'object',
        properties: {
          items: { type: 'array', items: { $ref: `#/components/schemas/${answer.name}` } },
          cursor: { type: ['string', 'null'], description: 'Where the next page begins; null on the last one.' },
        },
        required: ['items', 'cursor'],
        description: 'A page in an answer.',
      },
    },
    example: { items: [answer.example], cursor: null },
  };
  return { id: `list${plural(type)}`, summary: whose, record: { section: place.section, answer: page } };
}

/** What the API's document says of one record. */
export function viewNotes(type: AnyRecord, place: ReadPlace): OperationNotes {
  return {
    id: `get${type.name}`,
    summary: `One ${type.noun}`,
    refusals: [obstacleCode(type, 'notFound')],
    record: { section: place.section, answer: viewAnswer(type) },
  };
}

function viewAnswer(type: AnyRecord): RecordAnswer {
  const { fields, says, examples } = type.declared;
  const own = Object.entries(fields).map(([name, field]) => [name, shownAs(field)] as const);
  const properties = {
    etag: { type: 'string', description: 'The entity tag for the `If-Match` of a command.' },
    [type.id]: { type: 'string', format: 'uuid' },
    ...Object.fromEntries(own),
    ...(archives(type) && { [type.archivedWord]: { type: 'boolean' } }),
    revision: { type: 'integer' },
    allowedActions: { type: 'array', items: { type: 'string' } },
  };
  const name = `Listed${type.name}`;
  const schema = {
    type: 'object',
    properties,
    required: Object.keys(properties).toSorted(),
    ...(says !== undefined && { description: says }),
  };
  const absent = Object.entries(fields).map(([field, { standard = null }]) => [field, standard] as const);
  const shown = { ...Object.fromEntries(absent), ...examples.create };
  const example = {
    ...{ [type.id]: `{${type.id}}`, ...shown },
    ...(archives(type) && { [type.archivedWord]: false }),
    ...{ allowedActions: [], revision: 4, etag: '"4"' },
  };
  return { name, schemas: { [name]: schema }, example };
}

function shownAs({ form, schema, nullable, says }: RecordField): Readonly<Record<string, unknown>> {
  const note = says === undefined ? {} : { description: says };
  const one =
    form.kind === 'ref'
      ? { type: 'string', format: 'uuid' }
      : form.kind === 'choice'
        ? { type: 'string', enum: form.values }
        : undefined;
  if (!nullable) return { ...(one ?? schema), ...note };
  const inner = one ?? (schema['anyOf'] as readonly Readonly<Record<string, unknown>>[])[0] ?? {};
  const { enum: values } = inner;
  return {
    ...inner,
    type: [inner['type'], 'null'],
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    ...note,
  };
}

function commandAnswer(type: AnyRecord, { answer }: CommandPlace): RecordAnswer {
  if (answer !== undefined) return { name: answer };
  const name = `${type.name}Answer`;
  const properties = {
    [type.id]: { type: 'string', format: 'uuid' },
    position: { type: 'string', description: 'For `minPosition`: a read that names it sees what the command did.' },
    revision: { type: 'integer', description: 'The revision, after the command, of the stream that decided it.' },
  };
  const description = `What a command on ${article(type.noun)} ${type.noun} answers.`;
  const schema = { type: 'object', properties, required: ['position', 'revision'], description };
  const example = { position: '1042.0198c5f2-0000-7000-8000-000000000000', revision: 42 };
  return { name, schemas: { [name]: schema }, example };
}

function plural({ nouns }: AnyRecord): string {
  return nouns.replaceAll(/(?:^| )([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function article(noun: string): 'a' | 'an' {
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}
