import { instant, int, line, ref } from '../../../../src/kernel/records/declaring/record-fields.js';
import { record } from '../../../../src/kernel/records/declaring/record.js';
import type { RecordDeclaration } from '../../../../src/kernel/records/declaring/record-declaration.js';
import { shelfDecider, type ShelfState } from '../../../../src/kernel/records/declaring/record-shelf.js';
import type { AnyRecord } from '../../../../src/kernel/records/declaring/record-type.js';
import type { Refusal } from '../../../../src/kernel/deciding/decider.js';
import { batchStatements } from '../../../../src/kernel/projecting/write-batch.js';
import { recordTable } from '../../../../src/kernel/records/serving/record-rows.js';

const ID = 'aaaaaaaa-0000-4000-8000-000000000000';
const OTHER = 'bbbbbbbb-0000-4000-8000-000000000000';
const plain = {
  owner: 'user',
  shelf: 'trips',
  verbs: { create: {}, change: {}, archive: {} },
} as const satisfies Partial<RecordDeclaration>;

/** Sends commands to a shelf of one type; returns the types of events, or the refusal's code. */
function shelfOf(type: AnyRecord): (verb: string, fields: object) => string {
  const decider = shelfDecider([type], [type]);
  let state: ShelfState = decider.initial();
  return (verb, fields) => {
    const command = { type: `${verb}${type.name}`, fields: { ...fields }, ...sent };
    const decision = decider.decide(command, state);
    if (decision.kind !== 'events') return decision.kind === 'refused' ? decision.refusal.code : decision.kind;
    for (const event of decision.events) state = decider.evolve(state, event);
    return decision.events.map((event) => event.type).join();
  };
}

describe('a decision about a record', () => {
  it('LOG-8: a key whose only field became null is free for another record', () => {
    const ask = shelfOf(
      record('Trip', {
        ...plain,
        fields: { code: line({ max: 9, optional: true }) },
        unique: { code: { among: 'all', compare: 'exact' } },
        examples: { create: { code: 'A' } },
      }),
    );
    ask('Create', { tripId: ID, code: 'A' });
    expect(ask('Create', { tripId: OTHER, code: 'A' })).toBe('TRIP_CODE_TAKEN');
    ask('Change', { tripId: ID, code: null });
    expect(ask('Create', { tripId: OTHER, code: 'A' })).toBe('TripCreated');
  });

  it('passes fields to a type’s own rule as they are recorded: ids in lower case, text tidied', () => {
    const refusal: Refusal = { kind: 'refused', code: 'TRIP_OF_ITSELF', detail: 'No.', allowed: [] };
    const ask = shelfOf(
      record(
        'Trip',
        {
          ...plain,
          fields: { name: line({ max: 9 }), afterId: ref('Trip', { optional: true }) },
          examples: { create: { name: 'Rome' } },
        },
        (command) => {
          const isRefused = 'afterId' in command && command.afterId === command.tripId;
          return isRefused || ('name' in command && command.name === 'Oslo') ? refusal : undefined;
        },
      ),
    );
    expect(ask('Create', { tripId: OTHER, name: ' Oslo ' })).toBe('TRIP_OF_ITSELF');
    ask('Create', { tripId: ID, name: 'Rome' });
    expect(ask('Change', { tripId: ID, afterId: ID.toUpperCase() })).toBe('TRIP_OF_ITSELF');
  });

  const named = {
    ...plain,
    verbs: { create: {}, change: {}, archive: {}, unarchive: {} },
    fields: { name: line({ max: 9 }), afterId: ref('Trip', { optional: true }) },
    unique: { name: { among: 'unarchived', compare: 'people' } },
    examples: { create: { name: 'Rome' } },
  } as const satisfies RecordDeclaration;

  it('LOG-8: if an event that a type’s own rule adds would break a key, the whole command is refused', () => {
    const ask = shelfOf(
      record('Trip', named, ({ type, tripId }, _, { Trip }) =>
        type === 'UnarchiveTrip' && Trip
          ? [...Trip.keys()]
              .filter((id) => id !== tripId)
              .map((id) => ({ type: 'TripUnarchived', data: { tripId: id } }))
          : undefined,
      ),
    );
    for (const tripId of [ID, OTHER]) {
      expect(ask('Create', { tripId, name: 'Rome' })).toBe('TripCreated');
      expect(ask('Archive', { tripId })).toBe('TripArchived');
    }
    expect(ask('Unarchive', { tripId: ID })).toBe('TRIP_NAME_TAKEN');
    ask('Create', { tripId: 'cccccccc-0000-4000-8000-000000000000', name: 'Oslo' });
    ask('Archive', { tripId: 'cccccccc-0000-4000-8000-000000000000' });
    expect(ask('Unarchive', { tripId: ID })).toBe('TRIP_NAME_TAKEN');
  });

  it('LOG-8: an event that a type’s own rule adds gets defaults and tidied text, and is recorded only if it changes something', () => {
    const added = { type: 'TripCreated', data: { tripId: OTHER, name: ' Way  back ' } };
    const decider = shelfDecider(
      ...oneType(
        record('Trip', named, ({ type, tripId }) =>
          type === 'CreateTrip' ? [added, { type: 'TripUnarchived', data: { tripId } }] : undefined,
        ),
      ),
    );
    const fields = { tripId: ID, name: 'Rome' };
    expect(decider.decide({ type: 'CreateTrip', fields, ...sent }, decider.initial())).toEqual({
      kind: 'events',
      events: [
        { type: 'TripCreated', data: { tripId: ID, name: 'Rome', afterId: null } },
        { type: 'TripCreated', data: { tripId: OTHER, name: 'Way back', afterId: null } },
      ],
    });
  });

  it('LOG-8: an event that a type’s own rule adds is refused if no record type on its shelf has it', () => {
    const ask = shelfOf(record('Trip', named, () => [{ type: 'TagCreated', data: {} }]));
    expect(ask('Create', { tripId: ID, name: 'Rome' })).toBe('VALUE_INVALID');
  });
});

const sent = { ownerId: 'ann', byAdmin: false, elsewhere: {} };
const oneType = (type: AnyRecord) => [[type], [type]] as const;

describe('rows of records that swap a key within one batch', () => {
  it('LOG-8: a time that Postgres returns with fewer digits is recognised as that of the event', () => {
    const trip = record('Trip', {
      ...plain,
      fields: { startsAt: instant({}), seats: int({ min: 1, max: 9 }) },
      unique: { startsAt: { among: 'unarchived', compare: 'exact' } },
      examples: { create: {} },
    });
    const row = {
      id: ID,
      user_id: OTHER,
      seats: 1,
      created_at: '2024-01-01T00:00:00Z',
      archived_at: null,
      revision: 1,
    };
    const before = { ...row, starts_at: '2024-03-01T07:30:00.25Z' };
    const after = { ...row, starts_at: '2024-03-02T07:30:00.000Z', revision: 2 };
    const taking = { ...row, id: OTHER, starts_at: '2024-03-02T07:30:00Z' };
    const taker = { ...taking, starts_at: '2024-03-01T07:30:00.250Z', revision: 3 };
    const statements = batchStatements('trips', [
      {
        layout: recordTable(trip),
        inserted: [],
        deleted: [],
        updated: [
          { before, after },
          { before: taking, after: taker },
        ],
      },
    ]);
    // One update gives both other keys meanwhile, and a second one writes them as they are.
    expect(statements.map(({ name }) => name)).toEqual(['update trips.trips', 'update trips.trips']);
  });
});
