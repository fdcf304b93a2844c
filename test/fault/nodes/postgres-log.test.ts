import { atLength } from '../../support/at-length.js';
import { byChance } from '../../support/random.js';
import type { Ground, Harm } from './ground.js';
import { KILLS_OF_EACH, underFire } from './under-fire.js';

const RESTARTS = atLength(3, 1);

/** The connections of one or both nodes are cut; Postgres is killed, and when run at length also stopped. */
function harmTo({ proxies: [one, other], restartPostgres }: Ground): readonly Harm[] {
  const cut = (...proxies: readonly { cut(): number }[]): Harm => ({
    befall: async () => expect(proxies.reduce((sum, proxy) => sum + proxy.cut(), 0)).toBeGreaterThan(0),
  });
  const restart = (how: 'stopped' | 'killed'): Harm => ({
    befall: () => restartPostgres(how),
  });
  const once = [cut(one), cut(one, other), restart('killed')];
  const again = [restart('stopped'), cut(other), cut(one), cut(other), cut(one, other), cut(one), restart('killed')];
  return [...once, ...atLength([...again, cut(other), cut(one, other), cut(one, other)], [])];
}

describe('two nodes on one Postgres under 64 clients', () => {
  it(
    `LOG-1, LOG-2, LOG-3: each killed ${KILLS_OF_EACH} times, Postgres restarted ${RESTARTS} times, connections cut: nothing lost, nothing doubled, no order violated`,
    () => byChance((random) => underFire({ harmTo }, random)),
    600_000,
  );
});
