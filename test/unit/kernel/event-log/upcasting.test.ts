import {
  eventCatalogueOf,
  eventTypes,
  optional,
  text,
  versionOf,
} from '../../../../src/kernel/deciding/event-types.js';
import { memoryLog, memoryStorage } from '../../../../src/kernel/event-log/memory-log.js';
import { upcasting } from '../../../../src/kernel/event-log/upcasting.js';
import { newEvent, type NewEventOptions } from '../../../support/new-event.js';
import { schemaFaults } from '../../../support/event-schemas.js';

/** Version 3 of a type: version 1 had `label`, version 2 `name`, and since version 3 the name is personal. */
const types = eventTypes({
  ShelfMade: {
    says: 'A shelf was made.',
    data: { shelfId: text, ownerId: text },
    personal: { name: text, note: optional(text) },
    unit: 'shelfId',
    upcasters: [
      ({ data: { label, ...data } }: { data: { label?: string } }) => ({ data: { ...data, name: label } }),
      ({ data: { name, ...data } }: { data: { name?: string; ownerId?: string; shelfId?: string } }) => ({
        data,
        personal: { subject: data.ownerId ?? '', unit: data.shelfId, name },
      }),
    ],
  },
});

const ids = { shelfId: 'shelf', ownerId: 'ann' };
const written = [
  { schemaVersion: 1, data: { ...ids, label: 'Books' } },
  { schemaVersion: 2, data: { ...ids, name: 'Books' } },
  { schemaVersion: 3, data: ids, personal: { subject: 'ann', unit: 'shelf', name: 'Books' } },
];

async function logOf(
  versions: readonly Pick<NewEventOptions, 'schemaVersion' | 'data' | 'personal'>[],
  type = 'ShelfMade',
) {
  const storage = memoryStorage();
  const log = memoryLog({ storage });
  for (const [revision, event] of versions.entries()) {
    await log.append({ stream: 'shelf', expectedRevision: revision, events: [newEvent({ type, ...event })] });
  }
  return { stored: log, read: upcasting(log, types) };
}

describe('a log with events of earlier versions of their type', () => {
  it('LOG-9: is read as if all had been written in the current version, by stream and in the global order', async () => {
    const { read } = await logOf(written);
    const [stream = []] = await read.readStreams([{ stream: 'shelf', fromRevision: 1 }]);
    const page = await read.readAll({ after: 0n, limit: 10 });
    for (const events of [stream, page.events]) {
      expect(events.map(({ schemaVersion }) => schemaVersion)).toEqual([3, 3, 3]);
      for (const { event } of events) {
        expect(event).toEqual({
          type: 'ShelfMade',
          data: ids,
          personal: { subject: 'ann', unit: 'shelf', name: 'Books' },
        });
        expect(schemaFaults(event, types)).toEqual([]);
      }
    }
  });

  it('LOG-1: holds them as they were written', async () => {
    const { stored, read } = await logOf(written);
    await read.readAll({ after: 0n, limit: 10 });
    const { events } = await stored.readAll({ after: 0n, limit: 10 });
    expect(events.map(({ schemaVersion, event: { data } }) => ({ schemaVersion, data }))).toEqual(
      written.map(({ schemaVersion, data }) => ({ schemaVersion, data })),
    );
  });

  it('reports that a page or a stream has more, as the store does', async () => {
    const { read } = await logOf(written);
    expect(await read.readAll({ after: 0n, limit: 10, maxBytes: 1 })).toMatchObject({ full: true, next: 1n });
  });

  it('leaves events of a later version, and of types that are not declared, as they are', async () => {
    const later = await logOf([{ schemaVersion: 4, data: { shelf: 'shelf' } }]);
    expect((await later.read.readAll({ after: 0n, limit: 10 })).events).toMatchObject([
      { schemaVersion: 4, event: { data: { shelf: 'shelf' } } },
    ]);
    const foreign = await logOf(written.slice(0, 1), 'Unheard');
    expect((await foreign.read.readAll({ after: 0n, limit: 10 })).events).toMatchObject([
      { schemaVersion: 1, event: { type: 'Unheard', data: { label: 'Books' } } },
    ]);
  });

  it('is read directly if no type has had an earlier version', () => {
    const log = memoryLog();
    expect(upcasting(log, eventTypes({ Made: { says: 'Made.', data: {} } }))).toBe(log);
  });
});

describe('the catalogue of events', () => {
  it('counts a version for each upcaster, from 1', () => {
    expect([versionOf(types.ShelfMade), versionOf({})]).toEqual([3, 1]);
  });

  it('is refused if two rooms use the same name for a type', () => {
    expect(() => eventCatalogueOf(types, eventTypes({ ShelfMade: { says: 'Other.', data: {} } }))).toThrow(
      'Two rooms declare the event ShelfMade; a type of event has one meaning.',
    );
  });
});
