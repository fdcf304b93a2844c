import { pino } from 'pino';
import { logOutcomes } from '../../../../src/kernel/deciding/log-outcomes.js';
import type { RecordedEvent } from '../../../../src/kernel/event-log/event-log.js';
import { newEvents } from '../../../support/new-event.js';

const [first] = newEvents(1);
const event: RecordedEvent = { ...first, stream: 'some-1', revision: 4, position: 9n };
const done = { kind: 'done', events: [event], revision: 4, position: 9n, repeated: false } as const;

function logged(level: string) {
  const lines: string[] = [];
  const told: string[] = [];
  const observer = logOutcomes(pino({ level }, { write: (line: string) => void lines.push(line) }), {
    onState: (stream, kept) => void told.push(`${stream} ${kept}`),
    onOutcome: (stream, { kind }) => void told.push(`${stream} ${kind}`),
  });
  observer.onState('some-1', true);
  observer.onOutcome('some-1', done);
  observer.onOutcome('some-1', { kind: 'failed' });
  return { lines, told };
}

describe('the log line of a command', () => {
  it('names the command and its request id, and none of its text', () => {
    const { lines } = logged('debug');
    expect(lines).toHaveLength(1);
    const { time: _time, pid: _pid, hostname: _host, ...line } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line).toEqual({
      level: 20,
      msg: 'command',
      commandId: first.context.commandId,
      correlationId: first.context.correlationId,
      stream: 'some-1',
      revision: 4,
      position: '9',
      repeated: false,
    });
  });

  it('is left out at the default level, and every callback is passed on', () => {
    expect(logged('info')).toEqual({ lines: [], told: ['some-1 true', 'some-1 done', 'some-1 failed'] });
  });
});
