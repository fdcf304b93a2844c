import { randomUUID } from 'node:crypto';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { openKurrentLog } from '../../../src/kernel/event-log/kurrent/kurrent-log.js';
import { addressOf, describeOn, kurrentNode, sayLeftOut } from '../../support/kurrent.js';
import { eventLogContract } from './event-log-contract.js';

const node = await kurrentNode();
if (node === undefined) sayLeftOut('The event log in EventStoreDB');
afterAll(() => node?.stop());

describeOn(node)('on a server of EventStoreDB or KurrentDB', () => {
  // A log for this run, beside whatever else the server holds.
  const streamPrefix = randomUUID().replaceAll('-', '');

  eventLogContract('EventStoreDB', async () => {
    const logs: EventLog[] = [];
    return {
      open: async (codec) => {
        const log = await openKurrentLog({ address: addressOf(node), streamPrefix, codec });
        logs.push(log);
        return log;
      },
      close: async () => {
        await Promise.all(logs.map((log) => log.close()));
      },
    };
  });
});
