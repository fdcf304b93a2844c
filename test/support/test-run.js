// Plain JavaScript, because Jest loads its global set-up and tear-down without the transform that the tests get.
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const PREFIX = 'brightly-test-';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Pids are reused, so a pid file may name another process: on Linux its directory tells. */
function serves(pid, cluster) {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

async function endPostgres(pidFile) {
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isAlive(pid) || !serves(pid, dirname(pidFile))) return;
  // Immediate shutdown: the data is thrown away with the folder.
  process.kill(pid, 'SIGQUIT');
  while (existsSync(pidFile) && isAlive(pid)) await delay(20);
}

/** Ends every Postgres that runs on a folder below, then removes it all. */
export async function removeRunFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (name.endsWith('postmaster.pid')) await endPostgres(join(folder, name));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function sweepKilledRuns() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    // Another run may be sweeping the same folder.
    await removeRunFolder(join(tmpdir(), name)).catch(() => undefined);
  }
}

/** A folder for everything that one run of the tests leaves on disk; what killed runs left is removed first. */
export async function makeRunFolder() {
  await sweepKilledRuns();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // As root, Postgres runs under another account, which must get through.
  chmodSync(folder, 0o711);
  return folder;
}
