import { hash } from 'node:crypto';
import { mapTexts } from './schema.js';

/** An id for examples, the same for the same name, in the format of the service's own (RFC 9562, version 7). */
export function exampleId(name: string): string {
  const digits = hash('sha256', name, 'hex');
  return `0198c5f2-${digits.slice(0, 4)}-7${digits.slice(4, 7)}-8${digits.slice(7, 10)}-${digits.slice(10, 22)}`;
}

/** Example bodies of the kernel's operations, by operation id; the kernel knows no room to take them from. */
export const KERNEL_BODIES: Readonly<Record<string, object>> = {
  sendBatch: {
    commands: [
      { method: 'POST', path: '/v1/items', body: { title: 'Call the bank', accept: true }, key: 'call' },
      { method: 'POST', path: '/v1/items', body: { title: 'Pay the bill' } },
    ],
    stopOnRefusal: true,
  },
};

/** An example with an id in place of each text `{name}`. */
export function withIds(example: object): unknown {
  return mapTexts(example, (text) => text.replace(/^\{(\w+)\}$/, (_, name: string) => exampleId(name)));
}
