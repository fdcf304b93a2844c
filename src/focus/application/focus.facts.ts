import type pg from 'pg';
import type { Caller } from '../../organizations/index.js';
import { eyesOf, VISIBLE_PROJECT } from '../../planning/index.js';
import type { ItemState, MilestoneFact, StrandedItemFact, TagFact } from '../domain/foreign-facts.js';
import { DUE_ON } from './due.sql.js';
import { ITEM_WITH_PROJECT, VISIBLE_ITEM } from './item-visibility.js';

/** What other streams know, read from the read tables for a decision; may be stale (LOG-8). */
export interface FocusFacts {
  /** Null if the caller's organization has no such milestone. */
  milestone(caller: Caller, milestoneId: string): Promise<MilestoneFact | null>;
  /** The owner of an item that the caller sees; null if they do not see it. */
  ownerOf(caller: Caller, itemId: string): Promise<string | null>;
  /** What a copy of an item needs, whether or not the caller may see it; null for an unknown item. */
  copied(caller: Caller, itemId: string, tagFact: (id: string) => TagFact): Promise<CopiedContent | null>;
  /** The revision of the last event that changed an item, as of this position or later; undefined for none. */
  revisionOf(itemId: string, position: bigint): Promise<number | undefined>;
}

/** An item's content for a copy: its steps by name, to be put under fresh ids, and whether its owner is active. */
export type CopiedContent = Omit<StrandedItemFact, 'steps'> & { readonly stepNames: readonly string[] };

/**
 * Reads facts over the pool; `caughtUp` resolves once the read tables hold everything up to the position, or everything
 * that was appended before the call.
 */
export function createFocusFacts(pool: pg.Pool, caughtUp: (position?: bigint) => Promise<void>): FocusFacts {
  return {
    async milestone(caller, milestoneId) {
      const known = await milestoneFact(pool, caller, milestoneId);
      // What would be refused may just have been made or unarchived; what lets an item in too late does no harm.
      if (known?.archived === false) return known;
      await caughtUp();
      return milestoneFact(pool, caller, milestoneId);
    },
    async ownerOf(caller, itemId) {
      const known = await visibleOwner(pool, caller, itemId);
      if (known !== null) return known;
      await caughtUp();
      return visibleOwner(pool, caller, itemId);
    },
    async copied(caller, itemId, tagFact) {
      await caughtUp();
      return copiedContent(pool, caller, itemId, tagFact);
    },
    async revisionOf(itemId, position) {
      await caughtUp(position);
      const { rows } = await pool.query<{ revision: number }>({
        name: 'focus-item-revision',
        text: 'select revision from focus.items where id = $1',
        values: [itemId],
      });
      return rows[0]?.revision;
    },
  };
}

async function milestoneFact(pool: pg.Pool, caller: Caller, milestoneId: string): Promise<MilestoneFact | null> {
  const { rows } = await pool.query<MilestoneFact>({
    name: 'focus-milestone-fact',
    text: `select m.id as "milestoneId", p.organization_id as "organizationId", p.visibility_scope as scope,
        (m.archived_at is not null or p.archived_at is not null) as archived,
        ${VISIBLE_PROJECT} is true as "visibleToActor"
      from focus.milestones m join focus.projects p on p.id = m.project_id
      where m.id = $5 and p.organization_id = $2`,
    values: [...eyesOf(caller), milestoneId],
  });
  return rows[0] ?? null;
}

async function visibleOwner(pool: pg.Pool, caller: Caller, itemId: string): Promise<string | null> {
  const { rows } = await pool.query<{ owner: string }>({
    name: 'focus-visible-owner',
    text: `select i.execution_owner_id as owner from ${ITEM_WITH_PROJECT} where i.id = $5 and ${VISIBLE_ITEM}`,
    values: [...eyesOf(caller), itemId],
  });
  return rows[0]?.owner ?? null;
}

interface CopiedRow {
  ownerId: string;
  ownerActive: boolean;
  offeredAnew: boolean;
  organizationId: string;
  state: ItemState;
  visibleToActor: boolean;
  title: string;
  description: string | null;
  dueAt: Date | null;
  dueOn: string | null;
  milestoneId: string | null;
  scope: 'personal' | 'team' | null;
  archived: boolean;
  seesProject: boolean;
  stepNames: string[];
  tagIds: string[];
}

const COPIED = `select i.execution_owner_id as "ownerId", u.deactivated_at is null as "ownerActive",
    exists (select from focus.items c where c.copy_of_item_id = i.id) as "offeredAnew",
    i.organization_id as "organizationId", i.state, ${VISIBLE_ITEM} is true as "visibleToActor", i.title, i.description,
    i.due_at as "dueAt", ${DUE_ON} as "dueOn", m.id as "milestoneId", p.visibility_scope as scope,
    (m.archived_at is not null or p.archived_at is not null) as archived, ${VISIBLE_PROJECT} is true as "seesProject",
    array(select s.name from focus.steps s where s.item_id = i.id order by s.position) as "stepNames",
    array(select t.tag_id::text from focus.item_tags t where t.item_id = i.id order by t.tag_id) as "tagIds"
  from ${ITEM_WITH_PROJECT} join focus.users u on u.id = i.execution_owner_id
  where i.id = $5 and i.organization_id = $2`;

async function copiedContent(
  pool: pg.Pool,
  caller: Caller,
  itemId: string,
  tagFact: (id: string) => TagFact,
): Promise<CopiedContent | null> {
  const values = [...eyesOf(caller), itemId];
  const { rows } = await pool.query<CopiedRow>({ name: 'focus-copied', text: COPIED, values });
  const row = rows[0];
  if (row === undefined) return null;
  const { ownerId, ownerActive, offeredAnew, organizationId, state, visibleToActor } = row;
  const { title, description, stepNames } = row;
  return {
    ...{ itemId, ownerId, ownerActive, offeredAnew, organizationId, state, visibleToActor },
    ...{ title, description, stepNames },
    dueAt: row.dueAt?.toISOString() ?? null,
    dueOn: row.dueOn,
    milestone: milestoneOf(row),
    tags: row.tagIds.map(tagFact),
  };
}

function milestoneOf(row: CopiedRow): StrandedItemFact['milestone'] {
  if (row.milestoneId === null || row.scope === null) return null;
  return {
    milestoneId: row.milestoneId,
    organizationId: row.organizationId,
    scope: row.scope,
    archived: row.archived,
    visibleToActor: row.seesProject,
  };
}
