import { randomUUID } from 'node:crypto';
import type { Caller } from '../../src/organizations/index.js';
import { clientOf, doneOf, tokenFor, type Client } from '../support/client.js';
import { found, freshHouse, type FreshHouse } from '../support/house.js';
import { startService, type Service } from '../support/service.js';

let fresh: FreshHouse;
let ada: Caller;
let service: Service;
let client: Client;

beforeAll(async () => {
  fresh = await freshHouse();
  ada = await found(fresh.house, 'Lab');
  service = await startService({ databaseUrl: fresh.databaseUrl }, { METRICS_PORT: '0' });
  client = clientOf(service.url, await tokenFor(fresh.house, ada));
});
afterAll(async () => {
  await service.stop();
  await fresh.close();
});

async function metrics(): Promise<string> {
  const response = await fetch(service.metricsUrl ?? '');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.text();
}

/** The value of a line, its name and labels as Prometheus' text format writes them; 0 if there is none. */
const valueOf = (text: string, line: string): number =>
  Number(
    text
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? 0,
  );

describe('metrics', () => {
  it('count requests by route and status, commands by outcome, appends, and the cache', async () => {
    const secret = `Secret ${randomUUID()}`;
    const key = { 'idempotency-key': 'once' };
    const made = await client.post('/v1/items', { title: secret }, key);
    await client.post('/v1/items', { title: secret }, key);
    const [item] = doneOf(made).changed;
    await client.post(`/v1/items/${item?.itemId ?? ''}/activate`);
    await client.get(`/nowhere/${secret.replace(' ', '-')}`);
    const text = await metrics();
    const requests = (labels: string): number =>
      valueOf(text, `brightly_http_request_duration_seconds_count{${labels}}`);
    expect(requests('method="POST",route="/v1/items",status="201"')).toBe(2);
    expect(requests('method="POST",route="/v1/items/:itemId/activate",status="409"')).toBe(1);
    expect(requests('method="any",route="none",status="404"')).toBe(1);
    const commands = (outcome: string): number =>
      valueOf(text, `brightly_commands_total{stream="focus",outcome="${outcome}"}`);
    expect(['done', 'repeated', 'refused', 'failed'].map(commands)).toEqual([1, 1, 1, 0]);
    expect(valueOf(text, 'brightly_state_cache_total{result="miss"}')).toBe(1);
    expect(valueOf(text, 'brightly_state_cache_total{result="hit"}')).toBe(2);
    expect(valueOf(text, 'brightly_append_duration_seconds_count')).toBe(1);
    expect(valueOf(text, 'brightly_append_batch_appends_sum')).toBe(1);
    expect(valueOf(text, 'brightly_append_conflicts_total')).toBe(0);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
    for (const part of [secret.slice(7), item?.itemId ?? '-', ada.userId]) expect(text).not.toContain(part);
  });

  it('show the positions of log and projector, if this process runs it', async () => {
    const text = await metrics();
    expect(valueOf(text, 'brightly_log_position')).toBe(Number(await fresh.house.log.head()));
    // The test's own process holds the lease, so this one does not report the projector's position.
    expect(valueOf(text, 'brightly_projector_up{projector="focus"}')).toBe(0);
    expect(text).not.toMatch(/^brightly_projector_lag\{/m);
  });

  it('are not on the public port, and nothing else is on theirs', async () => {
    expect((await client.get('/metrics')).status).toBe(404);
    expect((await fetch(new URL('/v1/me/focus', service.metricsUrl))).status).toBe(404);
    expect(new URL(service.metricsUrl ?? '').hostname).toBe('127.0.0.1');
  });
});
