/**
 * Completes package-lock.json after a change of dependencies: `node scripts/complete-lock.mjs`.
 *
 * A registry that does not hold a package's builds for other platforms makes npm leave them out of the lock file, and
 * then `npm ci` refuses with "Missing … from lock file". This adds an entry for each optional package that is named but
 * missing; npm installs it only on its own platform. Nothing else is touched.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PLATFORMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const CPUS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Platform and processor from the package's name: `…-linux-arm64-musl` and `…/win32-x64`. */
function platformOf(name) {
  const words = name.split(/[-/.]/).map((word) => (word === 'windows' ? 'win32' : word));
  const os = PLATFORMS.find((platform) => words.includes(platform));
  const cpu = CPUS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) {
    throw new Error(`${name} is optional and missing, and its name says no platform: add its entry by hand.`);
  }
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return { os, cpu, libc: os === 'linux' ? libc : undefined };
}

function entry(name, range, parent) {
  if (!/^\d+\.\d+\.\d+/.test(range))
    throw new Error(`${name}@${range} is missing and no exact version: add it by hand.`);
  const { os, cpu, libc } = platformOf(name);
  return {
    version: range,
    cpu: [cpu],
    ...(parent.dev === true ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    os: [os],
  };
}

/** The lock with the missing entries added, and their names; does not change its argument. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [path, parent] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
      const places = [`node_modules/${name}`, `${path}/node_modules/${name}`];
      if (places.some((place) => place in packages)) continue;
      packages[`node_modules/${name}`] = entry(name, range, parent);
      added.push(name);
    }
  }
  const sorted = Object.keys(packages).sort((one, other) => one.localeCompare(other, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted.map((path) => [path, packages[path]])) }, added };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'package-lock.json is complete.' : `Added ${added.length}: ${added.join(', ')}`);
}
