// What stands in the place of a view when there is nothing to show: what, where, what to do, and the causes folded.

import { el } from './element.js';

/**
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {{lead: string, where: string, text: string, command: string, after: string, again: string,
 *   details: string, cause: string}} Message Empty strings are not shown.
 */

/** @type {Message} */
const NOTHING = { lead: '', where: '', text: '', command: '', after: '', again: '', details: '', cause: '' };

/**
 * What stands where nothing has been imported. Without a folder: the one `baoge` uses by itself.
 * @param {string} folder
 * @param {Say} t
 * @returns {Message}
 */
export function emptyMessage(folder, t) {
  return {
    ...NOTHING,
    lead: t('empty.lead'),
    text: t('empty.text'),
    command: importCommand(folder, t),
    after: t('empty.after'),
    again: t('empty.again'),
  };
}

/**
 * What failed, where, what to do, and the causes folded.
 * @param {import('../ipc.js').IpcError} error
 * @param {Say} t
 * @returns {Message}
 */
export function errorMessage(error, t) {
  const known = t(`error.${error.code}`) !== `error.${error.code}`;
  const code = known ? error.code : 'unexpected';
  return {
    ...NOTHING,
    lead: t(`error.${code}`),
    where: whereOf(error.params),
    text: t(`error.${code}.hint`, error.params),
    command: code === 'no_archive' ? importCommand(String(error.params.path), t) : '',
    again: t('error.again'),
    details: t('error.details'),
    cause: [`${error.code}: ${error.message}`, error.detail].filter(Boolean).join('\n'),
  };
}

/** @param {Record<string, any>} params */
function whereOf({ path, newspaper, date, edition, page, article }) {
  return [path, newspaper, date, edition, page, article].filter(Boolean).join(' ');
}

/** @param {string} folder @param {Say} t */
function importCommand(folder, t) {
  const archive = folder && ` --archive ${quoted(folder)}`;
  return `baoge import${archive} ${t('empty.folder')}`;
}

/**
 * A path as it is typed in a terminal. Windows has no single quotes; a path there cannot hold a double one.
 * @param {string} path
 */
export function quoted(path) {
  if (/^[\p{L}\p{N}_./:\\-]+$/u.test(path)) return path;
  return /^([A-Za-z]:|\\)/.test(path) ? `"${path}"` : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** @param {Message} words @param {() => void} onAgain */
export function messageOf(words, onAgain) {
  const status = el('span', { role: 'status' });
  const element = el(
    'div.message',
    {},
    el('h1.message-lead', { tabindex: -1 }, words.lead),
    words.where && el('p.message-where.path', {}, words.where),
    words.text && el('p', {}, words.text),
    words.command && el('pre.message-command', {}, words.command),
    words.after && el('p.message-after', {}, words.after),
    words.again &&
      el('p.message-again', {}, el('button.button.is-main', { type: 'button', onclick: onAgain }, words.again), status),
    words.cause && el('details', {}, el('summary', {}, words.details), el('pre', {}, words.cause)),
  );
  /** @param {string} said */
  const say = (said) => {
    status.textContent = said;
  };
  return { element, say };
}
