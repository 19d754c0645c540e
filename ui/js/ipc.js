// The only file that touches Tauri: a function for each command, and one kind of error for whatever goes wrong
// between here and the archive. It knows no element and makes no sentence.

/**
 * @typedef {object} Newspaper 报 with its holdings.
 * @property {string} name
 * @property {string[]} aliases
 * @property {?string} first The day of the earliest issue held, `2009-11-18`; null if none is dated.
 * @property {?string} last
 * @property {number} issues Dated issues.
 * @property {number} pages Pages, dated or not.
 * @property {number} articles
 *
 * @typedef {{kind: 'import_completed' | 'catalogue_rebuilt', files: number}
 *   | {kind: 'decisions_followed', pages: number}
 *   | {kind: 'index_completed' | 'index_rebuilt', stories: number}} Repair What opening the archive set right.
 *
 * @typedef {object} Held What the archive holds.
 * @property {'held'} kind
 * @property {string} name
 * @property {string} folder
 * @property {boolean} read_only
 * @property {Repair[]} repairs
 * @property {Newspaper[]} newspapers
 * @property {number} issues
 * @property {number} pages
 * @property {number} articles
 * @property {number} undated_pages
 * @property {number} unnamed_pages Pages of no known newspaper.
 *
 * @typedef {{kind: 'not_begun', folder: string}} NotBegun There is no archive yet; the first import makes it.
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
