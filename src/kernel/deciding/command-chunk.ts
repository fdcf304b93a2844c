import { hash, webcrypto } from 'node:crypto';
import { bitsOfUuid } from '../text/uuid-bits.js';

/** Commands of a period of time in the order in which they were recorded; plain data, found by their ids in O(1). */
export interface CommandChunk {
  /** Counts a stream's chunks from 0. */
  readonly number: number;
  count: number;
  /** When its first command was recorded, and when the latest (Unix milliseconds). */
  readonly begun: number;
  latest: number;
  /** For each command, the 128 bits of its id and the revision of its first event. */
  records: Uint32Array;
  times: Float64Array;
  /** An open-addressing table: the place of a command plus one, 0 for none. */
  slots: Uint16Array;
}

/** The 128 bits that identify a command. */
export type CommandBits = readonly [number, number, number, number];

/** The most commands in a chunk: doubling it never copies more than these at once. */
export const CHUNK_COMMANDS = 32_768;
const WORDS = 5;
const REVISION = 4;
const SMALLEST = 8;
/** Seeds of the hash table, random so that nobody can choose keys that all collide; no result depends on them. */
const [SALT, ODD, OTHER] = webcrypto.getRandomValues(new Uint32Array(3)) as unknown as [number, number, number];

/** The bits of a command's id: those of a UUID, or of the hash of any other text. */
export function bitsOf(commandId: string): CommandBits {
  const known = bitsOfUuid(commandId);
  if (known !== undefined) return known;
  const hex = hash('sha256', commandId);
  const word = (at: number): number => Number.parseInt(hex.slice(at, at + 8), 16);
  return [word(0), word(8), word(16), word(24)];
}

/** An empty chunk. */
export function emptyChunk(number: number, begun: number): CommandChunk {
  return {
    ...{ number, count: 0, begun, latest: begun },
    records: new Uint32Array(SMALLEST * WORDS),
    times: new Float64Array(SMALLEST),
    slots: new Uint16Array(SMALLEST * 2),
  };
}

/** Adds a command; from now on it is found instead of an earlier one with the same id. */
export function addTo(chunk: CommandChunk, bits: CommandBits, firstRevision: number, recordedAt: number): void {
  if (chunk.count === chunk.times.length) grow(chunk);
  const place = chunk.count++;
  chunk.records.set(bits, place * WORDS);
  chunk.records[place * WORDS + REVISION] = firstRevision;
  chunk.times[place] = recordedAt;
  chunk.latest = Math.max(chunk.latest, recordedAt);
  chunk.slots[slotOf(chunk, bits)] = place + 1;
}

/** The command's index in the chunk; undefined if it is not there. */
export function placeIn(chunk: CommandChunk, bits: CommandBits): number | undefined {
  const found = chunk.slots[slotOf(chunk, bits)] ?? 0;
  return found === 0 ? undefined : found - 1;
}

/** Whether the command at this place has these bits. */
export function isAt({ records }: CommandChunk, place: number, bits: CommandBits): boolean {
  const at = place * WORDS;
  return bits.every((word, index) => records[at + index] === word);
}

/** The revision of the first event of the command at this place. */
export function revisionAt({ records }: CommandChunk, place: number): number | undefined {
  return records[place * WORDS + REVISION];
}

/** Commands of a chunk from one place to before another, as they are saved. */
export interface CommandPage {
  readonly begun: number;
  readonly records: Uint32Array;
  readonly times: Float64Array;
}

/** A copy of at most `size` commands from this place on; undefined if there are none. */
export function pageOf(chunk: CommandChunk, from: number, size: number): CommandPage | undefined {
  const to = Math.min(chunk.count, from + size);
  if (from >= to) return undefined;
  const { begun, records, times } = chunk;
  return { begun, records: records.slice(from * WORDS, to * WORDS), times: times.slice(from, to) };
}

/** Adds the commands of a page. */
export function addPage(chunk: CommandChunk, { records, times }: CommandPage): void {
  times.forEach((time, place) => {
    const [one = 0, two = 0, three = 0, four = 0, revision = 0] = records.subarray(place * WORDS, (place + 1) * WORDS);
    addTo(chunk, [one, two, three, four], revision, time);
  });
}

/** The slot that holds the command, or the one that is free for it; the table is never more than half full. */
function slotOf({ slots, records }: CommandChunk, [one, two, three, four]: CommandBits): number {
  const mask = slots.length - 1;
  const mixed = Math.imul(two ^ three ^ SALT, ODD | 1) ^ Math.imul(three ^ four, OTHER | 1);
  for (let slot = (mixed ^ (mixed >>> 15)) & mask; ; slot = (slot + 1) & mask) {
    const at = ((slots[slot] ?? 0) - 1) * WORDS;
    if (at < 0) return slot;
    if (records[at + 3] === four && records[at + 2] === three && records[at + 1] === two && records[at] === one) {
      return slot;
    }
  }
}

function grow(chunk: CommandChunk): void {
  const { count, records, times } = chunk;
  chunk.records = new Uint32Array(count * 2 * WORDS);
  chunk.records.set(records);
  chunk.times = new Float64Array(count * 2);
  chunk.times.set(times);
  chunk.slots = new Uint16Array(count * 4);
  for (let place = 0; place < count; place++) {
    const [one = 0, two = 0, three = 0, four = 0] = records.subarray(place * WORDS, (place + 1) * WORDS);
    chunk.slots[slotOf(chunk, [one, two, three, four])] = place + 1;
  }
}
