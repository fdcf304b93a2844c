import { obstacleCode } from '../../../src/kernel/records/declaring/record-refusals.js';
import type { AnyRecord, NamedVerb } from '../../../src/kernel/records/declaring/record-type.js';
import { allowedTo, everybody, type Row, type Rows } from './row.js';

/** The rows of the routes of a record type that are served at this path, by the permissions in its declaration. */
export function rowsOfRecord(type: AnyRecord, path: string): Readonly<Record<string, Rows>> {
  const hidden = `hidden ${obstacleCode(type, 'notFound')}` as const;
  const isUsers = type.declared.owner === 'user';
  const all: Row = isUsers ? allowedTo(['owner'], 'own') : { ...everybody('allowed'), otherOrganization: 'own' };
  const one: Row = isUsers ? allowedTo(['owner'], hidden) : { ...everybody('allowed'), otherOrganization: hidden };
  const admins: Row = { ...everybody('forbidden ADMINS_ONLY'), admin: 'allowed' };
  const row = ({ verb, declared: { by } }: NamedVerb): Row => {
    const isAdmins = !isUsers && by !== 'anyone';
    if (verb === 'create') return isUsers ? everybody('own') : isAdmins ? { ...admins, otherOrganization: 'own' } : all;
    return isAdmins ? { ...admins, otherOrganization: hidden } : one;
  };
  const commands = type.verbs.map(
    (verb) => [`${methodOf(verb)} ${pathOf(type, verb, path)}`, { any: row(verb) }] as const,
  );
  return {
    ...Object.fromEntries(commands),
    [`GET ${path}`]: { any: all },
    [`GET ${path}/{${type.id}}`]: { any: one },
  };
}

function methodOf({ verb }: NamedVerb): 'POST' | 'PATCH' | 'DELETE' {
  if (verb === 'change') return 'PATCH';
  return verb === 'delete' ? 'DELETE' : 'POST';
}

function pathOf({ id }: AnyRecord, { verb, word }: NamedVerb, path: string): string {
  if (verb === 'create') return path;
  return verb === 'change' || verb === 'delete' ? `${path}/{${id}}` : `${path}/{${id}}/${word}`;
}
