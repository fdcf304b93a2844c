import { parseKurrentUrl } from '../../../../src/kernel/event-log/kurrent/kurrent-address.js';

describe('the address of an EventStoreDB', () => {
  it.each([
    ['esdb://ada:secret@db.example', { discover: false, tls: true, hosts: [{ address: 'db.example', port: 2113 }] }],
    ['kurrentdb://ada:secret@db.example:2114/', { discover: false, hosts: [{ address: 'db.example', port: 2114 }] }],
    ['esdb+discover://ada:secret@cluster', { discover: true, hosts: [{ address: 'cluster', port: 2113 }] }],
    ['kurrentdb+discover://ada:secret@[::1]:99', { discover: true, hosts: [{ address: '[::1]', port: 99 }] }],
    [
      'esdb://ada:secret@one:1,two:2,three',
      {
        discover: true,
        hosts: [
          { address: 'one', port: 1 },
          { address: 'two', port: 2 },
          { address: 'three', port: 2113 },
        ],
      },
    ],
  ])('is read from %s', (url, expected) => {
    expect(parseKurrentUrl(url)).toMatchObject({ ...expected, credentials: { username: 'ada', password: 'secret' } });
  });

  it('decodes percent-encoded parts, and accepts a file of certificate authorities', () => {
    expect(parseKurrentUrl('esdb://a%40b:%3a%2F%3F@host?tlsCAFile=%2Fetc%2Fca.pem')).toMatchObject({
      credentials: { username: 'a@b', password: ':/?' },
      tls: true,
      tlsCaFile: '/etc/ca.pem',
    });
  });

  it('needs no user where there is no TLS', () => {
    expect(parseKurrentUrl('esdb://127.0.0.1:2113?tls=false')).toEqual({
      hosts: [{ address: '127.0.0.1', port: 2113 }],
      discover: false,
      tls: false,
    });
  });

  it.each([
    ['esdb://host', 'must name a user and a password, unless it says tls=false.'],
    ['esdb://ada:secret@host?tls=maybe', expect.stringContaining('takes tls=true')],
    ['esdb://ada:secret@host?nodePreference=follower', expect.stringContaining('takes tls=true')],
    ['esdb://ada:secret@host:99999', 'must name its hosts as host:port, with commas between.'],
    ['esdb://ada:se cret@ho st', 'must name its hosts as host:port, with commas between.'],
    ['esdb://ada:%E0%A4%A@host', 'has a user or password that is not percent-encoded.'],
    ['postgres://ada:secret@host/db', expect.stringContaining('must be a URL such as esdb://')],
    ['esdb://ada@host', expect.stringContaining('must be a URL such as esdb://')],
    ['', expect.stringContaining('must be a URL such as esdb://')],
  ])('is refused for %j in a sentence that repeats nothing of it', (url, sentence) => {
    const answer = parseKurrentUrl(url);
    expect(answer).toEqual(sentence);
    expect(answer).not.toContain('secret');
  });
});
