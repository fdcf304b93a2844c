import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { compose } from '../../support/compose.js';
import { readConfiguration } from '../../../src/kernel/runtime/configuration.js';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const text = read('docker-compose.yml');
const docs = read('docs/running-on-docker.md');
const services = Object.entries(compose.services);
const named = (cell: string): readonly string[] => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name ?? '');

/** The rows of the tables whose first column has this heading, cells apart. */
function rows(markdown: string, heading: string): readonly (readonly string[])[] {
  return markdown.split(/\n\n/).flatMap((block) => {
    const [head = '', , ...body] = block.trim().split('\n');
    return head.startsWith(`| ${heading} |`) ? body.map((row) => row.split('|').map((cell) => cell.trim())) : [];
  });
}

describe('docker-compose.yml', () => {
  it('is valid by the Compose specification', () => {
    // Its patterns are written for Go, whose hyphens need no escape: no unicode mode.
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
    formats.default(ajv);
    // The dialect is draft 7, whose own address the schema spells with https.
    const { $schema: _dialect, ...schema } = JSON.parse(
      read('test/support/compose-spec/compose-spec.json'),
    ) as object & {
      $schema: string;
    };
    const validate = ajv.compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
    validate({ services: { brightly: { image: 'brightly', prots: [] } } });
    expect(validate.errors).toEqual([expect.objectContaining({ keyword: 'additionalProperties' })]);
  });

  it('has the services, images and volumes that the docs name, and no others', () => {
    const table = rows(docs, 'service');
    expect(table.flatMap(([, names = '']) => named(names)).sort()).toEqual(services.map(([name]) => name).sort());
    for (const [, names = '', image = ''] of table) {
      const [first = '', variable] = named(image);
      const variables = variable === undefined ? [] : [variable];
      for (const name of named(names)) {
        const stated = compose.services[name]?.image ?? '';
        if (first.includes(':')) expect(stated).toContain(`:-${first}}`);
        for (const each of variables) expect(stated).toContain(`\${${each}:-`);
      }
    }
    for (const volume of Object.keys(compose.volumes)) expect(docs).toContain(`\`${volume}\``);
  });

  it('declares every volume and service that it refers to, and no unused volume', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
    const needed = services.flatMap(([, { depends_on = {} }]) => Object.keys(depends_on));
    expect(needed.filter((name) => !(name in compose.services))).toEqual([]);
  });

  it('reads the variables that the docs name, and no others', () => {
    const read = Array.from(text.matchAll(/\$\{(\w+)/g), ([, name]) => name ?? '');
    const listed = rows(docs, 'variable').flatMap(([, names = '']) => named(names));
    expect(listed.toSorted()).toEqual([...new Set(read)].sort());
    for (const [, names = '', fallback = ''] of rows(docs, 'variable')) {
      const [value] = named(fallback);
      for (const name of value !== undefined && /^\w+$/.test(value) ? named(names) : []) {
        expect(text).toContain(`\${${name}:-${value}}`);
      }
    }
  });

  it('opens the ports that the docs name, to this machine alone', () => {
    const ports = services.flatMap(([, { ports = [] }]) => ports);
    expect(ports.map((port) => /^127\.0\.0\.1:\$\{\w+:-(\d+)\}:\d+$/.exec(port)?.[1])).toEqual(['3000', '3080']);
    for (const port of ['3000', '3080']) expect(docs).toContain(`http://127.0.0.1:${port}`);
  });

  it('has a health check for everything that keeps running, and starts the service only after what it needs is healthy', () => {
    for (const [name, { build, healthcheck, restart, depends_on = {} }] of services) {
      if (restart === undefined) continue;
      // The service's own health check is in its image.
      expect([name, healthcheck !== undefined || build !== undefined]).toEqual([name, true]);
      for (const { condition } of Object.values(depends_on)) {
        expect(['service_healthy', 'service_completed_successfully']).toContain(condition);
      }
    }
  });

  it('restarts EventStoreDB nodes however they ended', () => {
    const nodes = services.filter(([name]) => name.startsWith('eventstore'));
    expect(nodes.map(([, { restart }]) => restart)).toEqual(['always', 'always', 'always', 'always']);
  });

  it('sets only variables that the service’s configuration has', () => {
    const known = rows(read('README.md'), 'variable').flatMap(([, names = '']) => named(names));
    const set = services.filter(([, { build }]) => build !== undefined);
    expect(set).toHaveLength(4);
    for (const [, { environment = {} }] of set) {
      expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
      expect(Object.keys(environment)).toEqual(expect.arrayContaining(['DATABASE_URL', 'EVENT_LOG_URL', 'PUBLIC_URL']));
    }
  });

  it('sets only values that the service’s configuration accepts', () => {
    for (const [, { build, environment = {} }] of services) {
      if (build === undefined) continue;
      const filledIn = Object.entries(environment).map(([name, value]) => [
        name,
        value.replaceAll(/\$\{\w+:-([^}]*)\}/g, (_, fallback: string) => fallback),
      ]);
      const { databaseUrl } = readConfiguration(Object.fromEntries(filledIn) as Record<string, string>);
      expect(databaseUrl).toMatch(/^postgres:/);
    }
  });

  it('the cluster and the single service share nothing', () => {
    const inCluster = services.filter(([, { profiles }]) => profiles?.includes('cluster'));
    const apart = services.filter(([, { profiles }]) => profiles === undefined);
    expect(apart.map(([name]) => name)).toEqual(['brightly', 'postgres', 'eventstore']);
    for (const [side, other] of [
      [inCluster, apart],
      [apart, inCluster],
    ] as const) {
      const others = other.map(([name]) => name);
      for (const [, { depends_on = {} }] of side) {
        expect(Object.keys(depends_on).filter((name) => others.includes(name))).toEqual([]);
      }
    }
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('starts Node with the same options as `npm start`', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: { readonly start: string } };
    const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));
    expect(flags.length).toBeGreaterThan(0);
    const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
    expect((JSON.parse(command) as string[]).filter((word) => word.startsWith('--'))).toEqual(flags);
  });
  const stages = dockerfile.split(/^FROM /m).slice(1);

  it('builds in stages on Node 24, and its last one has no development dependency and no root', () => {
    const bases = stages.map((stage) => stage.split(/\s/)[0]);
    expect(bases).toHaveLength(3);
    for (const base of bases) expect(base).toMatch(/^node:24\.\d+\.\d+-slim$/);
    const last = stages.at(-1) ?? '';
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).toMatch(/COPY --from=dependencies \S+node_modules node_modules/);
    expect(stages[1]).toContain('npm ci --omit=dev');
  });

  it('copies only files that exist and that .dockerignore does not exclude', () => {
    const copied = Array.from(dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm), ([, parts = '']) => parts.split(' '));
    const sources = copied.flatMap((parts) => parts.slice(0, -1));
    const admitted = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect([...new Set(sources)].sort()).toEqual(admitted.toSorted());
  });
});
