import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { followItem } from './items.js';
import { followOrganization } from './organizations.js';
import { followProject } from './projects.js';
import type { LoggedEvent, ReferenceModel } from './rows.js';
import { expectSound } from './soundness.js';

export { type ReferenceModel, must, nothingYet } from './rows.js';

/** Applies an event; throws the sentence of a rule that it breaks. */
export function follow(model: ReferenceModel, recorded: RecordedEvent): void {
  const known = recorded as RecordedEvent<LoggedEvent>;
  if (known.event.type === 'CommandHadNoEffect') return;
  const room = recorded.stream.slice(0, recorded.stream.indexOf('-'));
  if (room === 'organization') followOrganization(model, known);
  else if (room === 'project') followProject(model, known);
  else if (!followProject(model, known)) followItem(model, known);
}

/** Applies the events of a command; throws the sentence of a rule that they, or the state after them, break. */
export function followAppend(model: ReferenceModel, append: readonly RecordedEvent[]): void {
  for (const recorded of append) follow(model, recorded);
  for (const stream of new Set(append.map((recorded) => recorded.stream))) expectSound(model, stream);
}
