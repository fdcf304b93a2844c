import { bell } from './bell.js';
import { readCheckpoint } from './checkpoint.js';
import { runProjector, type ProjectorOptions, type RunningProjector } from './runner.js';

/** How soon it is noticed that somebody moved the checkpoint of a projector that has failed, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/**
 * Runs a projector that does not stay stopped where it failed once its checkpoint is elsewhere: a rebuild has made its
 * tables anew, or a node of another version could apply the event. Until then its status says that it failed, and why.
 */
export function runResuming(options: ProjectorOptions): RunningProjector {
  const { pool, projector, clock } = options;
  const pause = bell(clock);
  const listeners = new Set<{ readonly tell: (position: bigint) => void }>();
  let stopping = false;

  const begin = (): RunningProjector => {
    const running = runProjector(options);
    running.onMoved((position) => {
      for (const { tell } of listeners) tell(position);
    });
    return running;
  };
  let current = begin();

  const checkpoint = async (): Promise<bigint | undefined> =>
    (await readCheckpoint(pool, projector.name).catch(() => undefined))?.position;

  /** True once the checkpoint is no longer where it failed; false when it is to stop. */
  async function moved(): Promise<boolean> {
    // While the database is away, nothing is known.
    let failedAt: bigint | undefined;
    while (!stopping) {
      const now = await checkpoint();
      failedAt ??= now;
      if (now !== undefined && now !== failedAt) return !stopping;
      await pause.sleep(LOOK_EVERY_MS);
    }
    return false;
  }

  async function run(): Promise<void> {
    for (;;) {
      await current.ended;
      if (current.status().health !== 'failed' || !(await moved())) return;
      current = begin();
    }
  }

  const ended = run();
  return {
    status: () => current.status(),
    onMoved: (tell) => {
      const listener = { tell };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ended,
    async stop() {
      stopping = true;
      pause.ring();
      await current.stop();
      await ended;
    },
  };
}
