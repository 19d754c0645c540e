// Moments and paths as a reader reads them.

/** When something began, by the reader's own clock. @param {string} moment RFC 3339 in UTC. @param {string} language */
export function when(moment, language) {
  const how = /** @type {const} */ ({ dateStyle: 'medium', timeStyle: 'short' });
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? moment : new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, how).format(date);
}

/**
 * A path as one tells it from others of the same folder: without what lies above that.
 * @param {string} path @param {string[]} roots What was handed over.
 */
export function shortPath(path, roots) {
  const root = roots.filter((one) => path.startsWith(one)).toSorted((a, b) => b.length - a.length)[0];
  if (root === undefined || path.length === root.length) return lastParts(path, 1);
  const rest = path.slice(root.length);
  return /^[/\\!]/.test(rest) ? rest.slice(1) : lastParts(path, 1);
}

/** Words with the paths in them short, as above. @param {string} words @param {string[]} roots */
export function shortPaths(words, roots) {
  const folders = roots.map((root) => root.replace(/[/\\]$/, '')).filter(Boolean);
  return folders.toSorted((a, b) => b.length - a.length).reduce((said, folder) => said.replaceAll(`${folder}/`, ''), words);
}

/** The last names of a path. @param {string} path @param {number} [count] */
export function lastParts(path, count = 2) {
  return path.split(/[/\\]/).filter(Boolean).slice(-count).join('/') || path;
}
