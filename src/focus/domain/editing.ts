import { type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { oneLine } from '../../kernel/text/lines.js';
import { type Answer, type Command, onOpenItem } from './access.js';
import { dueWished, whatDiffers } from './due.js';
import type { FocusState, OpenItem } from './focus.state.js';
import { whyNotInto } from './placing.js';
import { whyNotName, whyNotText } from './texts.js';

/**
 * FOCUS-10: changes what an item says, when it is due and where it belongs. A text that is named is recorded, be it the
 * one that stands (the state keeps no text to tell, ADR 0030); of the rest only what differs.
 */
export function editItem(command: Command<'EditItem'>, state: FocusState): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-6' }, (item) => {
    const wished = dueWished(command);
    const unfit = whyNotEdited(command, item, state) ?? wished.unfit;
    if (unfit) return refused(unfit);
    const due = wished.unfit ? {} : whatDiffers(wished.due, item);
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

function whyNotEdited(command: Command<'EditItem'>, item: OpenItem, state: FocusState): Refusal | undefined {
  const { title, description, milestoneId, milestone } = command;
  // An item may stay in a milestone that was archived since; only going into one is a matter of PLAN-11.
  const movesTo = milestoneId === undefined || milestoneId === item.milestoneId ? null : milestoneId;
  return (
    (title === undefined ? undefined : whyNotName('title', title)) ??
    (description === undefined ? undefined : whyNotText('description', description)) ??
    whyNotInto(command, movesTo, milestone, state)
  );
}
