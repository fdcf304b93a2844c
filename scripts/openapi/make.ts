/** Writes the API's document to `docs/api/openapi.json`: `npm run openapi`. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installed } from '../../src/kernel/runtime/installation.js';
import { apiDocument, asFile } from './document.js';

writeFileSync(join(dirname(installed('package.json')), 'docs/api/openapi.json'), asFile(apiDocument()));
