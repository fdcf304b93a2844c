import { deserialize, serialize } from 'node:v8';
import type { CommandMemory } from './command-memory.js';
import type { StreamState } from './stream-state.js';

/** A stream's state at a revision, sealed. */
export interface Snapshot {
  readonly stream: string;
  /** Under which log, kernel fold and decider it was made; under any other it is thrown away, never upcast. */
  readonly version: string;
  readonly revision: number;
  readonly position: bigint;
  readonly body: Uint8Array;
}

/** Keeps at most one snapshot per stream; losing them costs time, never facts. */
export interface SnapshotStore {
  /** The stream's snapshot, if it was saved under this version. */
  load(stream: string, version: string): Promise<Snapshot | undefined>;
  /** Replaces the stream's snapshot, unless a later one of the same version is there. */
  save(snapshot: Snapshot): Promise<void>;
}

/**
 * Passes snapshots on their way to and from the store. A snapshot is sealed as a whole under the subject of its stream
 * (the codec knows whose a stream is), since a state mixes personal text with the rest.
 */
export interface SnapshotCodec {
  seal(stream: string, plain: Uint8Array): Uint8Array;
  /** `undefined` when it can't be opened any more: the stream is then folded from its start. */
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
  /** Told of snapshots that could not be taken or read; nothing else comes of it. */
  readonly onError?: (error: unknown) => void;
}

/** Takes and restores snapshots beside the commands' path. */
export interface Snapshots {
  /** Changes `held`, of which nothing was read yet, to what the stream's snapshot says, if there is one. */
  restore(held: StreamState<unknown>): Promise<void>;
  /** Takes a snapshot a little later, if one is due and `stillGood` then. */
  takeIfDue(held: StreamState<unknown>, stillGood: () => boolean): void;
  /** When all that were begun are stored. */
  settled(): Promise<void>;
}

interface Body {
  readonly state: unknown;
  readonly commands: CommandMemory;
}

// Changes with the shape of what the kernel itself keeps in a snapshot.
const KERNEL_VERSION = 1;

/** Snapshots of one log's streams; a log with another id (a copy, a restore) never reads them. */
export function snapshotsOf(logId: string, options: Snapshotting): Snapshots {
  const { store, codec = plainSnapshotCodec, every = 500, onError = () => undefined } = options;
  const versionOf = (held: StreamState<unknown>) => `${logId}/${KERNEL_VERSION}/${held.deciderVersion}`;
  const begun = new Map<string, Promise<void>>();

  const take = async (held: StreamState<unknown>, stillGood: () => boolean) => {
    await new Promise(setImmediate);
    if (!stillGood()) return;
    const { stream, revision, position, state, commands } = held;
    // The v8 format keeps maps, sets and bigints as they are, which JSON does not; an older Node that can't read a newer
    // one's throws, and the stream is folded from its start.
    const body = codec.seal(stream, serialize({ state, commands } satisfies Body));
    held.snapshotRevision = revision;
    await store.save({ stream, version: versionOf(held), revision, position, body });
  };

  return {
    restore: async (held) => {
      try {
        const found = await store.load(held.stream, versionOf(held));
        const plain = found && codec.open(held.stream, found.body);
        if (found === undefined || plain === undefined) return;
        Object.assign(held, deserialize(plain) as Body);
        held.revision = held.snapshotRevision = found.revision;
        held.position = found.position;
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
