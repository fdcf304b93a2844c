/** For how long a command sent again is recognised (LOG-3), in milliseconds of record time: 30 days. */
export const COMMAND_MEMORY_MS = 30 * 24 * 60 * 60 * 1000;

/** Where a command's events lie in its stream, and when they were recorded (Unix milliseconds). */
export interface RememberedCommand {
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly recordedAt: number;
}

/** The commands of a stream's last 30 days by id, oldest first; plain data, so that a snapshot takes it as it is. */
export type CommandMemory = Map<string, RememberedCommand>;

/** Bytes that one remembered command holds, roughly. */
export const REMEMBERED_COMMAND_BYTES = 180;

/** Notes that an event of this command was recorded, and forgets what is more than 30 days older. */
export function remember(memory: CommandMemory, commandId: string, revision: number, recordedAt: number): void {
  const known = memory.get(commandId);
  // The events of one append share their record time; the same key after 30 days is another command.
  if (known?.lastRevision === revision - 1 && known.recordedAt === recordedAt) {
    memory.set(commandId, { firstRevision: known.firstRevision, lastRevision: revision, recordedAt });
    return;
  }
  memory.delete(commandId);
  memory.set(commandId, { firstRevision: revision, lastRevision: revision, recordedAt });
  for (const [id, command] of memory) {
    if (command.recordedAt >= recordedAt - COMMAND_MEMORY_MS) break;
    memory.delete(id);
  }
}

/** The command, if it was recorded within the 30 days before `now` (Unix milliseconds). */
export function recall(memory: CommandMemory, commandId: string, now: number): RememberedCommand | undefined {
  const known = memory.get(commandId);
  return known !== undefined && known.recordedAt >= now - COMMAND_MEMORY_MS ? known : undefined;
}
