import { describeUrl } from '../../../../src/kernel/runtime/server-check.js';
import { StartError } from '../../../../src/kernel/runtime/start-error.js';
import { firstStartText, listenError } from '../../../../src/kernel/runtime/start-messages.js';

describe('the messages at the start', () => {
  const address = { host: '127.0.0.1', port: 3000 };

  it.each([
    ['EADDRINUSE', 'Port 3000 of 127.0.0.1 is taken by another program: stop that, or set PORT to a free one.'],
    ['EACCES', 'Port 3000 is not open to this user: set PORT to one above 1023.'],
    [
      'EADDRNOTAVAIL',
      'HOST 127.0.0.1 is not an address of this machine: set HOST to one of its own, such as 127.0.0.1.',
    ],
  ])('%s is reported in one sentence', (code, sentence) => {
    const told = listenError(Object.assign(new Error('listen'), { code }), address);
    expect(told).toEqual(new StartError(sentence));
    expect(told).toBeInstanceOf(StartError);
  });

  it('name the settings of the listener that failed, not those of another', () => {
    const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
    const told = listenError(error, address, { host: 'METRICS_HOST', port: 'METRICS_PORT' });
    expect(told).toEqual(
      new StartError(
        'Port 3000 of 127.0.0.1 is taken by another program: stop that, or set METRICS_PORT to a free one.',
      ),
    );
  });

  it('leave any other error as it is', () => {
    const error = new Error('a bug');
    expect(listenError(error, address)).toBe(error);
  });

  it('say where the service listens and what to do next', () => {
    const text = firstStartText({ host: '::1', port: 8080 }, [{ purpose: 'Begin', command: 'npm run demo' }]);
    expect(text).toContain('listens on http://[::1]:8080 and is not set up yet');
    expect(text).toContain('  Begin           npm run demo\n');
    expect(text).toContain('http://[::1]:8080/docs');
  });

  it('name a database without user and password', () => {
    expect(describeUrl('postgres://ada:secret@db.example:5433/brightly?password=secret')).toBe(
      'db.example:5433/brightly',
    );
    expect(describeUrl('postgres:///brightly?host=/run/postgresql')).toBe('/run/postgresql/brightly');
  });
});
