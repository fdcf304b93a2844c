import { fold } from '../../../src/kernel/text/fold.js';
import type { Directory, DirectoryTag, DirectoryTeam, DirectoryUser } from '../../../src/organizations/index.js';
import type { Recall } from './memory.js';
import type { NamedRow, ReferenceModel, UserRow } from '../../support/reference-model/rows.js';

/** A directory in which each entry is as stale as `recall` makes it, and which never catches up. */
export function directoryFrom(recall: Recall): Directory {
  const find = <Row, Entry>(
    rows: (truth: ReferenceModel) => ReadonlyMap<string, Row>,
    id: string,
    as: (row: Row) => Entry,
  ) => {
    const row = rows(recall(id)).get(id);
    return row && as(row);
  };
  const all = <Row extends { readonly organization_id: string }, Entry>(
    rows: (truth: ReferenceModel) => ReadonlyMap<string, Row>,
    organizationId: string,
    as: (row: Row) => Entry,
  ) =>
    Array.from(rows(recall()).values())
      .filter((row) => row.organization_id === organizationId)
      .map(as);
  return {
    organization: (organizationId) => {
      const row = recall().organizations.get(organizationId);
      return row && { organizationId, name: row.name, milestoneRequired: row.milestone_required };
    },
    isEmpty: () => recall().organizations.size === 0,
    organizationsNamed: (name) =>
      [...recall().organizations.values()]
        .filter((candidate) => fold(candidate.name) === fold(name))
        .map((row) => ({ organizationId: row.id, name: row.name, milestoneRequired: row.milestone_required })),
    user: (id) => find(({ users }) => users, id, asUser),
    userBySubject: (subject, organizationId) => {
      const row = [...recall().users.values()].find(
        (candidate) =>
          candidate.subject === subject &&
          (organizationId === undefined || candidate.organization_id === organizationId),
      );
      return row && asUser(row);
    },
    team: (id) => find(({ teams }) => teams, id, asTeam),
    tag: (id) => find(({ tags }) => tags, id, asTag),
    // No decision here needs access tokens.
    accessTokenByHash: () => undefined,
    accessTokensOf: () => [],
    usersOf: (organizationId) => all(({ users }) => users, organizationId, asUser),
    teamsOf: (organizationId) => all(({ teams }) => teams, organizationId, asTeam),
    tagsOf: (organizationId) => all(({ tags }) => tags, organizationId, asTag),
    position: 0n,
    reached: () => Promise.resolve(),
    caughtUp: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function asUser(row: UserRow): DirectoryUser {
  const { id: userId, organization_id: organizationId, team_id: teamId, name, email, subject, role } = row;
  const active = row.deactivated_at === null;
  return {
    userId,
    organizationId,
    teamId,
    name,
    email,
    subject,
    role,
    active,
    alarmDefault: row.active_item_alarm_default,
    timeZone: row.time_zone,
  };
}

function asTeam({ id: teamId, organization_id: organizationId, name, removed_at }: NamedRow): DirectoryTeam {
  return { teamId, organizationId, name, retired: removed_at !== null };
}

function asTag({ id: tagId, organization_id: organizationId, name, removed_at }: NamedRow): DirectoryTag {
  return { tagId, organizationId, name, retired: removed_at !== null };
}
