import { operations, type Described } from '../api/document.js';
import type { Memory } from './memory.js';
import type { People, Person } from './people.js';
import type { Sighting } from './pool.js';
import type { Recipe } from './requests.js';
import type { Sending } from './sent.js';
import { BENDS, escaped, spoiled } from './spoiling.js';
import type { BYTES, PATHS, Twist } from './twists.js';
import { changed, write, type Drawn, type Text, type Written } from './written.js';

const byId = new Map(operations.map((each) => [each.operation.operationId, each]));

/** The request for a recipe, given what has been seen and the people. */
export function sendingOf(recipe: Recipe, memory: Memory, people: People): Sending {
  const operation = byId.get(recipe.operation);
  if (!operation) throw new Error(`The document has no ${recipe.operation}.`);
  const { by, authorization, related } = asker(recipe, operation, memory, people);
  const ids = new Map<string, string>();
  const isCommand = operation.method !== 'GET';
  const idOf = (drawn: Drawn): string => {
    const id = memory.pool.idOf(by?.organization ?? 0, drawn, related);
    if (!ids.has(drawn.draw)) ids.set(drawn.draw, id);
    return id;
  };
  const addressed = (drawn: Drawn): string => {
    const id = idOf(drawn);
    if (!isCommand || !people.kept.has(id)) return id;
    ids.delete(drawn.draw);
    return idOf({ ...drawn, from: 'nobody' });
  };
  // The body of a batch contains addresses, too.
  const isBatch = recipe.operation === 'sendBatch';
  const inBody = (drawn: Drawn): string => (isBatch && drawn.draw === 'userId' ? addressed(drawn) : idOf(drawn));
  const text = (value: Text | Written, what?: string): string | undefined => {
    if (typeof value !== 'object' || value === null) return String(value);
    if ('draw' in value) return idOf(value);
    return 'remembered' in value ? memory.recall(value, recipe.operation, related, by, what) : write(value, idOf);
  };
  const parts = {
    path: Object.fromEntries(
      Object.entries(recipe.path).map(([name, value]) => [name, typeof value === 'string' ? value : addressed(value)]),
    ),
    query: Object.entries(recipe.query).flatMap(([name, value]) => named(name, text(value))),
    headers: new Map<string, string>([
      ['Host', 'brightly.test'],
      ['X-Request-Id', memory.nextRequestId()],
      ...(authorization === undefined ? [] : ([['Authorization', authorization]] as const)),
    ]),
    body: recipe.body,
    method: operation.method,
    bend: undefined as (typeof PATHS)[number] | undefined,
    bytes: [] as (typeof BYTES)[number][],
  };
  for (const twist of recipe.twists) apply(twist, parts, text);
  const target = bent(operation, parts);
  for (const [name, value] of Object.entries(recipe.headers).flatMap(([name, value]) =>
    named(name, text(value, target)),
  )) {
    if (!parts.headers.has(name)) parts.headers.set(name, value);
  }
  const plain = parts.body === undefined ? undefined : Buffer.from(write(parts.body, inBody));
  const body = parts.bytes.reduce(spoiled, {
    bytes: plain,
    chunked: false,
    fields: {},
  });
  if (body.bytes !== undefined && !parts.headers.has('Content-Type'))
    parts.headers.set('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(body.fields)) {
    if (value === null) parts.headers.delete(name);
    else parts.headers.set(name, value);
  }
  return {
    ...{
      operation,
      method: parts.method,
      target,
      headers: [...parts.headers],
      body: body.bytes,
      chunked: body.chunked,
      by,
      ids,
    },
    straight: recipe.twists.length === 0,
  };
}

interface Parts {
  readonly path: Record<string, string>;
  readonly query: (readonly [string, string])[];
  readonly headers: Map<string, string>;
  body: Written | undefined;
  method: string;
  bend: (typeof PATHS)[number] | undefined;
  readonly bytes: (typeof BYTES)[number][];
}

/** Left out if nothing is remembered yet. */
function named(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined ? [] : [[name, value]];
}

function apply(twist: Twist, parts: Parts, text: (value: Text) => string | undefined): void {
  switch (twist.twist) {
    case 'body':
      parts.body = changed(parts.body ?? { members: [] }, twist.change);
      return;
    case 'bytes':
      parts.bytes.push(twist.how);
      return;
    case 'header':
      parts.headers.set(twist.name, text(twist.value) ?? '');
      return;
    case 'query':
      parts.query.push([twist.name, text(twist.value) ?? '']);
      return;
    case 'id': {
      const names = Object.keys(parts.path);
      const name = names[twist.nth % Math.max(1, names.length)];
      if (name !== undefined) parts.path[name] = twist.text;
      return;
    }
    case 'path':
      parts.bend = twist.how;
      return;
    case 'method':
      parts.method = twist.method;
      return;
    default:
      twist satisfies never;
  }
}

interface Asker {
  readonly by: Person | undefined;
  readonly authorization: string | undefined;
  readonly related: Sighting | undefined;
}

function asker(
  { who, about }: Recipe,
  { operation, method, path }: Described,
  memory: Memory,
  { people, strangers }: People,
): Asker {
  const [need] = ((operation['security'] ?? []) as readonly { readonly bearer?: readonly string[] }[]).flatMap(
    ({ bearer = [] }) => bearer,
  );
  const able = people.filter(({ scopes }) => need === undefined || scopes.includes(need as never));
  const pick = <Each>(all: readonly Each[]): Each => all[who.nth % all.length] as Each;
  const first = pick(who.as === 'anybody' || who.as === 'nobody' ? people : able);
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  const last = path.split('/').at(-1) ?? '';
  const action = last.startsWith('{')
    ? method === 'DELETE'
      ? 'delete'
      : method === 'PATCH'
        ? 'edit'
        : undefined
    : last;
  const related = memory.pool.sighting(first.organization, names.at(-1) ?? 'itemId', action, about);
  if (who.as === 'nobody') return { by: undefined, authorization: pick(strangers), related };
  const by = who.as === 'related' && related && able.includes(related.by) && names.length > 0 ? related.by : first;
  return { by, authorization: by.authorization, related };
}

function bent({ path }: Described, { path: ids, query, bend }: Parts): string {
  const plain = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
  const search = query.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
  const target = bend === undefined ? plain : BENDS[bend](plain);
  return search === '' ? target : `${target}?${search}`;
}
