import { SMUGGLED } from '../support/raw-requests/bodies.js';
import { answersTo } from '../support/raw-requests/exchange.js';
import { GROUPS, type Make } from '../support/raw-requests/groups.js';
import { pickBy } from '../support/raw-requests/parts.js';
import { settlePeople } from '../support/fuzz/people.js';
import type { WireAnswer } from '../support/fuzz/wire-answer.js';
import { freshDatabase } from '../support/postgres.js';
import { randomFrom } from '../support/random.js';
import { startService, WITHOUT_QUOTAS, type Service } from '../support/service.js';

/** 600 in all, or more on request. */
const OF_EACH = Number(process.env['RAW_REQUESTS'] ?? 55);
const SEED = process.env['TEST_SEED'] ?? '1';
const AT_ONCE = 8;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let service: Service;
let authorization: string;

beforeAll(async () => {
  database = await freshDatabase();
  authorization = (await settlePeople({ databaseUrl: database.url })).people[0]?.authorization ?? '';
  service = await startService({ databaseUrl: database.url }, WITHOUT_QUOTAS);
});
afterAll(async () => {
  await service.kill();
  await database.drop();
});

const get = (path: string): Promise<Response> => fetch(`${service.url}${path}`, { headers: { authorization } });

/** Why a response breaks a rule for all responses; undefined for a good one. */
function whyBad({ status, header, text }: WireAnswer): string | undefined {
  // 501 would be as good: RFC 9112, 6.1, for an unknown transfer coding.
  if (status >= 500) return `The status is ${status}.`;
  if (status < 400) return undefined;
  if (header('content-type')?.startsWith('application/problem+json') !== true) return 'This is no problem document.';
  if (text === '') return undefined;
  const problem = JSON.parse(text) as { readonly status?: unknown; readonly detail?: unknown };
  const sentence = typeof problem.detail === 'string' && /^\S.*[.\])]$/s.test(problem.detail);
  return problem.status === status && sentence ? undefined : 'This problem says nothing.';
}

async function tried(make: Make, name: string, index: number): Promise<string | undefined> {
  const bytes = make(authorization, pickBy(randomFrom(`${SEED} ${name} ${index}`)));
  const { answers, rest } = await answersTo(service.url, bytes);
  const why =
    answers.map(whyBad).find((each) => each !== undefined) ?? (rest.length > 0 ? 'It is cut off.' : undefined);
  if (why === undefined) return undefined;
  const sent = bytes.toString('latin1').replace(authorization, 'Bearer …').slice(0, 1_000);
  const got = answers.map(({ status, text }) => `${status} ${text}`).join('\n');
  return `TEST_SEED=${SEED}, ${name} ${index}: ${why}\n${sent}\n=> ${got}${rest.toString('latin1', 0, 300)}`;
}

describe(`raw requests, ${OF_EACH} of each kind`, () => {
  it.each(Object.entries(GROUPS))('%s get problem documents, or the connection ends', async (name, make) => {
    const faults: string[] = [];
    for (let first = 0; first < OF_EACH; first += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, OF_EACH - first) }, (_, n) => tried(make, name, first + n));
      faults.push(...(await Promise.all(some)).filter((fault) => fault !== undefined));
    }
    expect(faults).toEqual([]);
    const canary = await get('/v1/me');
    expect([canary.status, await canary.json()]).toEqual([200, expect.objectContaining({ active: true })]);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  });

  it('leave the service intact, and no request that was hidden within another one was carried out', async () => {
    for (const list of ['/v1/me/queue', '/v1/me/offered']) {
      const text = await (await get(`${list}?limit=100`)).text();
      expect([list, text]).toEqual([list, expect.not.stringContaining(SMUGGLED)]);
    }
    expect(await service.stop()).toBe(0);
  });
});
