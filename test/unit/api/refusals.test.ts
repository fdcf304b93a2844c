import { describesRefusal } from '../../support/api/refusals.js';

describe('a refusal of a decider', () => {
  it('is one that the API’s document names at the operation that sends the command', () => {
    expect(() => describesRefusal({ type: 'CompleteItem' }, 'ITEM_NOT_ACTIVE')).not.toThrow();
    expect(() => describesRefusal({ type: 'CreateTeamProject' }, 'TEAM_RETIRED')).not.toThrow();
    expect(() => describesRefusal({ type: 'CompleteItem' }, 'LAST_ADMIN')).toThrow('lacks among its refusals');
    expect(() => describesRefusal({ type: 'RequireMilestones' }, 'LAST_ADMIN')).toThrow('setPolicy');
  });

  it('is passed over where no operation sends the command', () => {
    expect(() => describesRefusal({ type: 'CreateOrganization' }, 'ORGANIZATION_EXISTS')).not.toThrow();
    expect(() => describesRefusal({ type: 'Count' }, 'LAST_ADMIN')).not.toThrow();
  });
});
