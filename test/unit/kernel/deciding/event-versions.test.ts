import { happened, type Decider } from '../../../../src/kernel/deciding/decider.js';
import { eventTypes, text, wholeNumber, type EventOf } from '../../../../src/kernel/deciding/event-types.js';
import { createExecutor } from '../../../../src/kernel/deciding/execute.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { upcasting } from '../../../../src/kernel/event-log/upcasting.js';
import { newEvent } from '../../../support/new-event.js';
import { seededClock } from '../../../support/seeded-clock.js';

/** Version 1 counted in `count`; version 2 adds what was counted. */
const types = eventTypes({
  Counted: {
    says: 'Something was counted.',
    data: { amount: wholeNumber, of: text },
    upcasters: [({ data }: { data: { count?: number } }) => ({ data: { amount: data.count ?? 0, of: 'apples' } })],
  },
});

type Counted = EventOf<typeof types>;

const decider: Decider<Map<string, number>, { readonly amount: number; readonly of: string }, Counted> = {
  initial: () => new Map(),
  evolve: (state, { data: { amount, of } }) => state.set(of, (state.get(of) ?? 0) + amount),
  decide: (data) => happened({ type: 'Counted', data }),
};

describe('a decider whose stream holds events of an earlier version', () => {
  it('LOG-9: gets the events converted to the current version, and appends in the current version', async () => {
    const stored = memoryLog();
    const events = [newEvent({ type: 'Counted', data: { count: 3 } })] as const;
    await stored.append({ stream: 'basket', expectedRevision: 0, events });
    const log = upcasting(stored, types);
    const executor = createExecutor({
      log,
      clock: seededClock('basket'),
      hmacKey: new Uint8Array(32),
      eventTypes: types,
    });
    const execution = {
      ...{ decider, deciderVersion: '2', stream: 'basket', command: { amount: 2, of: 'apples' } },
      context: { organizationId: 'lab', actor: 'ann', request: 'two apples' },
    };
    expect(await executor.execute(execution)).toMatchObject({ kind: 'done', events: [{ schemaVersion: 2 }] });
    const { state } = await executor.load('basket', decider, '2');
    expect(state).toEqual(new Map([['apples', 5]]));
    const [onDisk = []] = await stored.readStreams([{ stream: 'basket', fromRevision: 1 }]);
    expect(onDisk.map(({ schemaVersion, event: { data } }) => ({ schemaVersion, data }))).toEqual([
      { schemaVersion: 1, data: { count: 3 } },
      { schemaVersion: 2, data: { amount: 2, of: 'apples' } },
    ]);
  });
});
