import type { RecordedEvent } from '../../kernel/event-log/event-log.js';
import { fold } from '../../kernel/text/fold.js';
import { SYSTEM } from '../domain/organization-fields.js';
import type { OrganizationEvent } from '../domain/organization.events.js';
import { type OrganizationState, evolveOrganization } from '../domain/organization.state.js';

/** A user's subject, and whether the operator gave it. */
export interface Claim {
  readonly userId: string;
  readonly byOperator: boolean;
}

/** All organizations, folded from the log, with indexes to find their parts. */
export interface DirectoryState {
  readonly organizations: Map<string, OrganizationState>;
  /** From a user, team or tag id to the id of its organization, which never changes. */
  readonly organizationOf: Map<string, string>;
  /** The key of an organization's name (TEXT-2) to ids, the first in log order first. */
  readonly named: Map<string, string[]>;
  /**
   * From a subject to the users who have it: those whom the operator gave it first, the latest of them first; then in
   * log order.
   */
  readonly claims: Map<string, Claim[]>;
  /** Hash of an unrevoked access token to the organization of its user, and its id. */
  readonly accessTokens: Map<string, { readonly organizationId: string; readonly tokenId: string }>;
}

/** The prefix of every organization's stream. */
export const ORGANIZATION_STREAMS = 'organization-';

/** The stream of an organization. */
export function organizationStream(organizationId: string): string {
  return ORGANIZATION_STREAMS + organizationId;
}

/** An empty directory. */
export function emptyDirectory(): DirectoryState {
  return {
    organizations: new Map(),
    organizationOf: new Map(),
    named: new Map(),
    claims: new Map(),
    accessTokens: new Map(),
  };
}

/** Applies an event of an organization's stream. */
export function recordInDirectory(directory: DirectoryState, recorded: RecordedEvent): void {
  const organizationId = recorded.stream.slice(ORGANIZATION_STREAMS.length);
  // The stream's name says which events these are; `evolve` ignores other events.
  const event = recorded.event as OrganizationEvent;
  const { organizations, organizationOf, named } = directory;
  const byOperator = recorded.context.actor === SYSTEM;
  if (event.type === 'UserSubjectChanged') moveClaim(directory, organizationId, { ...event.data, byOperator });
  if (event.type === 'AccessTokenRevoked') dropAccessToken(directory, organizationId, event.data.tokenId);
  const state = evolveOrganization(organizations.get(organizationId), event);
  if (state === undefined) return;
  if (event.type === 'OrganizationCreated') {
    organizations.set(organizationId, state);
    push(named, fold(event.data.name), organizationId);
  } else if (event.type === 'TeamCreated') {
    organizationOf.set(event.data.teamId, organizationId);
  } else if (event.type === 'TagCreated') {
    organizationOf.set(event.data.tagId, organizationId);
  } else if (event.type === 'AccessTokenMade') {
    directory.accessTokens.set(event.data.hash, { organizationId, tokenId: event.data.tokenId });
  } else if (event.type === 'UserAdded') {
    organizationOf.set(event.data.userId, organizationId);
    claim(directory, event.data.subject, { userId: event.data.userId, byOperator });
  }
}

function dropAccessToken(directory: DirectoryState, organizationId: string, tokenId: string): void {
  const token = directory.organizations.get(organizationId)?.accessTokens.get(tokenId);
  if (token !== undefined) directory.accessTokens.delete(token.hash);
}

function moveClaim(
  directory: DirectoryState,
  organizationId: string,
  { userId, subject, byOperator }: Claim & { readonly subject: string },
): void {
  const before = directory.organizations.get(organizationId)?.users.get(userId)?.subject;
  if (before === undefined || (before === subject && !byOperator)) return;
  const left = (directory.claims.get(before) ?? []).filter((other) => other.userId !== userId);
  if (left.length > 0) directory.claims.set(before, left);
  else directory.claims.delete(before);
  claim(directory, subject, { userId, byOperator });
}

function claim({ claims }: DirectoryState, subject: string, made: Claim): void {
  const others = claims.get(subject) ?? [];
  // The operator's last setting wins; an admin's takes a subject from nobody.
  claims.set(subject, made.byOperator ? [made, ...others] : [...others, made]);
}

function push(lists: Map<string, string[]>, name: string, id: string): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [id]);
  else list.push(id);
}
