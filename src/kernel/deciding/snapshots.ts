import { setTimeout as sleep } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import { nextTurn } from '../runtime/turns.js';
import { emptyMemory, isPage, restorePage, type CommandPage } from './command-memory.js';
import { PARTS_A_TURN, writeAllNext, writeDown, type WrittenState } from './state-parts.js';
import type { Fold, StreamState } from './stream-state.js';

/** A part of a stream's state, sealed. */
export interface SnapshotPart {
  readonly name: string;
  readonly body: Uint8Array;
}

/** The parts of a stream's state at a revision that differ from an earlier one. */
export interface Snapshot {
  readonly stream: string;
  /** The log, kernel fold and decider that it was made with; for any other it is discarded, never upcast. */
  readonly version: string;
  readonly revision: number;
  readonly position: bigint;
  /**
   * The revision that these parts build on: the stored snapshot must be at it or later; 0 means that they are all the
   * parts.
   */
  readonly since: number;
  readonly parts: readonly SnapshotPart[];
  /** Names of parts that no longer exist. */
  readonly gone: readonly string[];
}

/** A stream's state at a revision, as it was saved. */
export interface SavedSnapshot {
  readonly revision: number;
  readonly position: bigint;
  /** All its parts in the order of their names, several at a time, all of this revision. */
  readonly parts: AsyncIterable<readonly SnapshotPart[]>;
}

/** Keeps at most one snapshot per stream; losing one costs time, never facts. */
export interface SnapshotStore {
  /**
   * The stream's snapshot, if it was saved under this version, as of one instant, even if another node saves while it
   * is read.
   */
  load(stream: string, version: string): Promise<SavedSnapshot | undefined>;
  /**
   * Brings the stream's snapshot to this revision, all or nothing; a stored one of this version at this revision or
   * later stays. False if the snapshot that it builds on is missing: then all parts must be passed.
   */
  save(snapshot: Snapshot): Promise<boolean>;
}

/**
 * Passes the parts of snapshots on their way to and from the store, each sealed under the subject of its stream (the
 * codec knows whose the stream is).
 */
export interface SnapshotCodec {
  seal(stream: string, plain: Uint8Array): Uint8Array;
  /** `undefined` if it can no longer be opened: the stream is then folded from its start. */
  open(stream: string, sealed: Uint8Array): Uint8Array | undefined;
}

/** Leaves snapshots as they are. */
export const plainSnapshotCodec: SnapshotCodec = { seal: (_, plain) => plain, open: (_, sealed) => sealed };

/** How snapshots are taken. */
export interface Snapshotting {
  readonly store: SnapshotStore;
  /** `plainSnapshotCodec` when absent. */
  readonly codec?: SnapshotCodec;
  /** Events since the last snapshot after which the next is taken; 500 when absent. */
  readonly every?: number;
  /** Called when a snapshot could not be taken or read; that has no other consequence. */
  readonly onError?: (error: unknown) => void;
}

/** Takes and restores snapshots outside the path of commands. */
export interface Snapshots {
  /** Sets `held`, into which nothing was read yet, to the stream's snapshot if there is one. */
  restore<State>(held: StreamState<State>, fold: Pick<Fold<State, never>, 'initial'>): Promise<void>;
  /** Takes a snapshot a little later, if one is due and `stillGood` returns true then. */
  takeIfDue(held: StreamState<unknown>, stillGood: () => boolean): void;
  /** Resolves once all snapshots that were begun are stored. */
  settled(): Promise<void>;
}

// Changes with the shape of what the kernel itself keeps in a snapshot.
const KERNEL_VERSION = 2;
/** How many parts are restored without a pause, and then between two pauses of a millisecond. */
const [SOON, PARTS_A_PAUSE] = [128, 4];

/** Snapshots of one log's streams; a log with another id (a copy, a restore) never reads them. */
export function snapshotsOf(logId: string, options: Snapshotting): Snapshots {
  const { store, codec = plainSnapshotCodec, every = 500, onError = () => undefined } = options;
  const versionOf = (held: StreamState<unknown>) => `${logId}/${KERNEL_VERSION}/${held.deciderVersion}`;
  const begun = new Map<string, Promise<void>>();

  const take = async (held: StreamState<unknown>, stillGood: () => boolean) => {
    const { stream } = held;
    // Even if it fails: whatever the reason, the next try comes some events later, not at once.
    held.snapshotRevision = held.revision;
    let saved = false;
    try {
      const written = await writeDown(held, (plain) => codec.seal(stream, plain), stillGood);
      if (written === undefined) return;
      const since = held.savedRevision;
      held.snapshotRevision = held.savedRevision = written.revision;
      saved = await store.save({ stream, version: versionOf(held), since, ...toSave(written) });
    } finally {
      // A dropped state may be cached again: a command may hold it across its append.
      if (!saved) writeAllNext(held);
    }
  };

  return {
    restore: async (held, fold) => {
      try {
        const found = await store.load(held.stream, versionOf(held));
        Object.assign(held, found && (await read(held, fold.initial(), found, codec)));
      } catch (error) {
        onError(error);
      }
    },
    takeIfDue: (held, stillGood) => {
      const { stream } = held;
      if (held.revision - held.snapshotRevision < every || begun.has(stream)) return;
      const taking = take(held, stillGood)
        .catch(onError)
        .finally(() => begun.delete(stream));
      begun.set(stream, taking);
    },
    settled: async () => {
      await Promise.all(begun.values());
    },
  };
}

function toSave({ revision, position, bodies }: WrittenState) {
  const parts = [...bodies].flatMap(([name, body]) => (body === undefined ? [] : [{ name, body }]));
  const gone = [...bodies].flatMap(([name, body]) => (body === undefined ? [name] : []));
  return { revision, position, parts, gone };
}

/** The decoded parts, a few per turn; undefined if one can't be decoded. */
async function read<State>(
  { stream, parting }: StreamState<State>,
  initial: State,
  { revision, position, parts }: SavedSnapshot,
  codec: SnapshotCodec,
) {
  const at = { revision, position, snapshotRevision: revision, savedRevision: revision };
  const restored = { ...at, state: initial, commands: emptyMemory() };
  restored.commands.lastRevision = revision;
  let count = 0;
  for await (const page of parts) {
    for (const { name, body } of page) {
      const plain = codec.open(stream, body);
      if (plain === undefined) return undefined;
      const part: unknown = deserialize(plain);
      if (isPage(name)) restorePage(restored.commands, name, part as CommandPage);
      else if (parting === undefined) restored.state = part as State;
      else parting.restore(restored.state, name, part);
      count++;
      // With many parts, most of the time is left to others, so that one person's first command does not slow all
      // others.
      if (count > SOON && count % PARTS_A_PAUSE === 0) await sleep(1);
      else if (count % PARTS_A_TURN === 0) await nextTurn();
    }
  }
  return restored;
}
