// 检索, and the searches a reader asked or keeps.

import { ask } from './asking.js';

/**
 * A part of what a search finds; null where another was asked meanwhile.
 * @param {import('../wire.js').Asked} asked @param {{offset: number, limit: number, counts: boolean}} slice
 * @returns {Promise<?import('../wire.js').Answer>}
 */
export function search(asked, slice) {
  return ask('search', { asked, slice });
}

/** What would find something in place of it. @param {import('../wire.js').Asked} asked @returns {Promise<?import('../wire.js').Loosened>} */
export function loosen(asked) {
  return ask('loosen', { asked });
}

/** Where each part of a story answers a query. @param {string} id @param {string} query @param {boolean} exact @returns {Promise<import('../wire.js').PartMarks[]>} */
export function storyMarks(id, query, exact) {
  return ask('story_marks', { id, query, exact });
}

/** The last searches, the latest first. @returns {Promise<{search: import('../wire.js').Asked, asked: string}[]>} */
export function searchHistory() {
  return ask('search_history');
}

/** Remembers a search. @param {import('../wire.js').Asked} asked @returns {Promise<void>} */
export function rememberSearch(asked) {
  return ask('remember_search', { asked });
}

/** Forgets the searches remembered. @returns {Promise<void>} */
export function forgetSearches() {
  return ask('forget_searches');
}

/** The searches kept by a name. @returns {Promise<import('../wire.js').SavedSearch[]>} */
export function savedSearches() {
  return ask('saved_searches');
}

/** Keeps a search by a name. @param {string} name @param {import('../wire.js').Asked} asked @returns {Promise<import('../wire.js').SavedSearch>} */
export function saveSearch(name, asked) {
  return ask('save_search', { name, asked });
}

/** Nothing in a saved search is new any more. @param {number} id @returns {Promise<void>} */
export function lookAtSearch(id) {
  return ask('look_at_search', { id });
}

/** Takes a saved search off the shelf. @param {number} id @returns {Promise<void>} */
export function removeSearch(id) {
  return ask('remove_search', { id });
}
