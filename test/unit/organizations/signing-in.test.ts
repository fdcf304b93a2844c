import { signedInAs } from '../../../src/organizations/application/signing-in.js';
import type { Caller, Directory } from '../../../src/organizations/index.js';
import { openRooms, plainly, type Rooms } from '../../support/rooms.js';

const ISSUER = 'https://issuer.example';
let rooms: Rooms;
let ada: Caller;
let eve: Caller;
let directory: Directory;

/** Two organizations, whose admins both gave the subject `uma` to their first user; Eve's did so first. */
beforeEach(async () => {
  rooms = await openRooms();
  directory = rooms.directory;
  [eve, ada] = [await rooms.found('Shop', 'eve'), await rooms.found('Lab', 'ada')];
  for (const { userId, ...caller } of [eve, ada]) {
    const change = { type: 'ChangeSubject', userId, subject: 'uma' } as const;
    await rooms.organizations.send({ ...caller, userId }, change, plainly);
  }
});
afterEach(() => rooms.close());

const idOf = (...[bearer]: [Parameters<typeof signedInAs>[0]]) => signedInAs(bearer, directory)?.userId;

describe('the user whom a token signs in', () => {
  it('ORG-10: is the user whom the command line made it for, whichever organization gave the subject first', () => {
    expect(idOf({ subject: 'uma', userId: ada.userId })).toBe(ada.userId);
    expect(idOf({ subject: 'uma', userId: eve.userId })).toBe(eve.userId);
    expect(idOf({ subject: 'uma' })).toBe(eve.userId);
  });

  it('is nobody once the subject in a command line token no longer belongs to that user', async () => {
    const change = { type: 'ChangeSubject', userId: ada.userId, subject: 'other' } as const;
    await rooms.organizations.send(ada, change, plainly);
    expect(idOf({ subject: 'uma', userId: ada.userId })).toBeUndefined();
  });

  it('ORG-10: is the user of the organization that the issuer names, by id or by name', () => {
    const of = (organization: string) => idOf({ subject: 'uma', issuer: ISSUER, organization });
    expect([of(ada.organizationId), of('Lab'), of(eve.organizationId), of('Shop')]).toEqual(
      [ada, ada, eve, eve].map(({ userId }) => userId),
    );
    expect([of('Elsewhere'), of(''), of(ada.userId)]).toEqual([undefined, undefined, undefined]);
  });

  it("ORG-10: is the operator's choice where the issuer names no organization, whenever it was made", async () => {
    const operator = { ...ada, userId: 'system' };
    const change = { type: 'ChangeSubject', userId: ada.userId, subject: 'uma' } as const;
    await rooms.organizations.send(operator, change, plainly);
    expect(idOf({ subject: 'uma', issuer: ISSUER })).toBe(ada.userId);
  });

  it("ORG-10: is the operator's last choice where the operator gave the subject to several, one after the other", async () => {
    const settle = ({ organizationId, userId }: Caller) =>
      rooms.organizations.giveSubject(organizationId, userId, 'uma', plainly);
    for (const chosen of [eve, ada, eve]) {
      await settle(chosen);
      expect(idOf({ subject: 'uma', issuer: ISSUER })).toBe(chosen.userId);
    }
    const change = { type: 'ChangeSubject', userId: ada.userId, subject: 'other' } as const;
    await rooms.organizations.send(ada, change, plainly);
    await rooms.organizations.send(ada, { ...change, subject: 'uma' }, plainly);
    expect(idOf({ subject: 'uma', issuer: ISSUER })).toBe(eve.userId);
  });

  it('is never one with a subject made by the command line, if the token is an issuer’s', async () => {
    for (const subject of ['local:Lab:Ada', 'work-log:Lab:Uma']) {
      await rooms.organizations.send(ada, { type: 'ChangeSubject', userId: ada.userId, subject }, plainly);
      expect(idOf({ subject, issuer: ISSUER })).toBeUndefined();
      expect(idOf({ subject, issuer: ISSUER, organization: 'Lab' })).toBeUndefined();
      expect(idOf({ subject })).toBe(ada.userId);
    }
  });
});
