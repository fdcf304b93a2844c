import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { parseKurrentUrl } from '../../../src/kernel/event-log/kurrent/kurrent-address.js';
import { byChance } from '../../support/random.js';
import type { Harm } from './ground.js';
import { KILLS_OF_EACH, underFire } from './under-fire.js';

const { TEST_EVENT_LOG_URL: url, TEST_EVENT_LOG_CHAOS: chaos } = process.env;
const whereGiven = url !== undefined && chaos !== undefined ? it : it.skip;
if (url === undefined || chaos === undefined) {
  process.stderr.write(
    'event-store: skipped; set TEST_EVENT_LOG_URL=esdb://host1:2113,host2:2113,…?tls=false and TEST_EVENT_LOG_CHAOS to a shell command that takes `kill|stop|pause|start NODE`, NODE being a number from 1 in the order of these hosts\n',
  );
}

/** Does this to a node of the event log; resolves when it is done. */
async function wreak(verb: 'kill' | 'stop' | 'pause' | 'start', node: number): Promise<void> {
  await promisify(execFile)('/bin/sh', ['-c', `${chaos} "$1" "$2"`, 'chaos', verb, String(node)]);
}

/** Each node of the log is killed, stopped and paused, and restarted; if a majority remains, commands still succeed. */
function harmTo(nodes: number): readonly Harm[] {
  const all = Array.from({ length: nodes }, (_, index) => index + 1);
  return (['kill', 'stop', 'pause'] as const).flatMap((verb) =>
    all.map((node) => ({
      befall: async (goesOn) => {
        await wreak(verb, node);
        if (nodes > 2) await goesOn();
        await wreak('start', node);
      },
    })),
  );
}

describe('two nodes on EventStoreDB under 64 clients', () => {
  whereGiven(
    `LOG-1, LOG-2, LOG-3: each killed ${KILLS_OF_EACH} times, and each node of the log killed, stopped and paused: nothing lost, nothing twice, no order violated`,
    () => {
      const address = parseKurrentUrl(url ?? '');
      if (typeof address === 'string') throw new Error(`TEST_EVENT_LOG_URL ${address}`);
      const prefix = `fault${randomUUID().replaceAll('-', '').slice(0, 12)}`;
      const environment = { EVENT_LOG_URL: url ?? '', EVENT_LOG_STREAM_PREFIX: prefix };
      const harm = () => harmTo(address.hosts.length);
      const fire = { harmTo: harm, environment, aftershocks: true };
      return byChance((random) => underFire(fire, random));
    },
    1_200_000,
  );
});
