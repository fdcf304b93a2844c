import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { installed } from '../../runtime/installation.js';

/** The API's document as it is served. */
export interface ServedDocument {
  readonly text: string;
  readonly etag: string;
}

/** Reads the API's document (`npm run openapi` makes it); answers it as it is at an address of the service's. */
export function openDocument(): (publicUrl: string) => ServedDocument {
  const document = JSON.parse(readFileSync(installed('docs/api/openapi.json'), 'utf8')) as object;
  const served = new Map<string, ServedDocument>();
  return (publicUrl) => {
    const known = served.get(publicUrl);
    if (known) return known;
    const text = JSON.stringify({ ...document, servers: [{ url: publicUrl }] });
    const made = { text, etag: `"${hash('sha256', text, 'base64url').slice(0, 22)}"` };
    served.set(publicUrl, made);
    return made;
  };
}
