import { DOOR_DEFAULTS, readDoor } from '../../../../src/kernel/runtime/door-configuration.js';

function read(variables: Readonly<Record<string, string>>) {
  const mistakes: string[] = [];
  const door = readDoor(
    (name) => variables[name],
    (sentence) => mistakes.push(sentence),
  );
  return { door, mistakes };
}

describe('the configuration of the HTTP server', () => {
  it('needs no variable', () => {
    expect(read({})).toEqual({ door: DOOR_DEFAULTS, mistakes: [] });
  });

  it('reads all variables', () => {
    const { door, mistakes } = read({
      PUBLIC_URL: 'https://focus.example/',
      CORS_ORIGINS: 'https://app.example, http://localhost:5173',
      TRUSTED_PROXIES: '10.0.0.0/8 192.0.2.7 fd00::/8',
      RATE_LIMIT_USER: '600',
      RATE_LIMIT_ADDRESS: '0',
      MAX_IN_FLIGHT: '50',
      MAX_CONNECTIONS: '100',
      REQUEST_TIMEOUT: '5',
      SHUTDOWN_DRAIN: '7',
      SHUTDOWN_TIMEOUT: '10',
      READY_MAX_LAG: '1',
      METRICS_PORT: '9464',
    });
    expect(mistakes).toEqual([]);
    expect(door).toEqual({
      publicUrl: 'https://focus.example',
      corsOrigins: ['https://app.example', 'http://localhost:5173'],
      trustedProxies: ['10.0.0.0/8', '192.0.2.7', 'fd00::/8'],
      userRate: 600,
      addressRate: 0,
      maxInFlight: 50,
      maxConnections: 100,
      requestTimeout: 5,
      shutdownDrain: 7,
      shutdownTimeout: 10,
      readyMaxLag: 1,
      metrics: { host: '127.0.0.1', port: 9464 },
    });
  });

  it.each([
    ['RATE_LIMIT_USER', '-1', 'whole number from 0'],
    ['MAX_IN_FLIGHT', '0', 'whole number from 1'],
    ['MAX_CONNECTIONS', '1e3', 'whole number from 1'],
    ['REQUEST_TIMEOUT', '3601', 'whole number from 1 to 3600'],
    ['PUBLIC_URL', 'focus.example', 'address such as https://brightly.example'],
    ['PUBLIC_URL', 'https://focus.example/?a=b', 'address such as https://brightly.example'],
    ['CORS_ORIGINS', '*', 'origins such as https://app.example'],
    ['CORS_ORIGINS', 'https://app.example/', 'origins such as https://app.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', 'addresses or networks'],
    ['TRUSTED_PROXIES', 'proxy.example', 'addresses or networks'],
    ['METRICS_PORT', '70000', 'whole number from 0 to 65535'],
    ['METRICS_HOST', 'here', 'an address such as 127.0.0.1'],
  ])('refuses %s=%s and says what is accepted', (name, text, sentence) => {
    const { mistakes } = read({ [name]: text });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(new RegExp(`^${name} must .*${sentence}`));
  });
});
