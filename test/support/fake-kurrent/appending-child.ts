import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { parseKurrentUrl } from '../../../src/kernel/event-log/kurrent/kurrent-address.js';
import { openKurrentLog } from '../../../src/kernel/event-log/kurrent/kurrent-log.js';
import { newEvents } from '../new-event.js';

/* A process that opens a log, appends, reads, and prints the results in full. */
const address = parseKurrentUrl(process.argv[2] ?? '');
if (typeof address === 'string') throw new Error(address);
const times = { deadline: 300, appending: 300, reading: 300, silence: 300 };
try {
  const log = await openKurrentLog({ address, streamPrefix: 'secrets', times });
  await log.append({ stream: `some-${randomUUID()}`, expectedRevision: 0, events: newEvents(2) });
  const page = await log.readAll({ after: 0n, limit: 10 });
  process.stdout.write(`The log answered ${page.events.length} events.\n`);
  await log.close();
} catch (error) {
  process.stdout.write(`The log failed: ${inspect(error, { depth: 10, showHidden: true })}\n`);
}
process.exit();
