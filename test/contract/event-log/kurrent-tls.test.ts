import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogUnavailableError, type EventLog } from '../../../src/kernel/event-log/event-log.js';
import { parseKurrentUrl } from '../../../src/kernel/event-log/kurrent/kurrent-address.js';
import { openKurrentLog } from '../../../src/kernel/event-log/kurrent/kurrent-log.js';
import { selfSigned } from '../../support/certificate.js';
import { fakeKurrent, type FakeKurrent } from '../../support/fake-kurrent/fake-kurrent.js';
import { idsOf, readOn, SHORT } from '../../support/fake-kurrent/kurrent-scene.js';
import { newEvents } from '../../support/new-event.js';
import { temporaryDirectory } from '../../support/postgres.js';

const OWN = selfSigned();

function fileWith(certificate: string): string {
  const file = join(temporaryDirectory('authority'), 'ca.pem');
  writeFileSync(file, certificate);
  return file;
}

/** Each form of an address: one host, several hosts, a DNS name of a cluster. */
const WAYS: readonly (readonly [string, (port: number) => string])[] = [
  ['one host', (port) => `esdb://ada:secret@localhost:${port}`],
  ['one address', (port) => `esdb://ada:secret@127.0.0.1:${port}`],
  ['several hosts', (port) => `esdb://ada:secret@localhost:1,localhost:${port}`],
  ['a name to discover', (port) => `esdb+discover://ada:secret@localhost:${port}`],
];

describe('a log in an EventStoreDB with TLS', () => {
  let server: FakeKurrent;
  let log: EventLog | undefined;
  beforeEach(async () => {
    server = await fakeKurrent(OWN);
  });
  afterEach(async () => {
    await log?.close();
    log = undefined;
    await server.close();
  });

  async function open(url: string): Promise<EventLog> {
    const address = parseKurrentUrl(url);
    if (typeof address === 'string') throw new Error(address);
    return (log = await openKurrentLog({
      address,
      streamPrefix: 'tls',
      times: { ...SHORT, deadline: 2_000, reading: 500 },
    }));
  }

  it.each(WAYS)('is reached by %s, with user and password in every call', async (_, url) => {
    const opened = await open(`${url(server.port)}?tls=true&tlsCAFile=${fileWith(OWN.certificate)}`);
    const events = newEvents(2);
    expect(await opened.append({ stream: `some-${randomUUID()}`, expectedRevision: 0, events })).toMatchObject({
      kind: 'appended',
      revision: 2,
    });
    expect(idsOf(await readOn(opened))).toEqual(idsOf(events));
    const known = `Basic ${Buffer.from('ada:secret').toString('base64')}`;
    expect(new Set([...server.appends, ...server.reads].map(({ authorization }) => authorization))).toEqual(
      new Set([known]),
    );
  });

  it.each(WAYS)(
    'is refused by %s for the certificate of another authority, with a sentence that says so',
    async (_, url) => {
      const opening = open(`${url(server.port)}?tlsCAFile=${fileWith(selfSigned().certificate)}`);
      await expect(opening).rejects.toThrow(LogUnavailableError);
      await expect(opening).rejects.toThrow(/certificate/);
      expect([...server.appends, ...server.reads]).toEqual([]);
    },
  );

  it('is refused if the file of certificate authorities is missing, with a sentence that names it', async () => {
    const file = join(temporaryDirectory('authority'), 'none.pem');
    await expect(open(`esdb://ada:secret@localhost:${server.port}?tlsCAFile=${file}`)).rejects.toThrow(
      `EVENT_LOG_URL names the file ${file}, which can’t be read.`,
    );
  });
});
