import type fc from 'fast-check';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';

/** The log as one process reaches it: the scheduler decides how long each request and each response takes. */
export function scheduledLog(log: EventLog, scheduler: fc.Scheduler): EventLog {
  const slowly =
    <Request, Answer>(name: string, ask: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> => {
      await scheduler.schedule(Promise.resolve(), `${name} sent`);
      const answer = ask(request);
      await answer.catch(() => undefined);
      await scheduler.schedule(Promise.resolve(), `${name} answered`);
      return answer;
    };
  return { ...log, append: slowly('append', log.append), readStreams: slowly('read', log.readStreams) };
}
