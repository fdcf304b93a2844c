import { randomUUID } from 'node:crypto';
import type { EventLog, NewEvent, RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { parseKurrentUrl } from '../../../src/kernel/event-log/kurrent/kurrent-address.js';
import { openKurrentLog, type KurrentLogOptions } from '../../../src/kernel/event-log/kurrent/kurrent-log.js';
import type { KurrentTimes } from '../../../src/kernel/event-log/kurrent/kurrent-times.js';
import { newEvents } from '../new-event.js';
import { fakeKurrent, type FakeKurrent } from './fake-kurrent.js';

/** A log on a fake server, and what tests do with it. */
export interface KurrentScene {
  readonly server: FakeKurrent;
  readonly log: EventLog;
  /** One more handle on the same log. */
  open(options?: Partial<KurrentLogOptions>): Promise<EventLog>;
  /** Appends each event on its own, to a stream of its own, bypassing the log, as another process does. */
  appendElsewhere(count: number, kind?: string): readonly NewEvent[];
  close(): Promise<void>;
}

/** Short, as nothing here is far away; long enough for a busy machine to answer within. */
export const SHORT: KurrentTimes = { deadline: 500, appending: 5_000, reading: 5_000, silence: 500, polling: 100 };

/** For tests where nothing hangs: no busy machine is so slow that a call is retried. */
export const PATIENT: KurrentTimes = {
  ...SHORT,
  deadline: 30_000,
  appending: 90_000,
  reading: 90_000,
  silence: 30_000,
};

const PREFIX = 'scene';

/** Opens a log on a fake server of its own. */
export async function kurrentScene(options: Partial<KurrentLogOptions> = {}): Promise<KurrentScene> {
  const server = await fakeKurrent();
  const address = parseKurrentUrl(`esdb://127.0.0.1:${server.port}?tls=false`);
  if (typeof address === 'string') throw new Error(address);
  const logs: EventLog[] = [];
  const open = async (more: Partial<KurrentLogOptions> = {}): Promise<EventLog> => {
    const log = await openKurrentLog({ address, streamPrefix: PREFIX, times: SHORT, ...options, ...more });
    logs.push(log);
    return log;
  };
  const close = async (): Promise<void> => {
    await Promise.all(logs.map((log) => log.close()));
    await server.close();
  };
  try {
    return { server, log: await open(), open, appendElsewhere: (...args) => appendPast(server, ...args), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function appendPast({ storage }: FakeKurrent, count: number, kind = 'some'): readonly NewEvent[] {
  return newEvents(count).map((event) => {
    const { id, schemaVersion, context } = event;
    const { type, data } = event.event;
    storage.append({
      stream: `${PREFIX}_${kind}-${randomUUID()}`,
      expected: -1,
      events: [
        {
          id,
          type,
          data: Buffer.from(JSON.stringify({ data })),
          metadata: Buffer.from(JSON.stringify({ schemaVersion, ...context })),
        },
      ],
    });
    return event;
  });
}

/** Everything after a position, page by page. */
export async function readOn(log: EventLog, after = 0n, limit = 100): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let next = after; ;) {
    const page = await log.readAll({ after: next, limit });
    events.push(...page.events);
    if (page.events.length === 0) return events;
    next = page.next;
  }
}

/** The ids of events, in order. */
export const idsOf = (events: readonly { readonly id: string }[]): readonly string[] => events.map(({ id }) => id);
