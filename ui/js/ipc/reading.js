// 书架, 版面 and 正文: what is read.

import { ask } from './asking.js';

/**
 * @typedef {import('../wire.js').Held} Held
 * @typedef {import('../wire.js').NotBegun} NotBegun
 * @typedef {import('../wire.js').Calendar} Calendar
 * @typedef {import('../wire.js').LoosePages} LoosePages
 * @typedef {import('../wire.js').Page} Page
 * @typedef {import('../wire.js').Line} Line
 * @typedef {import('../wire.js').Article} Article
 * @typedef {import('../wire.js').Found} Found
 * @typedef {import('../wire.js').Form} Form
 */

/** The newspapers held. @returns {Promise<Held | NotBegun>} */
export function newspapers() {
  return ask('newspapers');
}

/**
 * A newspaper's calendar for `year`, or for the last one held.
 * @param {string} newspaper @param {number} [year] @returns {Promise<Calendar>}
 */
export function calendar(newspaper, year) {
  return ask('calendar', { newspaper, year });
}

/**
 * Pages that are of no issue.
 * @param {?string} newspaper @param {number} offset @param {number} limit @returns {Promise<LoosePages>}
 */
export function loosePages(newspaper, offset, limit) {
  return ask('loose_pages', { newspaper, offset, limit });
}

/**
 * The first page of an issue; without an edition named, of the day's first.
 * @param {string} newspaper @param {string} date @param {string} [edition] @returns {Promise<Page>}
 */
export function issue(newspaper, date, edition) {
  return ask('issue', { newspaper, date, edition });
}

/** @param {string} id @returns {Promise<Page>} */
export function page(id) {
  return ask('page', { id });
}

/** What the parser makes of each line of a page, and why. @param {string} id @returns {Promise<Line[]>} */
export function explainPage(id) {
  return ask('explain_page', { id });
}

/** @param {string} id @returns {Promise<Article>} */
export function article(id) {
  return ask('article', { id });
}

/** The story as it is pasted elsewhere. @param {string} id @param {Form} form @returns {Promise<string>} */
export function articleAs(id, form) {
  return ask('article_as', { id, form });
}

/** Stories about the same things. @param {string} id @returns {Promise<Found>} */
export function similar(id) {
  return ask('similar', { id });
}

/**
 * What somebody signed, the latest first.
 * @param {string} name @param {number} offset @param {number} limit @returns {Promise<Found>}
 */
export function writtenBy(name, offset, limit) {
  return ask('written_by', { name, offset, limit });
}

/** The latest bookmarks. @param {number} limit @returns {Promise<import('../wire.js').Bookmarks>} */
export function bookmarks(limit) {
  return ask('bookmarks', { limit });
}

/** Marks an article as a whole. @param {string} id @param {string} note @returns {Promise<import('../wire.js').Marked>} */
export function addBookmark(id, note) {
  return ask('add_bookmark', { id, note });
}

/** Takes a bookmark off; the change to be undone. @param {number} bookmark @returns {Promise<number>} */
export function removeBookmark(bookmark) {
  return ask('remove_bookmark', { bookmark });
}
