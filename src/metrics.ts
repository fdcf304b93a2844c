import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { House, HouseObserver } from './house.js';
import type { AnswerGiven } from './kernel/http/fastify.js';

/** What the service counts, for Prometheus; labels have fixed values, never text of users. */
export interface Metrics {
  /** For the opened `House`. */
  readonly observer: HouseObserver;
  /** For the HTTP door. */
  readonly onAnswer: (answer: AnswerGiven) => void;
  /** Adds what is read from the `House` on each scrape. */
  watch(house: House): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048];

/** Counters at zero, and the process's own metrics. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  let look = (): Promise<void> => Promise.resolve();
  return {
    observer: { ...appendObserver(registers), ...decidingObserver(registers) },
    onAnswer: answerCounter(registers),
    watch: (house) => {
      look = watchHouse(house, registers);
    },
    text: async () => {
      await look();
      return registry.metrics();
    },
  };
}

function appendObserver(registers: Registry[]): Pick<HouseObserver, 'onBatch' | 'onAppend'> {
  const latency = new Histogram({
    name: 'brightly_append_duration_seconds',
    help: 'Duration of an append, from the call to its result.',
    buckets: SECONDS,
    registers,
  });
  const write = new Histogram({
    name: 'brightly_append_batch_duration_seconds',
    help: 'Writing one batch of appends, commit included.',
    buckets: SECONDS,
    registers,
  });
  const appends = new Histogram({
    name: 'brightly_append_batch_appends',
    help: 'Appends in one batch.',
    buckets: SIZES,
    registers,
  });
  const events = new Counter({ name: 'brightly_appended_events_total', help: 'Events handed to the log.', registers });
  const conflicts = new Counter({
    name: 'brightly_append_conflicts_total',
    help: 'Appends that were not written because of a concurrent append to the same stream.',
    registers,
  });
  return {
    onAppend: (durationMs) => latency.observe(durationMs / 1000),
    onBatch: (batch) => {
      write.observe(batch.durationMs / 1000);
      appends.observe(batch.appends);
      events.inc(batch.events);
      conflicts.inc(batch.conflicts);
    },
  };
}

function decidingObserver(registers: Registry[]): Pick<HouseObserver, 'onState' | 'onOutcome'> {
  const commands = new Counter({
    name: 'brightly_commands_total',
    help: 'Commands by the kind of stream and their outcome.',
    labelNames: ['stream', 'outcome'],
    registers,
  });
  const states = new Counter({
    name: 'brightly_state_cache_total',
    help: 'States that commands needed: in memory (hit) or loaded (miss).',
    labelNames: ['result'],
    registers,
  });
  return {
    onState: (_stream, kept) => states.inc({ result: kept ? 'hit' : 'miss' }),
    onOutcome: (stream, outcome) => {
      const repeated = outcome.kind === 'done' && outcome.repeated;
      // A stream's name is its kind and an id.
      commands.inc({ stream: stream.split('-', 1)[0], outcome: repeated ? 'repeated' : outcome.kind });
    },
  };
}

function answerCounter(registers: Registry[]): (answer: AnswerGiven) => void {
  const requests = new Histogram({
    name: 'brightly_http_request_duration_seconds',
    help: 'Duration of requests by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  return ({ method, route, status, durationMs }) => {
    // If no route was found, so that clients can't make up labels.
    const known = route === null ? { method: 'any', route: 'none' } : { method, route };
    requests.observe({ ...known, status }, durationMs / 1000);
  };
}

/** Returns a function that updates its gauges. */
function watchHouse({ log, pool, readModels, histories }: House, registers: Registry[]): () => Promise<void> {
  const gauge = (name: string, help: string, labels: string[]): Gauge =>
    new Gauge({ name, help, labelNames: labels, registers });
  const labelNames = ['projector'];
  const position = gauge('brightly_projector_position', 'The last position in the read tables.', labelNames);
  const lag = gauge('brightly_projector_lag', 'Events that the read tables are behind the log, about.', labelNames);
  const running = gauge('brightly_projector_up', '1 if this process runs the projector.', labelNames);
  const failed = gauge(
    'brightly_projector_failed',
    '1 if the projector has met an event that it cannot apply.',
    labelNames,
  );
  const pools = gauge('brightly_pool_connections', 'Connections of the reading pool, and waiting queries.', ['state']);
  const head = gauge('brightly_log_position', 'The last position of the log.', []);
  return async () => {
    const models = [...Object.values(readModels), ...Object.values(histories)];
    const statuses = models.map(({ projector }) => projector.status());
    for (const { health, projector } of statuses) {
      running.set({ projector }, health === 'running' ? 1 : 0);
      failed.set({ projector }, health === 'failed' ? 1 : 0);
    }
    pools.set({ state: 'idle' }, pool.idleCount);
    pools.set({ state: 'used' }, pool.totalCount - pool.idleCount);
    pools.set({ state: 'waiting' }, pool.waitingCount);
    const known = statuses.filter(({ health }) => health === 'running');
    const [at, behind] = await Promise.all([
      log.head(),
      Promise.all(known.map(({ position: reached }) => log.behind(reached))),
    ]).catch(() => [undefined, []] as const);
    // An unknown value is left out: a missing line triggers another alert than a wrong one.
    head.remove();
    position.reset();
    lag.reset();
    if (at === undefined) return;
    head.set(Number(at));
    for (const [index, { projector, position: reached }] of known.entries()) {
      position.set({ projector }, Number(reached));
      lag.set({ projector }, behind[index] ?? 0);
    }
  };
}

/**
 * Serves `GET /metrics` on a listener of its own, so that only those who reach that address can read them; resolves to
 * the port, where 0 has become a real one. `close` ends it.
 */
export async function serveMetrics(
  metrics: Pick<Metrics, 'text'>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end('There is GET /metrics here.\n');
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((listens, fails) => {
    server.once('error', fails);
    server.listen(port, host, listens);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
