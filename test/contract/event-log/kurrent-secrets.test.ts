import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { kurrentScene, type KurrentScene } from '../../support/fake-kurrent/kurrent-scene.js';
import { transpiled } from '../../support/transpiled.js';

describe('the password in the URL of an EventStoreDB', () => {
  let scene: KurrentScene;
  beforeEach(async () => {
    scene = await kurrentScene();
  });
  afterEach(() => scene.close());

  const PASSWORD = 'opensesame';

  it.each([
    ['works', (port: number) => `esdb://ada:${PASSWORD}@127.0.0.1:${port}?tls=false`],
    ['can’t be reached', () => `esdb://ada:${PASSWORD}@127.0.0.1:1?tls=false`],
    ['does not use TLS', (port: number) => `esdb://ada:${PASSWORD}@127.0.0.1:${port}`],
    ['is not a cluster', (port: number) => `esdb+discover://ada:${PASSWORD}@127.0.0.1:${port}?tls=false`],
  ])('is never logged if the server %s, even with all debug output on', async (_, urlFor) => {
    const script = transpiled('test/support/fake-kurrent/appending-child.ts');
    const { NODE_OPTIONS: _options, ...environment } = process.env;
    const child = spawn(process.execPath, [script, urlFor(scene.server.port)], {
      cwd: dirname(script),
      env: { ...environment, DEBUG: '*', GRPC_TRACE: 'all', GRPC_VERBOSITY: 'DEBUG' },
      stdio: 'pipe',
    });
    let written = '';
    child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
    await once(child, 'close');
    expect(written).toMatch(/^The log (answered|failed)/m);
    expect(written).toContain('esdb:connection');
    for (const shape of [PASSWORD, Buffer.from(`ada:${PASSWORD}`).toString('base64')]) {
      expect(written).not.toContain(shape);
    }
  });
});
