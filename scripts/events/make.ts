/** Writes each event type's JSON Schema to `docs/api/events`, and removes files of other types: `npm run events`. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installed } from '../../src/kernel/runtime/installation.js';
import { schemaFiles } from './files.js';

const folder = join(dirname(installed('package.json')), 'docs/api/events');
const files = schemaFiles();
for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name));
for (const [name, text] of files) writeFileSync(join(folder, name), text);
