import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, readText } from '../../support/compose.js';

const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('trusts only the load balancer for a client’s address, and the balancer trusts no client’s header', () => {
    const address = compose.services['balancer']?.networks?.['cluster']?.ipv4_address ?? '';
    expect(address).toMatch(/^\$\{BALANCER_ADDRESS:-[\d.]+\}$/);
    for (const node of ['brightly-1', 'brightly-2', 'brightly-3']) {
      expect(compose.services[node]?.environment?.['TRUSTED_PROXIES']).toBe(address);
    }
    const [range] = compose.networks['cluster']?.ipam.config ?? [];
    const [subnet, given, own] = [range?.subnet, range?.ip_range, address].map((text) => fallbackIn(text ?? ''));
    expect(contains(subnet ?? '', own ?? '')).toBe(true);
    expect(contains(given ?? '', own ?? '')).toBe(false);
    const { content } = compose.configs['balancer'] ?? { content: '' };
    expect(content).toContain('http-request set-header X-Forwarded-For %[src]');
    expect(content).toContain('http-request del-header Forwarded');
    expect(content).not.toMatch(/option +forwardfor/);
  });

  it('LOG-10: the balancer sends to live nodes if none is ready, so that one stopped read model affects nothing else', () => {
    const { content } = compose.configs['balancer'] ?? { content: '' };
    const [frontend = '', ...backends] = content.split(/^backend /m);
    expect(frontend).toMatch(/use_backend living if \{ nbsrv\(nodes\) eq 0 \}\n *default_backend nodes/);
    const asks = backends.map((backend) => [/^\w+/.exec(backend)?.[0], /httpchk GET (\S+)/.exec(backend)?.[1]]);
    expect(asks).toEqual([
      ['nodes', '/health/ready'],
      ['living', '/health/live'],
    ]);
    const servers = backends.map((backend) =>
      Array.from(backend.matchAll(/^ *server (.*)$/gm), ([, server]) => server),
    );
    expect(servers[0]).toHaveLength(3);
    expect(servers[1]).toEqual(servers[0]);
  });

  it('sets a time limit for every wait of the balancer', () => {
    const { content } = compose.configs['balancer'] ?? { content: '' };
    const timeouts = Array.from(content.matchAll(/^ *timeout ([\w-]+) \d+s$/gm), ([, name]) => name);
    expect(timeouts.sort()).toEqual(['client', 'connect', 'http-keep-alive', 'http-request', 'queue', 'server']);
  });

  it("keeps Postgres' data in the named volume, whatever the major version of its image", () => {
    for (const name of ['postgres', 'postgres-cluster']) {
      const { volumes = [], environment = {} } = compose.services[name] ?? {};
      expect(volumes).toEqual([`${name}:/var/lib/postgresql`]);
      // Images before 18 declare a volume at `data`, which would hide the data that is kept there.
      expect(environment['PGDATA']).toMatch(/^\/var\/lib\/postgresql\/(?!data\b)\S+$/);
    }
  });

  it("keeps the certificate authority's key for renewals, in a volume that no other service mounts", () => {
    const seers = services.filter(([, { volumes = [] }]) => volumes.some((each) => each.startsWith('authority-key:')));
    expect(seers.map(([name]) => name)).toEqual(['certificates']);
    const { entrypoint = [], command } = compose.services['certificates'] ?? {};
    expect(command).toEqual(['keep']);
    expect(entrypoint[2]).not.toMatch(/rm .*authority/);
    expect(readText('docs/running-on-docker.md')).toContain('run --rm certificates renew');
  });

  it('makes certificates once, renews them on request, and keeps the certificate authority', () => {
    const run = certificatesIn(mkdtempSync(join(tmpdir(), 'brightly-certificates-')));
    const first = run.with('keep');
    expect(Object.keys(first)).toEqual(['ca', 'node-1', 'node-2', 'node-3']);
    expect(run.with('keep')).toEqual(first);
    const { ca, ...nodes } = run.with('renew');
    expect(ca).toBe(first['ca']);
    for (const [node, certificate] of Object.entries(nodes)) expect(certificate).not.toBe(first[node]);
    run.remove();
  });

  it('sets the passwords of both users that an EventStoreDB cluster has at first', () => {
    for (const node of ['eventstore-1', 'eventstore-2', 'eventstore-3']) {
      const { environment = {} } = compose.services[node] ?? {};
      expect(environment['EVENTSTORE_DEFAULT_ADMIN_PASSWORD']).toBe('${EVENTSTORE_ADMIN_PASSWORD:-changeit}');
      expect(environment['EVENTSTORE_DEFAULT_OPS_PASSWORD']).toBe('${EVENTSTORE_OPS_PASSWORD:-changeit}');
    }
  });

  it('names every image that is not built here by its full version', () => {
    for (const [name, { image = '', build }] of services) {
      if (build === undefined) expect([name, fallbackIn(image)]).toEqual([name, expect.stringMatching(FULL_VERSION)]);
    }
  });
});

/** Postgres' versions have two parts. */
const FULL_VERSION = /^(postgres:\d+\.\d+|[\w/-]+:\d+\.\d+\.\d+)$/;

/** The value of a text with one variable if that is not set. */
function fallbackIn(text: string): string {
  return text.replace(/^\$\{\w+:-(.*)\}$/, '$1');
}

/** Whether an IPv4 network, such as `10.0.0.0/8`, holds an address. */
function contains(network: string, address: string): boolean {
  const [base = '', bits = ''] = network.split('/');
  const list = new BlockList();
  list.addSubnet(base, Number(bits));
  return list.check(address);
}

/**
 * Sets up the script of the service `certificates` below a folder, with a stand-in for `es-gencert-cli` that makes
 * different certificates each time.
 */
function certificatesIn(folder: string) {
  const bin = join(folder, 'bin');
  for (const name of ['bin', 'certificates', 'authority', 'authority-key']) mkdirSync(join(folder, name));
  const standIn = `#!/usr/bin/env bash
kind=ca; [ "$1" = create-node ] && kind=node
while [ $# -gt 0 ]; do [ "$1" = -out ] && out=$2; shift; done
mkdir "$out"; for end in crt key; do echo "$kind $RANDOM $RANDOM $RANDOM" > "$out/$kind.$end"; done
`;
  writeFileSync(join(bin, 'es-gencert-cli'), standIn, { mode: 0o755 });
  writeFileSync(join(bin, 'chown'), '#!/bin/sh\n', { mode: 0o755 });
  const script = (compose.services['certificates']?.entrypoint?.[2] ?? '')
    .replaceAll('$$', '$')
    .replaceAll(/(?<=\s)\/(certificates|authority|authority-key|tmp)\b/g, `${folder}/$1`);
  mkdirSync(join(folder, 'tmp'));
  return {
    with: (wish: string): Readonly<Record<string, string>> => {
      const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
      execFileSync('bash', ['-euc', script, 'certificates', wish], { env });
      const crt = (path: string): string => readFileSync(join(folder, path), 'utf8');
      const nodes = ['node-1', 'node-2', 'node-3'].map((node) => [node, crt(`certificates/${node}/node.crt`)]);
      return Object.fromEntries([['ca', crt('authority/ca.crt')], ...nodes]) as Record<string, string>;
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
