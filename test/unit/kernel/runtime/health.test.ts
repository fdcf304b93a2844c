import { createHealth } from '../../../../src/kernel/runtime/health.js';
import { seededClock } from '../../../support/seeded-clock.js';

describe('health', () => {
  const works = () => ({ ok: true }) as const;

  it('is good without checks, and if every check passes', async () => {
    const health = createHealth(seededClock(1));
    expect(await health.report()).toEqual({ ok: true, checks: {} });
    health.register('database', works);
    expect(await health.report()).toEqual({ ok: true, checks: { database: { ok: true } } });
  });

  it('is bad if one check fails, and says which and why', async () => {
    const health = createHealth(seededClock(1));
    health.register('database', works);
    health.register('projector', async () => ({ ok: false, reason: 'stopped at 17' }));
    expect(await health.report()).toEqual({
      ok: false,
      checks: { database: { ok: true }, projector: { ok: false, reason: 'stopped at 17' } },
    });
  });

  it('counts a check that throws as failed, without repeating its error', async () => {
    const health = createHealth(seededClock(1));
    health.register('database', () => Promise.reject(new Error('password was hunter2')));
    expect(await health.report()).toEqual({
      ok: false,
      checks: { database: { ok: false, reason: 'the check failed' } },
    });
  });

  it('counts a check that hangs as failed', async () => {
    const clock = seededClock(1);
    const health = createHealth(clock);
    health.register('database', () => new Promise(() => undefined));
    const report = health.report();
    clock.advance(2000);
    expect(await report).toEqual({ ok: false, checks: { database: { ok: false, reason: 'gave no response in 2 s' } } });
  });

  it('drops a check that is removed, but not the one that replaced it', async () => {
    const health = createHealth(seededClock(1));
    const takeBack = health.register('projector', () => ({ ok: false, reason: 'old' }));
    const takeBackNew = health.register('projector', works);
    takeBack();
    expect((await health.report()).checks).toEqual({ projector: { ok: true } });
    takeBackNew();
    expect((await health.report()).checks).toEqual({});
  });
});
