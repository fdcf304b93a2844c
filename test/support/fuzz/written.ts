/** Where an id comes from: what was last seen together, anything of its kind, any id, another organization, nowhere. */
export type Source = 'related' | 'seen' | 'any' | 'others' | 'nobody';

/** Stands for an id until the request is sent: which ids there are, only the running service knows. */
export interface Drawn {
  /** What it identifies: `itemId`. */
  readonly draw: string;
  readonly from: Source;
  readonly nth: number;
}

/** A placeholder for something in an earlier response. */
export interface Remembered {
  readonly remembered: 'etag' | 'position' | 'cursor' | 'key' | 'answered etag';
  readonly nth: number;
}

/** A text of a request, whole or to be filled in. */
export type Text = string | Drawn | Remembered;

/** Text for a body, written as it is: JSON, or what only looks like it. */
export interface Verbatim {
  readonly verbatim: string;
}

/** An object to be written: a name may occur twice, or be `__proto__`. */
export interface Members {
  readonly members: readonly (readonly [string, Written])[];
}

/** A value to be written. */
export type Written = null | boolean | number | string | readonly Written[] | Members | Verbatim | Drawn;

/** The value as JSON text, ids filled in. */
export function write(value: Written, idOf: (drawn: Drawn) => string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('verbatim' in value) return value.verbatim;
  if ('draw' in value) return JSON.stringify(idOf(value));
  if ('members' in value) {
    return `{${value.members.map(([name, each]) => `${JSON.stringify(name)}:${write(each, idOf)}`).join(',')}}`;
  }
  return `[${value.map((each) => write(each, idOf)).join(',')}]`;
}

/** A change to one place in a value; the place is counted through the whole value. */
export type Change =
  | { readonly kind: 'replace'; readonly nth: number; readonly by: Written }
  | { readonly kind: 'remove'; readonly nth: number }
  | { readonly kind: 'add'; readonly nth: number; readonly name: string; readonly value: Written }
  | { readonly kind: 'double'; readonly nth: number; readonly by: Written };

/** The value with one place in it changed. */
export function changed(value: Written, change: Change): Written {
  const places = placesIn(value);
  const place = places[change.nth % places.length] ?? 0;
  let count = -1;
  const walk = (at: Written): Written => {
    count += 1;
    if (count === place) return changedHere(at, change);
    if (typeof at !== 'object' || at === null || 'verbatim' in at || 'draw' in at) return at;
    if ('members' in at) return { members: at.members.map(([name, each]) => [name, walk(each)] as const) };
    return at.map(walk);
  };
  return walk(value);
}

function placesIn(value: Written): readonly number[] {
  let count = -1;
  const places: number[] = [];
  const walk = (at: Written): void => {
    count += 1;
    places.push(count);
    if (typeof at !== 'object' || at === null || 'verbatim' in at || 'draw' in at) return;
    if ('members' in at) for (const [, each] of at.members) walk(each);
    else at.forEach(walk);
  };
  walk(value);
  return places;
}

function changedHere(at: Written, change: Change): Written {
  if (change.kind === 'replace') return change.by;
  if (typeof at !== 'object' || at === null || !('members' in at)) return 'value' in change ? change.value : null;
  const { members } = at;
  const chosen = members[change.nth % Math.max(1, members.length)];
  switch (change.kind) {
    case 'add':
      return { members: [...members, [change.name, change.value]] };
    case 'remove':
      return { members: members.filter((member) => member !== chosen) };
    case 'double':
      return { members: chosen ? [...members, [chosen[0], change.by]] : members };
    default:
      return change satisfies never;
  }
}
