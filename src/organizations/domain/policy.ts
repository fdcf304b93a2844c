import { type Decision, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { invalid } from './names.js';
import type { RequireMilestones, UserCommand } from './organization.commands.js';
import type { AlarmInterval, OrganizationEvent } from './organization.events.js';
import type { OrganizationState, UserState } from './organization.state.js';

/** Minutes that an alarm default may have, beside none. */
export const ALARM_INTERVALS: readonly AlarmInterval[] = [15, 30, 60, 120, 180, 240, 300];

/** The answer to an admin's wish about the organization's policy. */
export function decideOnPolicy(command: RequireMilestones, state: OrganizationState): Decision<OrganizationEvent> {
  const { required } = command;
  if (required === state.milestoneRequired) return alreadySo;
  return happened({ type: 'MilestoneRequirementSet', data: { required } });
}

/** The answer to a user's wish about their own alarm default. */
export function decideOnAlarmDefault(
  command: Extract<UserCommand, { type: 'SetAlarmDefault' }>,
  user: UserState,
): Decision<OrganizationEvent> {
  const { userId } = command;
  // rule ORG-4: an alarm default is none or one of seven intervals, and each user sets their own
  if (command.by !== userId) {
    return refused({
      kind: 'forbidden',
      rule: 'ORG-4',
      code: 'NOT_YOUR_ALARM',
      detail: 'Each user sets their own alarm default; nobody sets it for them.',
      allowed: [],
    });
  }
  const minutes = command.minutes === null ? null : ALARM_INTERVALS.find((interval) => interval === command.minutes);
  if (minutes === undefined) {
    const detail = `An alarm default is none or one of ${ALARM_INTERVALS.join(', ')} minutes.`;
    return refused(invalid('ALARM_INTERVAL_INVALID', detail, 'ORG-4'));
  }
  return minutes === user.alarmDefault ? alreadySo : happened({ type: 'AlarmDefaultSet', data: { userId, minutes } });
}
