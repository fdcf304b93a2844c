import type { Snapshot, SnapshotPart, SnapshotStore } from './snapshots.js';

interface Kept extends Pick<Snapshot, 'version' | 'revision' | 'position'> {
  readonly parts: ReadonlyMap<string, SnapshotPart>;
}

/** Snapshots in the memory of the process. */
export function memorySnapshots(): SnapshotStore {
  const byStream = new Map<string, Kept>();
  return {
    load: async (stream, version) => {
      const found = byStream.get(stream);
      if (found?.version !== version) return undefined;
      const { revision, position } = found;
      const parts = [...found.parts.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
      return { revision, position, parts: inPages(parts) };
    },
    save: async ({ stream, version, revision, position, since, parts, gone }) => {
      const there = byStream.get(stream);
      const same = there?.version === version ? there : undefined;
      if (same !== undefined && same.revision >= revision) return true;
      if (since > 0 && (same === undefined || same.revision < since)) return false;
      const all = new Map(since > 0 ? same?.parts : []);
      for (const name of gone) all.delete(name);
      for (const part of parts) all.set(part.name, part);
      byStream.set(stream, { version, revision, position, parts: all });
      return true;
    },
  };
}

const PAGE = 64;

async function* inPages(parts: readonly SnapshotPart[]): AsyncIterable<readonly SnapshotPart[]> {
  for (let from = 0; from < parts.length; from += PAGE) {
    await Promise.resolve();
    yield parts.slice(from, from + PAGE);
  }
}
