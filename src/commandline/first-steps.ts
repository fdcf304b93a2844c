import { join } from 'node:path';
import type { Configuration } from '../kernel/runtime/configuration.js';
import { installed } from '../kernel/runtime/installation.js';
import type { FirstStep } from '../kernel/runtime/start-messages.js';
import { quoted } from './quoted.js';

/** A setting without which a command in another terminal would reach another installation. */
export interface Setting {
  readonly name: string;
  /** Passwords are replaced by `…`, so that the command fails until the person fills them in. */
  readonly value: string;
}

const URLS = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'EVENT_LOG_URL'] as const;

/** What a second terminal has to set to reach the installation that was started with this environment. */
export function settingsToRepeat(
  { dataDir, databaseUrl }: Pick<Configuration, 'dataDir' | 'databaseUrl'>,
  environment: Readonly<Record<string, string | undefined>>,
): readonly Setting[] {
  const set = (name: string): string => environment[name]?.trim() ?? '';
  const ownDirectory = databaseUrl === undefined && dataDir !== join(installed('package.json'), '..', '.brightly');
  return [
    { name: 'BRIGHTLY_DATA_DIR', value: ownDirectory ? dataDir : '' },
    ...URLS.map((name) => ({ name, value: withoutPasswords(set(name)) })),
    { name: 'EVENT_LOG_STREAM_PREFIX', value: set('EVENT_LOG_STREAM_PREFIX') },
  ].filter(({ value }) => value !== '');
}

/** The command as typed in a shell in which nothing is set yet. */
export function withSettings(settings: readonly Setting[], command: string): string {
  return [...settings.map(({ name, value }) => `${name}=${quoted(value)}`), command].join(' ');
}

type Issuing = Pick<Configuration, 'issuer'>;

const INIT = 'npm run brightly -- init --organization Acme --name Ada --email ada@acme.example';

/** What to run on a new installation. */
export function firstSteps(settings: readonly Setting[], issuing: Issuing): readonly FirstStep[] {
  return [
    { purpose: 'Look around', command: withSettings(settings, 'npm run demo') },
    { purpose: 'Begin', command: withSettings(settings, signsInElsewhere(issuing) ? `${INIT} --subject …` : INIT) },
    ...tokenStep(settings, issuing, '--organization Acme --user ada@acme.example'),
  ];
}

/** How to get a token; nothing if another issuer makes them all. */
export function tokenStep(
  settings: readonly Setting[],
  issuing: Issuing,
  whose = '--organization NAME --user EMAIL',
): readonly FirstStep[] {
  if (signsInElsewhere(issuing)) return [];
  return [{ purpose: 'Get a token', command: withSettings(settings, `npm run -s brightly -- token ${whose}`) }];
}

function signsInElsewhere({ issuer }: Issuing): boolean {
  return issuer?.localTokens === false;
}

/** The same settings for a page that anyone may read: their names alone. */
export function namesAlone(settings: readonly Setting[]): readonly Setting[] {
  return settings.map(({ name }) => ({ name, value: '…' }));
}

/** A URL may hold a password before its host and, for libpq, among its parameters. */
function withoutPasswords(url: string): string {
  return url
    .replace(/^([a-z+]+:\/\/[^:/@?#]*):[^/?#]*@/i, '$1:…@')
    .replaceAll(/([?&](?:ssl)?password=)[^&#]*/gi, '$1…');
}
