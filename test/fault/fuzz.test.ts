import { randomUUID } from 'node:crypto';
import { atLength } from '../support/at-length.js';
import { operations } from '../support/api/document.js';
import { beforeAndAfterRebuild, untold } from '../support/fuzz/aftermath.js';
import { BROKEN_HTTP } from '../support/fuzz/broken-http.js';
import { check } from '../support/fuzz/check.js';
import { fuzz, type Seen } from '../support/fuzz/fuzz.js';
import { refreshPeople, settlePeople, type People } from '../support/fuzz/people.js';
import { tamperWith } from '../support/fuzz/tampering.js';
import { wireTo } from '../support/fuzz/wire.js';
import { inHouse } from '../support/load/settle.js';
import { freshDatabase } from '../support/postgres.js';
import { randomFrom } from '../support/random.js';
import { startService, WITHOUT_QUOTAS, type Service } from '../support/service.js';
import { until } from '../support/until.js';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? atLength(50_000, 3_000));
const TEST_SEED = process.env['TEST_SEED'] ?? randomUUID().slice(0, 8);
const SEED = Math.floor(2 ** 31 * randomFrom(TEST_SEED)());

interface Fuzzed {
  readonly database: { readonly databaseUrl: string };
  readonly people: People;
  readonly service: Service;
}

/** Runs the service as a process that must exit with status 0, which an unhandled rejection would prevent. */
async function withService(
  settings: Readonly<Record<string, string>>,
  act: (fuzzed: Fuzzed) => Promise<void>,
  afterwards: (fuzzed: Fuzzed) => Promise<void> = async () => undefined,
): Promise<void> {
  const { url, drop } = await freshDatabase();
  const database = { databaseUrl: url };
  try {
    const people = await settlePeople(database);
    const service = await startService(database, settings);
    // The service is not ready until its projectors run.
    await until(async () => (await fetch(`${service.url}/health/ready`)).status === 200);
    const fuzzed = { database, people, service };
    try {
      await act(fuzzed);
      expect(await service.stop()).toBe(0);
    } finally {
      await service.kill();
    }
    await afterwards(fuzzed);
  } catch (error) {
    process.stderr.write(`Under TEST_SEED=${TEST_SEED} this failed: ${expect.getState().currentTestName ?? ''}\n`);
    throw error;
  } finally {
    await drop();
  }
}

/** Operations that never succeeded, or were rarely refused. */
function notCovered({ statuses }: Seen): readonly string[] {
  return operations.flatMap(({ operation, method }) => {
    const of = statuses.get(operation.operationId) ?? new Map<string, number>();
    const times = (kind: string): number =>
      [...of].reduce((sum, [status, count]) => sum + (status.startsWith(kind) ? count : 0), 0);
    const isOpen = (operation['security'] as readonly unknown[]).length === 0;
    const covered = times('2') > 0 && (isOpen || times('4') > (method === 'GET' ? 3 : 10));
    return covered ? [] : [operation.operationId];
  });
}

function timesOf({ statuses }: Seen, status: string): number {
  return [...statuses.values()].reduce((sum, of) => sum + (of.get(status) ?? 0), 0);
}

async function expectPages(types: ReadonlySet<string>): Promise<void> {
  for (const type of types) {
    const page = await fetch(type);
    expect([type, page.status]).toEqual([type, 200]);
    await page.body?.cancel();
  }
}

