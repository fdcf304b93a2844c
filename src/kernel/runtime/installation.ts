import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A file or folder that comes with the program, by its path in the repository; found from the sources as well as from
 * anywhere below `dist`. Throws if it is missing.
 */
export function installed(path: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!(existsSync(join(folder, 'package.json')) && existsSync(join(folder, path)))) {
    if (dirname(folder) === folder) throw new Error(`"${path}" is missing from this installation.`);
    folder = dirname(folder);
  }
  return join(folder, path);
}
