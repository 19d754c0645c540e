// 版面: a page typeset from its articles, for no picture of it exists. The articles share the sheet as on a broadsheet;
// beside it the day's pages as a strip, and the headlines as a list.

import { broadsheet } from '../parts/broadsheet.js';
import { button, el } from '../parts/element.js';
import { correcter } from '../parts/correct_page.js';
import { correctable, issuePlace, missing, pageName } from '../parts/facts.js';
import { beside, stripOf } from '../parts/strip.js';
import { bodyOf, clausesOf, headLines, titleOf } from '../parts/text.js';
import { whyPanel } from '../parts/why.js';
import { rove } from '../parts/roving.js';
import { address } from '../router.js';

/**
 * @typedef {import('../wire.js').Page} Page
 * @typedef {import('../wire.js').PageArticle} PageArticle
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../parts/correct_page.js').Given & {explain: (id: string) => Promise<import('../wire.js').Line[]>}} Given
 * @typedef {{toggle: () => boolean, correct: (name?: import('../wire.js').FactName) => void}} Doings
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
 * @returns {import('../parts/broadsheet.js').Length}
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

/** @param {Page} page @param {Given} given */
export function pageView(page, given) {
  const { t } = given;
  const sheet = el('div.sheet', { 'aria-label': t('page.sheet'), role: 'region' });
  const list = articleList(page, t);
  const why = whyPanel(page, given);
  const correct = correcter(page, given);
  const doings = { toggle: why.toggle, correct: correct.open };
  const body = el('div.page-body', {}, stripOf(page.pages, page.id, t), sheet, list);
  const element = el('section.page', { 'aria-labelledby': 'page-title' }, pageHead(page, given, doings), correct.element, body, why.element);
  let columns = 0;
  /** @param {number} width */
  const set = (width) => {
    const fitting = columnsFor(width);
    if (fitting === columns) return;
    columns = fitting;
    const held = document.activeElement?.closest?.('.piece')?.id;
    sheet.replaceChildren(...sheetOf(page, columns, t));
    rove(sheet, '.piece-link');
    if (held) /** @type {HTMLElement | null} */ (document.querySelector(`#${held} .piece-link`))?.focus();
  };
  const watch = new ResizeObserver(([entry]) => entry && set(entry.contentRect.width));
  watch.observe(sheet);
  lightUp(element);
  return {
    element,
    title: [page.newspaper?.value, page.date && given.days.day(page.date.value), page.label && pageName(page.label.value, t)].filter(Boolean).join(' · ') || t('page.unknown'),
    up: upOf(page),
    actions: { ...actionsOf(page, given, why.toggle), correct: () => void correct.open() },
    /** Set before it is shown, so that a spot to return to is there. */
    ready: () => set(sheet.clientWidth || element.clientWidth),
    dispose: () => watch.disconnect(),
  };
}

/** @param {Page} page @returns {import('../router.js').Place} */
function upOf({ newspaper, date, pages }) {
  if (newspaper && date && (pages.length > 1 || newspaper.value)) {
    return { room: 'paper', newspaper: newspaper.value, year: Number(date.value.slice(0, 4)) };
  }
  return { room: 'loose' };
}

/** @param {Page} page @param {Given} given @param {() => boolean} toggleWhy */
function actionsOf(page, { go }, toggleWhy) {
  const { before, after } = beside(page.pages, page.id);
  /** @param {import('../wire.js').PageLine | undefined} to */
  const turn = (to) => Boolean(to) && (go({ room: 'page', id: String(to?.id) }), true);
  /** @param {?import('../wire.js').Issue} to */
  const issue = (to) => to !== null && (go(issuePlace(to)), true);
  const step = (/** @type {number} */ by) => () => {
    const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.sheet .piece-link')]);
    const at = links.findIndex((link) => link === document.activeElement);
    links[at < 0 ? 0 : at + by]?.focus();
    return links.length > 0;
  };
  return {
    previousPage: () => turn(before),
    nextPage: () => turn(after),
    previousIssue: () => issue(page.previous_issue),
    nextIssue: () => issue(page.next_issue),
    lastYear: () => issue(page.last_year),
    nextArticle: step(1),
    previousArticle: step(-1),
    why: toggleWhy,
  };
}

