import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { followItem } from './truth.items.js';
import { followOrganization } from './truth.organizations.js';
import { followProject } from './truth.projects.js';
import type { LoggedEvent, Truth } from './truth.rows.js';

export { type Truth, must, nothingYet } from './truth.rows.js';

/** Takes an event in; throws the sentence of a rule that it breaks. */
export function follow(truth: Truth, recorded: RecordedEvent): void {
  const known = recorded as RecordedEvent<LoggedEvent>;
  if (known.event.type === 'CommandHadNoEffect') return;
  const room = recorded.stream.slice(0, recorded.stream.indexOf('-'));
  if (room === 'organization') followOrganization(truth, known);
  else if (room === 'project') followProject(truth, known);
  else if (!followProject(truth, known)) followItem(truth, known);
}
