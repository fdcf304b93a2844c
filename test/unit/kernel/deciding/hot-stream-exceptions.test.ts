import { happened, type Decider } from '../../../../src/kernel/deciding/decider.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { counter, type Add, type CounterEvent, type CounterState } from '../../../support/counter.js';
import { countingNode } from '../../../support/counting-node.js';
import { heldLog } from '../../../support/held-log.js';
import { times } from '../../../support/hot-stream.js';

describe('a command that throws while others wait for its stream', () => {
  const throwing = (change: (broken: () => boolean) => Partial<Decider<CounterState, Add, CounterEvent>>) => {
    let broken = true;
    const log = heldLog(memoryLog());
    log.letAllGo();
    const node = countingNode({ log }, { ...counter, ...change(() => broken) });
    return { log, node, repair: () => (broken = false) };
  };

  it('fails alone: earlier commands are carried out, and later ones are decided on a freshly loaded state', async () => {
    const { log, node } = throwing(() => ({
      decide: (command, state) => {
        if (command.mark !== 'bug') return counter.decide(command, state);
        state.total = 99;
        throw new Error('a bug');
      },
    }));
    const [one, total, bug, two] = [
      node.add(5),
      node.load().then((loaded) => loaded.state.total),
      node.add(1, { mark: 'bug' }),
      node.add(6),
    ];
    await expect(bug).rejects.toThrow('a bug');
    expect(await one).toMatchObject({ kind: 'done', revision: 1 });
    expect(await two).toMatchObject({ kind: 'done', revision: 2 });
    expect(await total).toBe(11);
    expect((await node.load()).state.total).toBe(11);
    expect(log.appends).toHaveLength(2);
  });

  it('fails alone if its events are not JSON', async () => {
    const { log, node } = throwing(() => ({
      decide: ({ by, mark }) =>
        happened<CounterEvent>({ type: 'Added', data: { by: (mark === 'bug' ? BigInt(by) : by) as number, mark } }),
      evolve: (state, event) =>
        event.type === 'Added' && event.data.mark === 'bug' ? state : counter.evolve(state, event),
    }));
    const asked = [node.add(5), node.add(6, { mark: 'bug' }), node.add(7), node.add(8)];
    await expect(asked[1]).rejects.toThrow('BigInt');
    expect(await asked[0]).toMatchObject({ kind: 'done', revision: 1 });
    expect(await asked[2]).toMatchObject({ kind: 'done', revision: 2 });
    expect(await asked[3]).toMatchObject({ kind: 'done', revision: 3 });
    expect(log.appends).toHaveLength(3);
  });

  it('uses up no retry of the waiting commands, however many throw', async () => {
    const { node } = throwing(() => ({
      decide: (command, state) => {
        if (command.mark === 'bug') throw new Error('a bug');
        return counter.decide(command, state);
      },
    }));
    const refused = node.add(101);
    const bugs = Promise.allSettled(times(30, () => node.add(1, { mark: 'bug' })));
    expect(await refused).toMatchObject({ kind: 'refused' });
    for (const bug of await bugs) expect(bug).toMatchObject({ reason: new Error('a bug') });
  });

  it('while its events are folded, and another process wrote first, leaves no half-changed state behind', async () => {
    let broken = true;
    const inner = memoryLog();
    const log = heldLog(inner);
    const node = countingNode(
      { log },
      {
        ...counter,
        evolve: (state, event) => {
          const next = counter.evolve(state, event);
          if (broken && event.type === 'Added' && event.data.mark === 'bug') throw new Error('a bug');
          return next;
        },
      },
    );
    const asked = [node.add(5, { mark: 'bug' }), node.add(6)] as const;
    await log.arrived(1);
    broken = false;
    await countingNode({ log: inner }).add(1);
    log.letAllGo();
    expect(await asked[0]).toMatchObject({ kind: 'done', revision: 2 });
    expect(await asked[1]).toMatchObject({ kind: 'done', revision: 3 });
    expect((await node.load()).state.total).toBe(12);
  });

  it('while its events are folded has been carried out, since they are durable; later commands get the error', async () => {
    const { log, node, repair } = throwing((broken) => ({
      evolve: (state, event) => {
        if (broken() && event.type === 'Added' && event.data.mark === 'bug') throw new Error('a bug');
        return counter.evolve(state, event);
      },
    }));
    const [one, bug, two] = [node.add(5), node.add(1, { mark: 'bug' }), node.add(6)];
    expect(await one).toMatchObject({ kind: 'done', revision: 1 });
    expect(await bug).toMatchObject({ kind: 'done', revision: 2 });
    await expect(two).rejects.toThrow('a bug');
    repair();
    expect((await node.load()).state.total).toBe(6);
    expect(log.appends).toHaveLength(1);
  });
});
