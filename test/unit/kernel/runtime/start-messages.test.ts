import { describeUrl } from '../../../../src/kernel/runtime/database.js';
import { StartError } from '../../../../src/kernel/runtime/start-error.js';
import { firstStartText, listenError } from '../../../../src/kernel/runtime/start-messages.js';

describe('what a start says', () => {
  const address = { host: '127.0.0.1', port: 3000 };

  it.each([
    ['EADDRINUSE', 'Port 3000 of 127.0.0.1 is taken by another program: stop that, or set PORT to a free one.'],
    ['EACCES', 'Port 3000 is not open to this user: set PORT to one above 1023.'],
    [
      'EADDRNOTAVAIL',
      'HOST 127.0.0.1 is not an address of this machine: set HOST to one of its own, such as 127.0.0.1.',
    ],
  ])('turns %s into one sentence', (code, sentence) => {
    const told = listenError(Object.assign(new Error('listen'), { code }), address);
    expect(told).toEqual(new StartError(sentence));
    expect(told).toBeInstanceOf(StartError);
  });

  it('leaves any other error as it is', () => {
    const error = new Error('a bug');
    expect(listenError(error, address)).toBe(error);
  });

  it('says where the service listens and what to do next', () => {
    expect(firstStartText({ host: '::1', port: 8080 })).toContain('http://[::1]:8080');
    for (const step of ['npm run demo', '-- init', '-- token']) expect(firstStartText(address)).toContain(step);
  });

  it('names a database without user and password', () => {
    expect(describeUrl('postgres://ada:secret@db.example:5433/brightly?password=secret')).toBe(
      'db.example:5433/brightly',
    );
    expect(describeUrl('postgres:///brightly?host=/run/postgresql')).toBe('/run/postgresql/brightly');
  });
});
