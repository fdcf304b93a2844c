import { randomUUID } from 'node:crypto';
import { operations } from '../api/document.js';
import type { Person } from './people.js';
import type { Drawn } from './written.js';

/** Things that a response, or a request that was carried out, named together. */
export interface Sighting {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly by: Person;
  readonly etag: string | undefined;
}

/** What was seen of one organization: the last few of each. */
interface Seen {
  readonly byName: Map<string, string[]>;
  readonly sightings: Map<string, Sighting[]>;
}

/** What the service has returned so far, so that requests name things that exist. */
export interface Pool {
  /** Records the response from this path; `asked` are the ids that the request named. */
  note(by: Person, asked: ReadonlyMap<string, string>, body: unknown, path: string): void;
  /** Something that has this id and, where it was seen, allows this action; the latest are the likeliest. */
  sighting(organization: number, name: string, action: string | undefined, nth: number): Sighting | undefined;
  idOf(organization: number, drawn: Drawn, related: Sighting | undefined): string;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const KEPT = 200;
/** What ids identify, as the document's paths call them. */
const KINDS = new Set(
  operations.flatMap(({ path }) => Array.from(path.matchAll(/\{(\w+Id)\}/g), ([, name = '']) => name)),
);

/** An empty pool. */
export function emptyPool(): Pool {
  const kinds = new Map<string, string>();
  const seen = [0, 1].map((): Seen => ({ byName: new Map(), sightings: new Map() }));
  const of = (organization: number): Seen => seen[organization] as Seen;

  const store = (by: Person, ids: Map<string, string[]>, value: Known): void => {
    const { id, etag, allowedActions } = value;
    const { byName, sightings } = of(by.organization);
    const sighting = { ids, by, etag: typeof etag === 'string' ? etag : undefined };
    const actions = Array.isArray(allowedActions) ? allowedActions.map(String) : [];
    for (const [name, all] of ids) {
      for (const each of all) {
        if (KINDS.has(name)) kinds.set(each, name);
        push(byName, name, each);
      }
      push(sightings, `${name} `, sighting);
    }
    // What is allowed, is allowed on the thing itself, not on what it belongs to or holds.
    const own = typeof id === 'string' ? [kinds.get(id) ?? 'id'] : idsIn(value, kinds).keys();
    for (const name of own) for (const action of actions) push(sightings, `${name} ${action}`, sighting);
  };
  const look = (by: Person, asked: ReadonlyMap<string, string>, value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach((each) => look(by, asked, each));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const ids = idsIn(value, kinds);
    for (const each of Object.values(value)) {
      for (const inner of [each].flat())
        if (isObject(inner)) for (const [name, all] of idsIn(inner, kinds)) add(ids, name, ...all);
    }
    for (const [name, id] of asked) if (!ids.has(name)) add(ids, name, id);
    if (ids.size > 0) store(by, ids, value);
    // What a thing contains is requested by the thing's own id, too.
    const { id } = value as Known;
    const kind = typeof id === 'string' ? kinds.get(id) : undefined;
    const holder = new Map(kind === undefined ? [] : [[kind, String(id)]]);
    for (const each of Object.values(value)) look(by, holder, each);
  };
  return {
    note: (by, asked, body, path) => {
      for (const [name, id] of asked) if (KINDS.has(name)) kinds.set(id, name);
      learn(kinds, body, path.split('/').at(-1) ?? '');
      look(by, asked, body);
    },
    sighting: (organization, name, action = '', nth) => {
      const { sightings } = of(organization);
      const ofKind = sightings.get(`${name} ${action}`) ?? sightings.get(`${name} `);
      // Lists name the ids of their rows `id`: one of unknown kind is tried as the wanted kind, as it would never be
      // used otherwise.
      const isGuess = action !== '' && (ofKind === undefined || nth % 4 === 0);
      const guess = isGuess ? latest(sightings.get(`id ${action}`), nth >> 2) : undefined;
      if (guess !== undefined) return { ...guess, ids: new Map([...guess.ids, [name, guess.ids.get('id') ?? []]]) };
      return latest(ofKind, nth);
    },
    idOf: (organization, { draw, from, nth }, related) => {
      const { byName } = of(from === 'others' ? 1 - organization : organization);
      switch (from) {
        case 'related':
          return nthOf(related?.ids.get(draw), nth) ?? latest(byName.get(draw), nth) ?? unknown(related, byName, nth);
        case 'seen':
        case 'others':
          return nthOf(byName.get(draw), nth) ?? unknown(related, byName, nth);
        case 'any':
          return nthOf([...byName.values()].flat(), nth) ?? randomUUID();
        case 'nobody':
          return randomUUID();
        default:
          return from satisfies never;
      }
    },
  };
}

/** The rows of a list are of the kind that its name says; for `items`, the kind is in the path of the request. */
function learn(kinds: Map<string, string>, value: unknown, rows: string): void {
  if (Array.isArray(value)) {
    for (const each of value) learn(kinds, each, rows);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, each] of Object.entries(value)) {
    const kind = `${(name === 'items' ? rows : name).replace(/s$/, '')}Id`;
    const listed = Array.isArray(each) && KINDS.has(kind) ? (each as readonly { readonly id?: unknown }[]) : [];
    for (const row of listed) if (isObject(row) && typeof row.id === 'string') kinds.set(row.id, kind);
    learn(kinds, each, rows);
  }
}

/** An id that may be of the requested kind: its own kind is not known yet. */
function unknown(related: Sighting | undefined, byName: Seen['byName'], nth: number): string {
  return nthOf([...(related?.ids.values() ?? [])].flat(), nth) ?? nthOf(byName.get('id'), nth) ?? randomUUID();
}

interface Known {
  readonly id?: unknown;
  readonly etag?: unknown;
  readonly allowedActions?: unknown;
}

function idsIn(value: object, kinds: ReadonlyMap<string, string>): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'string' && UUID.test(each)) add(ids, name === 'id' ? (kinds.get(each) ?? name) : name, each);
    if (name.endsWith('Ids') && Array.isArray(each)) add(ids, name.slice(0, -1), ...each.map(String));
  }
  for (const [name, all] of [...ids]) {
    const [first = ''] = all;
    const kind = kinds.get(first);
    if (kind !== undefined && kind !== name && !ids.has(kind)) add(ids, kind, first);
  }
  return ids;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function add(ids: Map<string, string[]>, name: string, ...more: readonly string[]): void {
  ids.set(name, [...(ids.get(name) ?? []), ...more].slice(0, 20));
}

function push<Value>(rings: Map<string, Value[]>, name: string, value: Value): void {
  const ring = rings.get(name) ?? [];
  rings.set(name, ring);
  ring.push(value);
  if (ring.length > 2 * KEPT) ring.splice(0, KEPT);
}

/** A random one of the last few. */
export function latest<Value>(ring: readonly Value[] | undefined, nth: number): Value | undefined {
  return ring && ring[ring.length - 1 - (nth % Math.min(ring.length, 30))];
}

function nthOf<Value>(list: readonly Value[] | undefined, nth: number): Value | undefined {
  return list && list[nth % list.length];
}
