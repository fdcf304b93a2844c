import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { type LoggedEvent, type NamedRow, type ReferenceModel, must, mustDiffer, there } from './rows.js';
import { followUser } from './users.js';

/** Applies an event of an organization's stream. */
export function followOrganization(model: ReferenceModel, recorded: RecordedEvent<LoggedEvent>): void {
  const { event, revision, stream } = recorded;
  const { occurredAt } = recorded.context;
  const organizationId = stream.slice('organization-'.length);
  switch (event.type) {
    case 'OrganizationCreated': {
      const { name } = event.data;
      must(!model.organizations.has(organizationId), 'ORG-2: an organization is set up once');
      const row = { id: organizationId, name, milestone_required: false, created_at: occurredAt, revision };
      model.organizations.set(organizationId, row);
      return;
    }
    case 'MilestoneRequirementSet':
      Object.assign(there(model.organizations, organizationId), {
        milestone_required: event.data.required,
        revision,
      });
      return;
    case 'AccessTokenMade':
    case 'AccessTokenRevoked':
      followAccessToken(model, event);
      return;
    default:
      if (!followNamed(model, recorded, organizationId)) followUser(model, recorded, organizationId);
  }
}

/** Applies an event of a team or a tag; returns whether it was one. */
function followNamed(model: ReferenceModel, recorded: RecordedEvent<LoggedEvent>, organizationId: string): boolean {
  const { event, revision } = recorded;
  const { occurredAt } = recorded.context;
  const named = { organization_id: organizationId, created_at: occurredAt, removed_at: null, revision };
  switch (event.type) {
    case 'TeamCreated':
      must(!model.teams.has(event.data.teamId), 'ORG-1: a new team has an id of its own');
      model.teams.set(event.data.teamId, { ...named, id: event.data.teamId, name: event.data.name });
      return true;
    case 'TeamRenamed':
      Object.assign(unretired(model.teams, event.data.teamId), { name: event.data.name, revision });
      return true;
    case 'TeamRetired':
      Object.assign(unretired(model.teams, event.data.teamId), { removed_at: occurredAt, revision });
      return true;
    case 'TagCreated':
      must(!model.tags.has(event.data.tagId), 'ORG-5: a new tag has an id of its own');
      model.tags.set(event.data.tagId, { ...named, id: event.data.tagId, name: event.data.name });
      expectTagNames(model, organizationId);
      return true;
    case 'TagRenamed':
      Object.assign(unretired(model.tags, event.data.tagId), { name: event.data.name, revision });
      expectTagNames(model, organizationId);
      return true;
    case 'TagRetired':
      Object.assign(unretired(model.tags, event.data.tagId), { removed_at: occurredAt, revision });
      return true;
    default:
      return false;
  }
}

function unretired(rows: ReadonlyMap<string, NamedRow>, id: string): NamedRow {
  const row = there(rows, id);
  must(row.removed_at === null, 'ORG-8: what is retired stays as it is');
  return row;
}

type AccessTokenEvent = Extract<LoggedEvent, { readonly type: `AccessToken${string}` }>;

function followAccessToken({ accessTokens, users }: ReferenceModel, event: AccessTokenEvent): void {
  const { tokenId, userId } = event.data;
  if (event.type === 'AccessTokenRevoked') {
    must(there(accessTokens, tokenId) === userId, 'An access token is its user’s');
    accessTokens.delete(tokenId);
    return;
  }
  must(!accessTokens.has(tokenId), 'A new access token has an id of its own');
  must(event.data.scopes.length > 0, 'An access token allows something');
  must(event.personal.subject === userId, 'LOG-7: whose text a name is');
  must(there(users, userId).deactivated_at === null, 'ORG-9: nobody inactive gets an access token');
  accessTokens.set(tokenId, userId);
}

function expectTagNames({ tags }: ReferenceModel, organizationId: string): void {
  const ours = [...tags.values()].filter((tag) => tag.organization_id === organizationId && tag.removed_at === null);
  const names = ours.map(({ name }) => name.toLowerCase());
  mustDiffer(names, "ORG-5: a tag's name is unique among its organization's unretired tags");
}
