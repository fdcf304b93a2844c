import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfiguration } from '../../../../src/kernel/runtime/configuration.js';
import { DOOR_DEFAULTS } from '../../../../src/kernel/runtime/door-configuration.js';

const directory = mkdtempSync(join(tmpdir(), 'brightly configuration '));
afterAll(() => rmSync(directory, { recursive: true }));

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfiguration(environment, directory);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
}

describe('configuration', () => {
  const defaults = {
    port: 3000,
    host: '127.0.0.1',
    dataDir: join(directory, '.brightly'),
    databaseUrl: undefined,
    logLevel: 'info',
    door: DOOR_DEFAULTS,
  };

  it('needs no variable', () => {
    expect(readConfiguration({}, directory)).toEqual(defaults);
  });

  it('treats an empty variable as absent', () => {
    const blank = { PORT: '', HOST: ' ', BRIGHTLY_DATA_DIR: '', DATABASE_URL: '', LOG_LEVEL: '' };
    expect(readConfiguration(blank, directory)).toEqual(defaults);
  });

  it('reads all variables', () => {
    const environment = {
      PORT: '8080',
      HOST: '::1',
      BRIGHTLY_DATA_DIR: 'somewhere else',
      DATABASE_URL: 'postgresql://ada:secret@db.example/brightly',
      LOG_LEVEL: 'debug',
    };
    expect(readConfiguration(environment, directory)).toEqual({
      port: 8080,
      host: '::1',
      dataDir: join(directory, 'somewhere else'),
      databaseUrl: 'postgresql://ada:secret@db.example/brightly',
      logLevel: 'debug',
      door: DOOR_DEFAULTS,
    });
  });

  it('keeps an absolute data directory as it is', () => {
    expect(readConfiguration({ BRIGHTLY_DATA_DIR: '/srv/brightly' }, directory).dataDir).toBe('/srv/brightly');
  });

  it.each(['0', '1', '65535'])('accepts the port %s', (port) => {
    expect(readConfiguration({ PORT: port }, directory).port).toBe(Number(port));
  });

  it.each(['65536', '-1', '3000.5', '0x50', 'http', '1e3'])('refuses the port %s', (port) => {
    expect(mistakesOf({ PORT: port })).toEqual([
      `PORT must be a whole number from 0 to 65535 (0 takes any free port), not "${port}".`,
    ]);
  });

  it.each(['0.0.0.0', '::', 'localhost', 'a-host.example'])('accepts the host %s', (host) => {
    expect(readConfiguration({ HOST: host }, directory).host).toBe(host);
  });

  it.each(['http://localhost', '127.0.0.1:3000', '256.0.0.1', 'a host', '-a'])('refuses the host %s', (host) => {
    expect(mistakesOf({ HOST: host })).toEqual([
      `HOST must be an address or a host name such as 127.0.0.1 or localhost, not "${host}".`,
    ]);
  });

  it('refuses a data directory that is a file', () => {
    writeFileSync(join(directory, 'file'), '');
    expect(mistakesOf({ BRIGHTLY_DATA_DIR: 'file' })).toEqual([
      `BRIGHTLY_DATA_DIR must be a directory or not be there yet; ${join(directory, 'file')} is a file.`,
    ]);
  });

  it.each([
    ['mysql://ada:secret@db/brightly', 'must begin with postgres:// or postgresql://'],
    ['postgres://ada:se#cret@db:x/brightly', 'special characters in the password are percent-encoded'],
    ['ada:secret@db', 'must begin with postgres:// or postgresql://'],
    ['secret', 'must be a URL such as'],
    ['postgres:///secret', 'must name a host'],
    ['postgres://ada:secret@db', 'must name a database'],
  ])('refuses the database URL %s without repeating it', (url, sentence) => {
    const [mistake, ...others] = mistakesOf({ DATABASE_URL: url });
    expect(others).toEqual([]);
    expect(mistake).toContain(sentence);
    expect(mistake).not.toMatch(/secret|se#cret/);
  });

  it('accepts a database behind a Unix socket', () => {
    const url = 'postgres:///brightly?host=/run/postgresql&user=ada';
    expect(readConfiguration({ DATABASE_URL: url }, directory).databaseUrl).toBe(url);
  });

  it('refuses an unknown log level', () => {
    expect(mistakesOf({ LOG_LEVEL: 'loud' })).toEqual([
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud".',
    ]);
  });

  it('names every mistake at once, one sentence a line', () => {
    const environment = { PORT: 'x', HOST: 'a b', DATABASE_URL: 'x', LOG_LEVEL: 'x' };
    expect(mistakesOf(environment).map((mistake) => mistake.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'DATABASE_URL',
      'LOG_LEVEL',
    ]);
    expect(() => readConfiguration(environment, directory)).toThrow(
      /^PORT .*\nHOST .*\nDATABASE_URL .*\nLOG_LEVEL .*$/,
    );
  });

  it('reads the URL of an external event log, and a prefix for its streams', () => {
    const url = 'esdb://ada:secret@db.example:2113';
    expect(readConfiguration({ EVENT_LOG_URL: url }, directory).eventLog).toMatchObject({
      streamPrefix: 'brightly',
      address: { hosts: [{ address: 'db.example', port: 2113 }] },
    });
    expect(
      readConfiguration({ EVENT_LOG_URL: url, EVENT_LOG_STREAM_PREFIX: 'team7' }, directory).eventLog?.streamPrefix,
    ).toBe('team7');
    expect(readConfiguration({ EVENT_LOG_URL: '', EVENT_LOG_STREAM_PREFIX: 'team7' }, directory).eventLog).toBe(
      undefined,
    );
  });

  it.each(['with-dash', 'under_score', '$system', 'x'.repeat(41)])(
    'refuses %j as a prefix of streams, whose categories end at the first dash',
    (prefix) => {
      expect(mistakesOf({ EVENT_LOG_URL: 'esdb://a:b@host', EVENT_LOG_STREAM_PREFIX: prefix })).toEqual([
        'EVENT_LOG_STREAM_PREFIX must be 1 to 40 letters and digits.',
      ]);
    },
  );

  it('says what is wrong with the event log’s URL without repeating it', () => {
    const mistakes = mistakesOf({ EVENT_LOG_URL: 'mysql://ada:secret@host' });
    expect(mistakes).toEqual([expect.stringMatching(/^EVENT_LOG_URL must be a URL such as esdb:/)]);
    expect(mistakes.join()).not.toContain('secret');
  });
});
