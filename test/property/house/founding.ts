import type { OrganizationRequest } from '../../../src/organizations/index.js';
import { type ReferenceModel, must } from '../../support/reference-model/reference-model.js';
import type { Sending } from './wishes.js';
import { plainOffer } from './wishes.focus.js';

/** Makes open offers of the admin to one user, close to the limit of FOCUS-23. */
export async function crowding(
  truth: ReferenceModel,
  count: number,
  send: (sending: Sending) => Promise<void>,
): Promise<void> {
  const [ada, ben] = truth.users.keys();
  must(ada !== undefined && ben !== undefined, 'An organization was founded');
  for (let n = 0; n < count; n++) await send({ to: 'focus', by: ada, request: plainOffer(ben) });
}

/** Creates what every life begins with: two teams, four users of whom one is an admin, two tags, a team project. */
export async function founding(truth: ReferenceModel, send: (sending: Sending) => Promise<void>): Promise<void> {
  await send({ to: 'operator', request: { name: 'Lab', admin: { name: 'Ada', email: null, subject: 'ada' } } });
  const [ada] = truth.users.keys();
  must(ada !== undefined, 'An organization starts with its admin');
  const ask = (request: OrganizationRequest) => send({ to: 'organizations', by: ada, request });
  await ask({ type: 'CreateTeam', name: 'Red' });
  await ask({ type: 'CreateTeam', name: 'Blue' });
  const [red = '', blue = ''] = truth.teams.keys();
  for (const [name, teamId] of [
    ['Ben', red],
    ['Cyd', red],
    ['Dot', blue],
  ] as const) {
    await ask({ type: 'AddUser', name, email: null, subject: name, teamId, role: 'user' });
  }
  await ask({ type: 'CreateTag', name: 'Home' });
  await ask({ type: 'CreateTag', name: 'Later' });
  const [, ben = ''] = truth.users.keys();
  const project = { name: 'Move', milestoneName: 'Pack', scope: 'team', teamId: red, defaultUserId: ben } as const;
  await send({ to: 'planning', by: ben, request: { type: 'CreateProject', ...project } });
}
