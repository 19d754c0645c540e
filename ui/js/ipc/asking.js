// The only file that touches Tauri: how the program is asked, and one kind of error for whatever goes wrong between here
// and the archive. It knows no command, no element and makes no sentence.

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

/** A way for the program to say something of its own accord. @param {(message: any) => void} onMessage */
export function channel(onMessage) {
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
export async function ask(command, given) {
  try {
    return await /** @type {any} */ (globalThis).__TAURI__.core.invoke(command, given);
  } catch (reason) {
    throw IpcError.from(reason);
  }
}

/** The address of something that the program serves under a scheme of its own. @param {string} path @param {string} scheme @returns {string} */
export function served(path, scheme) {
  return /** @type {any} */ (globalThis).__TAURI__.core.convertFileSrc(path, scheme);
}
