import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { readDoor, type DoorConfiguration } from './door-configuration.js';
import { readEventLog, type EventLogConfiguration } from './event-log-configuration.js';
import { readIssuer, type IssuerConfiguration } from './issuer-configuration.js';
import { LOG_LEVELS, type LogLevel } from './logging.js';
import { StartError } from './start-error.js';

/** The validated configuration from the environment. */
export interface Configuration {
  /** 0 means any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** The operator's Postgres instead of the embedded one; contains a password, so not for logs. */
  readonly databaseUrl: string | undefined;
  /** The same Postgres as the role that owns its schemas; absent if one role does everything. Not for logs. */
  readonly databaseOwnerUrl?: string | undefined;
  /** Where the event log is, if not in Postgres. */
  readonly eventLog?: EventLogConfiguration;
  readonly logLevel: LogLevel;
  /** An identity provider whose tokens are accepted; without one, only tokens of the service's own keys are. */
  readonly issuer?: IssuerConfiguration;
  readonly door: DoorConfiguration;
}

/** Thrown for an environment that can't be used; the message has one sentence for every mistake. */
export class ConfigurationError extends StartError {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Checked<T> = { readonly value: T } | { readonly mistake: string };

function checkPort(text = '3000'): Checked<number> {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return { value: Number(text) };
  return { mistake: `PORT must be a whole number from 0 to 65535 (0 takes any free port), not "${text}".` };
}

function checkHost(text = '127.0.0.1'): Checked<string> {
  const name = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
  const mistypedAddress = /^[\d.]+$/.test(text);
  if (isIP(text) !== 0 || (name.test(text) && !mistypedAddress)) return { value: text };
  return { mistake: `HOST must be an address or a host name such as 127.0.0.1 or localhost, not "${text}".` };
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    // A part of the path is not a directory, or not accessible: creating the directory will report that.
    return false;
  }
}

function checkDataDir(workingDirectory: string, text = '.brightly'): Checked<string> {
  const value = resolve(workingDirectory, text);
  if (!isFile(value)) return { value };
  return { mistake: `BRIGHTLY_DATA_DIR must be a directory or not be there yet; ${value} is a file.` };
}

/** The errors never repeat the value: it contains a password. */
function checkDatabaseUrl(variable: string, text?: string): Checked<string | undefined> {
  if (text === undefined) return { value: undefined };
  if (!URL.canParse(text)) {
    return {
      mistake: `${variable} must be a URL such as postgres://user:password@host:5432/database; special characters in the password are percent-encoded.`,
    };
  }
  const { protocol, pathname, hostname, searchParams } = new URL(text);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    return { mistake: `${variable} must begin with postgres:// or postgresql://.` };
  }
  if (hostname === '' && !searchParams.has('host')) return { mistake: `${variable} must name a host.` };
  if (pathname.length < 2) return { mistake: `${variable} must name a database after the host: …/database.` };
  return { value: text };
}

function checkOwnerUrl(text?: string, databaseUrl?: string): Checked<string | undefined> {
  if (text === undefined || databaseUrl !== undefined) return checkDatabaseUrl('DATABASE_OWNER_URL', text);
  return { mistake: 'DATABASE_OWNER_URL goes with DATABASE_URL, which names the role of the running service.' };
}

function checkLogLevel(text = 'info'): Checked<LogLevel> {
  const level = LOG_LEVELS.find((each) => each === text);
  if (level !== undefined) return { value: level };
  return { mistake: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}".` };
}

/**
 * The configuration from the environment, defaults filled in; an empty variable counts as absent. Throws a
 * `ConfigurationError` that names every mistake at once.
 */
export function readConfiguration(environment: Environment, workingDirectory = process.cwd()): Configuration {
  const set = (name: string) => environment[name]?.trim() || undefined;
  const mistakes: string[] = [];
  const take = <T>(checked: Checked<T>, otherwise: T): T => {
    if ('value' in checked) return checked.value;
    mistakes.push(checked.mistake);
    return otherwise;
  };
  const configuration: Configuration = {
    port: take(checkPort(set('PORT')), 0),
    host: take(checkHost(set('HOST')), ''),
    dataDir: take(checkDataDir(workingDirectory, set('BRIGHTLY_DATA_DIR')), ''),
    databaseUrl: take(checkDatabaseUrl('DATABASE_URL', set('DATABASE_URL')), undefined),
    databaseOwnerUrl: take(checkOwnerUrl(set('DATABASE_OWNER_URL'), set('DATABASE_URL')), undefined),
    eventLog: readEventLog(
      { EVENT_LOG_URL: set('EVENT_LOG_URL'), EVENT_LOG_STREAM_PREFIX: set('EVENT_LOG_STREAM_PREFIX') },
      (sentence) => mistakes.push(sentence),
    ),
    logLevel: take(checkLogLevel(set('LOG_LEVEL')), 'info'),
    issuer: readIssuer(
      {
        AUTH_ISSUER: set('AUTH_ISSUER'),
        AUTH_JWKS_URL: set('AUTH_JWKS_URL'),
        AUTH_AUDIENCE: set('AUTH_AUDIENCE'),
        AUTH_USER_CLAIM: set('AUTH_USER_CLAIM'),
        AUTH_ORGANIZATION_CLAIM: set('AUTH_ORGANIZATION_CLAIM'),
        AUTH_LOCAL: set('AUTH_LOCAL'),
      },
      (sentence) => mistakes.push(sentence),
    ),
    door: readDoor(set, (sentence) => mistakes.push(sentence)),
  };
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return configuration;
}
