import type { Refusal } from '../../../src/kernel/deciding/decider.js';
import { describesRefusal } from '../../support/api/refusals.js';

const refusal = (code: string, kind: Refusal['kind'] = 'refused'): Refusal => ({ kind, code, detail: '', allowed: [] });

describe('a refusal in the tests of deciders', () => {
  it('fails the test if the API operation of the command does not list its code', () => {
    expect(() => describesRefusal({ type: 'CompleteItem' }, refusal('ITEM_NOT_ACTIVE'))).not.toThrow();
    expect(() => describesRefusal({ type: 'CreateTeamProject' }, refusal('TEAM_RETIRED'))).not.toThrow();
    expect(() => describesRefusal({ type: 'CompleteItem' }, refusal('LAST_ADMIN'))).toThrow('completeItem');
    expect(() => describesRefusal({ type: 'RequireMilestones' }, refusal('LAST_ADMIN'))).toThrow('setPolicy');
  });

  it('fails the test if its HTTP status differs from that of its code’s page', () => {
    const notFound = refusal('ITEM_NOT_ACTIVE', 'notFound');
    expect(() => describesRefusal({ type: 'CompleteItem' }, notFound)).toThrow('ITEM_NOT_ACTIVE and 404');
  });

  it('is not checked if no API operation sends its command', () => {
    expect(() => describesRefusal({ type: 'CreateOrganization' }, refusal('ORGANIZATION_EXISTS'))).not.toThrow();
    expect(() => describesRefusal({ type: 'Count' }, refusal('LAST_ADMIN'))).not.toThrow();
  });
});
