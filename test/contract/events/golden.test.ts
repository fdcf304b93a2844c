import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { DomainEvent } from '../../../src/kernel/deciding/decider.js';
import { versionOf } from '../../../src/kernel/deciding/event-types.js';
import { decodeEvent, encodeAppend, type EncodedEvent } from '../../../src/kernel/event-log/encoding.js';
import { plainCodec, type EventContext, type RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { upcastBy } from '../../../src/kernel/event-log/upcasting.js';
import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { teamProjectDecider } from '../../../src/planning/domain/project.decide.js';
import { schemaFaults } from '../../support/event-schemas.js';

/** An event as a store holds it, its JSON parsed. */
interface Golden extends Pick<EncodedEvent, 'id' | 'type' | 'schemaVersion'> {
  readonly context: EventContext;
  readonly data: object;
  readonly personal?: object;
}

const folder = join(import.meta.dirname, 'golden');
const files = readdirSync(folder).map((name) => ({
  name,
  events: JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly Golden[],
}));

const stored = ({ id, type, schemaVersion, context, data, personal }: Golden): EncodedEvent => {
  const sealed = personal === undefined ? null : JSON.stringify(personal);
  return { id, type, schemaVersion, context, data: JSON.stringify(data), personal: sealed };
};

const upcast = upcastBy(eventCatalogue);
const read = (golden: Golden): RecordedEvent =>
  upcast(decodeEvent(stored(golden), { stream: 'golden', revision: 1, position: 1n }, plainCodec));

const deciders = [focusDecider, teamProjectDecider, organizationDecider] as readonly {
  initial(): unknown;
  evolve(state: unknown, event: DomainEvent): unknown;
}[];

describe('golden files with events as every version of the service wrote them', () => {
  it('exist for each version of each type, and for nothing else', () => {
    const expected = Object.entries(eventCatalogue).flatMap(([name, type]) =>
      Array.from({ length: versionOf(type) }, (_, index) => `${name}.${index + 1}.json`),
    );
    expect(files.map(({ name }) => name).sort()).toEqual(expected.sort());
    for (const { name, events } of files) {
      expect(events.length).toBeGreaterThan(0);
      for (const { type, schemaVersion } of events) expect(`${type}.${schemaVersion}.json`).toBe(name);
    }
  });

  it.each(files)('LOG-9: are read as the current version: $name', ({ events }) => {
    for (const golden of events) {
      const { event, schemaVersion } = read(golden);
      expect(schemaVersion).toBe(versionOf(eventCatalogue[event.type] ?? {}));
      expect(schemaFaults(event)).toEqual([]);
      for (const { evolve, initial } of deciders) expect(() => evolve(initial(), event)).not.toThrow();
    }
  });

  it.each(files)('LOG-1: are stored as exactly the same text when written again: $name', ({ events }) => {
    for (const golden of events) {
      const { id, schemaVersion, event, context } = decodeEvent(
        stored(golden),
        { stream: 'golden', revision: 1, position: 1n },
        plainCodec,
      );
      const append = {
        stream: 'golden',
        expectedRevision: 0,
        events: [{ id, schemaVersion, event, context }],
      } as const;
      expect(encodeAppend(append, plainCodec)).toEqual([stored(golden)]);
    }
  });
});
