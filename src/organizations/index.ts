export type { AlarmInterval, OrganizationEvent, Role } from './domain/organization.events.js';
export { type Caller, type Sent, contextOf } from './application/caller.js';
export {
  type Directory,
  type DirectoryDependencies,
  type DirectoryOrganization,
  type DirectoryTag,
  type DirectoryTeam,
  type DirectoryUser,
  openDirectory,
} from './application/directory.js';
