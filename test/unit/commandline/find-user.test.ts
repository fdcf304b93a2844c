import { findOrganization, findUser } from '../../../src/commandline/find-user.js';
import type { Directory, DirectoryOrganization, DirectoryUser } from '../../../src/organizations/index.js';
import { fold } from '../../../src/kernel/text/fold.js';

const organization = (name: string): DirectoryOrganization => ({
  organizationId: name,
  name,
  milestoneRequired: false,
});
const user = (userId: string, name: string, email: string | null): DirectoryUser => ({
  ...{ userId, name, email, subject: userId, organizationId: 'o' },
  ...{ teamId: null, role: 'user', active: true, alarmDefault: null, timeZone: 'UTC' },
});

function directory(names: readonly string[], users: readonly DirectoryUser[] = []): Directory {
  const organizationsNamed = (name: string) => names.filter((one) => fold(one) === fold(name)).map(organization);
  return { organizationsNamed, usersOf: () => users } as unknown as Directory;
}

describe('TEXT-2: the command line finds', () => {
  it.each([' ACME ', 'acme', 'Ａｃｍｅ', 'Ac\u200Bme'])('an organization by %j', (wanted) => {
    expect(findOrganization(directory(['Acme']), wanted).name).toBe('Acme');
  });

  it('of two organizations whose names differ only in ways that TEXT-2 ignores, the one spelled exactly, or none', () => {
    const both = directory(['Acme', 'ACME']);
    expect(findOrganization(both, 'ACME').name).toBe('ACME');
    expect(() => findOrganization(both, 'acme')).toThrow('"acme" means 2 organizations');
  });

  it.each([
    ['Uwe Groß', 'UWE GROSS'],
    ['caf\u00e9', 'cafe\u0301'],
    ['Łukasz', 'lukasz'],
    ['Οδυσσευς', 'ΟΔΥΣΣΕΥΣ'],
  ])('a user named %j by %j', (name, wanted) => {
    const users = [user('u1', name, null), user('u2', 'Other', 'other@example.org')];
    expect(findUser(directory([], users), organization('o'), wanted).userId).toBe('u1');
  });

  it('a user by an address in other upper and lower case, and an exact name before one that only TEXT-2 makes the same', () => {
    const users = [user('u1', 'Ann', 'Straße@example.org'), user('u2', 'ann', null), user('u3', 'Änn', null)];
    const find = (wanted: string) => findUser(directory([], users), organization('o'), wanted).userId;
    expect([find('STRASSE@EXAMPLE.ORG'), find('ann'), find('Ann'), find('änn')]).toEqual(['u1', 'u2', 'u1', 'u3']);
  });

  it('of two users whose addresses an earlier version accepted as different, the one spelled exactly, or none', () => {
    const users = [user('u1', 'Ann', 'straße@example.org'), user('u2', 'Bob', 'strasse@example.org')];
    const find = (wanted: string) => findUser(directory([], users), organization('o'), wanted).userId;
    expect([find('straße@example.org'), find('strasse@example.org')]).toEqual(['u1', 'u2']);
    expect(() => find('STRASSE@example.org')).toThrow('means 2 users');
  });
});
