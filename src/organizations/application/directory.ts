import type { EventLog } from '../../kernel/event-log/event-log.js';
import type { Clock } from '../../kernel/runtime/clock.js';
import type { Logger } from '../../kernel/runtime/logging.js';
import type { RecordEntry } from '../../kernel/records/declaring/record-entries.js';
import { fold } from '../../kernel/text/fold.js';
import type { AccessTokenState, OrganizationState, UserState } from '../domain/organization.state.js';
import type { Caller } from './caller.js';
import { type DirectoryState, ORGANIZATION_STREAMS, emptyDirectory, recordInDirectory } from './directory.state.js';
import { followLog } from './follow-log.js';

/** A user with their organization; also the `Caller` for requests of theirs. */
export type DirectoryUser = Readonly<UserState> & Caller;

interface Named {
  readonly name: string;
  readonly retired: boolean;
}

/** A team with the organization that it belongs to. */
export type DirectoryTeam = Named & { readonly teamId: string; readonly organizationId: string };

/** A tag with the organization that it belongs to. */
export type DirectoryTag = Named & { readonly tagId: string; readonly organizationId: string };

/** An access token that was not revoked; it may have expired. */
export type DirectoryAccessToken = Readonly<AccessTokenState> & {
  readonly tokenId: string;
  readonly organizationId: string;
};

/** An organization and its policy. */
export interface DirectoryOrganization {
  readonly organizationId: string;
  readonly name: string;
  /** Whether new items must have a milestone (PLAN-5). */
  readonly milestoneRequired: boolean;
}

/**
 * Organizations, users, teams and tags in this process's memory, followed from the log; what it returns must not be
 * changed.
 */
