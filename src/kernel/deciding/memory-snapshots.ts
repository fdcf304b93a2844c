import type { Snapshot, SnapshotStore } from './snapshots.js';

/** Snapshots that live and die with their process. */
export function memorySnapshots(): SnapshotStore {
  const byStream = new Map<string, Snapshot>();
  return {
    load: async (stream, version) => {
      const found = byStream.get(stream);
      return found?.version === version ? found : undefined;
    },
    save: async (snapshot) => {
      const there = byStream.get(snapshot.stream);
      if (there?.version === snapshot.version && there.revision >= snapshot.revision) return;
      byStream.set(snapshot.stream, snapshot);
    },
  };
}
