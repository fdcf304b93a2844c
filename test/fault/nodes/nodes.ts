import { clientOf } from '../../support/client.js';
import { fleetOf, type Fleet, type Node } from '../../support/load/fleet.js';
import { startService, WITHOUT_QUOTAS, type Service } from '../../support/service.js';
import { until } from '../../support/until.js';
import type { Ground } from './ground.js';

/** Two nodes of the service, and the fleet to which clients send. */
export interface Nodes {
  readonly fleet: Fleet;
  service(slot: number): Service;
  /** The node as clients know it; it may be doomed before a fault. */
  node(slot: number): Node;
  /** `kill -9`, while the other one serves. */
  kill(slot: number): Promise<void>;
  start(slot: number): Promise<void>;
  /** Pauses its process by SIGSTOP. */
  pause(slot: number): void;
  /** Continues its process; clients use it again. */
  resume(slot: number): void;
  /** Resolves once both report that they are ready. */
  ready(): Promise<void>;
  /** Signals both to stop; fails unless both end with status 0. */
  stop(): Promise<void>;
  /** Kills what still runs. */
  close(): Promise<void>;
}

/** Starts two nodes, the first one first. */
export async function startNodes({ proxies, environment }: Ground): Promise<Nodes> {
  const start = ({ url: databaseUrl }: { readonly url: string }) =>
    startService({ databaseUrl }, { ...WITHOUT_QUOTAS, ...environment });
  const services = [await start(proxies[0])];
  services.push(await start(proxies[1]));
  const fleet = fleetOf(services.map(({ url }) => url));
  const at = <Each>(all: readonly Each[], slot: number): Each => {
    const found = all[slot];
    if (found === undefined) throw new Error(`There is no node ${slot}.`);
    return found;
  };
  return {
    fleet,
    service: (slot) => at(services, slot),
    node: (slot) => at(fleet.nodes, slot),
    kill: async (slot) => {
      at(fleet.nodes, slot).doom();
      await at(services, slot).kill();
    },
    start: async (slot) => {
      const service = await start(at(proxies, slot));
      services[slot] = service;
      fleet.replace(at(fleet.nodes, slot), service.url);
    },
    pause: (slot) => {
      at(fleet.nodes, slot).doom();
      process.kill(at(services, slot).pid, 'SIGSTOP');
    },
    resume: (slot) => {
      const { pid, url } = at(services, slot);
      process.kill(pid, 'SIGCONT');
      fleet.replace(at(fleet.nodes, slot), url);
    },
    ready: async () => {
      for (const { url } of services) {
        await until(async () => (await clientOf(url).get('/health/ready')).status === 200);
      }
    },
    stop: async () => {
      for (const service of services) expect(await service.stop()).toBe(0);
    },
    close: async () => {
      // From now on a client without a response gives up.
      fleet.troubled = false;
      await Promise.all(services.map((service) => service.kill()));
    },
  };
}
