// An article's words as elements: the lines of its head, and each kind of block set as what it is.

import { el } from './element.js';

/**
 * @typedef {import('../wire.js').Head} Head
 * @typedef {import('../wire.js').Block} Block
 */

/** What stands for an article that has no headline. @param {Head & {blocks?: Block[]}} piece @param {import('../i18n.js').Say} t */
export function titleOf(piece, t) {
  return piece.headline ?? untitled(piece.blocks?.find(({ kind }) => kind !== 'caption')?.text ?? piece.blocks?.[0]?.text, t);
}

/** @param {string | undefined} beginning @param {import('../i18n.js').Say} t */
export function untitled(beginning, t) {
  const words = [...(beginning ?? '').replace(/\s+/g, ' ').trim()];
  if (words.length === 0) return t('article.untitled');
  return t('article.fragment', { words: words.slice(0, 14).join('') + (words.length > 14 ? '……' : '') });
}

/**
 * The lines over a body, in the order of print.
 * @param {Head} head
 * @param {{tag: string, headline: Node | string, id?: string}} how The element of the headline, and what it shows.
 */
export function headLines(head, { tag, headline, id }) {
  return [
    head.column && el('p.column', {}, head.column),
    head.kicker && el('p.kicker', {}, head.kicker),
    el(`${tag}.headline`, { id, tabindex: tag === 'h1' ? -1 : null, lang: typeof headline === 'string' && isLatin(headline) ? 'en' : null }, typeof headline === 'string' ? clausesOf(headline) : headline),
    head.subheadline && el('p.subheadline', {}, head.subheadline),
  ];
}

/** The clauses of a headline, which blanks part, and the blanks between them: all of its characters in order. @param {string} headline */
export function clauses(headline) {
  return headline.split(/(\u3000+|(?<=[^\0-\xff]) +(?=[^\0-\xff]))/u).filter((part) => part !== '');
}

/** A headline as elements: one clause is not broken if the line has room for it. @param {string} headline */
export function clausesOf(headline) {
  const parts = clauses(headline);
  if (parts.length === 1) return parts;
  return parts.map((part) => (part.trim() === '' ? part : el('span.clause', {}, part)));
}

/**
 * The blocks of a body. Lines that mean something stay lines; captions stand apart.
 * @param {Block[]} blocks
 * @param {{tag: string, caption: string, note: string}} how The element of a subhead, and what a caption and an
 *   editors' note are called to who cannot see how they are set.
 */
export function bodyOf(blocks, how) {
  return blocks.map((block) => blockOf(block, how));
}

/** @param {Block} block @param {{tag: string, caption: string, note: string}} how */
function blockOf({ kind, text }, { tag, caption, note }) {
  switch (kind) {
    case 'subhead':
      return el(`${tag}.subhead`, {}, text);
    case 'caption':
      return el('aside.caption', { 'aria-label': caption }, el('p', {}, text));
    case 'editors_note':
      return el('aside.note', { 'aria-label': note }, el('p', {}, text));
    case 'verse':
      return el('p.verse', {}, text);
    case 'list':
      return el('ul.roster', {}, text.split('\n').filter(Boolean).map((line) => el('li', {}, line)));
    case 'table':
      return tableOf(text);
    default:
      return isLatin(text) ? el('p.latin', { lang: 'en' }, text) : el('p', {}, text);
  }
}

/** Whether a paragraph is of Latin letters and not of Chinese: it is set otherwise. @param {string} text */
export function isLatin(text) {
  return (text.match(/[a-z]/gi)?.length ?? 0) > text.length / 2;
}

/** The language of words that a paper printed, for those who set or speak them. @param {string} words */
export function tongue(words) {
  return isLatin(words) ? 'en' : 'zh';
}

/** Rows of a table printed as text: cells are what blanks or strokes part. @param {string} text */
function tableOf(text) {
  const rows = cells(text);
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const isGrid = rows.length > 1 && widest > 1;
  if (!isGrid) return el('p.rows', {}, text);
  return el(
    'div.table',
    {},
    el('table', {}, el('tbody', {}, rows.map((row) => el('tr', {}, row.map((cell) => el('td', { colspan: row.length === 1 ? widest : null }, cell)))))),
  );
}

/** @param {string} text */
export function cells(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.trim().split(/\s*[|｜]\s*|[\t 　]+/u).filter((cell) => cell !== ''));
}
