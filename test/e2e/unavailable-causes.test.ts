import { LogUnavailableError } from '../../src/kernel/event-log/event-log.js';
import { unavailableLog } from '../../src/kernel/http/unavailable-log.js';
import { notNow } from '../../src/kernel/http/refusal-to-problem.js';
import { mintToken } from '../../src/kernel/http/authentication/mint-token.js';
import { startHttpApp, type HttpApp } from '../support/http-app.js';

describe('a 503 response', () => {
  let http: HttpApp;
  beforeAll(async () => {
    http = await startHttpApp();
  });
  afterAll(() => http.app.close());

  const warnings = (): Record<string, unknown>[] =>
    http.logLines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ level }) => level === 40);

  it('has its cause in the log, under the id of the request', async () => {
    const token = await mintToken(http.key, {
      subject: 'ada',
      scopes: ['read'],
      ttlSeconds: 60,
      now: http.clock.now(),
    });
    const answer = await http.app.inject({
      url: '/v1/things?minPosition=15',
      headers: { authorization: `Bearer ${token}`, 'x-request-id': 'request-503', prefer: 'wait=0' },
    });
    expect(answer.statusCode).toBe(503);
    expect(warnings()).toEqual([
      expect.objectContaining({
        requestId: 'request-503',
        code: 'POSITION_NOT_REACHED',
        msg: 'a request got 503',
      }),
    ]);
  });

  it('names the check that fails if the service is not ready', async () => {
    const remove = http.health.register('read tables', () => ({ ok: false, reason: 'they cannot be reached' }));
    expect((await http.app.inject({ url: '/health/ready' })).statusCode).toBe(503);
    remove();
    expect(JSON.stringify(warnings().at(-1))).toContain('they cannot be reached');
  });
});

describe('many 503 responses', () => {
  it('log each cause at once, then again after ten seconds with their number', () => {
    let now = 0;
    const lines: { code: unknown; moreSinceLastTold: unknown; error: { message?: string } }[] = [];
    const log = { warn: (line: (typeof lines)[number]) => void lines.push(line) };
    const tell = unavailableLog(() => now);
    const problem = notNow('LOG_UNAVAILABLE', 'The event log cannot be reached at the moment; nothing was written.');
    const answered = (message: string): void => tell({ log } as never, problem, new LogUnavailableError(message));
    for (let count = 0; count < 50; count++) answered('refused (22P05)');
    answered('connection refused');
    now = 10_000;
    answered('refused (22P05)');
    expect(lines.map(({ error, moreSinceLastTold }) => [error.message, moreSinceLastTold])).toEqual([
      ['refused (22P05)', 0],
      ['connection refused', 0],
      ['refused (22P05)', 49],
    ]);
  });
});
