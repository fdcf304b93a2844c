import { EventEmitter } from 'node:events';
import { createLogger } from '../../../../src/kernel/runtime/logging.js';
import { createShutdown, stopOnSignals } from '../../../../src/kernel/runtime/shutdown.js';

const logger = createLogger('silent');

/** A stand-in for the process, which takes signals and notes its exit status instead of ending. */
function receiver() {
  const emitter = new EventEmitter();
  const exits: unknown[] = [];
  let announce = () => undefined as void;
  const ended = new Promise<void>((resolve) => (announce = resolve));
  const exit = (status?: unknown) => {
    exits.push(status);
    announce();
    return undefined as never;
  };
  return { process: Object.assign(emitter, { exit }) as unknown as NodeJS.Process, emitter, exits, ended };
}

describe('shutdown', () => {
  it('stops each resource once, the last one added first, waiting for each', async () => {
    const stopped: string[] = [];
    const shutdown = createShutdown(logger);
    shutdown.add('database', () => void stopped.push('database'));
    shutdown.add('server', async () => {
      await new Promise(setImmediate);
      stopped.push('server');
    });
    expect(await Promise.all([shutdown.stop(), shutdown.stop()])).toEqual([true, true]);
    expect(stopped).toEqual(['server', 'database']);
  });

  it('stops the others when one fails, and reports that not all went well', async () => {
    const stopped: string[] = [];
    const shutdown = createShutdown(logger);
    shutdown.add('database', () => void stopped.push('database'));
    shutdown.add('server', () => Promise.reject(new Error('stuck')));
    expect(await shutdown.stop()).toBe(false);
    expect(stopped).toEqual(['database']);
  });

  it('stops at once what is added after the stop', async () => {
    const stopped: string[] = [];
    const shutdown = createShutdown(logger);
    await shutdown.stop();
    shutdown.add('late', () => void stopped.push('late'));
    await shutdown.stop();
    expect(stopped).toEqual(['late']);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('on %s stops everything and ends with status 0', async (signal) => {
    const { process, emitter, exits, ended } = receiver();
    const stopped: string[] = [];
    const shutdown = createShutdown(logger);
    shutdown.add('server', () => void stopped.push('server'));
    stopOnSignals(shutdown, logger, process);
    emitter.emit(signal, signal);
    await ended;
    expect([stopped, exits]).toEqual([['server'], [0]]);
  });

  it('ends with status 1 when something did not stop cleanly', async () => {
    const { process, emitter, exits, ended } = receiver();
    const shutdown = createShutdown(logger);
    shutdown.add('server', () => Promise.reject(new Error('stuck')));
    stopOnSignals(shutdown, logger, process);
    emitter.emit('SIGTERM', 'SIGTERM');
    await ended;
    expect(exits).toEqual([1]);
  });

  it('ends at once on the second signal', () => {
    const { process, emitter, exits } = receiver();
    const shutdown = createShutdown(logger);
    shutdown.add('stuck', () => new Promise(() => undefined));
    stopOnSignals(shutdown, logger, process);
    emitter.emit('SIGINT', 'SIGINT');
    expect(exits).toEqual([]);
    emitter.emit('SIGINT', 'SIGINT');
    expect(exits).toEqual([1]);
  });
});
