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
 * @typedef {import('./wire.js').Bookmark} Bookmark
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

/** Marks an article as a whole. @param {string} id @param {string} note @returns {Promise<Bookmark>} */
export function addBookmark(id, note) {
  return ask('add_bookmark', { id, note });
}

/** Takes a bookmark off. @param {number} bookmark @returns {Promise<void>} */
export function removeBookmark(bookmark) {
  return ask('remove_bookmark', { bookmark });
}

// 导入.

/** Hears what happens without being asked. @param {(news: import('./wire.js').News) => void} onNews @returns {Promise<void>} */
export function hear(onNews) {
  return ask('hear', { news: channel(onNews) });
}

/** @returns {Promise<import('./wire.js').ImportRoom>} */
export function importRoom() {
  return ask('import_room');
}

/** Has the reader choose; what lies on the tray then. @returns {Promise<string[]>} */
export function chooseFiles() {
  return ask('choose_files');
}

/** @returns {Promise<string[]>} */
export function chooseFolder() {
  return ask('choose_folder');
}

/** What an earlier import was given is handed over again. @param {number} number @returns {Promise<string[]>} */
export function handOverAgain(number) {
  return ask('hand_over_again', { number });
}

/** @returns {Promise<void>} */
export function clearTray() {
  return ask('clear_tray');
}

/**
 * What an import of what lies on the tray would do.
 * @param {import('./wire.js').Given} given @param {(progress: import('./wire.js').Progress) => void} onProgress
 * @returns {Promise<import('./wire.js').Preview>}
 */
export function previewImport(given, onProgress) {
  return ask('preview_import', { given, progress: channel(onProgress) });
}

/**
 * Files of what the last look saw.
 * @param {import('./wire.js').Part} part @param {number} offset @param {number} limit
 * @returns {Promise<import('./wire.js').FileLines>}
 */
export function previewLines(part, offset, limit) {
  return ask('preview_lines', { part, offset, limit });
}

/** @returns {Promise<void>} */
export function stopPreview() {
  return ask('stop_preview');
}

/** Its progress and its end are news. @param {import('./wire.js').Given} given @returns {Promise<void>} */
export function startImport(given) {
  return ask('start_import', { given });
}

/** Imports the pages that come with the program. @returns {Promise<void>} */
export function importSample() {
  return ask('import_sample');
}

/** @returns {Promise<void>} */
export function cancelImport() {
  return ask('cancel_import');
}

/** @param {number} number @param {number} limit Files of each part. @returns {Promise<import('./wire.js').Report>} */
export function importReport(number, limit) {
  return ask('import_report', { number, limit });
}

/**
 * @param {number} number @param {import('./wire.js').Part} part @param {number} offset @param {number} limit
 * @returns {Promise<import('./wire.js').FileLines>}
 */
export function reportLines(number, part, offset, limit) {
  return ask('report_lines', { number, part, offset, limit });
}

/** What would go. @param {number} number @returns {Promise<import('./wire.js').Removed>} */
export function wouldRemoveImport(number) {
  return ask('would_remove_import', { number });
}

/** Takes an import's pages out. @param {number} number @returns {Promise<import('./wire.js').Removed>} */
export function removeImport(number) {
  return ask('remove_import', { number });
}

/** @param {number} decision @returns {Promise<import('./wire.js').Returned>} */
export function undoRemoval(decision) {
  return ask('undo_removal', { decision });
}

/** A way for the program to say something of its own accord. @param {(message: any) => void} onMessage */
function channel(onMessage) {
  const { Channel } = /** @type {any} */ (globalThis).__TAURI__.core;
  return new Channel(onMessage);
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
