import { type Decision, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { invalid } from './organization-names.js';
import type { SentBy, OnUser } from './organization-fields.js';
import { ALARM_INTERVALS, type OrganizationEvent } from './organization.events.js';
import type { OrganizationState, UserState } from './organization.state.js';

/** Sets whether new items must have a milestone (PLAN-5). */
export type RequireMilestones = { readonly type: 'RequireMilestones'; readonly required: boolean } & SentBy;

function requireMilestones(command: RequireMilestones, state: OrganizationState): Decision<OrganizationEvent> {
  const { required } = command;
  if (required === state.milestoneRequired) return alreadySo;
  return happened({ type: 'MilestoneRequirementSet', data: { required } });
}

/** The commands on the organization's policy, for admins. */
export const policyVerbs = { RequireMilestones: requireMilestones };

/** Sets a user's alarm default: minutes as in ALARM_INTERVALS, null for no alarm. */
export type SetAlarmDefault = { readonly type: 'SetAlarmDefault'; readonly minutes: number | null } & OnUser;

/** The decision on a user's request about their own alarm default. */
export function setAlarmDefault(command: SetAlarmDefault, user: UserState): Decision<OrganizationEvent> {
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
