import { readFileSync } from 'node:fs';
import { contentEtag } from '../etag.js';
import { installed } from '../../runtime/installation.js';

/** The API's document as it is served. */
export interface ServedDocument {
  readonly text: string;
  readonly etag: string;
}

/** The address that examples in the document's file have. */
export const EXAMPLE_URL = 'http://127.0.0.1:3000';

/** Reads the API's document (`npm run openapi` makes it); returns it for the service's own address. */
export function openDocument(): (publicUrl: string) => ServedDocument {
  const file = readFileSync(installed('docs/api/openapi.json'), 'utf8');
  const served = new Map<string, ServedDocument>();
  return (publicUrl) => {
    const known = served.get(publicUrl);
    if (known) return known;
    const document = JSON.parse(file.replaceAll(EXAMPLE_URL, JSON.stringify(publicUrl).slice(1, -1))) as object;
    const text = JSON.stringify({ ...document, servers: [{ url: publicUrl }] });
    const made = { text, etag: contentEtag(text) };
    served.set(publicUrl, made);
    return made;
  };
}
