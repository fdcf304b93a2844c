import { recordVerbs } from '../../kernel/records/declaring/hosted-records.js';
import { tag } from '../records/tag.record.js';
import type { SentBy } from './organization-fields.js';
import type { OrganizationState } from './organization.state.js';

/** The commands on tags, for those who may send them. */
export const tagVerbs = recordVerbs<'Tag', typeof tag.declared, OrganizationState, SentBy>(tag, {
  entries: ({ tags }) => tags,
});