it(`the service responds to ${REQUESTS} random requests as its API document says, and a refused one writes nothing`, () => {
  let seen: Seen | undefined;
  return withService(
    WITHOUT_QUOTAS,
    async ({ service, people, database }) => {
      const refresh = (before: People): Promise<People> => refreshPeople(database, before);
      seen = await fuzz({ url: service.url, people, requests: REQUESTS, seed: SEED, wanting: notCovered, refresh });
      if (process.env['FUZZ_REPORT'] !== undefined) process.stderr.write(reportOf(seen));
      expect(timesOf(seen, '503')).toBeLessThan(REQUESTS / 100);
      const { statuses } = seen;
      expect(notCovered(seen).map((name) => [name, ...(statuses.get(name) ?? [])])).toEqual([]);
      expect(seen.types.size).toBeGreaterThan(20);
      await expectPages(seen.types);
      expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    },
    ({ database, people }) =>
      inHouse(database, async (house) => {
        const acknowledged = new Set([...(seen?.acknowledged ?? []), people.settled]);
        expect(await untold(house, people.head, acknowledged)).toEqual([]);
        // `untold` must find a request that was not acknowledged; one that left an event, since others change nothing.
        const [first = ''] = await untold(house, people.head, new Set([people.settled]));
        const one = / of request (\S+)$/.exec(first)?.[1] ?? '';
        const others = new Set(acknowledged);
        expect([seen?.acknowledged.has(one), others.delete(one)]).toEqual([true, true]);
        expect(await untold(house, people.head, others)).toContain(first);
        const [before, after] = await beforeAndAfterRebuild(house);
        expect(after).toEqual(before);
      }),
  );
});

it('the service responds to invalid HTTP with problem documents, and writes nothing', () =>
  withService(
    WITHOUT_QUOTAS,
    async ({ service, people }) => {
      const wire = wireTo(service.url);
      const authorization = people.people[0]?.authorization ?? '';
      for (const { name, bytes, end } of BROKEN_HTTP) {
        for (const answer of await wire.sendAlone(bytes(authorization), end)) {
          try {
            if (answer.status >= 400) check({ method: 'POST', target: '/no/operation' }, answer);
            else expect([200, 204]).toContain(answer.status);
          } catch (error) {
            throw new Error(`${name}: ${String(error)}`, { cause: error });
          }
        }
      }
    },
    ({ database, people }) =>
      inHouse(database, async (house) => expect(await untold(house, people.head, new Set())).toEqual([])),
  ));

it('the service responds to too many requests as its API document says', () =>
  withService({ ...WITHOUT_QUOTAS, RATE_LIMIT_USER: '300', RATE_LIMIT_ADDRESS: '60' }, async ({ service, people }) => {
    const { statuses } = await fuzz({ url: service.url, people, requests: atLength(4_000, 2_000), seed: SEED });
    const limited = [...statuses].filter(([, of]) => of.has('429')).map(([name]) => name);
    expect(limited.length).toBeGreaterThan(operations.length / 2);
  }));

/** How responses are tampered with: what, from and to which text, and the fuzzer's message about it. */
const TAMPERINGS: readonly [string, string, string, RegExp][] = [
  ['a fault of the service', 'HTTP/1.1 404', 'HTTP/1.1 500', /The answer is 500/],
  ['a status that is not described', 'HTTP/1.1 401', 'HTTP/1.1 402', /answered 402, which \w+ does not describe/],
  ['a field that is not described', '"stranded":', '"stranger":', /not as described/],
  ['a value of another type', '"active":true', '"active":1234', /not as described/],
  ['a code that is not described', '"UNAUTHENTICATED"', '"UNAUTHENTICATE_"', /not as described/],
  ['another media type', 'application/problem+json', 'application/problem+yaml', /as application\/problem\+yaml/],
  ['a missing header field', 'brightly-position:', 'brightly-location:', /without Brightly-Position/],
];

it('the fuzzer reports responses that differ from the API document', () =>
  withService(WITHOUT_QUOTAS, async ({ service, people }) => {
    for (const [what, from, to, noticed] of TAMPERINGS) {
      const tampered = await tamperWith(service.url, from, to);
      try {
        const plan = { url: tampered.url, people, requests: 5_000, seed: SEED, shrink: false };
        const end = await fuzz(plan).catch(String);
        expect([what, end]).toEqual([what, expect.stringMatching(noticed)]);
      } finally {
        await tampered.close();
      }
    }
  }));

function reportOf({ requests, acknowledged, statuses }: Seen): string {
  const lines = [...statuses].toSorted().map(([name, of]) => {
    const each = [...of].toSorted().map(([status, count]) => `${status}: ${count}`);
    return `${name || '(no operation)'}  ${each.join(', ')}`;
  });
  return `${requests} requests, ${acknowledged.size} of them done\n${lines.join('\n')}\n`;
}
