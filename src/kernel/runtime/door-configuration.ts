import { isIP } from 'node:net';

/** Limits of the HTTP server, and whom it trusts. */
export interface DoorConfiguration {
  /**
   * The service's own address if a proxy is in front of it; derived from host and port when undefined. No trailing
   * slash.
   */
  readonly publicUrl: string | undefined;
  /** Web pages of these origins may read responses; none when empty. */
  readonly corsOrigins: readonly string[];
  /** Addresses, or networks as `10.0.0.0/8`, of the proxies whose `X-Forwarded-For` names the client. */
  readonly trustedProxies: readonly string[];
  /** Requests a minute of one user; 0 is no limit. */
  readonly userRate: number;
  /** Requests a minute without a valid token from one address; 0 is no limit. */
  readonly addressRate: number;
  /** The most requests in progress at the same time; others are refused at once. */
  readonly maxInFlight: number;
  readonly maxConnections: number;
  /** How long a request may take to arrive, in seconds. */
  readonly requestTimeout: number;
  /**
   * How long the service keeps accepting requests after a signal to stop, while it reports that it is not ready, in
   * seconds.
   */
  readonly shutdownDrain: number;
  /** How long requests in progress may take once the service stops, in seconds. */
  readonly shutdownTimeout: number;
  /** How many events the read tables may be behind the log before the service counts as not ready. */
  readonly readyMaxLag: number;
  /** Where Prometheus finds `/metrics`; off when undefined. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
}

/** The defaults. */
export const DOOR_DEFAULTS: DoorConfiguration = {
  publicUrl: undefined,
  corsOrigins: [],
  trustedProxies: [],
  userRate: 60_000,
  addressRate: 12_000,
  maxInFlight: 1_000,
  maxConnections: 10_000,
  requestTimeout: 30,
  shutdownDrain: 0,
  shutdownTimeout: 25,
  readyMaxLag: 10_000,
  metrics: undefined,
};

const NUMBERS = {
  RATE_LIMIT_USER: ['userRate', 0, 1_000_000_000],
  RATE_LIMIT_ADDRESS: ['addressRate', 0, 1_000_000_000],
  MAX_IN_FLIGHT: ['maxInFlight', 1, 1_000_000],
  MAX_CONNECTIONS: ['maxConnections', 1, 1_000_000],
  REQUEST_TIMEOUT: ['requestTimeout', 1, 3_600],
  SHUTDOWN_DRAIN: ['shutdownDrain', 0, 3_600],
  SHUTDOWN_TIMEOUT: ['shutdownTimeout', 1, 3_600],
  READY_MAX_LAG: ['readyMaxLag', 1, 1_000_000_000],
} as const satisfies Record<string, readonly [keyof DoorConfiguration, number, number]>;

/** Returns a variable's value, undefined if it is not set. */
export type Variable = (name: string) => string | undefined;

/**
 * The configuration of the HTTP server from its variables, defaults filled in; `mistake` is called with a sentence for
 * each mistake.
 */
export function readDoor(set: Variable, mistake: (sentence: string) => void): DoorConfiguration {
  const numbers = Object.entries(NUMBERS).map(([name, [field, least, most]]) => {
    const text = set(name);
    if (text === undefined) return [field, DOOR_DEFAULTS[field]] as const;
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) {
      mistake(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
    }
    return [field, value] as const;
  });
  return {
    ...DOOR_DEFAULTS,
    ...(Object.fromEntries(numbers) as Pick<DoorConfiguration, (typeof NUMBERS)[keyof typeof NUMBERS][0]>),
    publicUrl: readPublicUrl(set('PUBLIC_URL'), mistake),
    corsOrigins: listOf(set('CORS_ORIGINS')).filter((origin) => checkOrigin(origin, mistake)),
    trustedProxies: listOf(set('TRUSTED_PROXIES')).filter((proxy) => checkProxy(proxy, mistake)),
    metrics: readMetrics(set('METRICS_HOST'), set('METRICS_PORT'), mistake),
  };
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

function readPublicUrl(text: string | undefined, mistake: (sentence: string) => void): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '') {
    return url.href.replace(/\/+$/, '');
  }
  mistake(`PUBLIC_URL must be the service's own address such as https://brightly.example, not "${text}".`);
  return undefined;
}

function checkOrigin(origin: string, mistake: (sentence: string) => void): boolean {
  if (URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).origin === origin) return true;
  mistake(`CORS_ORIGINS must list origins such as https://app.example, as browsers spell them, not "${origin}".`);
  return false;
}

function checkProxy(proxy: string, mistake: (sentence: string) => void): boolean {
  const [address = '', bits = '0', ...rest] = proxy.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= longest) return true;
  mistake(`TRUSTED_PROXIES must list addresses or networks such as 10.0.0.7 or 10.0.0.0/8, not "${proxy}".`);
  return false;
}

function readMetrics(
  host = '127.0.0.1',
  port: string | undefined,
  mistake: (sentence: string) => void,
): DoorConfiguration['metrics'] {
  if (isIP(host) === 0) mistake(`METRICS_HOST must be an address such as 127.0.0.1, not "${host}".`);
  if (port === undefined) return undefined;
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return { host, port: Number(port) };
  mistake(`METRICS_PORT must be a whole number from 0 to 65535 (0 takes any free port), not "${port}".`);
  return undefined;
}
