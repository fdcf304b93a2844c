import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import type { EventLog, RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { superuserOf } from '../../support/postgres.js';
import { newEvent } from '../../support/new-event.js';
import { transpiled } from '../../support/transpiled.js';
import { startWriting, type WritingProcess } from './writing-processes.js';

/** Reads the log in the background from its start; `untilEnd` reads the rest, and returns all events. */
function follow(log: EventLog): { untilEnd(): Promise<readonly RecordedEvent[]> } {
  const seen: RecordedEvent[] = [];
  let cursor = 0n;
  let reading = Promise.resolve();
  const readOn = async (): Promise<void> => {
    for (;;) {
      const page = await log.readAll({ after: cursor, limit: 100 });
      seen.push(...page.events);
      cursor = page.next;
      if (page.events.length === 0) return;
    }
  };
  const stop = log.onAppended(() => {
    reading = reading.then(readOn);
  });
  return {
    untilEnd: async () => {
      stop();
      await reading.then(readOn);
      return seen;
    },
  };
}

describe('several processes on one event log in Postgres', () => {
  let database: EventLogDatabase;
  let script: string;
  const processes: WritingProcess[] = [];

  beforeAll(() => {
    script = transpiled('test/contract/event-log/writer-child.ts');
  });
  beforeEach(async () => {
    database = await eventLogDatabase();
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((each) => each.kill()));
    await database.drop();
  });

  const start = (sharedStreams: readonly string[]): WritingProcess => {
    const started = startWriting(script, database.url, sharedStreams);
    processes.push(started);
    return started;
  };

  const threeSharedStreams = (): string[] => Array.from({ length: 3 }, () => `shared-${randomUUID()}`);

  /** Fails unless the log is intact, whatever happened to its writers. */
  async function expectSound(seen: readonly RecordedEvent[]): Promise<void> {
    const { rows } = await database.client.query<{ events: string; last: string; gaps: string; ids: string }>(`
      SELECT count(*) AS events, coalesce(max(position), 0) AS last, count(DISTINCT id) AS ids,
        (SELECT count(*) FROM (SELECT 1 FROM log.events GROUP BY stream HAVING max(revision) <> count(*)) g) AS gaps
      FROM log.events`);
    const [totals] = rows;
    expect(totals).toEqual({ events: totals?.events, last: totals?.events, ids: totals?.events, gaps: '0' });

    expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => BigInt(index + 1)));
    expect(String(seen.length)).toBe(totals?.events);
    const revisions = new Map<string, number>();
    for (const { stream, revision } of seen) {
      expect(revision).toBe((revisions.get(stream) ?? 0) + 1);
      revisions.set(stream, revision);
    }

    const byId = new Map(seen.map((event) => [event.id, event]));
    for (const { stream, ids, revision, position } of processes.flatMap((each) => each.acknowledged)) {
      const found = ids.map((id) => byId.get(id));
      expect(found.map((event) => event?.stream)).toEqual(ids.map(() => stream));
      expect([found.at(-1)?.revision, String(found.at(-1)?.position)]).toEqual([revision, position]);
    }
  }

  it('LOG-1: no acknowledged event is lost, doubled or moved when one of three is killed', async () => {
    const shared = threeSharedStreams();
    const reader = follow(await database.open());
    const [killed, ...others] = [start(shared), start(shared), start(shared)];
    await killed.reached(100);
    await killed.kill();
    await Promise.all(others.map((each) => each.reached(each.acknowledged.length + 100)));
    await Promise.all(others.map((each) => each.end()));
    await expectSound(await reader.untilEnd());
  });

  it('LOG-2: readers and writers continue while another transaction stays open', async () => {
    const shared = threeSharedStreams();
    const foreign = new pg.Client({ connectionString: superuserOf(database.url) });
    await foreign.connect();
    try {
      await foreign.query('CREATE TABLE foreign_table (n int)');
      await foreign.query('BEGIN');
      await foreign.query('INSERT INTO foreign_table VALUES (1)');

      const log = await database.open();
      const reader = follow(log);
      const writers = [start(shared), start(shared)];
      await Promise.all(writers.map((each) => each.reached(60)));
      await Promise.all(writers.map((each) => each.end()));
      const seen = await reader.untilEnd();
      // Everything was read although the transaction is still open.
      await foreign.query('INSERT INTO foreign_table VALUES (2)');
      await expectSound(seen);
    } finally {
      await foreign.end();
    }
  });

  it('LOG-1: appends whose connection was cut have exactly one effect when they are sent again', async () => {
    const shared = threeSharedStreams();
    const reader = follow(await database.open());
    const writers = [start(shared), start(shared)];
    for (let cut = 1; cut <= 8; cut++) {
      await Promise.all(writers.map((each) => each.reached(cut * 15)));
      await database.client.query(`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'brightly-log' AND query ~ 'INSERT INTO log.events|log.append_locked'`);
    }
    await Promise.all(writers.map((each) => each.reached(each.acknowledged.length + 15)));
    await Promise.all(writers.map((each) => each.end()));
    expect(writers.flatMap(({ errors }) => errors)).toContain('AppendOutcomeUnknownError');
    await expectSound(await reader.untilEnd());
  });

  /** Whether a connection listens and its last statement was a later one than LISTEN. */
  async function isListening(): Promise<boolean> {
    const { rows } = await database.client.query(`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'brightly-log' AND query LIKE '%pg_backend_pid%'`);
    return rows.length > 0;
  }

  it('LOG-2: a process that was notified of another one’s append reads it after its own last append', async () => {
    const [ours, theirs] = await Promise.all([database.open(), database.open()]);
    const append = async (log: EventLog): Promise<string> => {
      const event = newEvent();
      await log.append({ stream: `some-${randomUUID()}`, expectedRevision: 0, events: [event] });
      return event.id;
    };
    // Polling is stopped, since it wakes readers without a cause: a reader that is woken once it listens was notified
    // by the other process.
    const poll = jest.spyOn(globalThis, 'setInterval').mockReturnValue(setTimeout(() => undefined, 0));
    let heard = 0;
    ours.onAppended(() => heard++);
    expect(poll).toHaveBeenCalledTimes(1);
    poll.mockRestore();
    while (!(await isListening())) expect(heard).toBe(0);
    const written = [await append(ours)];
    expect(heard).toBe(1);
    written.push(await append(theirs));
    while (heard === 1) await ours.head();
    const { events, next } = await ours.readAll({ after: 0n, limit: 10 });
    expect(events.map(({ id }) => id)).toEqual(written);
    expect(next).toBe(await ours.head());
  });
});
