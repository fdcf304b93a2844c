import fc from 'fast-check';
import type { OrganizationCommand } from '../../../src/organizations/domain/organization.decide.js';
import { decideOrganization } from '../../../src/organizations/domain/organization.decide.js';
import type { OrganizationEvent } from '../../../src/organizations/domain/organization.events.js';
import { type OrganizationState, evolveOrganization } from '../../../src/organizations/domain/organization.state.js';
import { deepFreeze } from '../../support/deep-freeze.js';
import { organizationWalk } from '../../support/reference-model/walk.js';

const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: usual, weight: 5 }, { arbitrary: odd, weight: 1 });
const userId = fc.constantFrom('ada', 'bob', 'cleo', 'dan');
const by = mostly(fc.constantFrom('ada', 'ada', 'bob'), fc.constantFrom('cleo', 'dan', 'stranger', 'system'));
const team = fc.constantFrom('red', 'blue');
const teamId = fc.option(team);
const tagId = fc.constantFrom('t1', 't2', 't3');
const name = mostly(fc.constantFrom('A', 'a ', 'B'), fc.constantFrom('', 'x'.repeat(201)));
const email = fc.constantFrom('a@x.org', 'A@X.ORG', 'b@x.org', 'c@x.org', 'none', null);
const subject = fc.constantFrom('s1', 's2', 's3', 's4', '');
const foreign = mostly(fc.constant(0), fc.constant(2));
const role = fc.constantFrom('user', 'admin');
const accessTokenId = fc.constantFrom('p1', 'p2', 'p3');
const hash = fc.constantFrom('h1', 'h2');
const scopes = fc.subarray(['read', 'write', 'admin'] as const);
const now = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
const minutes = fc.constantFrom(null, 15, 300, 45);

function kind<Type extends OrganizationCommand['type'], Fields extends object>(
  type: Type,
  fields: fc.Arbitrary<Fields>,
) {
  return fc.record({ by, fields }).map((parts) => ({ type, by: parts.by, ...parts.fields }));
}
const command: fc.Arbitrary<OrganizationCommand> = fc.oneof(
  kind('CreateTeam', fc.record({ teamId: team, name })),
  kind('RenameTeam', fc.record({ teamId: team, name })),
  kind('RetireTeam', fc.record({ teamId: team, unarchivedProjects: foreign })),
  kind('AddUser', fc.record({ userId, name, email, subject, teamId, role })),
  kind('AddUser', fc.record({ userId, name, email, subject, teamId, role })),
  kind('RenameUser', fc.record({ userId, name })),
  kind('ChangeEmail', fc.record({ userId, email })),
  kind('ChangeSubject', fc.record({ userId, subject })),
  kind('MoveUserToTeam', fc.record({ userId, teamId, defaultUserOf: foreign })),
  kind('ChangeRole', fc.record({ userId, role })),
  kind('DeactivateUser', fc.record({ userId })),
  kind('ReactivateUser', fc.record({ userId })),
  kind('SetAlarmDefault', fc.record({ userId, minutes })),
  kind('SetTimeZone', fc.record({ userId, timeZone: fc.constantFrom('UTC', 'Europe/Berlin', null) })),
  kind('CreateTag', fc.record({ tagId, name })),
  kind('RenameTag', fc.record({ tagId, name })),
  kind('RetireTag', fc.record({ tagId })),
  kind('MakeAccessToken', fc.record({ tokenId: accessTokenId, hash, name, scopes, now, expiresAt: fc.option(now) })),
  kind('RevokeAccessToken', fc.record({ tokenId: accessTokenId })),
  kind('RequireMilestones', fc.record({ required: fc.boolean() })),
);
const founding: OrganizationCommand = {
  type: 'CreateOrganization',
  by: 'system',
  organizationId: 'org',
  name: 'Lab',
  nameTaken: false,
  admin: { userId: 'ada', name: 'Ada', email: null, subject: 's0' },
};
const user = { type: 'AddUser', by: 'system', email: null } as const;
const staffing: readonly OrganizationCommand[] = [
  { type: 'CreateTeam', by: 'system', teamId: 'red', name: 'Red' },
  { ...user, userId: 'bob', name: 'Bob', subject: 's1', teamId: null, role: 'admin' },
  { ...user, userId: 'cleo', name: 'Cleo', subject: 's2', teamId: 'red', role: 'user' },
];
const commands = fc
  .tuple(fc.constantFrom([], staffing), fc.array(command, { maxLength: 80, size: 'max' }))
  .map(([before, sent]) => [founding, ...before, ...sent]);

function replay(events: readonly OrganizationEvent[]): OrganizationState | undefined {
  return events.reduce<OrganizationState | undefined>((state, event) => evolveOrganization(state, event), undefined);
}

function run(sent: readonly OrganizationCommand[]) {
  const appends: { readonly command: OrganizationCommand; readonly events: readonly OrganizationEvent[] }[] = [];
  const events: OrganizationEvent[] = [];
  for (const next of sent) {
    const decision = decideOrganization(deepFreeze(next), deepFreeze(replay(events)));
    if (decision.kind !== 'events') continue;
    appends.push({ command: next, events: deepFreeze(decision.events) });
    events.push(...decision.events);
  }
  return { appends, events };
}

describe('an organization under any commands with any facts', () => {
  it('ORG-1, ORG-2, ORG-3, ORG-4, ORG-5, ORG-8 and ORG-9 hold after every append', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const walk = organizationWalk();
        for (const { command: asked, events } of run(sent).appends) walk.see(events, asked);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same state each time that the same events are folded', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const { events } = run(sent);
        expect(replay(events)).toEqual(replay(structuredClone(events)));
      }),
      { numRuns: 100 },
    );
  });

  it('folds any events in any order, and events of other kinds', () => {
    const foreignEvent = { type: 'CommandHadNoEffect', data: {} } as unknown as OrganizationEvent;
    fc.assert(
      fc.property(commands, fc.infiniteStream(fc.nat()), (sent, chance) => {
        const events = [...run(sent).events, foreignEvent];
        const shuffled = events
          .map((event) => ({ event, at: Number(chance.next().value) }))
          .sort((one, other) => one.at - other.at);
        expect(replay(shuffled.map(({ event }) => event))?.organizationId).toBe('org');
      }),
      { numRuns: 100 },
    );
  });
});
