// Facts as they are shown: what was not read where it is stated is marked, and says from what it was inferred.

import { el } from './element.js';

/** 1版, A01版, 中缝. @param {?string} label @param {import('../i18n.js').Say} t */
export function pageName(label, t) {
  if (!label) return t('page.unknown');
  return /\d$/.test(label) ? t('page.label', { label }) : label;
}

/**
 * @param {string} words
 * @param {?{source: string, stated: boolean}} fact
 * @param {import('../i18n.js').Say} t
 */
export function factOf(words, fact, t) {
  if (!fact || fact.stated) return el('span.fact', {}, words);
  const why = t(`fact.${fact.source}`);
  return el('span.fact.is-inferred', { title: t('fact.inferred', { why }) }, words, el('small', {}, why));
}

/**
 * The same, where it can be set right: what was inferred is a button.
 * @param {string} words
 * @param {?{source: string, stated: boolean}} fact
 * @param {{t: import('../i18n.js').Say, correct: () => void}} given
 */
export function correctable(words, fact, { t, correct }) {
  const shown = factOf(words, fact, t);
  if (!fact || fact.stated) return shown;
  const title = `${shown.title} · ${t('correct.open')}`;
  return el('button.fact.is-inferred', { type: 'button', title, onclick: correct }, words, el('small', {}, t(`fact.${fact.source}`)));
}

/** What is not known, where it can be said. @param {string} words @param {{t: import('../i18n.js').Say, correct: () => void}} given */
export function missing(words, { t, correct }) {
  return el('button.fact.is-missing', { type: 'button', title: t('correct.open'), onclick: correct }, words);
}

/** The address of an issue. @param {import('../wire.js').Issue} issue @returns {import('../router.js').Place} */
export function issuePlace({ newspaper, date, edition }) {
  return edition ? { room: 'issue', newspaper, date, edition } : { room: 'issue', newspaper, date };
}
