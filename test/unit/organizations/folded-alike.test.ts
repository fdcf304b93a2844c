import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { alike, foldedAlike } from '../../support/folded-alike.js';
import { given } from '../../support/given.js';

const [sam, other] = alike.users;
const [tagId, otherTagId] = alike.tags;
const organization = given(organizationDecider, foldedAlike);

describe('LOG-8: an organization with names that an earlier version accepted as different and that are equal now', () => {
  it('still works: its tags are renamed and retired, its users change their addresses and teams', () => {
    organization
      .when({ type: 'RenameTag', by: sam, tagId, name: 'Road' })
      .then({ type: 'TagRenamed', data: { tagId, name: 'Road' } });
    organization
      .when({ type: 'RetireTag', by: sam, tagId: otherTagId })
      .then({ type: 'TagRetired', data: { tagId: otherTagId } });
    organization.when({ type: 'RenameUser', by: sam, userId: other, name: 'Samuel' }).then({
      type: 'UserRenamed',
      data: { userId: other },
      personal: { subject: other, name: 'Samuel' },
    });
    organization.when({ type: 'ChangeEmail', by: sam, userId: other, email: 'samuel@example.org' }).then({
      type: 'UserEmailChanged',
      data: { userId: other },
      personal: { subject: other, email: 'samuel@example.org' },
    });
  });

  it('accepts no further duplicate, but may set an existing name again unchanged', () => {
    organization
      .when({ type: 'CreateTag', by: sam, tagId: 'new', name: 'strasse' })
      .thenRefused({ code: 'TAG_NAME_TAKEN' });
    organization.when({ type: 'RenameTag', by: sam, tagId, name: 'straße' }).thenRefused({ code: 'TAG_NAME_TAKEN' });
    organization.when({ type: 'RenameTag', by: sam, tagId, name: 'Straße' }).thenAlreadySo();
    organization
      .when({ type: 'ChangeEmail', by: sam, userId: other, email: 'SAM@example.org' })
      .thenRefused({ code: 'EMAIL_TAKEN' });
    organization.when({ type: 'ChangeEmail', by: sam, userId: other, email: 'ſam@example.org' }).thenAlreadySo();
  });
});
