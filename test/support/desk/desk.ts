/** A step as its item's owner sees it. */
export interface DeskStep {
  readonly name: string;
  completed: boolean;
}

/** An item of the project, as it must be shown. */
export interface DeskItem {
  readonly id: string;
  title: string;
  state: 'offered' | 'waiting' | 'active' | 'completed';
  readonly steps: DeskStep[];
  readonly stepIds: string[];
  tagged: boolean;
}

/** One of two teammates, and the token under which they ask. */
export interface Mate {
  readonly userId: string;
  readonly token: string;
}

/** Where the desk stands. */
export interface Place {
  readonly me: Mate;
  readonly mate: Mate;
  readonly teamId: string;
  readonly projectId: string;
  readonly milestoneId: string;
  readonly tagId: string;
}

/** All that a person has to do, known whole because nobody else writes to it; they have one teammate and one project. */
export interface Desk extends Place {
  name: string;
  projectName: string;
  /** The oldest first. */
  offered: DeskItem[];
  /** From the top. */
  waiting: DeskItem[];
  active: DeskItem | undefined;
  /** The newest first. */
  completed: DeskItem[];
  alarm: number | null;
  /** Offers to the teammate, the newest first. */
  offers: { readonly itemId: string; state: string }[];
  /** What was touched last; gone when it was deleted. */
  touched: { readonly item: DeskItem; readonly gone: boolean } | undefined;
}

/** An empty desk at this place. */
export function emptyDesk(place: Place, names: { readonly name: string; readonly projectName: string }): Desk {
  const nothing = { offered: [], waiting: [], active: undefined, completed: [], alarm: null, offers: [] };
  return { ...place, ...names, ...nothing, touched: undefined };
}

/** Every item of the project that is open. */
export function openItems({ offered, waiting, active }: Desk): readonly DeskItem[] {
  return [...offered, ...waiting, ...(active ? [active] : [])];
}
