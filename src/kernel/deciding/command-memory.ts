import {
  addPage,
  addTo,
  bitsOf,
  CHUNK_COMMANDS,
  emptyChunk,
  isAt,
  pageOf,
  placeIn,
  revisionAt,
  type CommandChunk,
  type CommandPage,
} from './command-chunk.js';

export type { CommandPage };

/** For how long a command sent again is recognised (LOG-3), in milliseconds of record time: 30 days. */
export const COMMAND_MEMORY_MS = 30 * 24 * 60 * 60 * 1000;

/** Where a command's events lie in its stream, and when they were recorded (Unix milliseconds). */
export interface RememberedCommand {
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly recordedAt: number;
}

/**
 * The commands of a stream's last 30 days, in chunks that are forgotten as a whole (ADR 0031). A stream's events belong
 * to one command after the other, so that a command ends where the next begins.
 */
export interface CommandMemory {
  /** Oldest first. */
  readonly chunks: CommandChunk[];
  lastRevision: number;
  /** Names of the pages that changed since they were last saved. */
  readonly changed: Set<string>;
}

/** A chunk ends after a tenth of that time, so that little is kept beyond 30 days. */
const CHUNK_MS = COMMAND_MEMORY_MS / 10;
/** How many commands a page has, in which the memory is saved. */
const PAGE_COMMANDS = 512;

/** An empty memory. */
export function emptyMemory(): CommandMemory {
  return { chunks: [], lastRevision: 0, changed: new Set() };
}

/** Notes that an event of this command was recorded, and forgets chunks that are more than 30 days older. */
export function remember(memory: CommandMemory, commandId: string, revision: number, recordedAt: number): void {
  const bits = bitsOf(commandId);
  let last = memory.chunks.at(-1);
  memory.lastRevision = revision;
  // The events of one append share their record time; the same key after 30 days is another command.
  if (last !== undefined && isAt(last, last.count - 1, bits) && last.times[last.count - 1] === recordedAt) return;
  if (last === undefined || last.count === CHUNK_COMMANDS || recordedAt > last.begun + CHUNK_MS) {
    last = emptyChunk((last?.number ?? -1) + 1, recordedAt);
    memory.chunks.push(last);
    forgetOld(memory, recordedAt - COMMAND_MEMORY_MS);
  }
  addTo(last, bits, revision, recordedAt);
  memory.changed.add(nameOf(last.number, Math.floor((last.count - 1) / PAGE_COMMANDS)));
}

/** The command, if it was recorded within the 30 days before `now` (Unix milliseconds). */
export function recall(memory: CommandMemory, commandId: string, now: number): RememberedCommand | undefined {
  const { chunks, lastRevision } = memory;
  const bits = bitsOf(commandId);
  for (let index = chunks.length - 1; index >= 0; index--) {
    const chunk = chunks[index];
    const place = chunk && placeIn(chunk, bits);
    if (chunk === undefined || place === undefined) continue;
    const recordedAt = chunk.times[place] ?? 0;
    if (recordedAt < now - COMMAND_MEMORY_MS) return undefined;
    const after = chunks[index + 1];
    const next = place + 1 < chunk.count ? revisionAt(chunk, place + 1) : after && revisionAt(after, 0);
    return {
      firstRevision: revisionAt(chunk, place) ?? 0,
      lastRevision: next === undefined ? lastRevision : next - 1,
      recordedAt,
    };
  }
  return undefined;
}

/** Its approximate size in bytes. */
export function memoryBytes({ chunks }: CommandMemory): number {
  const arrays = ({ records, times, slots }: CommandChunk): number =>
    records.byteLength + times.byteLength + slots.byteLength;
  return chunks.reduce((bytes, chunk) => bytes + 600 + arrays(chunk), 200);
}

const PREFIX = 'commands/';

/** Whether a part of a snapshot is a page of the memory. */
export function isPage(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** The names of all its pages. */
export function pageNames({ chunks }: CommandMemory): string[] {
  return chunks.flatMap(({ number, count }) =>
    Array.from({ length: Math.ceil(count / PAGE_COMMANDS) }, (_, page) => nameOf(number, page)),
  );
}

/** The content of a page; undefined for one that was forgotten. */
export function memoryPage({ chunks }: CommandMemory, name: string): CommandPage | undefined {
  const [number, page] = numbersOf(name);
  const chunk = chunks.find((each) => each.number === number);
  return chunk && pageOf(chunk, page * PAGE_COMMANDS, PAGE_COMMANDS);
}

/** Restores a page; they come in the order of their names, `lastRevision` is set by the caller. */
export function restorePage({ chunks }: CommandMemory, name: string, page: CommandPage): void {
  const [number] = numbersOf(name);
  let last = chunks.at(-1);
  if (last?.number !== number) {
    last = emptyChunk(number, page.begun);
    chunks.push(last);
  }
  addPage(last, page);
}

function forgetOld(memory: CommandMemory, before: number): void {
  for (let [oldest] = memory.chunks; oldest !== undefined && oldest.latest < before; [oldest] = memory.chunks) {
    for (const name of pageNames({ ...memory, chunks: [oldest] })) memory.changed.add(name);
    memory.chunks.shift();
  }
}

/** Of equal length, so that they sort like the numbers. */
function nameOf(chunk: number, page: number): string {
  return `${PREFIX}${String(chunk).padStart(8, '0')}/${String(page).padStart(4, '0')}`;
}

function numbersOf(name: string): [chunk: number, page: number] {
  const [chunk, page] = name.slice(PREFIX.length).split('/');
  return [Number(chunk), Number(page)];
}
