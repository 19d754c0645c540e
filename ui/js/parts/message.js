// What stands in the place of a view when there is nothing to show: what, where, what to do, and the causes folded.

import { el } from './element.js';
import { address } from '../router.js';

/**
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {{lead: string, where: string, text: string, begin: string, again: string, details: string,
 *   cause: string}} Message Empty strings are not shown. `begin` leads to where one imports.
 */

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
    lead: t(`error.${code}`),
    where: whereOf(error.params),
    text: t(`error.${code}.hint`, error.params),
    begin: code === 'no_archive' ? t('error.no_archive.begin') : '',
    again: t('error.again'),
    details: t('error.details'),
    cause: [`${error.code}: ${error.message}`, error.detail].filter(Boolean).join('\n'),
  };
}

/** @param {Record<string, any>} params */
function whereOf({ path, newspaper, date, edition, page, article }) {
  return [path, newspaper, date, edition, page, article].filter(Boolean).join(' ');
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
    words.begin && el('p', {}, el('a.message-begin', { href: address({ room: 'import' }) }, words.begin)),
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
