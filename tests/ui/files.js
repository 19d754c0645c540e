// The window's own files.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Paths of all files below ui/ whose names end so. @param {string} ending */
export function windowFiles(ending) {
  const below = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? below(path) : path.endsWith(ending) ? [path] : [];
    });
  return below(join(root, 'ui'));
}
