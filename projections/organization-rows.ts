import { recordHandlers, recordTable } from '../src/kernel/records/serving/record-rows.js';
import { tag, team, type OrganizationEvent } from '../src/organizations/index.js';
import type { RecordedEvent } from '../src/kernel/event-log/event-log.js';
import { keyText } from '../src/kernel/projecting/column-values.js';
import type { Row, Rows, TableLayout } from '../src/kernel/projecting/projector.js';
import {
  byId,
  change,
  make,
  nothing,
  streamId,
  type Handler,
  type Handlers,
} from '../src/kernel/projecting/handling.js';

/** Equal whenever the unique index considers two addresses equal. */
const folded = (email: string) => email.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function slotsOfUser({ organization_id, email, subject }: Row): string[] {
  const bySubject = `subject ${keyText(organization_id)} ${keyText(subject)}`;
  return typeof email === 'string' ? [bySubject, `email ${keyText(organization_id)} ${folded(email)}`] : [bySubject];
}

/** Tables filled from an organization's stream. */
export const organizationTables: readonly TableLayout[] = [
  {
    name: 'organizations',
    key: ['id'],
    columns: {
      id: 'uuid',
      name: 'text',
      milestone_required: 'boolean',
      created_at: 'timestamptz',
      revision: 'integer',
    },
    lookups: [],
  },
  recordTable(team),
  {
    name: 'users',
    key: ['id'],
    columns: {
      id: 'uuid',
      organization_id: 'uuid',
      team_id: 'uuid',
      role: 'text',
      active_item_alarm_default: 'integer',
      time_zone: 'text',
      name: 'text',
      email: 'text',
      subject: 'text',
      created_at: 'timestamptz',
      deactivated_at: 'timestamptz',
      revision: 'integer',
    },
    lookups: [],
    slots: { of: slotsOfUser, parked: ({ id }) => ({ email: null, subject: `parked ${keyText(id)}` }) },
  },
  recordTable(tag),
];

type Recorded = RecordedEvent<OrganizationEvent>;

const changing = <Event extends OrganizationEvent>(
  table: 'users',
  idOf: (event: Event) => string,
  columns: (event: Event, recorded: Recorded) => Row,
): Handler<Event> => ({
  needs: ({ event }) => [byId(table, 'id', idOf(event))],
  apply: (recorded, rows) =>
    change(rows, table, idOf(recorded.event), {
      ...columns(recorded.event, recorded),
      revision: recorded.revision,
    }),
});

type Of<Type extends OrganizationEvent['type']> = Extract<OrganizationEvent, { readonly type: Type }>;
type UserEvent = Extract<OrganizationEvent, { readonly data: { readonly userId: string } }>;

const user = <Event extends UserEvent>(columns: (event: Event, recorded: Recorded) => Row) =>
  changing<Event>('users', ({ data }) => data.userId, columns);

const occurred = (recorded: Recorded) => recorded.context.occurredAt;

function addOrganization({ event: { data }, context, revision }: RecordedEvent<Of<'OrganizationCreated'>>, rows: Rows) {
  const { organizationId: id, name } = data;
  make(rows, 'organizations', { id, name, milestone_required: false, created_at: context.occurredAt, revision });
}

function addUser(recorded: RecordedEvent<Of<'UserAdded'>>, rows: Rows) {
  const { event, context, revision } = recorded;
  const { userId, teamId, role, subject } = event.data;
  make(rows, 'users', {
    id: userId,
    organization_id: streamId(recorded),
    team_id: teamId,
    role,
    active_item_alarm_default: null,
    time_zone: 'UTC',
    name: event.personal.name,
    email: event.personal.email,
    subject,
    created_at: context.occurredAt,
    deactivated_at: null,
    revision,
  });
}

/** What an organization's events change. */
export const organizationHandlers: Handlers<OrganizationEvent> = {
  OrganizationCreated: { needs: nothing, apply: addOrganization },
  MilestoneRequirementSet: {
    needs: (recorded) => [byId('organizations', 'id', streamId(recorded))],
    apply: (recorded, rows) =>
      change(rows, 'organizations', streamId(recorded), {
        milestone_required: recorded.event.data.required,
        revision: recorded.revision,
      }),
  },
  ...recordHandlers(team),
  UserAdded: { needs: nothing, apply: addUser },
  UserRenamed: user(({ personal }) => ({ name: personal.name })),
  UserEmailChanged: user(({ personal }) => ({ email: personal.email })),
  UserSubjectChanged: user(({ data }) => ({ subject: data.subject })),
  UserMovedToTeam: user(({ data }) => ({ team_id: data.teamId })),
  UserRoleChanged: user(({ data }) => ({ role: data.role })),
  UserDeactivated: user((_, recorded) => ({ deactivated_at: occurred(recorded) })),
  UserReactivated: user(() => ({ deactivated_at: null })),
  AlarmDefaultSet: user(({ data }) => ({ active_item_alarm_default: data.minutes })),
  TimeZoneSet: user(({ data }) => ({ time_zone: data.timeZone })),
  ...recordHandlers(tag),
  // Access tokens are looked up in the directory only.
  AccessTokenMade: { needs: nothing, apply: () => undefined },
  AccessTokenRevoked: { needs: nothing, apply: () => undefined },
};