export interface Directory {
  organization(organizationId: string): DirectoryOrganization | undefined;
  /** Whether no organization exists yet. */
  isEmpty(): boolean;
  /** All whose name is the same to people (TEXT-2), the first in log order first. */
  organizationsNamed(name: string): readonly DirectoryOrganization[];
  user(userId: string): DirectoryUser | undefined;
  /**
   * The user whom a token's subject names, also an inactive one, in the organization, or in any if it is undefined: of
   * several organizations the one to whose user the operator gave it, else the one whose user has had it for longest.
   */
  userBySubject(subject: string, organizationId?: string): DirectoryUser | undefined;
  team(teamId: string): DirectoryTeam | undefined;
  tag(tagId: string): DirectoryTag | undefined;
  /** The token with this SHA-256, base64url, unless it was revoked. */
  accessTokenByHash(hash: string): DirectoryAccessToken | undefined;
  /** In the order in which they were made. */
  accessTokensOf(organizationId: string, userId: string): readonly DirectoryAccessToken[];
  /** Inactive ones too; in the order in which they were added. */
  usersOf(organizationId: string): readonly DirectoryUser[];
  /** Retired ones too; in the order in which they were created. */
  teamsOf(organizationId: string): readonly DirectoryTeam[];
  /** Retired ones too; in the order in which they were created. */
  tagsOf(organizationId: string): readonly DirectoryTag[];
  /** The position up to which the log was applied. */
  readonly position: bigint;
  /** Resolves once everything up to `position` is known; rejects if the directory is closed first. */
  readonly reached: (position: bigint) => Promise<void>;
  /** Resolves once everything is known that any process had appended before the call. */
  readonly caughtUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a directory is opened with. */
export interface DirectoryDependencies {
  readonly log: EventLog;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Reads the log up to its head, then follows it; rejects when the log can't be read now. */
export async function openDirectory({ log, logger, clock }: DirectoryDependencies): Promise<Directory> {
  const state = emptyDirectory();
  const shownUsers = new Map<string, DirectoryUser>();
  const following = await followLog({
    log,
    clock,
    streamPrefixes: [ORGANIZATION_STREAMS],
    apply: (event) => {
      recordInDirectory(state, event);
      shownUsers.clear();
    },
    onError: (error) => {
      logger.warn({ err: error }, 'the directory of users cannot read the log at the moment; it tries again');
    },
  });
  return {
    ...findersOf(state, shownUsers),
    get position() {
      return following.position();
    },
    reached: following.reached,
    caughtUp: async () => following.reached(await log.head()),
    close: following.close,
  };
}

type Finders = Omit<Directory, 'position' | 'reached' | 'caughtUp' | 'close'>;

/** `shownUsers` are those returned since the last event: each request looks up the same ones several times. */
function findersOf(
  { organizations, organizationOf, named, claims, accessTokens }: DirectoryState,
  shownUsers: Map<string, DirectoryUser>,
): Finders {
  const homeOf = (id: string) => organizations.get(organizationOf.get(id) ?? '');
  const finders: Finders = {
    organization: (organizationId) => {
      const found = organizations.get(organizationId);
      return found && { organizationId, name: found.name, milestoneRequired: found.milestoneRequired };
    },
    isEmpty: () => organizations.size === 0,
    organizationsNamed: (name) =>
      (named.get(fold(name)) ?? []).flatMap((organizationId) => finders.organization(organizationId) ?? []),
    user: (userId) => {
      const shown = shownUsers.get(userId);
      if (shown !== undefined) return shown;
      const user = entryOf(homeOf(userId), users, userId, asUser);
      if (user !== undefined) shownUsers.set(userId, user);
      return user;
    },
    userBySubject: (subject, organizationId) => {
      // rule ORG-10: a token names one user at most, whichever organizations gave its subject to a user
      const holder = claims
        .get(subject)
        ?.find(({ userId }) => organizationId === undefined || organizationOf.get(userId) === organizationId);
      return holder && finders.user(holder.userId);
    },
    team: (teamId) => entryOf(homeOf(teamId), teams, teamId, asTeam),
    tag: (tagId) => entryOf(homeOf(tagId), tags, tagId, asTag),
    accessTokenByHash: (hash) => {
      const { organizationId = '', tokenId = '' } = accessTokens.get(hash) ?? {};
      return entryOf(organizations.get(organizationId), tokens, tokenId, asToken);
    },
    accessTokensOf: (organizationId, userId) =>
      entriesOf(organizations.get(organizationId), tokens, asToken).filter((token) => token.userId === userId),
    usersOf: (organizationId) => entriesOf(organizations.get(organizationId), users, asUser),
    teamsOf: (organizationId) => entriesOf(organizations.get(organizationId), teams, asTeam),
    tagsOf: (organizationId) => entriesOf(organizations.get(organizationId), tags, asTag),
  };
  return finders;
}

function asUser(organizationId: string, userId: string, user: UserState): DirectoryUser {
  return { ...user, userId, organizationId };
}

function asTeam(organizationId: string, teamId: string, team: RecordEntry): DirectoryTeam {
  return { ...named(team), teamId, organizationId };
}

function asTag(organizationId: string, tagId: string, tag: RecordEntry): DirectoryTag {
  return { ...named(tag), tagId, organizationId };
}

function named({ values, archived }: RecordEntry): Named {
  return { name: String(values?.['name']), retired: archived };
}

function asToken(organizationId: string, tokenId: string, token: AccessTokenState): DirectoryAccessToken {
  return { ...token, tokenId, organizationId };
}

type Home = OrganizationState;
type Shown<State, Entry> = (organizationId: string, id: string, state: State) => Entry;

const users = (home: Home) => home.users;
const teams = (home: Home) => home.teams;
const tags = (home: Home) => home.tags;
const tokens = (home: Home) => home.accessTokens;

function entryOf<State, Entry>(
  home: Home | undefined,
  kind: (home: Home) => ReadonlyMap<string, State>,
  id: string,
  shown: Shown<State, Entry>,
): Entry | undefined {
  const found = home && kind(home).get(id);
  return home && found && shown(home.organizationId, id, found);
}

function entriesOf<State, Entry>(
  home: Home | undefined,
  kind: (home: Home) => ReadonlyMap<string, State>,
  shown: Shown<State, Entry>,
): readonly Entry[] {
  return home ? Array.from(kind(home), ([id, state]) => shown(home.organizationId, id, state)) : [];
}