/** @param {Page} page @param {Given} given @param {Doings} doings */
function pageHead(page, given, doings) {
  const { t, days } = given;
  const { newspaper, date, number, edition, label, name } = page;
  /** @param {string} words @param {{source: string, stated: boolean}} fact @param {import('../wire.js').FactName} about */
  const shown = (words, fact, about) => correctable(words, fact, { t, correct: () => doings.correct(about) });
  /** @param {string} words @param {import('../wire.js').FactName} about */
  const lacking = (words, about) => missing(words, { t, correct: () => doings.correct(about) });
  const label_ = label ? shown(pageName(label.value, t), label, 'page') : lacking(t('page.unknown'), 'page');
  return el(
    'header.page-head',
    {},
    el('h1', { id: 'page-title', tabindex: -1 }, newspaper ? shown(newspaper.value, newspaper, 'newspaper') : lacking(t('loose.unnamed'), 'newspaper')),
    el(
      'p.page-facts',
      {},
      date ? shown(`${days.day(date.value)} ${days.weekday(date.value)}`, date, 'date') : lacking(t('loose.undated'), 'date'),
      date && days.lunar(date.value) && el('span.fact.is-lunar', {}, days.lunar(date.value)),
      edition && el('span.fact', {}, edition),
      number && shown(t('issue.number', { number: String(number.value) }), number, 'number'),
      el('span.fact.is-page', {}, label_, name && el('span', {}, name)),
    ),
    pageTurns(page, given, doings),
  );
}

/** @param {Page} page @param {Given} given @param {Doings} doings */
function pageTurns(page, { t, days }, { toggle, correct }) {
  const { before, after } = beside(page.pages, page.id);
  /** @param {string} words @param {string} key @param {import('../router.js').Place | null} place @param {string} [more] */
  const link = (words, key, place, more) => {
    const title = [words, more, key].filter(Boolean).join('　');
    if (!place) return el('span.turn.is-none', { role: 'link', 'aria-disabled': 'true' }, words);
    return el('a.turn', { href: address(place), title, 'aria-label': more ? `${words} ${more}` : null }, words);
  };
  const page_ = (/** @type {import('../wire.js').PageLine | undefined} */ line) => (line ? /** @type {const} */ ({ room: 'page', id: line.id }) : null);
  const issue = (/** @type {?import('../wire.js').Issue} */ name) => name && issuePlace(name);
  const day = (/** @type {?import('../wire.js').Issue} */ name) => (name ? [days.day(name.date), name.edition].filter(Boolean).join(' ') : undefined);
  return el(
    'nav.turns',
    { 'aria-label': t('page.turns') },
    link(t('page.previous_issue'), '{', issue(page.previous_issue), day(page.previous_issue)),
    link(t('page.previous_page'), '[', page_(before), before && pageName(before.label, t)),
    link(t('page.next_page'), ']', page_(after), after && pageName(after.label, t)),
    link(t('page.next_issue'), '}', issue(page.next_issue), day(page.next_issue)),
    page.last_year && link(t('page.last_year'), 'Y', issue(page.last_year), day(page.last_year)),
    button({ label: t('correct.open'), key: 'E', onclick: () => correct() }),
    button({ label: t('page.why'), key: 'W', onclick: toggle }),
  );
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
  const link = el('a.piece-link', { href: address({ room: 'article', id: article.id }) }, clausesOf(title));
  const body = el('div.piece-body', {}, bodyOf(article.blocks, { tag: 'h3', caption: t('article.caption'), note: t('article.note') }));
  body.style.setProperty('--columns', String(Math.max(1, Math.floor(width / rowColumns(article)))));
  return el(
    `article.piece.is-${level}${article.headline ? '' : '.is-fragment'}`,
    { id: `piece-${article.id}` },
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

/** @param {Page} page @param {Say} t */
function articleList(page, t) {
  const list = el(
    'ol',
    {},
    page.articles.map((article) =>
      el(
        'li',
        {},
        el(
          'a',
          { href: address({ room: 'article', id: article.id }), 'data-piece': article.id },
          el('span.list-title', {}, titleOf(article, t)),
          el('span.list-facts', {}, [article.column, article.byline].filter(Boolean).join(' · ')),
          article.look_again && el('span.look-again', { title: t('article.look_again') }, t('article.doubtful')),
        ),
      ),
    ),
  );
  rove(list, 'a');
  return el('nav.page-list', { 'aria-label': t('page.list') }, el('h2', {}, t('shelf.n_articles', { n: page.articles.length })), list);
}

/** What is pointed at or focused in the list lights up on the sheet. @param {HTMLElement} element */
function lightUp(element) {
  /** @param {Event} event */
  const light = ({ target, type }) => {
    const link = target instanceof Element ? target.closest('[data-piece]') : null;
    if (!(link instanceof HTMLElement)) return;
    const lit = element.querySelector(`#piece-${link.dataset.piece}`);
    lit?.classList.toggle('is-lit', type === 'pointerover' || type === 'focusin');
  };
  for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout']) element.addEventListener(type, light);
}
