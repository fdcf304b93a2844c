import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Entry {
  readonly engines?: { readonly node?: string };
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Entry>>;
}

const script = '../../../scripts/complete-lock.mjs';
const { completeLock } = (await import(script)) as {
  completeLock(lock: Lock): { readonly lock: Lock; readonly added: readonly string[] };
};

const { satisfies, minVersion } = createRequire(import.meta.url)('semver') as {
  satisfies(version: string, range: string): boolean;
  minVersion(range: string): { readonly version: string };
};

describe('package-lock.json', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

  it('has an entry for every optional package, so that npm ci works with any registry', () => {
    expect(completeLock(lock).added).toEqual([]);
  });

  it('has no package, not even for development, that refuses the oldest supported Node', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly engines: { node: string } };
    const oldest = minVersion(engines.node).version;
    expect(oldest).toBe('20.19.0');
    const refusing = Object.entries(lock.packages).flatMap(([path, { engines: { node = '*' } = {}, version }]) =>
      satisfies(oldest, node) ? [] : [`${path} ${version} wants ${node}`],
    );
    expect(refusing).toEqual([]);
  });

  it('names no registry host', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
  });
});

describe('the script complete-lock', () => {
  const named = (optional: Record<string, string>): Lock => ({
    packages: { '': {}, 'node_modules/native': { version: '1.2.3', optionalDependencies: optional } },
  });

  it('adds named packages that are missing, for their platform only', () => {
    const { lock, added } = completeLock(named({ 'native-linux-arm64-musl': '1.2.3', '@native/windows-x64': '1.2.3' }));
    expect(added).toEqual(['native-linux-arm64-musl', '@native/windows-x64']);
    expect(lock.packages['node_modules/native-linux-arm64-musl']).toEqual({
      version: '1.2.3',
      cpu: ['arm64'],
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(lock.packages['node_modules/@native/windows-x64']).toMatchObject({ cpu: ['x64'], os: ['win32'] });
  });

  it('leaves existing entries unchanged, and refuses to guess a platform or a version', () => {
    const complete = named({});
    expect(completeLock(complete)).toEqual({ lock: complete, added: [] });
    expect(() => completeLock(named({ fsevents: '2.3.3' }))).toThrow('its name says no platform');
    expect(() => completeLock(named({ 'native-linux-x64': '^1.2.3' }))).toThrow('no exact version');
  });
});
