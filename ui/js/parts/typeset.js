// A page typeset from its articles: they share the sheet as on a broadsheet, and what belongs to none stands at its foot.

import { address } from '../router.js';
import { broadsheet } from './broadsheet.js';
import { el } from './element.js';
import { pageName } from './facts.js';
import { rove } from './roving.js';
import { bodyOf, clausesOf, headLines, titleOf, tongue } from './text.js';

/**
 * @typedef {import('../wire.js').Page} Page
 * @typedef {import('../wire.js').PageArticle} PageArticle
 * @typedef {import('../i18n.js').Say} Say
 */

/** Characters to a line of a column, as newspapers set them, and the width of one of them on the sheet, in pixels. */
const MEASURE = 13;
const CHARACTER = 14;
/** What stands between two columns, in pixels. */
const GUTTER = 24;

/** How many columns a sheet of this width has. @param {number} width In pixels. */
export function columnsFor(width) {
  return Math.max(1, Math.min(6, Math.floor((width + GUTTER) / (MEASURE * CHARACTER + GUTTER))));
}

/**
 * How long a piece is on the sheet, in lines of its body.
 * @param {PageArticle} article
 * @param {number} columns
 * @returns {import('./broadsheet.js').Length}
 */
export function lengthOf(article, columns) {
  const text = article.blocks.reduce((lines, { text: words, kind }) => {
    const own = words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) + 1) / MEASURE)), 0);
    return lines + own + (kind === 'subhead' || kind === 'caption' ? 1 : 0);
  }, 0);
  const heads = Array.from({ length: columns }, (_, i) => headLength(article, i + 1));
  // A long text in one column would be a ribbon down the page.
  const long = text > 110 ? 3 : text > 44 ? 2 : 1;
  const least = Math.max(long, rowColumns(article));
  return { text, heads, least: Math.min(least, columns) };
}

/** How many characters wide a line is: what is not Chinese is half as wide. @param {string} line */
function widthOf(line) {
  return [...line].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.5), 0);
}

/** How many columns the widest row takes that means something as a row: it is not broken where there is room. @param {PageArticle} article */
function rowColumns({ blocks }) {
  const rows = blocks.filter(({ kind }) => kind === 'table' || kind === 'list' || kind === 'verse');
  const widest = Math.max(0, ...rows.flatMap(({ text }) => text.split('\n').map(widthOf)));
  return Math.max(1, Math.min(3, Math.ceil(widest / MEASURE)));
}

/** How high headlines are set over one column, over two, and over more, against the text. */
const HEADLINES = [1.3, 1.6, 2];

/** How many lines of the body a head takes the room of, over so many columns. @param {PageArticle} article @param {number} width */
function headLength({ headline, column, kicker, subheadline, byline }, width) {
  const size = HEADLINES[Math.min(width, HEADLINES.length) - 1] ?? 1;
  const lines = (/** @type {?string} */ words, /** @type {number} */ height) =>
    words ? Math.ceil((widthOf(words) * height) / (width * MEASURE)) * height : 0;
  return 1 + lines(headline, size) + [column, kicker, subheadline, byline].reduce((sum, words) => sum + lines(words, 1), 0);
}

/** The sheet, set anew whenever it is of another width. @param {Page} page @param {Say} t */
export function typesetSheet(page, t) {
  const element = el('div.sheet', { 'aria-label': t('page.sheet'), role: 'region' });
  let columns = 0;
  /** @param {number} width */
  const set = (width) => {
    const fitting = columnsFor(width);
    if (fitting === columns || width === 0) return;
    columns = fitting;
    const held = document.activeElement?.closest?.('.piece')?.id;
    element.replaceChildren(...sheetOf(page, columns, t));
    rove(element, '.piece-link');
    if (held) /** @type {HTMLElement | null} */ (document.querySelector(`#${held} .piece-link`))?.focus();
  };
  const watch = new ResizeObserver(([entry]) => entry && set(entry.contentRect.width));
  watch.observe(element);
  return {
    element,
    /** Sets it before it is shown, so that a spot to return to is there. @param {number} width */
    ready: (width) => set(element.clientWidth || width),
    dispose: () => watch.disconnect(),
  };
}

/** @param {Page} page @param {number} columns @param {Say} t */
function sheetOf(page, columns, t) {
  if (page.articles.length === 0) return [el('p.nothing', {}, t('page.nothing'))];
  const lengths = page.articles.map((article) => lengthOf(article, columns));
  const longest = Math.max(...lengths.map(({ text }) => text));
  const rows = broadsheet(lengths, columns).map(({ stacks }) => {
    const row = el(
      'div.row',
      {},
      stacks.map(({ width, items }) => {
        const stack = el('div.stack', {}, items.map((item) => {
          const article = page.articles[item];
          return article && piece(article, width, (lengths[item]?.text ?? 0) === longest, t);
        }).filter((one) => one !== undefined));
        stack.style.gridColumn = `span ${width}`;
        stack.style.setProperty('--columns', String(width));
        return stack;
      }),
    );
    row.style.setProperty('--columns', String(columns));
    return row;
  });
  return [...rows, furnitureOf(page, t)];
}

/** @param {PageArticle} article @param {number} width @param {boolean} isLead @param {Say} t */
function piece(article, width, isLead, t) {
  const level = isLead && width > 2 ? 'lead' : width > 2 ? 'wide' : width === 2 ? 'double' : 'single';
  const title = titleOf(article, t);
  const link = el('a.piece-link', { href: address({ room: 'article', id: article.id }), lang: tongue(title) }, clausesOf(title));
  const body = el('div.piece-body', {}, bodyOf(article.blocks, { tag: 'h3', caption: t('article.caption'), note: t('article.note') }));
  body.style.setProperty('--columns', String(Math.max(1, Math.floor(width / rowColumns(article)))));
  return el(
    `article.piece.is-${level}${article.headline ? '' : '.is-fragment'}`,
    { id: `piece-${article.id}`, lang: 'zh' },
    el('header', {}, headLines(article, { tag: 'h2', headline: link }), article.byline && el('p.byline', {}, article.byline)),
    article.continued_from && el('p.jump', {}, t('article.from', { page: pageName(article.continued_from, t) })),
    body,
    article.continues_to && el('p.jump.is-to', {}, t('article.to', { page: pageName(article.continues_to, t) })),
  );
}

/** @param {Page} page @param {Say} t */
function furnitureOf({ furniture, file }, t) {
  return el(
    'footer.furniture',
    {},
    furniture.map(({ kind, text }) => el('p', { title: t(`furniture.${kind}`) }, text)),
    el('p.path', {}, el('bdi', {}, file)),
  );
}
