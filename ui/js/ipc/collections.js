// 收藏: what the reader keeps.

import { ask } from './asking.js';

/** What stands on the shelf. @returns {Promise<import('../wire.js').ShelfHoldings>} */
export function shelfHoldings() {
  return ask('shelf_holdings');
}

/** @param {import('../wire.js').BookmarkQuery} query @returns {Promise<import('../wire.js').Bookmarks>} */
export function findBookmarks(query) {
  return ask('find_bookmarks', { query });
}

/**
 * Marks words of an article where they stand between others.
 * @param {string} id @param {string} words @param {string} before @param {string} after @returns {Promise<import('../wire.js').Marked>}
 */
export function markWords(id, words, before, after) {
  return ask('mark_words', { id, words, before, after });
}

/** Writes a note; the change to be undone, if any. @param {number} bookmark @param {string} note @returns {Promise<?number>} */
export function setNote(bookmark, note) {
  return ask('set_note', { bookmark, note });
}

/** @param {number[]} bookmarks @param {string} tag @param {boolean} on @returns {Promise<?number>} */
export function tagBookmarks(bookmarks, tag, on) {
  return ask('tag_bookmarks', { bookmarks, tag, on });
}

/** @param {string} tag @param {string} to @returns {Promise<?number>} */
export function renameTag(tag, to) {
  return ask('rename_tag', { tag, to });
}

/** @param {string} tag @returns {Promise<?number>} */
export function removeTag(tag) {
  return ask('remove_tag', { tag });
}

/** @param {number[]} bookmarks @param {number} collection @param {boolean} on @returns {Promise<?number>} */
export function collectBookmarks(bookmarks, collection, on) {
  return ask('collect_bookmarks', { bookmarks, collection, on });
}

/** @param {string} name @param {?number} parent @returns {Promise<number>} */
export function makeCollection(name, parent) {
  return ask('make_collection', { name, parent });
}

/** @param {number} collection @param {string} name @returns {Promise<number>} */
export function renameCollection(collection, name) {
  return ask('rename_collection', { collection, name });
}

/** @param {number} collection @param {?number} parent @returns {Promise<number>} */
export function moveCollection(collection, parent) {
  return ask('move_collection', { collection, parent });
}

/** @param {number} collection @returns {Promise<number>} */
export function removeCollection(collection) {
  return ask('remove_collection', { collection });
}

/** Takes a change to bookmarks, tags or collections back. @param {number} change @returns {Promise<void>} */
export function undoOnShelf(change) {
  return ask('undo_on_shelf', { change });
}

/** Into a file that the reader chooses. @param {string} suggested @returns {Promise<import('../wire.js').ShelfExported>} */
export function exportShelf(suggested) {
  return ask('export_shelf', { suggested });
}

/** Of a file that the reader chooses. @returns {Promise<import('../wire.js').ShelfTakenIn>} */
export function importShelf() {
  return ask('import_shelf');
}

/** The latest changes to bookmarks, tags and collections. @param {number} limit @returns {Promise<import('../wire.js').ShelfChange[]>} */
export function shelfChanges(limit) {
  return ask('shelf_changes', { limit });
}
