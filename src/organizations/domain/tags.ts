import { type Decision, type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName, sameToPeople } from './organization-names.js';
import type { OnTag } from './organization-fields.js';
import type { OrganizationEvent } from './organization.events.js';
import type { OrganizationState } from './organization.state.js';

type Answer = Decision<OrganizationEvent>;

/** Gives the organization a new tag. */
export type CreateTag = { readonly type: 'CreateTag'; readonly name: string } & OnTag;

function createTag(command: CreateTag, state: OrganizationState): Answer {
  const fit = fitName('tag', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const { tagId } = command;
  if (state.tags.has(tagId)) return refused(tagExists);
  if (nameTaken(fit.value, tagId, state)) return refused(tagNameTaken);
  return happened({ type: 'TagCreated', data: { tagId, name: fit.value } });
}

/** Gives a tag another name. */
export type RenameTag = { readonly type: 'RenameTag'; readonly name: string } & OnTag;

function renameTag(command: RenameTag, state: OrganizationState): Answer {
  const fit = fitName('tag', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const { tagId } = command;
  const tag = state.tags.get(tagId);
  if (tag === undefined) return refused(tagNotFound);
  if (tag.name === fit.value) return alreadySo;
  if (tag.retired) return refused(tagRetired);
  if (nameTaken(fit.value, tagId, state)) return refused(tagNameTaken);
  return happened({ type: 'TagRenamed', data: { tagId, name: fit.value } });
}

/** Takes a tag out of use; the items that carry it keep it. */
export type RetireTag = { readonly type: 'RetireTag' } & OnTag;

function retireTag({ tagId }: RetireTag, state: OrganizationState): Answer {
  const tag = state.tags.get(tagId);
  if (tag === undefined) return refused(tagNotFound);
  return tag.retired ? alreadySo : happened({ type: 'TagRetired', data: { tagId } });
}

/** What is done with tags by those who may. */
export const tagVerbs = { CreateTag: createTag, RenameTag: renameTag, RetireTag: retireTag };

function nameTaken(name: string, exceptTagId: string, state: OrganizationState): boolean {
  // rule ORG-5: a tag's name is unique among its organization's unretired tags, upper and lower case alike
  for (const [tagId, tag] of state.tags) {
    if (tagId !== exceptTagId && !tag.retired && sameToPeople(tag.name, name)) return true;
  }
  return false;
}

const tagNotFound: Refusal = {
  kind: 'notFound',
  code: 'TAG_NOT_FOUND',
  detail: 'There is no such tag in this organization.',
  allowed: ['create-tag'],
};

const tagExists: Refusal = {
  kind: 'refused',
  code: 'TAG_EXISTS',
  detail: 'This tag exists already.',
  allowed: ['rename', 'retire'],
};

const tagRetired: Refusal = {
  kind: 'refused',
  code: 'TAG_RETIRED',
  detail: 'The tag is retired and keeps its name; create a new one instead.',
  allowed: ['create-tag'],
};

const tagNameTaken: Refusal = {
  kind: 'refused',
  rule: 'ORG-5',
  code: 'TAG_NAME_TAKEN',
  detail: 'The organization has a tag of this name; use that one, or choose another name.',
  allowed: ['create-tag'],
};
