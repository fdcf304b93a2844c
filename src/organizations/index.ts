export { ACCESS_TOKEN_PREFIX, accessTokenSecrets } from './application/access-token-secrets.js';
export { type AccessTokens, accessTokenVerifier, createAccessTokens } from './application/access-tokens.commands.js';
export { organizationEvents } from './domain/organization.events.js';
export type { AlarmInterval, OrganizationEvent, Role } from './domain/organization.events.js';
export type { Caller } from './application/caller.js';
export { organizationStream } from './application/directory.state.js';
export {
  type Directory,
  type DirectoryDependencies,
  type DirectoryOrganization,
  type DirectoryTag,
  type DirectoryTeam,
  type DirectoryUser,
  openDirectory,
} from './application/directory.js';
export {
  type OrganizationOutcome,
  type Organizations,
  type OrganizationsDependencies,
  createOrganizations,
} from './application/organizations.commands.js';
export {
  type OrganizationFacts,
  type TeamProjectFacts,
  createOrganizationFacts,
} from './application/organizations.facts.js';
export { signedInAs } from './application/signing-in.js';
export type { OrganizationCreation, OrganizationRequest } from './application/organizations.requests.js';
export {
  type ColleagueView,
  type OrganizationQueries,
  type UserView,
  createOrganizationQueries,
} from './application/organizations.queries.js';
export { tag } from './records/tag.record.js';
export { team } from './records/team.record.js';
