import type { Caller } from '../../organizations/index.js';
import type { FocusRequest } from './focus.requests.js';

/**
 * The user in whose stream the original request is recorded, if completing the request might have to wait for the read
 * tables: a repeat then gets the first response even while these are behind. Undefined if completing it never waits.
 */
export function ownerOfSlowRepeat(
  caller: Caller,
  request: FocusRequest,
  isOwn: (itemId: string) => Promise<boolean>,
): string | undefined | Promise<string | undefined> {
  switch (request.type) {
    case 'UndoLast':
      return caller.userId;
    case 'RecreateItem':
    case 'CopyStrandedItem':
      return request.ownerId;
    case 'OfferItem':
      return request.milestoneId === null ? undefined : request.ownerId;
    default:
      break;
  }
  if (!('itemId' in request)) return undefined;
  if (request.type === 'EditItem' && typeof request.milestoneId === 'string') return caller.userId;
  // The original request may have deleted the item; nobody changes another user's item (FOCUS-10).
  return isOwn(request.itemId).then((own) => (own ? undefined : caller.userId));
}
