import pg from 'pg';
import { isOnServer } from './kurrent.js';
import { superuserOf } from './postgres.js';
import { until } from './until.js';
import { wholeLog, withLogOf } from './whole-log.js';

/** Appends that wait until they are released. */
export interface HeldAppends {
  /** Resolves once one waits, or `isOver` returns true. */
  untilOneWaits(isOver: () => boolean): Promise<void>;
  letGo(): Promise<void>;
}

const LOCK = 7_210_734_252;

/** Makes every append wait that brings the log in this database to this many events. */
export async function holdAppendsFrom(events: number, databaseUrl: string): Promise<HeldAppends> {
  if (isOnServer()) return notHeld(events, databaseUrl);
  const client = new pg.Client({ connectionString: superuserOf(databaseUrl) });
  await client.connect();
  await client.query(`
    CREATE OR REPLACE FUNCTION public.wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NULL; END $$;
    CREATE OR REPLACE TRIGGER wait_for_test AFTER INSERT ON log.events
      FOR EACH ROW WHEN (NEW.position >= ${events}) EXECUTE FUNCTION public.wait_for_test();`);
  await client.query(`SELECT pg_advisory_lock(${LOCK})`);
  return {
    untilOneWaits: async (isOver) => {
      const waiting = 'SELECT FROM pg_stat_activity WHERE pg_blocking_pids(pid) @> ARRAY[pg_backend_pid()]';
      await until(async () => ((await client.query(waiting)).rowCount ?? 0) > 0 || isOver());
    },
    letGo: () => client.end(),
  };
}

/** A log on a server of its own can't be held: there, this only waits until it contains this many events. */
function notHeld(events: number, databaseUrl: string): HeldAppends {
  return {
    untilOneWaits: (isOver) =>
      withLogOf(databaseUrl, async (log) => {
        await until(async () => (await wholeLog(log)).length >= events || isOver());
      }),
    letGo: async () => undefined,
  };
}
