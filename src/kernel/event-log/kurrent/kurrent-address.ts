/** Where an EventStoreDB or KurrentDB is and how to connect to it, from its URL. Contains a password. */
export interface KurrentAddress {
  readonly hosts: readonly KurrentHost[];
  /** Whether the nodes are discovered from the hosts, by gossip; a single host without it is used directly. */
  readonly discover: boolean;
  /** Absent only without TLS, if the server needs no authentication. */
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly tls: boolean;
  /** A PEM file; the system's authorities when absent. */
  readonly tlsCaFile?: string;
}

/** Where a node, or a name that resolves to several, listens. */
export interface KurrentHost {
  readonly address: string;
  readonly port: number;
}

const FORM = /^(?:esdb|kurrentdb)(\+discover)?:\/\/(?:([^:@/?]+):([^@/?]+)@)?([^@/?]+)\/?(?:\?(.*))?$/i;
const HOST = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?$/;
const DEFAULT_PORT = 2113;

function hostsIn(list: string): readonly KurrentHost[] | undefined {
  const hosts: KurrentHost[] = [];
  for (const part of list.split(',')) {
    const [, address, port = String(DEFAULT_PORT)] = HOST.exec(part.trim()) ?? [];
    if (address === undefined || Number(port) > 65_535) return undefined;
    hosts.push({ address, port: Number(port) });
  }
  return hosts;
}

interface Settings {
  readonly tls: boolean;
  readonly tlsCaFile?: string;
}

function settingsIn(query: string): Settings | string {
  let settings: Settings = { tls: true };
  for (const [name, value] of new URLSearchParams(query)) {
    const setting = name.toLowerCase();
    if (setting === 'tls' && (value === 'true' || value === 'false')) settings = { ...settings, tls: value === 'true' };
    else if (setting === 'tlscafile' && value !== '') settings = { ...settings, tlsCaFile: value };
    else return 'takes tls=true, tls=false and tlsCAFile=<path of a PEM file> after its question mark, nothing else.';
  }
  return settings;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads `esdb://user:password@host:2113,host:2113?tlsCAFile=/ca.pem`, also as `esdb+discover://` and `kurrentdb://`.
 * Returns a text that says what is wrong, to follow the variable's name; it repeats nothing of the URL.
 */
export function parseKurrentUrl(url: string): KurrentAddress | string {
  const [, discover, user, secret, list, query = ''] = FORM.exec(url.trim()) ?? [];
  if (list === undefined) {
    return 'must be a URL such as esdb://user:password@host:2113; special characters in the password are percent-encoded.';
  }
  const hosts = hostsIn(list);
  if (hosts === undefined) return 'must name its hosts as host:port, with commas between.';
  const settings = settingsIn(query);
  if (typeof settings === 'string') return settings;
  const common = { hosts, discover: discover !== undefined || hosts.length > 1, ...settings };
  if (user === undefined || secret === undefined) {
    return settings.tls ? 'must name a user and a password, unless it says tls=false.' : common;
  }
  const [username, password] = [decoded(user), decoded(secret)];
  if (username === undefined || password === undefined) return 'has a user or password that is not percent-encoded.';
  return { ...common, credentials: { username, password } };
}
