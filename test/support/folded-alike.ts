import type { OrganizationEvent } from '../../src/organizations/index.js';
import { uuid, type Happening } from './history.js';

const organizationId = uuid(1);

/** The ids in a history that an earlier folding allowed. */
export const alike = {
  organizationId,
  users: [uuid(0x21), uuid(0x22), uuid(0x23)],
  tags: [uuid(0x31), uuid(0x32), uuid(0x33)],
} as const;

/** Names of tags, and addresses, that are equal to people now: only `toLowerCase` tells them apart. */
const TAG_NAMES = ['Straße', 'STRASSE', 'ｓｔｒａｓｓｅ'];
const ADDRESSES = ['sam@example.org', 'ſam@example.org', 'ｓam@example.org'];

function userAdded(userId: string, index: number): OrganizationEvent {
  const role = index === 0 ? 'admin' : 'user';
  return {
    type: 'UserAdded',
    data: { userId, teamId: null, role, subject: `subject-${index}` },
    personal: { subject: userId, name: `Sam ${index}`, email: ADDRESSES[index] ?? null },
  };
}

/** An organization whose tags and addresses now have equal keys, each kind also by a later change. */
export const foldedAlike: readonly [OrganizationEvent, ...OrganizationEvent[]] = [
  { type: 'OrganizationCreated', data: { organizationId, name: 'Lab' } },
  ...alike.users.map(userAdded),
  ...alike.tags.map((tagId, index): OrganizationEvent => {
    return { type: 'TagCreated', data: { tagId, name: TAG_NAMES[index] ?? '' } };
  }),
  { type: 'TagRenamed', data: { tagId: alike.tags[2], name: 'ſtraße' } },
  {
    type: 'UserEmailChanged',
    data: { userId: alike.users[2] },
    personal: { subject: alike.users[2], email: 'sam\u200B@example.org' },
  },
];

/** The same as a history of a log, with an item that has all three tags. */
export const foldedAlikeHistory: readonly Happening[] = [
  { stream: `organization-${organizationId}`, events: foldedAlike },
  {
    stream: `focus-${alike.users[0]}`,
    events: [
      {
        type: 'ItemOffered',
        data: {
          ...{ itemId: uuid(0x101), organizationId, ownerId: alike.users[0], offeredBy: alike.users[0] },
          ...{ milestoneId: null, dueAt: null, originItemId: null, copyOfItemId: null, stepIds: [] },
          tagIds: alike.tags,
        },
        personal: { subject: alike.users[0], title: 'Sweep', description: null, stepNames: [] },
      },
    ],
  },
];
