/**
 * Runs an entry point: `node scripts/run.mjs main|cli …`. Builds first when `dist` is missing or older than its
 * sources, so that a fresh clone needs nothing but `npm ci`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'projections', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];

/** When anything at or below the path last changed; a folder counts too, because a removed file leaves no other trace. */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

function isBuilt(entry) {
  const built = statSync(entry, { throwIfNoEntry: false });
  return built !== undefined && sources.every((source) => changedAt(join(root, source)) <= built.mtimeMs);
}

function build() {
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  // Standard output belongs to the command: what the compiler says goes to standard error.
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

/** This process's parent and, if `/proc` has it, the parent of that: npm, or a shell of npm's. */
function runBy() {
  const parent = process.ppid;
  try {
    return [parent, /\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'))?.[1] ?? ''].join(' ').trim();
  } catch {
    return String(parent);
  }
}

// Read before the build: a process that ends meanwhile could not be named afterwards.
process.env.BRIGHTLY_RUN_BY = runBy();
const [door, ...rest] = process.argv.slice(2);
const entry = join(root, 'dist', 'src', `${door}.js`);
if (!isBuilt(entry)) build();
process.argv = [process.execPath, entry, ...rest];
await import(pathToFileURL(entry).href);
