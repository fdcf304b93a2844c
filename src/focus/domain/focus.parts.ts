import type { Parting } from '../../kernel/deciding/decider.js';
import { type CompletedItem, type FocusState, type OpenItem, stepsAndTagsOf } from './focus.state.js';
import { countUp } from './counts.js';
import type { WaitingList } from './waiting-list.js';

/** The part of the personal projects. */
export const PROJECTS = 'projects';
/** The part of what is small and changes with most events. */
export const REST = 'rest';
const SHELF = 'items/';
const RUN = 'waiting/';
/** Items of one shelf: what a snapshot writes together. */
const ON_SHELF = 32;
/** Approximate size of one of each, with its entries in the maps. */
const BYTES = { open: 330, stepOrTag: 100, completed: 180, waiting: 70, named: 100, project: 300 } as const;

/** The part of one run of the waiting list. */
export const runName = (run: number): string => `${RUN}${run}`;
const shelfName = (shelf: number): string => `${SHELF}${shelf}`;

/** Gives a new item its shelf. */
export function putOnShelf(state: FocusState, itemId: string): number {
  const shelf = Math.floor(state.made++ / ON_SHELF);
  state.shelves.set(shelf, [...(state.shelves.get(shelf) ?? []), itemId]);
  state.changed.add(shelfName(shelf));
  return shelf;
}

/** Marks the shelf of an item that changed. */
export function shelfChanged({ changed }: FocusState, { shelf }: { readonly shelf: number }): void {
  changed.add(shelfName(shelf));
}

/** Removes an item that no longer exists from its shelf. */
export function leaveShelf(state: FocusState, itemId: string, { shelf }: { readonly shelf: number }): void {
  const left = (state.shelves.get(shelf) ?? []).filter((id) => id !== itemId);
  if (left.length === 0) state.shelves.delete(shelf);
  else state.shelves.set(shelf, left);
  state.changed.add(shelfName(shelf));
}

interface Shelf {
  readonly ids: readonly string[];
  readonly open: readonly OpenItem[];
  readonly completed: readonly (readonly [itemId: string, CompletedItem])[];
}

type Projects = Pick<FocusState, 'projects' | 'projectOfMilestone'>;
type Rest = Pick<FocusState, 'activeId' | 'alarm' | 'made' | 'lastPlace'> & Pick<WaitingList, 'order' | 'nextRun'>;

/** A focus state in parts: shelves of items, runs of the waiting list, the personal projects, and the rest. */
export const focusParts: Parting<FocusState> = {
  changed: ({ changed }) => changed,
  names: ({ shelves, waiting }) => [
    ...Array.from(shelves.keys(), shelfName),
    ...Array.from(waiting.runs.keys(), runName),
    PROJECTS,
    REST,
  ],
  part: (state, name) => {
    if (name === PROJECTS) return projectsOf(state);
    if (name === REST) return restOf(state);
    if (name.startsWith(RUN)) return state.waiting.runs.get(numberOf(name, RUN));
    return shelfOf(state, numberOf(name, SHELF));
  },
  restore: (state, name, part) => {
    if (name === PROJECTS) Object.assign(state, part as Projects);
    else if (name === REST) restoreRest(state, part as Rest);
    else if (name.startsWith(RUN)) restoreRun(state.waiting, numberOf(name, RUN), part as string[]);
    else restoreShelf(state, numberOf(name, SHELF), part as Shelf);
  },
  bytes: ({ items, stepsAndTags, completed, waiting, origins, offers, projects, projectOfMilestone }) =>
    items.size * BYTES.open +
    stepsAndTags * BYTES.stepOrTag +
    completed.size * BYTES.completed +
    waiting.runOf.size * BYTES.waiting +
    (origins.size + offers.size) * BYTES.named +
    (projects.size + projectOfMilestone.size) * BYTES.project,
};

function numberOf(name: string, prefix: string): number {
  return Number(name.slice(prefix.length));
}

function projectsOf({ projects, projectOfMilestone }: FocusState): Projects {
  return { projects, projectOfMilestone };
}

function restOf({ activeId, alarm, made, lastPlace, waiting: { order, nextRun } }: FocusState): Rest {
  return { activeId, alarm, made, lastPlace, order, nextRun };
}

function shelfOf({ shelves, items, completed }: FocusState, shelf: number): Shelf | undefined {
  const ids = shelves.get(shelf);
  if (ids === undefined) return undefined;
  return {
    ids,
    open: ids.flatMap((id) => items.get(id) ?? []),
    completed: ids.flatMap((id) => {
      const item = completed.get(id);
      return item === undefined ? [] : [[id, item] as const];
    }),
  };
}

function restoreRest(state: FocusState, { activeId, alarm, made, lastPlace, order, nextRun }: Rest): void {
  Object.assign(state, { activeId, alarm, made, lastPlace });
  Object.assign(state.waiting, { order, nextRun });
}

function restoreRun({ runs, runOf }: WaitingList, run: number, ids: string[]): void {
  runs.set(run, ids);
  for (const id of ids) runOf.set(id, run);
}

/** Derived from the items: how often each is an origin, who offered them, which are set aside, and their contents. */
function restoreShelf(state: FocusState, shelf: number, part: Shelf): void {
  const { shelves, items, completed, origins, offers, aside } = state;
  shelves.set(shelf, part.ids);
  for (const item of part.open) {
    items.set(item.itemId, item);
    state.stepsAndTags += stepsAndTagsOf(item);
    if (item.state === 'offered') countUp(offers, item.offeredBy);
    if (item.asideUntil !== null) aside.add(item.itemId);
    if (item.originItemId !== null) countUp(origins, item.originItemId);
  }
  for (const [id, item] of part.completed) {
    completed.set(id, item);
    if (item.originItemId !== null) countUp(origins, item.originItemId);
  }
}
