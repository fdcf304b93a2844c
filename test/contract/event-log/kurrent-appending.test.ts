import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import {
  AppendOutcomeUnknownError,
  LogUnavailableError,
  type Append,
} from '../../../src/kernel/event-log/event-log.js';
import type { AppendFate } from '../../support/fake-kurrent/fake-kurrent.js';
import {
  idsOf,
  kurrentScene,
  PATIENT,
  readOn,
  SHORT,
  type KurrentScene,
} from '../../support/fake-kurrent/kurrent-scene.js';
import { newEvents } from '../../support/new-event.js';

/** A try that hangs is given up soon, and none that a busy machine answers late. */
const RETRYING = { ...PATIENT, deadline: 3_000 };

describe('an append to EventStoreDB', () => {
  let scene: KurrentScene;
  beforeEach(async () => {
    scene = await kurrentScene({ times: PATIENT });
  });
  afterEach(() => scene.close());

  const anAppend = (count = 2): Append => ({
    stream: `some-${randomUUID()}`,
    expectedRevision: 0,
    events: newEvents(count),
  });

  /** The attempts of an append, as the server got them. */
  const triesOf = ({ stream }: Append) => scene.server.appends.filter((each) => each.stream.endsWith(stream));

  /** Makes the first appends end in these ways, one each; the others succeed. */
  function fated(...fates: readonly AppendFate[]): void {
    const left = [...fates];
    scene.server.fates.append = () => left.shift() ?? 'answer';
  }

  /** Fails unless the append is in the log once, and was sent with the same ids each time. */
  async function expectOnce(append: Append, tries: number): Promise<void> {
    expect(triesOf(append).map(({ events, expected }) => [idsOf(events), expected])).toEqual(
      Array.from({ length: tries }, () => [idsOf(append.events), append.expectedRevision - 1]),
    );
    const [events = []] = await scene.log.readStreams([{ stream: append.stream, fromRevision: 1 }]);
    expect(idsOf(events)).toEqual(idsOf(append.events));
    expect(idsOf(await readOn(scene.log))).toEqual(idsOf(append.events));
  }

  it('is a call of its own, never a message on the client’s long-lived batch stream, which sometimes hangs', async () => {
    await Promise.all(Array.from({ length: 20 }, () => scene.log.append(anAppend())));
    expect(scene.server.batchAppends()).toBe(0);
    // Includes the event that gave the log its id.
    expect(scene.server.appends).toHaveLength(21);
  });

  it.each([
    ['never came', 'hang'],
    ['was lost after the append was done', 'lose'],
  ] as const)('LOG-1: is sent again unchanged if its response %s, and has one effect', async (_, fate) => {
    const append = anAppend(3);
    const log = await scene.open({ times: RETRYING });
    fated(fate);
    expect(await log.append(append)).toMatchObject({ kind: 'appended', revision: 3 });
    await expectOnce(append, 2);
  });

  it.each([
    ['DEADLINE_EXCEEDED', status.DEADLINE_EXCEEDED, 'Deadline exceeded'],
    ['ABORTED', status.ABORTED, 'The operation timed out.'],
    ['INTERNAL', status.INTERNAL, 'Received RST_STREAM with code 2'],
    ['UNAVAILABLE', status.UNAVAILABLE, 'Server Is Too Busy'],
    ['UNKNOWN', status.UNKNOWN, 'Server Is Not Ready'],
    ['CANCELLED', status.CANCELLED, 'The server is shutting down.'],
  ])('is sent again after %s, for which the client has no error class', async (_, code, details) => {
    const append = anAppend();
    fated({ code, details }, { code, details });
    expect(await scene.log.append(append)).toMatchObject({ kind: 'appended', revision: 2 });
    await expectOnce(append, 3);
  });

  it('is not sent again if the server refuses the user', async () => {
    const append = anAppend();
    fated({ code: status.PERMISSION_DENIED, details: 'Access Denied' });
    const refused = scene.log.append(append);
    await expect(refused).rejects.toThrow(LogUnavailableError);
    await expect(refused).rejects.toThrow('refuses the user that EVENT_LOG_URL names');
    expect(triesOf(append)).toHaveLength(1);
  });

  it('is not sent again on a conflict, which is a result', async () => {
    const append = anAppend();
    await scene.log.append({ ...append, events: newEvents(3) });
    expect(await scene.log.append(append)).toEqual({ kind: 'conflict', actualRevision: 3 });
    expect(triesOf(append)).toHaveLength(2);
  });

  it('LOG-1: has an unknown outcome if its response was lost and another process wrote to the stream since', async () => {
    const append = anAppend();
    const { server } = scene;
    server.fates.append = (call) => {
      if (triesOf(append).length > 1) return 'answer';
      // Written, but the response is lost, and the stream goes on before it is sent again.
      server.storage.append(call);
      server.storage.append({
        ...call,
        expected: 1,
        events: call.events.map((event) => ({ ...event, id: randomUUID() })),
      });
      return { code: status.UNAVAILABLE, details: 'lost' };
    };
    expect(await scene.log.append(append)).toMatchObject({ kind: 'appended', revision: 2 });
  });

  it('has an unknown outcome if no response comes at all', async () => {
    const log = await scene.open({ times: { ...SHORT, appending: 600, deadline: 200 } });
    scene.server.fates.append = () => 'hang';
    await expect(log.append(anAppend())).rejects.toThrow(AppendOutcomeUnknownError);
  });

  it('fails with “unavailable” if it was never sent', async () => {
    const log = await scene.open({ times: { ...SHORT, appending: 300, reading: 300 } });
    await scene.server.close();
    await expect(log.head()).rejects.toThrow(LogUnavailableError);
    const append = anAppend();
    await expect(log.append(append)).rejects.toThrow(LogUnavailableError);
    expect(triesOf(append)).toEqual([]);
  });

  it('succeeds if the server restarts meanwhile', async () => {
    const appends = Array.from({ length: 30 }, () => anAppend());
    const results = appends.map((append) => scene.log.append(append));
    await scene.server.restart();
    await Promise.all(results);
    await scene.server.restart();
    await scene.log.append(anAppend(1));
    const found = idsOf(await readOn(scene.log));
    expect(found).toHaveLength(61);
    expect(new Set(found).size).toBe(61);
    for (const { events } of appends) expect(found).toEqual(expect.arrayContaining([...idsOf(events)]));
  });

  it('LOG-1: gets a new client if calls through the old one repeatedly exceed their deadlines', async () => {
    const log = await scene.open({ times: RETRYING });
    await log.append(anAppend());
    const paused = scene.server.appends.at(-1)?.peer;
    // Like a paused leader, whose connections stay open without any response.
    scene.server.fates.append = ({ peer }) => (peer === paused ? 'hang' : 'answer');
    scene.server.fates.read = ({ peer }) => (peer === paused ? 'hang' : 'answer');
    const append = anAppend();
    expect(await log.append(append)).toMatchObject({ kind: 'appended', revision: 2 });
    expect(triesOf(append).map(({ peer }) => peer === paused)).toEqual([true, true, false]);
    expect(idsOf(await readOn(log)).slice(-2)).toEqual(idsOf(append.events));
  });

  it('uses one client for all logs of a process, which stays when some of them are closed', async () => {
    const other = await scene.open({ streamPrefix: 'another' });
    await Promise.all([scene.log.append(anAppend()), other.append(anAppend())]);
    await other.close();
    expect(await scene.log.append(anAppend())).toMatchObject({ kind: 'appended' });
    expect(new Set(scene.server.appends.map(({ peer }) => peer)).size).toBe(1);
  });

  it('is held back if many are in flight, so that none waits at the server beyond its deadline', async () => {
    let most = 0;
    const open = new Set<string>();
    scene.server.fates.append = ({ stream }) => {
      open.add(stream);
      most = Math.max(most, open.size);
      setImmediate(() => open.delete(stream));
      return 'answer';
    };
    await Promise.all(Array.from({ length: 300 }, () => scene.log.append(anAppend(1))));
    expect(most).toBeLessThanOrEqual(64);
  });
});
