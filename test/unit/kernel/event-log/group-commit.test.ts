import type { EncodedAppend } from '../../../../src/kernel/event-log/append-batches.js';
import { groupCommit, type BatchWriter } from '../../../../src/kernel/event-log/group-commit.js';
import { LogUnavailableError } from '../../../../src/kernel/event-log/event-log.js';

const brokenWriter: BatchWriter = {
  write: () => Promise.reject(new Error('not used')),
  isUsable: () => false,
  end: () => Promise.resolve(),
};

const appendTo = (stream: string): EncodedAppend => ({ stream, expectedRevision: -1, events: [], rows: [], bytes: 0 });

describe('appends that wait for a connection', () => {
  it('are rejected once they have waited two seconds, while a later one keeps waiting and is written', async () => {
    let time = 0;
    let later: Promise<unknown> = Promise.resolve();
    let tries = 0;
    const written: string[][] = [];
    const open = (): Promise<BatchWriter> => {
      tries += 1;
      if (tries === 1) {
        time = 2000;
        later = commit.append(appendTo('later'));
        return Promise.reject(new LogUnavailableError('Nobody answers.'));
      }
      return Promise.resolve({
        ...brokenWriter,
        isUsable: () => true,
        write: (batch) => {
          written.push(batch.map(({ stream }) => stream));
          return Promise.resolve(batch.map(() => ({ kind: 'conflict', actualRevision: 7 }) as const));
        },
      });
    };
    const commit = groupCommit(
      brokenWriter,
      open,
      () => {},
      undefined,
      () => time,
    );
    await expect(commit.append(appendTo('first'))).rejects.toThrow('Nobody answers.');
    expect(await later).toEqual({ kind: 'conflict', actualRevision: 7 });
    expect(written).toEqual([['later']]);
    await commit.close();
  });
});
