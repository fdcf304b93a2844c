import type { House } from '../house.js';
import { oneLine } from '../kernel/text/lines.js';
import type { DirectoryOrganization, DirectoryUser } from '../organizations/index.js';
import { CommandError } from './terminal.js';

/** Which organization to make, and its first admin. */
export interface InitOptions {
  readonly organization: string;
  readonly name: string;
  readonly email?: string;
  readonly subject?: string;
}

/** The organization; `made` is false if it existed already. */
export interface Initialized {
  readonly made: boolean;
  readonly organization: DirectoryOrganization;
  readonly admin: DirectoryUser;
}

/** Makes an organization and its first admin, once. Throws a CommandError with the reason when it can't. */
export async function init(house: House, options: InitOptions): Promise<Initialized> {
  const { directory, organizations } = house;
  const name = oneLine(options.organization);
  // Unique across organizations, so that one person can be an admin of several.
  const subject = options.subject ?? `local:${name}:${oneLine(options.email ?? options.name)}`;
  const admin = { name: options.name, email: options.email ?? null, subject };
  const sent = { key: `init:${name}`, request: JSON.stringify({ type: 'CreateOrganization', name, admin }) };
  const outcome = await organizations.create({ name, admin }, sent);
  const named = directory.organizationsNamed(name);
  const organization = named.find((one) => one.name === name) ?? named[0];
  const known = directory.usersOf(organization?.organizationId ?? '').find((user) => user.subject === subject);
  if (organization !== undefined && known !== undefined) {
    return { made: outcome.kind === 'done' && !outcome.repeated, organization, admin: known };
  }
  if (organization !== undefined) {
    throw new CommandError(
      `An organization "${organization.name}" exists already, and this is not its first admin: nothing was changed.`,
    );
  }
  const why = outcome.kind === 'refused' ? outcome.refusal.detail : 'it was made with other details before.';
  throw new CommandError(`The organization "${name}" was not made: ${why}`);
}
