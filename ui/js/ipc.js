// The only file that touches Tauri: a function for each command, and one kind of error for whatever goes wrong
// between here and the archive. It knows no element and makes no sentence.

/**
 * @typedef {import('./wire.js').Held} Held
 * @typedef {import('./wire.js').NotBegun} NotBegun
 * @typedef {import('./wire.js').Calendar} Calendar
 * @typedef {import('./wire.js').LoosePages} LoosePages
 * @typedef {import('./wire.js').Page} Page
 * @typedef {import('./wire.js').Line} Line
 * @typedef {import('./wire.js').Article} Article
 * @typedef {import('./wire.js').Found} Found
 * @typedef {import('./wire.js').Marked} Marked
 * @typedef {import('./wire.js').Form} Form
 */

/** What a command could not do. `code` is one of tests/messages/window/error-codes.json, or `unexpected`. */
export class IpcError extends Error {
  /** @param {{code: string, params?: Record<string, any>, message: string, detail?: string}} told */
  constructor({ code, params = {}, message, detail = '' }) {
    super(message);
    this.name = 'IpcError';
    this.code = code;
    this.params = params;
    this.detail = detail;
  }

  /**
   * Our commands fail with an object that has a code. All else (a refused command, a lost window) is a defect.
   * @param {any} reason
   */
  static from(reason) {
    if (typeof reason?.code === 'string') {
      return new IpcError(reason);
    }
    return new IpcError({ code: 'unexpected', message: String(reason?.message ?? reason) });
  }
}

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

/** The latest bookmarks. @param {number} limit @returns {Promise<import('./wire.js').Bookmarks>} */
export function bookmarks(limit) {
  return ask('bookmarks', { limit });
}

/** Marks an article as a whole. @param {string} id @param {string} note @returns {Promise<Marked>} */
export function addBookmark(id, note) {
  return ask('add_bookmark', { id, note });
}

/** Takes a bookmark off; the change to be undone. @param {number} bookmark @returns {Promise<number>} */
export function removeBookmark(bookmark) {
  return ask('remove_bookmark', { bookmark });
}

/** What stands on the shelf. @returns {Promise<import('./wire.js').ShelfHoldings>} */
export function shelfHoldings() {
  return ask('shelf_holdings');
}

/** @param {import('./wire.js').BookmarkQuery} query @returns {Promise<import('./wire.js').Bookmarks>} */
export function findBookmarks(query) {
  return ask('find_bookmarks', { query });
}

/**
 * Marks words of an article where they stand between others.
 * @param {string} id @param {string} words @param {string} before @param {string} after @returns {Promise<Marked>}
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

/** The latest changes to bookmarks, tags and collections. @param {number} limit @returns {Promise<import('./wire.js').ShelfChange[]>} */
export function shelfChanges(limit) {
  return ask('shelf_changes', { limit });
}

/** Takes a change to bookmarks, tags or collections back. @param {number} change @returns {Promise<void>} */
export function undoOnShelf(change) {
  return ask('undo_on_shelf', { change });
}

/** Into a file that the reader chooses. @param {string} suggested @returns {Promise<import('./wire.js').ShelfExported>} */
export function exportShelf(suggested) {
  return ask('export_shelf', { suggested });
}

/** Of a file that the reader chooses. @returns {Promise<import('./wire.js').ShelfTakenIn>} */
export function importShelf() {
  return ask('import_shelf');
}

/**
 * Makes of `question` one that answers `undefined` when it has been asked again before the answer came: a late
 * answer, and a late failure, are nobody's any more.
 * @template {any[]} A
 * @template T
 * @param {(...given: A) => Promise<T>} question
 * @returns {(...given: A) => Promise<T | undefined>}
 */
export function latest(question) {
  let asked = 0;
  return async (...given) => {
    asked += 1;
    const mine = asked;
    try {
      const answer = await question(...given);
      return mine === asked ? answer : undefined;
    } catch (error) {
      if (mine === asked) {
        throw error;
      }
      return undefined;
    }
  };
}

/**
 * @param {string} command
 * @param {Record<string, any>} [given]
 */
async function ask(command, given) {
  try {
    return await /** @type {any} */ (globalThis).__TAURI__.core.invoke(command, given);
  } catch (reason) {
    throw IpcError.from(reason);
  }
}
