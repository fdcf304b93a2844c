import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { countingNode, expectDone } from '../../../support/counting-node.js';

const failed = { kind: 'preconditionFailed' };

describe('a command under a precondition', () => {
  it('is carried out if the precondition holds for the stream’s current revision', async () => {
    const node = countingNode({ log: memoryLog() });
    const asked: bigint[] = [];
    const precondition = async (position: bigint) => asked.push(position) > 0;
    await node.add(1, { precondition });
    await node.add(1, { precondition });
    expect(asked).toEqual([0n, 1n]);
  });

  it.each([
    ['events', 5],
    ['nothing, as it is so already', 0],
  ])('changes nothing if the precondition fails, even if there would be %s', async (_, by) => {
    const log = memoryLog();
    const node = countingNode({ log });
    await node.add(1);
    for (const key of [undefined, 'k'])
      expect(await node.add(by, { key, precondition: async () => false })).toEqual(failed);
    expect(await log.head()).toBe(1n);
  });

  it('is refused by a rule first, without evaluating the precondition', async () => {
    const node = countingNode({ log: memoryLog() });
    const precondition = () => Promise.reject(new Error('It was asked.'));
    expect(await node.add(101, { precondition })).toMatchObject({ kind: 'refused' });
  });

  it('LOG-3: sent again under its key, gets its first response, whether or not the precondition still holds', async () => {
    const log = memoryLog();
    const [one, other] = [countingNode({ log }), countingNode({ log })];
    await other.add(1);
    const first = expectDone(await one.add(10, { key: 'k' }));
    for (const node of [one, other]) {
      expect(await node.add(10, { key: 'k', precondition: async () => false })).toEqual({ ...first, repeated: true });
    }
  });

  it('is evaluated again when another process changed the stream meanwhile', async () => {
    const log = memoryLog();
    const [one, other] = [countingNode({ log }), countingNode({ log })];
    await one.add(1);
    const asked: bigint[] = [];
    const precondition = async (position: bigint) => {
      if (asked.push(position) === 1) await other.add(1);
      return position < 2n;
    };
    expect(await one.add(5, { precondition })).toEqual(failed);
    expect(asked).toEqual([1n, 2n]);
    expect((await one.load()).state.total).toBe(2);
  });

  it('LOG-3: gets the first response if its precondition fails because another node carried out the same command meanwhile', async () => {
    const log = memoryLog();
    const [one, other] = [countingNode({ log }), countingNode({ log })];
    await other.add(1);
    let first: unknown;
    const precondition = async () => {
      first = await other.add(5, { key: 'k' });
      return false;
    };
    // Nothing is cached yet, so the state has just been read when the precondition is evaluated.
    expect(await one.add(5, { key: 'k', precondition })).toEqual({ ...(first as object), repeated: true });
  });
});
