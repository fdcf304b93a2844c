import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processIdentity, takeLock } from '../../src/kernel/runtime/process-lock.js';
import { temporaryDirectory } from '../support/postgres.js';
import { transpiledRuntime } from '../support/runtime-process.js';

/** Increments a number in a file many times, by separate reads and writes. */
const COUNT_UP = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { withLock } from './src/kernel/runtime/process-lock.js';
  const [lock, counter, times] = process.argv.slice(2);
  for (let time = 0; time < Number(times); time++) {
    await withLock(lock, async () => {
      const before = Number(readFileSync(counter, 'utf8'));
      await new Promise(setImmediate);
      writeFileSync(counter, String(before + 1));
    });
  }
`;

/** What a process that was killed while holding the lock leaves. */
async function deadIdentity(): Promise<string> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const identity = processIdentity(child.pid ?? 0);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  if (identity === undefined) throw new Error('the child never lived');
  return identity;
}

describe('a lock between processes', () => {
  it('lets one process work at a time, even if a killed process left the lock', async () => {
    const folder = temporaryDirectory('lock');
    const [lock, counter] = [join(folder, 'lock'), join(folder, 'counter')];
    writeFileSync(counter, '0');
    writeFileSync(lock, await deadIdentity());
    const program = join(transpiledRuntime(), 'count-up.js');
    writeFileSync(program, COUNT_UP);
    const count = () => promisify(execFile)(process.execPath, [program, lock, counter, '50']);
    await Promise.all([count(), count(), count()]);
    expect(readFileSync(counter, 'utf8')).toBe('150');
    expect(existsSync(lock)).toBe(false);
  });

  it('names its holder, and is free again once released', () => {
    const path = join(temporaryDirectory('lock'), 'lock');
    const held = takeLock(path);
    expect(takeLock(path)).toEqual({ kind: 'taken', pid: process.pid });
    if (held.kind === 'held') held.release();
    expect(takeLock(path).kind).toBe('held');
  });

  it('is not held by a process that only has the same pid as the one that took it', () => {
    const path = join(temporaryDirectory('lock'), 'lock');
    writeFileSync(path, `${process.pid} 1`);
    expect(takeLock(path).kind).toBe('held');
  });

  it('is free although a process was killed while breaking it', async () => {
    const path = join(temporaryDirectory('lock'), 'lock');
    writeFileSync(path, await deadIdentity());
    writeFileSync(`${path}.breaking`, await deadIdentity());
    expect(takeLock(path).kind).toBe('held');
  });
});
