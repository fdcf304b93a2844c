import type { Refusal } from '../../deciding/decider.js';
import type { RecordField } from './record-fields.js';
import type { RecordObstacle } from './record-declaration.js';
import type { AnyRecord } from './record-type.js';

/** A page that explains a refusal's code, as `problemPagesOf` takes it. */
export type RefusalRow = readonly [code: string, status: number, title: string, explanation: string, rule?: string];

interface Told extends Refusal {
  readonly title: string;
  readonly explanation: string;
}

/** The refusal for what only admins of an organization may do. */
export const adminsOnly: Refusal = {
  kind: 'forbidden',
  rule: 'ORG-8',
  code: 'ADMINS_ONLY',
  detail: 'Only admins of the organization may do this.',
  allowed: [],
};

/** The refusal for this reason, in the words of the declaration if it has any. */
export function obstacle(type: AnyRecord, what: Exclude<RecordObstacle, 'taken'>): Refusal {
  const { title: _title, explanation: _explanation, ...refusal } = told(type, what);
  return refusal;
}

/** The refusal for a key that another record of the shelf has. */
export function keyTaken(type: AnyRecord, key: string): Refusal {
  const { title: _title, explanation: _explanation, ...refusal } = toldTaken(type, key);
  return refusal;
}

/** The refusal for a value that a field can't hold. */
export function unfitField(type: AnyRecord, name: string, { form }: RecordField, why: string): Refusal {
  const takes = form.kind === 'line' ? ` has 1 to ${form.max} characters, in one line` : '';
  const code = fieldCode(name);
  const detail = `${aNoun(type)}'s ${name}${takes}${takes === '' ? ' ' : '; this '}can't be taken: ${why}.`;
  return { kind: 'invalid', code, detail, allowed: [] };
}

/** The code of a field that can't hold what was sent. */
export function fieldCode(name: string): 'NAME_INVALID' | 'VALUE_INVALID' {
  return name === 'name' ? 'NAME_INVALID' : 'VALUE_INVALID';
}

/**
 * The pages of all refusals that follow from this type, including those of `others` that refer to it; the pages of its
 * fields' codes are the kernel's or the room's.
 */
export function refusalRows(type: AnyRecord, others: readonly AnyRecord[] = []): readonly RefusalRow[] {
  const has = (verb: string) => type.verbs.some((each) => each.verb === verb);
  const changesArchived = type.declared.verbs.change?.archivedToo === true;
  const isReferredTo = others.some(({ declared }) =>
    Object.values(declared.fields).some(({ form }) => form.kind === 'ref' && form.to === type.name),
  );
  const kinds = [
    'notFound',
    'exists',
    ...(has('archive') && (!changesArchived || isReferredTo) ? (['archived'] as const) : []),
  ] as const;
  const rows = [
    ...kinds.map((what) => [what, told(type, what)] as const),
    ...Object.keys(type.declared.unique ?? {}).map((key) => ['taken', toldTaken(type, key)] as const),
  ];
  return rows.map(([what, { code, kind, title, explanation, rule }]): RefusalRow => {
    const page = type.declared.refusals?.[what]?.page ?? { explanation, rule };
    const row = [code, kind === 'notFound' ? 404 : 409, title, page.explanation] as const;
    return page.rule === undefined ? row : [...row, page.rule];
  });
}

/** The code of an obstacle: `TAG_RETIRED`. */
export function obstacleCode(type: AnyRecord, what: Exclude<RecordObstacle, 'taken'>): string {
  const endings = { notFound: 'NOT_FOUND', exists: 'EXISTS', archived: type.archivedWord.toUpperCase() };
  return `${codeWord(type.name)}_${endings[what]}`;
}

/** The code of a key that is taken: `TAG_NAME_TAKEN`. */
export function takenCode(type: AnyRecord, key: string): string {
  return `${codeWord(type.name)}_${codeWord(key)}_TAKEN`;
}

function told(type: AnyRecord, what: Exclude<RecordObstacle, 'taken'>): Told {
  const { noun, archivedWord } = type;
  const others = type.verbs.filter(({ verb }) => verb !== 'create').map(({ word }) => word);
  const back = type.verbs.find(({ verb }) => verb === 'unarchive')?.word;
  const place = type.declared.owner === 'organization' ? ' in this organization.' : ', or it is not yours to see.';
  const general = {
    notFound: {
      kind: 'notFound',
      detail: `There is no such ${noun}${place}`,
      allowed: [creation(type)],
      title: `No such ${noun}`,
      explanation: 'What does not exist and what is not yours to see are answered alike.',
    },
    exists: {
      kind: 'refused',
      detail: `This ${noun} exists already.`,
      allowed: others,
      title: `The ${noun} exists already`,
      explanation: 'Ids are made by the service; send the request again.',
    },
    archived: {
      kind: 'refused',
      detail: `The ${noun} is ${archivedWord} and stays as it is; ${back === undefined ? 'use another one' : `${back} it first`}, or leave it.`,
      allowed: [back ?? creation(type)],
      title: `The ${noun} is ${archivedWord}`,
      explanation: `What is ${archivedWord} stays as it is, and nothing new refers to it.`,
    },
  } as const;
  const { page: _page, ...words } = type.declared.refusals?.[what] ?? {};
  return { code: obstacleCode(type, what), ...general[what], ...words };
}

function toldTaken(type: AnyRecord, key: string): Told {
  const { noun, nouns, archivedWord, declared } = type;
  const { rule, detail, among } = declared.unique?.[key] ?? { among: 'all' };
  const whose = declared.owner === 'organization' ? 'The organization has' : 'You have';
  const { page: _page, ...words } = declared.refusals?.taken ?? {};
  return {
    kind: 'refused',
    ...(rule !== undefined && { rule }),
    code: takenCode(type, key),
    detail:
      detail ?? `${whose} ${aNoun(type).replace(/^A/, 'a')} of this ${key}; use that one, or choose another ${key}.`,
    allowed: [creation(type)],
    title: `The ${noun}’s ${key} is taken`,
    explanation: `The ${key} is unique among ${among === 'all' ? nouns : `${nouns} that are not ${archivedWord}`} of one owner.`,
    ...words,
  };
}

function creation({ verbs, name }: AnyRecord): string {
  return `${verbs[0]?.word ?? 'create'}-${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
}

function aNoun({ noun }: AnyRecord): string {
  return `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun}`;
}

function codeWord(name: string): string {
  return name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_').toUpperCase();
}
