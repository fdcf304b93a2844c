import type { FocusEvent } from '../../../src/focus/index.js';

type Offered = Extract<FocusEvent, { readonly type: 'ItemOffered' }>;

/** An event without its times, on one line, to be compared; what it makes has its ids from the event itself. */
export function tell(event: FocusEvent): string {
  const { type, data } = event;
  if (!('itemId' in data)) return type;
  const item = `${type} ${data.itemId}`;
  switch (type) {
    case 'ItemOffered':
      return tellOffer(event);
    case 'PastWorkImported':
      return `${item} ${data.startedAt} to ${data.completedAt}: ${event.personal.title}`;
    case 'ItemMoved':
      return `${item} between ${data.above} and ${data.below}`;
    case 'ItemAccepted':
      return `${item} below ${data.above}`;
    case 'ItemReturnedToWaiting':
      return `${item} above ${data.below}`;
    case 'ItemActivated':
    case 'AlarmStopped':
      return `${item} by ${data.cause}`;
    case 'ItemEdited':
      return `${item} ${event.personal.title}`;
    case 'OfferDeclined':
      return `${item} of ${data.offeredBy}: ${event.personal.reason}`;
    case 'StepAdded':
      return `${item} after ${data.after}: ${event.personal.name}`;
    case 'StepRenamed':
      return `${item} ${data.stepId}: ${event.personal.name}`;
    case 'StepChecked':
    case 'StepUnchecked':
    case 'StepRemoved':
      return `${item} ${data.stepId}`;
    case 'StepsReordered':
      return `${item} ${data.stepIds.join()}`;
    case 'ItemTagged':
    case 'ItemUntagged':
      return `${item} ${data.tagId}`;
    case 'AlarmStarted':
    case 'AlarmIntervalChanged':
      return `${item} every ${data.intervalMinutes}`;
    case 'ItemSetAside':
      return `${item} until ${data.until}`;
    case 'ItemBroughtBack':
    case 'ItemCompleted':
    case 'ItemDeleted':
    case 'AlarmFellDue':
    case 'AlarmAcknowledged':
      return item;
    default:
      return `${item} of another kind`;
  }
}

function tellOffer({ type, data, personal }: Offered): string {
  const { itemId, ownerId, offeredBy, originItemId, milestoneId, tagIds } = data;
  const who = `to ${ownerId} by ${offeredBy} after ${originItemId} in ${milestoneId}`;
  const parts = [who, personal.title, tagIds, personal.stepNames];
  return `${type} ${itemId} ${parts.join(' | ')}`;
}
