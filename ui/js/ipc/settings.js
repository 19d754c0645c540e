// The program itself: what it is, what it can tell of itself, its menu.

import { ask, channel } from './asking.js';

/** Where things lie, and which version this is. @returns {Promise<import('../wire.js').About>} */
export function about() {
  return ask('about');
}

/** What helps to find out why something does not work, without a word of what is read. @returns {Promise<string>} */
export function diagnostics() {
  return ask('diagnostics');
}

/** What the program is made of. @returns {Promise<import('../wire.js').Licence[]>} */
export function licences() {
  return ask('licences');
}

/**
 * Puts the native menu up. `chosen` is told what is chosen in it.
 * @param {import('../menu.js').MenuBar} bar @param {(action: string) => void} chosen @returns {Promise<void>}
 */
export function setMenu(bar, chosen) {
  return ask('set_menu', { bar, chosen: channel(chosen) });
}
