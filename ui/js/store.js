// What the window keeps from one start to the next: the reader's settings, and what was read last in which archive.
// What is lost here is no loss: bookmarks are the archive's.

/**
 * @typedef {object} Settings
 * @property {'auto' | 'zh-Hans' | 'en'} language
 * @property {'auto' | 'light' | 'sepia' | 'dark'} theme
 * @property {number} size Of the text of articles, in pixels.
 * @property {number} measure The length of its lines, in characters.
 * @property {boolean} vertical
 * @property {boolean} history Whether searches are remembered.
 * @property {boolean} menu Whether the menu bar is shown.
 * @property {'picture' | 'text' | 'both'} shows How a page is shown that has a picture.
 * @property {boolean} inverted Whether pictures of pages are light on dark in the dark.
 *
 * @typedef {object} Read An article that was read.
 * @property {string} id
 * @property {string} title
 * @property {?string} newspaper
 * @property {?string} date
 * @property {?string} label
 *
 * @typedef {Pick<Storage, 'getItem' | 'setItem'>} Keeper
 */

/** What each setting may be: the first of a list, or the first of a range's three, is what it is unless changed. */
export const CHOICES = {
  language: /** @type {const} */ (['auto', 'zh-Hans', 'en']),
  theme: /** @type {const} */ (['auto', 'light', 'sepia', 'dark']),
  shows: /** @type {const} */ (['picture', 'text', 'both']),
  size: { usual: 18, least: 14, most: 28 },
  measure: { usual: 34, least: 28, most: 44 },
};

/** How many articles read last are remembered. */
const REMEMBERED = 12;

/** @param {any} said @returns {Settings} Whatever was kept, only what may be is taken. */
export function settingsFrom(said) {
  /** @template {string} T @param {readonly T[]} choices @param {any} value */
  const oneOf = (choices, value) => /** @type {T} */ (choices.includes(value) ? value : choices[0]);
  /** @param {{usual: number, least: number, most: number}} range @param {any} value */
  const within = ({ usual, least, most }, value) =>
    Number.isFinite(value) ? Math.round(Math.min(most, Math.max(least, value))) : usual;
  return {
    language: oneOf(CHOICES.language, said?.language),
    theme: oneOf(CHOICES.theme, said?.theme),
    size: within(CHOICES.size, said?.size),
    measure: within(CHOICES.measure, said?.measure),
    vertical: said?.vertical === true,
    history: said?.history !== false,
    menu: said?.menu === true,
    shows: oneOf(CHOICES.shows, said?.shows),
    inverted: said?.inverted === true,
  };
}

/**
 * @param {Keeper} keeper
 */
export function openStore(keeper) {
  /** @param {string} key @returns {any} */
  const kept = (key) => {
    try {
      return JSON.parse(keeper.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };
  /** @param {string} key @param {any} value */
  const keep = (key, value) => {
    try {
      keeper.setItem(key, JSON.stringify(value));
    } catch {
      // No room or no right to keep it: the window works without.
    }
  };
  let settings = settingsFrom(kept('settings'));

  return {
    settings: () => settings,
    /** @param {Partial<Settings>} change */
    change: (change) => {
      settings = settingsFrom({ ...settings, ...change });
      keep('settings', settings);
      return settings;
    },
    /** What was read last in the archive, the latest first. @param {string} archive @returns {Read[]} */
    read: (archive) => {
      const list = kept(`read:${archive}`);
      return Array.isArray(list) ? list.filter((item) => typeof item?.id === 'string') : [];
    },
    /** Forgets what was read last in the archive. @param {string} archive @returns {Read[]} What it was. */
    forget: (archive) => {
      const list = kept(`read:${archive}`);
      keep(`read:${archive}`, []);
      return Array.isArray(list) ? list : [];
    },
    /** What was forgotten is remembered again. @param {string} archive @param {Read[]} list */
    restore: (archive, list) => keep(`read:${archive}`, list),
    /** @param {string} archive @param {Read} read */
    remember: (archive, read) => {
      const list = kept(`read:${archive}`);
      const others = Array.isArray(list) ? list.filter((item) => item?.id !== read.id) : [];
      keep(`read:${archive}`, [read, ...others].slice(0, REMEMBERED));
    },
  };
}
