import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { itemAfter, type LastCommand } from '../../../src/focus/domain/undo.facts.js';
import { principal } from '../../../src/focus/domain/undo.js';

/** A command that was carried out, and its events. */
export interface Deed {
  readonly command: FocusCommand;
  readonly events: readonly [FocusEvent, ...FocusEvent[]];
}

/** The events among these that are about an item. */
export const ofItem = (events: readonly FocusEvent[], itemId: string): FocusEvent[] =>
  events.filter(({ data }) => 'itemId' in data && data.itemId === itemId);

/** The interval of the alarm that runs after these events; null if none does. */
export function alarmMinutes(events: readonly FocusEvent[]): number | null {
  let minutes: number | null = null;
  for (const { type, data } of events) {
    if (type === 'AlarmStarted' || type === 'AlarmIntervalChanged') minutes = data.intervalMinutes;
    if (type === 'AlarmStopped') minutes = null;
  }
  return minutes;
}

/** Ann's last command, as it is found in her stream. */
function lastOf(deeds: readonly Deed[]): LastCommand {
  const index = deeds.findLastIndex(({ command }) => 'by' in command && command.by.userId === 'ann');
  const deed = deeds[index];
  if (deed === undefined) return { kind: 'none' };
  if (deed.command.type === 'UndoLast') return { kind: 'undo' };
  if (deed.command.type === 'ImportPastWork') return { kind: 'imported' };
  const earlier = deeds.slice(0, index).flatMap(({ events }) => events);
  const { data } = principal(deed.events);
  const before = 'itemId' in data ? itemAfter(ofItem(earlier, data.itemId)) : null;
  return { kind: 'found', events: deed.events, before, alarmMinutes: alarmMinutes(earlier) };
}

/** The command with the facts that are looked up when it is sent: for an undo, the last command. */
export function lookedUp(command: FocusCommand, deeds: readonly Deed[]): FocusCommand {
  if (command.type !== 'UndoLast') return command;
  const last = lastOf(deeds);
  if (last.kind !== 'found') return { ...command, last, milestone: null, tag: null };
  const { type, data } = principal(last.events);
  const former = type === 'ItemEdited' && data.milestoneId !== undefined ? last.before?.milestoneId : null;
  const scope = former === 'team' ? 'team' : 'personal';
  return {
    ...command,
    last,
    milestone: former && command.milestone ? { ...command.milestone, milestoneId: former, scope } : null,
    tag: type === 'ItemUntagged' && command.tag ? { ...command.tag, tagId: data.tagId } : null,
  };
}
