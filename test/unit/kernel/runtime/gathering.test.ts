import { gathering } from '../../../../src/kernel/runtime/gathering.js';
import { nextTurn } from '../../../../src/kernel/runtime/turns.js';

/** Calls that the test resolves by hand. */
function asking() {
  const asked: { readonly requests: readonly number[]; answer(answers: readonly string[]): void; fail(): void }[] = [];
  const ask = (requests: readonly number[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      asked.push({ requests, answer: resolve, fail: () => reject(new Error('away')) });
    });
  return { asked, ask };
}

describe('gathering requests', () => {
  it('sends requests of the same turn of the event loop together, and gives each its own result', async () => {
    const { asked, ask } = asking();
    const request = gathering(ask, { requests: 10, inFlight: 1 });
    const answers = Promise.all([request(1), request(2)]);
    await nextTurn();
    expect(asked.map(({ requests }) => requests)).toEqual([[1, 2]]);
    asked[0]?.answer(['one', 'two']);
    expect(await answers).toEqual(['one', 'two']);
  });

  it('sends no more batches at once than allowed, nor more requests in a batch than fit', async () => {
    const { asked, ask } = asking();
    const request = gathering(ask, { requests: 2, inFlight: 2 });
    const answers = Promise.all([1, 2, 3, 4, 5].map(request));
    await nextTurn();
    expect(asked.map(({ requests }) => requests)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    asked[1]?.answer(['3', '4']);
    await nextTurn();
    await nextTurn();
    asked[2]?.answer(['5']);
    asked[0]?.answer(['1', '2']);
    expect(await answers).toEqual(['1', '2', '3', '4', '5']);
  });

  it('fails the requests of a failed batch, and no others', async () => {
    const { asked, ask } = asking();
    const request = gathering(ask, { requests: 1, inFlight: 2 });
    const answers = Promise.allSettled([request(1), request(2)]);
    await nextTurn();
    asked[0]?.fail();
    asked[1]?.answer(['two']);
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('fails if a batch returns fewer results than it has requests', async () => {
    const { asked, ask } = asking();
    const request = gathering(ask, { requests: 2, inFlight: 1 });
    const answers = Promise.allSettled([request(1), request(2)]);
    await nextTurn();
    asked[0]?.answer(['one']);
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
