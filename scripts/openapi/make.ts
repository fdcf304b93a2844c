/** Writes the API's document to `docs/api/openapi.json`, and from it the client's types: `npm run openapi`. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installed } from '../../src/kernel/runtime/installation.js';
import { clientTypes } from './client-types.js';
import { apiDocument, asFile } from './document.js';

const root = dirname(installed('package.json'));
const document = asFile(apiDocument());
writeFileSync(join(root, 'docs/api/openapi.json'), document);
writeFileSync(join(root, 'src/client/api.ts'), await clientTypes(document));
