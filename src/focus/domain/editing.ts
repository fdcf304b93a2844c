import { type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { oneLine } from '../../kernel/text/lines.js';
import { type Answer, onOpenItem } from './access.js';
import type { OnItem } from './command-fields.js';
import { checkedDue, whatDiffers } from './due.js';
import type { MilestoneFact } from './foreign-facts.js';
import type { FocusState, OpenItem } from './focus.state.js';
import { whyNotInto } from './placing.js';
import { whyNotName, whyNotText } from './texts.js';

/** Changes a text, the due date or the milestone; what is absent stays. */
export type EditItem = {
  readonly type: 'EditItem';
  readonly title?: string;
  readonly description?: string | null;
  /** RFC 3339 with any offset, or null. */
  readonly dueAt?: string | null;
  /** YYYY-MM-DD, or null. */
  readonly dueOn?: string | null;
  readonly milestoneId?: string | null;
  /** What the read tables know of `milestoneId`, as when an item is offered. */
  readonly milestone: MilestoneFact | null;
} & OnItem;

/**
 * FOCUS-10: changes an item's texts, due date and milestone. A text that is named is recorded even if it is the same
 * (the state keeps no text to compare with, ADR 0030); of the rest only what differs.
 */
function editItem(command: EditItem, state: FocusState): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-6' }, (item) => {
    const checked = checkedDue(command);
    const unfit = whyNotEdited(command, item, state) ?? checked.unfit;
    if (unfit) return refused(unfit);
    const due = checked.unfit ? {} : whatDiffers(checked.due, item);
    const { description, milestoneId } = command;
    const title = command.title === undefined ? undefined : oneLine(command.title);
    const data = {
      ...due,
      ...(milestoneId === undefined || milestoneId === item.milestoneId ? {} : { milestoneId }),
    };
    const text = {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
    };
    if (Object.keys({ ...data, ...text }).length === 0) return alreadySo;
    return happened({
      type: 'ItemEdited',
      data: { itemId: item.itemId, ...data },
      personal: { subject: command.ownerId, ...text },
    });
  });
}

/** The owner's commands about an item's texts, due date and milestone. */
export const editingVerbs = { EditItem: editItem };

function whyNotEdited(command: EditItem, item: OpenItem, state: FocusState): Refusal | undefined {
  const { title, description, milestoneId, milestone } = command;
  // An item may stay in a milestone that was archived since; PLAN-11 only concerns moving into one.
  const movesTo = milestoneId === undefined || milestoneId === item.milestoneId ? null : milestoneId;
  return (
    (title === undefined ? undefined : whyNotName('title', title)) ??
    (description === undefined ? undefined : whyNotText('description', description)) ??
    whyNotInto(command, movesTo, milestone, state)
  );
}
