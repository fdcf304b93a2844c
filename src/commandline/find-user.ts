import { fold, searchKey } from '../kernel/text/fold.js';
import { oneLine } from '../kernel/text/lines.js';
import type { Directory, DirectoryOrganization, DirectoryUser } from '../organizations/index.js';
import { CommandError } from './terminal.js';

/** The organization with this name. Throws a CommandError that lists the existing ones. */
export function findOrganization(directory: Directory, name: string): DirectoryOrganization {
  const [found, ...others] = directory.organizationsNamed(name);
  const exact = [found, ...others].find((one) => one?.name === oneLine(name));
  if (exact !== undefined) return exact;
  if (others.length > 0) {
    throw new CommandError(`"${name}" means ${others.length + 1} organizations: spell it as one of them is spelled.`);
  }
  if (found !== undefined) return found;
  throw new CommandError(
    `There is no organization "${name}": look at the spelling, or make it with init --organization "${name}" --name YOUR_NAME.`,
  );
}

/**
 * The one user that an id, an e-mail address or a name identifies. Throws a CommandError if it matches none or several.
 */
export function findUser(directory: Directory, organization: DirectoryOrganization, wanted: string): DirectoryUser {
  const users = directory.usersOf(organization.organizationId);
  const [found, ...others] = matching(users, oneLine(wanted));
  if (found === undefined) {
    throw new CommandError(
      `${organization.name} has no user "${wanted}": name one by e-mail address, by the whole name, or by id.`,
    );
  }
  if (others.length === 0) return found;
  const candidates = [found, ...others].map(described).join(', ');
  throw new CommandError(
    `"${wanted}" means ${others.length + 1} users of ${organization.name}: name one by e-mail address or id: ${candidates}.`,
  );
}

/** The closest kind of match wins: an exact name is not made ambiguous by one that differs in case or accents. */
function matching(users: readonly DirectoryUser[], wanted: string): readonly DirectoryUser[] {
  const key = fold(wanted);
  const search = searchKey(wanted);
  const ways: readonly ((user: DirectoryUser) => boolean)[] = [
    ({ userId }) => userId === key,
    ({ email }) => email === wanted,
    ({ email }) => email !== null && fold(email) === key,
    ({ name }) => name === wanted,
    ({ name }) => fold(name) === key,
    ({ name }) => searchKey(name) === search,
  ];
  for (const way of ways) {
    const found = users.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

function described({ userId, email, active }: DirectoryUser): string {
  const named = email === null ? userId : `${email} (${userId})`;
  return active ? named : `${named}, deactivated`;
}
