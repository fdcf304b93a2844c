import type { Bearer } from '../../kernel/http/authentication/bearer.js';
import type { Directory, DirectoryUser } from './directory.js';

/** Subjects that the command line makes, which no issuer knows. */
const COMMAND_LINES_OWN = /^(local|work-log):/;

/** The user whom a token names, also an inactive one; undefined if there is none. */
export function signedInAs(
  bearer: Bearer,
  directory: Pick<Directory, 'user' | 'userBySubject' | 'organization' | 'organizationsNamed'>,
): DirectoryUser | undefined {
  if ('accessTokenId' in bearer) return directory.user(bearer.userId);
  if (!('issuer' in bearer)) {
    if (bearer.userId === undefined) return directory.userBySubject(bearer.subject);
    const user = directory.user(bearer.userId);
    // After a user's subject has changed, their earlier tokens name nobody.
    return user?.subject === bearer.subject ? user : undefined;
  }
  if (COMMAND_LINES_OWN.test(bearer.subject)) return undefined;
  if (bearer.organization === undefined) return directory.userBySubject(bearer.subject);
  const name = bearer.organization.normalize();
  // Compared exactly: a name with the same key (TEXT-2) proves nothing.
  const organization =
    directory.organization(bearer.organization) ??
    directory.organizationsNamed(name).find((candidate) => candidate.name === name);
  return organization && directory.userBySubject(bearer.subject, organization.organizationId);
}
