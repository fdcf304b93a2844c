import type { DomainEvent } from '../../../src/kernel/deciding/decider.js';
import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import type { OrganizationCommand } from '../../../src/organizations/domain/organization.decide.js';
import type { OrganizationEvent } from '../../../src/organizations/domain/organization.events.js';
import type { ProjectCommand } from '../../../src/planning/domain/project.decide.js';
import type { ProjectEvent } from '../../../src/planning/domain/project.events.js';
import { judgeFocus } from './judging-focus.js';
import { judgeOrganization } from './judging-organizations.js';
import { judgeProject } from './judging-projects.js';
import { followAppend, nothingYet, type ReferenceModel } from './reference-model.js';

/** A walk through one stream: a decider's events are applied as if they had been appended. */
export interface Walk<Command, Event extends DomainEvent> {
  readonly model: ReferenceModel;
  /** Throws the sentence of the first rule that an append breaks; the command is judged too, if given. */
  see(events: readonly Event[], command?: Command): void;
}

const NOON = '2026-03-02T12:00:00.000Z';

/** Returns the events as a log would have recorded them, one after the other. */
function recorder() {
  let position = 0;
  return (stream: string, event: DomainEvent, actor: string, occurredAt = NOON): RecordedEvent => {
    position += 1;
    const ids = { commandId: 'walked', correlationId: 'walked', requestHmac: 'none' };
    const context = { organizationId: 'org', actor, ...ids, occurredAt, recordedAt: occurredAt };
    return {
      id: String(position),
      position: BigInt(position),
      stream,
      revision: position,
      schemaVersion: 1,
      event,
      context,
    };
  };
}

/** A walk through the focus stream of this user, whose foreign facts may be of any age. */
export function focusWalk(ownerId: string): Walk<FocusCommand, FocusEvent> {
  const model = nothingYet(false);
  const record = recorder();
  // Past work is recorded as having happened when it was completed.
  const when = ({ type, data }: FocusEvent) => (type === 'PastWorkImported' ? data.completedAt : undefined);
  return {
    model,
    see: (events, command) => {
      followAppend(
        model,
        events.map((event) => record(`focus-${ownerId}`, event, ownerId, when(event))),
      );
      if (command !== undefined) judgeFocus(model, command, events);
    },
  };
}

/** A walk through the stream of one organization. */
export function organizationWalk(): Walk<OrganizationCommand, OrganizationEvent> {
  const model = nothingYet(false);
  const record = recorder();
  return {
    model,
    see: (events, command) => {
      if (command !== undefined) judgeOrganization(model, command, events);
      const actor = command?.by ?? 'system';
      followAppend(
        model,
        events.map((event) => record('organization-org', event, actor)),
      );
    },
  };
}

/** A walk through the life of one project, personal or a team's. */
export function projectWalk(projectId: string): Walk<ProjectCommand, ProjectEvent> {
  const model = nothingYet(false);
  const record = recorder();
  const streamOf = (events: readonly ProjectEvent[]): string => {
    const [first] = events;
    const made = first?.type === 'ProjectCreated' ? first.data : undefined;
    const row = model.projects.get(projectId);
    const scope = made?.scope ?? row?.visibility_scope;
    return scope === 'personal' ? `focus-${made?.defaultUserId ?? row?.default_user_id}` : `project-${projectId}`;
  };
  return {
    model,
    see: (events, command) => {
      const before = model.projects.get(projectId);
      const stream = streamOf(events);
      followAppend(
        model,
        events.map((event) => record(stream, event, command?.by.userId ?? 'system')),
      );
      if (command !== undefined) judgeProject(model.projects.get(projectId) ?? before, command, events);
    },
  };
}
