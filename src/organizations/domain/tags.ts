import { type Decision, type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName, sameToPeople } from './names.js';
import type { TagCommand } from './organization.commands.js';
import type { OrganizationEvent } from './organization.events.js';
import type { OrganizationState } from './organization.state.js';

type Answer = Decision<OrganizationEvent>;
type Naming = Extract<TagCommand, { readonly name: string }>;

/** The answer to a command on a tag by one who may give it. */
export function decideOnTag(command: TagCommand, state: OrganizationState): Answer {
  const { tagId } = command;
  if (command.type !== 'RetireTag') return nameTag(command, state);
  const tag = state.tags.get(tagId);
  if (tag === undefined) return refused(tagNotFound);
  return tag.retired ? alreadySo : happened({ type: 'TagRetired', data: { tagId } });
}

function nameTag(command: Naming, state: OrganizationState): Answer {
  const { tagId } = command;
  const fit = fitName('tag', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  const tag = state.tags.get(tagId);
  if (command.type === 'CreateTag' && tag !== undefined) return refused(tagExists);
  if (command.type === 'RenameTag' && tag === undefined) return refused(tagNotFound);
  if (tag?.name === name) return alreadySo;
  if (tag?.retired) return refused(tagRetired);
  // rule ORG-5: a tag's name is unique among its organization's unretired tags, upper and lower case alike
  if (nameTaken(name, tagId, state)) return refused(tagNameTaken);
  return happened({ type: NAMED[command.type], data: { tagId, name } });
}

const NAMED = { CreateTag: 'TagCreated', RenameTag: 'TagRenamed' } as const;

function nameTaken(name: string, exceptTagId: string, state: OrganizationState): boolean {
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
