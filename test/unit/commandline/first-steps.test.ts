import { join } from 'node:path';
import {
  firstSteps,
  namesAlone,
  settingsToRepeat,
  tokenStep,
  withSettings,
} from '../../../src/commandline/first-steps.js';
import type { Configuration } from '../../../src/kernel/runtime/configuration.js';

const root = join(import.meta.dirname, '../../..');
const embedded = { dataDir: join(root, '.brightly'), databaseUrl: undefined };
const issuer = { localTokens: false } as Configuration['issuer'];

describe('the commands that the service suggests when it starts', () => {
  it('have no settings in front if the service was started without any', () => {
    const steps = firstSteps(settingsToRepeat(embedded, {}), { issuer: undefined });
    expect(steps).toEqual([
      { purpose: 'Look around', command: 'npm run demo' },
      {
        purpose: 'Begin',
        command: 'npm run brightly -- init --organization Acme --name Ada --email ada@acme.example',
      },
      { purpose: 'Get a token', command: 'npm run -s brightly -- token --organization Acme --user ada@acme.example' },
    ]);
  });

  it('name the data directory by its absolute path, quoted for the shell', () => {
    const settings = settingsToRepeat({ ...embedded, dataDir: "/srv/ada's data" }, { BRIGHTLY_DATA_DIR: 'ignored' });
    expect(withSettings(settings, 'npm run demo')).toBe(`BRIGHTLY_DATA_DIR='/srv/ada'\\''s data' npm run demo`);
  });

  it('name the database and the event log, without their passwords', () => {
    const environment = {
      DATABASE_URL: 'postgres://ada:s3cret@db.example:5432/brightly?sslmode=require&password=s3cret',
      DATABASE_OWNER_URL: 'postgres://owner:p@ss@db.example/brightly',
      EVENT_LOG_URL: 'esdb://ada:s3cret@one:2113,two:2113?tls=true',
      EVENT_LOG_STREAM_PREFIX: 'house2',
    };
    const settings = settingsToRepeat({ ...embedded, databaseUrl: environment.DATABASE_URL }, environment);
    expect(settings).toEqual([
      { name: 'DATABASE_URL', value: 'postgres://ada:…@db.example:5432/brightly?sslmode=require&password=…' },
      { name: 'DATABASE_OWNER_URL', value: 'postgres://owner:…@db.example/brightly' },
      { name: 'EVENT_LOG_URL', value: 'esdb://ada:…@one:2113,two:2113?tls=true' },
      { name: 'EVENT_LOG_STREAM_PREFIX', value: 'house2' },
    ]);
    const commands = firstSteps(settings, { issuer: undefined }).map(({ command }) => command);
    for (const command of commands)
      expect(command).toMatch(/^DATABASE_URL='postgres:.* EVENT_LOG_STREAM_PREFIX=house2 npm/);
  });

  it('show no value of a setting on a page that anybody may read', () => {
    const settings = settingsToRepeat({ ...embedded, dataDir: '/srv/ada' }, {});
    const [step] = tokenStep(namesAlone(settings), { issuer: undefined });
    expect(step?.command).toBe(`BRIGHTLY_DATA_DIR='…' npm run -s brightly -- token --organization NAME --user EMAIL`);
  });

  it('do not suggest making a token on the command line if an issuer makes all tokens', () => {
    expect(tokenStep([], { issuer })).toEqual([]);
    expect(firstSteps([], { issuer }).map(({ command }) => command)).toEqual([
      'npm run demo',
      'npm run brightly -- init --organization Acme --name Ada --email ada@acme.example --subject …',
    ]);
  });
});
