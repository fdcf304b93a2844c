import {
  COMMAND_MEMORY_MS,
  emptyMemory,
  memoryBytes,
  memoryPage,
  pageNames,
  recall,
  remember,
  restorePage,
  type CommandMemory,
} from '../../../../src/kernel/deciding/command-memory.js';

/** A UUID for each number, all of them different. */
const uuid = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The memory, written and restored page by page. */
function writtenDown(memory: CommandMemory): CommandMemory {
  const restored = emptyMemory();
  for (const name of pageNames(memory).sort()) {
    const page = memoryPage(memory, name);
    if (page !== undefined) restorePage(restored, name, structuredClone(page));
  }
  restored.lastRevision = memory.lastRevision;
  return restored;
}

describe('the memory of past commands', () => {
  it('LOG-3: holds the commands recorded in the last 30 days and no older ones', () => {
    const memory = emptyMemory();
    remember(memory, 'old', 1, 0);
    remember(memory, 'older key', 2, 1);
    remember(memory, 'new', 3, COMMAND_MEMORY_MS + 1);
    expect(recall(memory, 'old', COMMAND_MEMORY_MS + 1)).toBeUndefined();
    expect(recall(memory, 'older key', COMMAND_MEMORY_MS + 1)).toBeDefined();
    expect(recall(memory, 'older key', COMMAND_MEMORY_MS + 2)).toBeUndefined();
    expect(recall(memory, 'never', 0)).toBeUndefined();
  });

  it('knows all events of a command, but only the later ones if its key is used again after 30 days', () => {
    const memory = emptyMemory();
    remember(memory, 'k', 1, 5);
    remember(memory, 'k', 2, 5);
    expect(recall(memory, 'k', 6)).toEqual({ firstRevision: 1, lastRevision: 2, recordedAt: 5 });
    const later = 6 + COMMAND_MEMORY_MS;
    remember(memory, 'k', 3, later);
    remember(memory, 'k', 4, later);
    expect(recall(memory, 'k', later)).toEqual({ firstRevision: 3, lastRevision: 4, recordedAt: later });
  });

  it('knows only the later events of a key that was used for two commands', () => {
    const memory = emptyMemory();
    remember(memory, 'k', 1, 5);
    remember(memory, 'other', 2, 6);
    remember(memory, 'k', 3, 7);
    expect(recall(memory, 'k', 8)).toEqual({ firstRevision: 3, lastRevision: 3, recordedAt: 7 });
    expect(recall(memory, 'other', 8)).toEqual({ firstRevision: 2, lastRevision: 2, recordedAt: 6 });
  });

  it('finds commands of another node whose clock is ahead', () => {
    const memory = emptyMemory();
    remember(memory, 'k', 1, 1_000);
    expect(recall(memory, 'k', 0)).toBeDefined();
  });

  it('behaves like a plain list of commands, also after serialisation', () => {
    const memory = emptyMemory();
    const plain = new Map<string, { firstRevision: number; lastRevision: number; recordedAt: number }>();
    let [revision, now] = [0, 0];
    for (let n = 0; n < 60_000; n++) {
      now += n % 7 === 0 ? 90_000 : 10;
      const command = n % 1_000 === 999 ? uuid(n - 500) : uuid(n);
      const firstRevision = revision + 1;
      for (let event = 0; event <= n % 3; event++) remember(memory, command, ++revision, now);
      plain.set(command, { firstRevision, lastRevision: revision, recordedAt: now });
    }
    expect(memory.chunks.length).toBeGreaterThan(2);
    const restored = writtenDown(memory);
    for (let n = 0; n < 60_000; n += 1) {
      const expected = plain.get(uuid(n));
      const known = expected && expected.recordedAt >= now - COMMAND_MEMORY_MS ? expected : undefined;
      for (const each of [memory, restored]) {
        const answer = recall(each, uuid(n), now);
        if (JSON.stringify(answer) !== JSON.stringify(known)) expect(answer).toEqual(known);
      }
    }
  });

  it('holds a million commands in less than 48 MiB, serialised as well', () => {
    const memory = emptyMemory();
    for (let n = 1; n <= 1_000_000; n++) remember(memory, uuid(n), n, n * 2_000);
    expect(recall(memory, uuid(1), 2_000_000_000)).toMatchObject({ firstRevision: 1, lastRevision: 1 });
    expect(memoryBytes(memory)).toBeLessThan(48 * 1024 * 1024);
    const held = memory.chunks.reduce(
      (bytes, { records, times, slots }) =>
        bytes + [records, times, slots].reduce((sum, one) => sum + one.byteLength, 0),
      0,
    );
    expect(memoryBytes(memory)).toBeGreaterThanOrEqual(held);
  });

  it('forgets older commands by whole pages of three days, and reports the pages that are gone', () => {
    const memory = emptyMemory();
    for (let day = 0; day <= 60; day++) remember(memory, uuid(day), day + 1, day * (COMMAND_MEMORY_MS / 30));
    expect(memory.chunks.length).toBeLessThanOrEqual(12);
    const gone = [...memory.changed].filter((name) => memoryPage(memory, name) === undefined);
    expect(gone.length).toBeGreaterThan(5);
    expect(pageNames(memory).filter((name) => gone.includes(name))).toEqual([]);
  });

  it('reports only pages with new commands as changed', () => {
    const memory = emptyMemory();
    for (let n = 1; n <= 20_000; n++) remember(memory, uuid(n), n, n);
    memory.changed.clear();
    for (let n = 20_001; n <= 20_100; n++) remember(memory, uuid(n), n, n);
    expect(memory.changed.size).toBeLessThanOrEqual(2);
  });
});
