import {
  COMMAND_MEMORY_MS,
  recall,
  remember,
  type CommandMemory,
} from '../../../../src/kernel/deciding/command-memory.js';

describe('the memory of commands', () => {
  it('LOG-3: holds the commands of the last 30 days of record time and no older ones', () => {
    const memory: CommandMemory = new Map();
    remember(memory, 'old', 1, 0);
    remember(memory, 'older key', 2, 1);
    remember(memory, 'new', 3, COMMAND_MEMORY_MS + 1);
    expect([...memory.keys()]).toEqual(['older key', 'new']);
    expect(recall(memory, 'older key', COMMAND_MEMORY_MS + 1)).toBeDefined();
    expect(recall(memory, 'older key', COMMAND_MEMORY_MS + 2)).toBeUndefined();
  });

  it('knows all events of a command, and of the same key after 30 days only the later ones', () => {
    const memory: CommandMemory = new Map();
    remember(memory, 'k', 1, 5);
    remember(memory, 'k', 2, 5);
    expect(recall(memory, 'k', 6)).toEqual({ firstRevision: 1, lastRevision: 2, recordedAt: 5 });
    const later = 6 + COMMAND_MEMORY_MS;
    remember(memory, 'k', 3, later);
    remember(memory, 'k', 4, later);
    expect(recall(memory, 'k', later)).toEqual({ firstRevision: 3, lastRevision: 4, recordedAt: later });
  });

  it('recalls what another node recorded by a clock that is ahead', () => {
    const memory: CommandMemory = new Map();
    remember(memory, 'k', 1, 1_000);
    expect(recall(memory, 'k', 0)).toBeDefined();
  });
});
