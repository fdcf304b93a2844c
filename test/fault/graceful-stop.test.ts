import { randomUUID } from 'node:crypto';
import type { Caller } from '../../src/organizations/index.js';
import { clientOf, json, tokenFor, type Answer } from '../support/client.js';
import { focusEvents, found, freshHouse, newUser, type FreshHouse } from '../support/house.js';
import { lastAnswer, rawConnection, type RawConnection } from '../support/raw-http.js';
import { startService, type Service } from '../support/service.js';

let fresh: FreshHouse;
let ada: Caller;
let token: string;
let service: Service;

beforeEach(async () => {
  fresh = await freshHouse();
  ada = await found(fresh.house, 'Lab');
  token = await tokenFor(fresh.house, ada);
  service = await startService({ databaseUrl: fresh.databaseUrl }, { SHUTDOWN_TIMEOUT: '20' });
});
afterEach(async () => {
  await service.kill();
  await fresh.close();
});

/** A command whose header section was sent, and whose body the service waits for. */
async function halfSent(title: string): Promise<{ readonly connection: RawConnection; readonly rest: string }> {
  const connection = await rawConnection(service.url);
  const rest = JSON.stringify({ title });
  const head = ['POST /v1/items HTTP/1.1', 'Host: a', `Authorization: Bearer ${token}`, 'Expect: 100-continue'];
  head.push('Content-Type: application/json', `Content-Length: ${rest.length}`);
  connection.send(`${head.join('\r\n')}\r\n\r\n`);
  await connection.until('100 Continue');
  return { connection, rest };
}

/** Resolves once no new connection is accepted. */
async function refusesConnections(): Promise<void> {
  for (;;) {
    try {
      await fetch(`${service.url}/health/live`, { headers: { connection: 'close' } });
    } catch {
      return;
    }
  }
}

describe('a service that gets SIGTERM', () => {
  it('completes the command that it has accepted, as the last on its connection, and ends with status 0', async () => {
    const { connection, rest } = await halfSent('Taken');
    const status = service.stop();
    await refusesConnections();
    connection.send(rest);
    const received = await connection.ended();
    expect(received).toMatch(/HTTP\/1\.1 201 Created\r\n/);
    expect(received.toLowerCase()).toContain('\r\nconnection: close\r\n');
    expect(await status).toBe(0);
    expect(await focusEvents(fresh.house, ada)).toHaveLength(1);
  });

  it('is not ready, and accepts nothing new on open connections, before it ends', async () => {
    const [late, looking] = [await halfSentHeader('/v1/me/focus'), await halfSentHeader('/health/ready')];
    // Once the service has read this later request, it has read the beginnings of the two.
    const first = await halfSent('Holds it open');
    const status = service.stop();
    await refusesConnections();
    late.send('\r\n');
    expect(lastAnswer(await late.ended())).toMatchObject({ status: 503, body: { code: 'SHUTTING_DOWN' } });
    looking.send('Connection: close\r\n\r\n');
    const readiness = lastAnswer(await looking.ended());
    expect(readiness).toMatchObject({ status: 503, body: { code: 'NOT_READY' } });
    expect(JSON.stringify(readiness.body)).toContain('it is stopping');
    first.connection.send(first.rest);
    expect(await first.connection.ended()).toMatch(/HTTP\/1\.1 201 Created\r\n/);
    expect(await status).toBe(0);
  });

  it('LOG-1: under load, has responded to every command that it carried out', async () => {
    const users = await Promise.all(Array.from({ length: 8 }, (_, n) => newUser(fresh.house, ada, `User ${n}`)));
    const tokens = await Promise.all(users.map((user) => tokenFor(fresh.house, user)));
    const answered: { readonly title: string; readonly answer: Answer }[] = [];
    const unanswered: string[] = [];
    let reached = (): void => undefined;
    const enough = new Promise<void>((resolve) => (reached = resolve));
    const lane = async (bearer: string): Promise<void> => {
      for (let open = true; open;) {
        const title = randomUUID();
        try {
          const answer = await clientOf(service.url, bearer).post('/v1/items', { title });
          answered.push({ title, answer });
          open = answer.status === 201;
        } catch {
          unanswered.push(title);
          open = false;
        }
        if (answered.length >= 200) reached();
      }
    };
    const lanes = Promise.all([...tokens, ...tokens, ...tokens, ...tokens].map(lane));
    await enough;
    expect(await service.stop()).toBe(0);
    await lanes;
    const stray = answered.filter(({ answer: { status } }) => status !== 201);
    expect(stray.map(({ answer }) => json(answer))).toEqual(
      stray.map(() => expect.objectContaining({ status: 503, code: 'SHUTTING_DOWN' }) as object),
    );
    const events = (await Promise.all(users.map((user) => focusEvents(fresh.house, user)))).flat();
    const text = JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    const done = answered.filter(({ answer: { status } }) => status === 201);
    expect(done.filter(({ title }) => !text.includes(title))).toEqual([]);
    expect(unanswered.filter((title) => text.includes(title))).toEqual([]);
    expect(events).toHaveLength(done.length);
  });
});

/** A read whose header section was sent in part. */
async function halfSentHeader(path: string): Promise<RawConnection> {
  const connection = await rawConnection(service.url);
  connection.send(`GET ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n`);
  return connection;
}
