import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A lock that this process holds until it releases it or ends. */
export interface HeldLock {
  readonly kind: 'held';
  release(): void;
}

/** A lock that a living process holds. */
export interface TakenLock {
  readonly kind: 'taken';
  readonly pid: number;
}

let sequence = 0;

function ask(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

function linuxIdentity(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : `${pid} ${rest[18]}`;
  } catch {
    return undefined;
  }
}

function windowsIdentity(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return `${pid} `;
  } catch {
    return undefined;
  }
}

/** A living process' pid and start time, which together are never reused; undefined when there is none. */
export function processIdentity(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxIdentity(pid);
  if (process.platform === 'win32') return windowsIdentity(pid);
  const started = ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return started === '' ? undefined : `${pid} ${started}`;
}

/** The name of a living process' program, without its path; empty when unknown. */
export function processName(pid: number): string {
  if (process.platform === 'win32') return '';
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/comm`).trim();
  return ask('ps', ['-o', 'comm=', '-p', String(pid)]).replace(/^.*\//, '');
}

function pidOf(identity: string): number {
  return Number.parseInt(identity, 10);
}

function isAlive(identity: string): boolean {
  return identity !== '' && processIdentity(pidOf(identity)) === identity;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Creates the file atomically, so that no process ever reads half an identity; returns false if it exists already. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.${sequence++}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function ownIdentity(): string {
  return processIdentity(process.pid) ?? `${process.pid} `;
}

/** Only one process at a time, and it checks again: otherwise a lock that was taken meanwhile would be broken too. */
function breakStaleLock(path: string): void {
  const guard = `${path}.breaking`;
  if (!createWhole(guard, ownIdentity())) {
    if (!isAlive(readIfThere(guard))) rmSync(guard, { force: true });
    return;
  }
  try {
    if (!isAlive(readIfThere(path))) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Takes the lock file, even from a dead process; returns its holder if that process is alive. */
export function takeLock(path: string): HeldLock | TakenLock {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    if (createWhole(path, ownIdentity())) return { kind: 'held', release: () => rmSync(path, { force: true }) };
    const holder = readIfThere(path);
    if (isAlive(holder)) return { kind: 'taken', pid: pidOf(holder) };
    breakStaleLock(path);
  }
}

/** Does the work while holding the lock, waiting for its turn; other processes and other callers in this one wait too. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const lock = takeLock(path);
    if (lock.kind === 'taken') {
      await delay(25);
      continue;
    }
    try {
      return await work();
    } finally {
      lock.release();
    }
  }
}

/** Records in a folder that this process uses something; returns a function that removes the record. */
export function signIn(folder: string): () => void {
  const note = join(folder, `${process.pid}-${sequence++}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(note, ownIdentity());
  return () => rmSync(note, { force: true });
}

/** Whether a living process is signed in to the folder; removes the records of dead ones. */
export function anyoneSignedIn(folder: string): boolean {
  const notes = readdirSync(folder).map((name) => join(folder, name));
  const living = notes.filter((note) => isAlive(readIfThere(note)));
  for (const note of notes) if (!living.includes(note)) rmSync(note, { force: true });
  return living.length > 0;
}
