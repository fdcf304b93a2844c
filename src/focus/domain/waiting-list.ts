/**
 * An owner's waiting items in order, in runs of neighbours, so that the cost of a change does not grow with the list.
 * Plain data; the same changes give the same runs.
 */
export interface WaitingList {
  /** Ids from top to bottom, by the number of their run; no run is empty. */
  readonly runs: Map<number, string[]>;
  /** Numbers of the runs from top to bottom. */
  readonly order: number[];
  readonly runOf: Map<string, number>;
  nextRun: number;
}

/** A longer run is split in two. */
const MOST_IN_RUN = 128;

/** An empty list. */
export function emptyList(): WaitingList {
  return { runs: new Map(), order: [], runOf: new Map(), nextRun: 0 };
}

/** The number of items. */
export function lengthOf({ runOf }: WaitingList): number {
  return runOf.size;
}

/** The first item; null if the list is empty. */
export function topOf({ runs, order }: WaitingList): string | null {
  return runs.get(order[0] ?? -1)?.[0] ?? null;
}

/** The last item; null if the list is empty. */
export function bottomOf({ runs, order }: WaitingList): string | null {
  return runs.get(order.at(-1) ?? -1)?.at(-1) ?? null;
}

/** All items, from top to bottom. */
export function idsIn({ runs, order }: WaitingList): string[] {
  return order.flatMap((run) => runs.get(run) ?? []);
}

/** How many items are above it; undefined if it is not in the list. */
export function indexOf({ runs, order, runOf }: WaitingList, itemId: string): number | undefined {
  const own = runOf.get(itemId);
  if (own === undefined) return undefined;
  let above = 0;
  for (const run of order) {
    if (run === own) break;
    above += runs.get(run)?.length ?? 0;
  }
  return above + (runs.get(own)?.indexOf(itemId) ?? 0);
}

/** The item with this many above it; null if the list is shorter. */
export function idAt({ runs, order }: WaitingList, index: number): string | null {
  let left = index;
  for (const number of order) {
    const run = runs.get(number) ?? [];
    if (left < run.length) return run[left] ?? null;
    left -= run.length;
  }
  return null;
}

/** The item with this many above it, not counting skipped ones; null if the list is shorter. */
export function idAtPassing(list: WaitingList, index: number, passed: ReadonlySet<string>): string | null {
  if (passed.size === 0) return idAt(list, index);
  const passedIn = new Map<number, number>();
  for (const id of passed) {
    const number = list.runOf.get(id) ?? -1;
    passedIn.set(number, (passedIn.get(number) ?? 0) + 1);
  }
  let left = index;
  for (const number of list.order) {
    const run = list.runs.get(number) ?? [];
    const counted = run.length - (passedIn.get(number) ?? 0);
    if (left < counted) return run.filter((id) => !passed.has(id))[left] ?? null;
    left -= counted;
  }
  return null;
}

/** The item's neighbours above and below; null at an end. */
export function neighboursOf(list: WaitingList, itemId: string): { above: string | null; below: string | null } {
  const number = list.runOf.get(itemId);
  const run = number === undefined ? undefined : list.runs.get(number);
  if (number === undefined || run === undefined) return { above: null, below: null };
  const [at, place] = [run.indexOf(itemId), list.order.indexOf(number)];
  const end = (distance: -1 | 1): string | null => {
    const next = list.runs.get(list.order[place + distance] ?? -1);
    return next?.at(distance === 1 ? 0 : -1) ?? null;
  };
  return { above: run[at - 1] ?? end(-1), below: run[at + 1] ?? end(1) };
}

/** Puts an item above or below another, or at the top or the bottom; returns the runs that changed. */
export function insert(
  list: WaitingList,
  itemId: string,
  place: 'top' | 'bottom' | { readonly above: string } | { readonly below: string },
): readonly number[] {
  const number = runFor(list, place);
  const run = list.runs.get(number) ?? [];
  const at =
    place === 'top'
      ? 0
      : place === 'bottom'
        ? run.length
        : 'above' in place
          ? run.indexOf(place.above)
          : run.indexOf(place.below) + 1;
  run.splice(at, 0, itemId);
  list.runOf.set(itemId, number);
  return run.length <= MOST_IN_RUN ? [number] : [number, cut(list, number, run)];
}

/** Removes an item; returns the runs that changed. */
export function remove(list: WaitingList, itemId: string): readonly number[] {
  const number = list.runOf.get(itemId);
  const run = number === undefined ? undefined : list.runs.get(number);
  if (number === undefined || run === undefined) return [];
  run.splice(run.indexOf(itemId), 1);
  list.runOf.delete(itemId);
  if (run.length === 0) {
    list.runs.delete(number);
    list.order.splice(list.order.indexOf(number), 1);
  }
  return [number];
}

function runFor(list: WaitingList, place: Parameters<typeof insert>[2]): number {
  if (list.order.length === 0) return addRun(list, 0, []);
  if (place === 'top') return list.order[0] ?? 0;
  if (place === 'bottom') return list.order.at(-1) ?? 0;
  return list.runOf.get('above' in place ? place.above : place.below) ?? 0;
}

function addRun(list: WaitingList, at: number, ids: string[]): number {
  const number = list.nextRun++;
  list.runs.set(number, ids);
  list.order.splice(at, 0, number);
  for (const id of ids) list.runOf.set(id, number);
  return number;
}

function cut(list: WaitingList, number: number, run: string[]): number {
  return addRun(list, list.order.indexOf(number) + 1, run.splice(MOST_IN_RUN / 2));
}
