// 书架: the newspapers held with their years, what was read last, or why there is nothing to show. Above, what it says
// as plain data; below, the view that shows it. It asks nobody and does not know when to look again.

import { el } from '../parts/element.js';
import { pageName } from '../parts/facts.js';
import { when } from '../parts/moments.js';
import { rove } from '../parts/roving.js';
import { tongue, untitled } from '../parts/text.js';
import { address } from '../router.js';
import { firstView } from './first.js';

/**
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../wire.js').Held} Held
 * @typedef {import('../wire.js').Newspaper} Newspaper
 * @typedef {import('../wire.js').Year} Year
 * @typedef {{year: number, months: number[]} | {gap: number, from: number, to: number}} Span A year, or several of
 *   which nothing is held.
 */

/** A gap of so many years is shown year by year, as what is wanting; a longer one as a gap. */
const SHORT_GAP = 2;

/**
 * A newspaper's figures in one line.
 * @param {Newspaper} newspaper
 * @param {Say} t
 */
export function figures({ first, last, issues, pages, articles }, t) {
  return [
    years(first, last, t),
    issues > 0 ? t('shelf.n_issues', { n: issues }) : '',
    t('shelf.n_pages', { n: pages }),
    t('shelf.n_articles', { n: articles }),
  ].filter(Boolean);
}

/**
 * 2009–2025, or 2009 alone; nothing where no issue is dated.
 * @param {?string} first
 * @param {?string} last
 * @param {Say} t
 */
function years(first, last, t) {
  if (!first || !last) return '';
  const [from, to] = [first, last].map((day) => day.split('-')[0] ?? day);
  return from === to ? String(from) : t('shelf.years', { first: String(from), last: String(to) });
}

/** The years of a newspaper with the gaps between them. @param {Year[]} held @returns {Span[]} */
export function spans(held) {
  return held.flatMap((year, i) => spanOf(year, held[i - 1]));
}

/** A year and the gap before it. @param {Year} year @param {Year | undefined} before @returns {Span[]} */
function spanOf(year, before) {
  const gap = before ? year.year - before.year - 1 : 0;
  if (gap === 0) return [year];
  if (gap > SHORT_GAP) return [{ gap, from: year.year - gap, to: year.year - 1 }, year];
  const wanting = Array.from({ length: gap }, (_, k) => ({ year: year.year - gap + k, months: Array(12).fill(0) }));
  return [...wanting, year];
}

/** How dark a month is, by how many of its days have an issue: 0 to 4. @param {number} days */
export function shade(days) {
  return days === 0 ? 0 : days <= 2 ? 1 : days <= 8 ? 2 : days <= 20 ? 3 : 4;
}

/** The archive in one line. @param {Held} held @param {Say} t */
export function total(held, t) {
  const counts = [
    t('shelf.n_newspapers', { n: held.newspapers.length }),
    t('shelf.n_issues', { n: held.issues }),
    t('shelf.n_pages', { n: held.pages }),
    t('shelf.n_articles', { n: held.articles }),
  ];
  return counts.join(t('shelf.between'));
}

/** What the reader should know before reading. @param {Held} held @param {Say} t */
export function notices(held, t) {
  const repaired = held.repairs.map((repair) => {
    const n = 'files' in repair ? repair.files : 'pages' in repair ? repair.pages : repair.stories;
    return t(`shelf.repair.${repair.kind}`, { n });
  });
  return held.read_only ? [t('shelf.read_only'), ...repaired] : repaired;
}

/**
 * @param {Held | import('../wire.js').NotBegun} answer
 * @param {import('../places.js').Given & {read: import('../store.js').Read[], unfinished: ?import('../wire.js').ImportEntry}} given
 *   `unfinished`: the last import, where it was cut short.
 */
export function shelfView(answer, given) {
  const { t } = given;
  if (answer.kind !== 'held' || answer.pages === 0) {
    const first = firstView({ folder: answer.folder, isNew: answer.kind !== 'held' }, given);
    return { ...first, title: t('shelf.title'), setUnchanged: () => {}, marks: undefined };
  }
  const marks = el('section.lately', { hidden: true, 'aria-labelledby': 'marks' });
  const papers = el('div.papers', {}, answer.newspapers.map((newspaper) => paper(newspaper, given)));
  const element = el(
    'section.shelf',
    { 'aria-labelledby': 'shelf-title' },
    el(
      'header.shelf-head',
      {},
      el('h1', { id: 'shelf-title', tabindex: -1 }, t('shelf.title')),
      el('p.shelf-total', {}, total(answer, t)),
      el('p.shelf-place', {}, el('bdi', {}, answer.name), el('bdi.path', {}, answer.folder)),
    ),
    el('div.shelf-notices', { role: 'status' }, notices(answer, t).map((words) => el('p', {}, words)), cutShort(given)),
    papers,
    loose(answer, t),
    lately(given),
    marks,
  );
  rove(papers, 'a');
  return { element, title: t('shelf.title'), setUnchanged: () => {}, marks };
}

/** That the last import was cut short, and the way to go on. @param {{t: Say, unfinished: ?import('../wire.js').ImportEntry}} given */
function cutShort({ t, unfinished }) {
  if (!unfinished) return null;
  const { number, started, imported } = unfinished;
  const words = t('imports.unfinished', { number, when: when(started, t('language')), n: imported });
  return el('p', {}, words, ' ', el('a', { href: address({ room: 'import', number }) }, t('imports.unfinished.go')));
}

/** @param {Newspaper} newspaper @param {{t: Say, days: import('../days.js').Days}} given */
function paper(newspaper, { t, days }) {
  const { name } = newspaper;
  const names = newspaper.aliases.join(t('shelf.aliases_between'));
  return el(
    'section.paper',
    { 'aria-label': name },
    el(
      'header.paper-head',
      {},
      el('h2', {}, el('a', { href: address({ room: 'paper', newspaper: name }) }, name)),
      el('p.paper-figures', {}, figures(newspaper, t).map((words) => el('span', {}, words))),
      names && el('p.paper-note', {}, t('shelf.aliases', { names })),
    ),
    el('ul.years', {}, spans(newspaper.years).map((span) => el('li', {}, yearOf(name, span, t, days)))),
  );
}

/** @param {string} newspaper @param {Span} span @param {Say} t @param {import('../days.js').Days} days */
function yearOf(newspaper, span, t, days) {
  if ('gap' in span) {
    const { gap, from, to } = span;
    return el('span.gap', {}, t('shelf.gap', { n: gap, from: String(from), to: String(to) }));
  }
  const held = span.months.reduce((sum, count) => sum + count, 0);
  const cells = span.months.map((count, i) =>
    el(`span.cell.is-${shade(count)}`, { title: `${days.month(i + 1)} · ${t('shelf.n_days', { n: count })}` }),
  );
  const label = t('shelf.year', { year: String(span.year), n: held });
  const inside = [el('span.year-name', {}, String(span.year)), el('span.cells', { 'aria-hidden': 'true' }, cells)];
  if (held === 0) return el('span.year', { role: 'img', 'aria-label': label }, inside);
  return el('a.year', { href: address({ room: 'paper', newspaper, year: span.year }), 'aria-label': label }, inside);
}

/** Pages that stand on no calendar. @param {Held} held @param {Say} t */
function loose({ undated_pages, unnamed_pages }, t) {
  if (undated_pages + unnamed_pages === 0) return null;
  const counts = [
    undated_pages > 0 && t('shelf.undated', { n: undated_pages }),
    unnamed_pages > 0 && t('shelf.unnamed', { n: unnamed_pages }),
  ].filter(Boolean);
  return el(
    'p.loose-link',
    {},
    el('a', { href: address({ room: 'loose' }) }, t('loose.title')),
    el('span', {}, counts.join(t('shelf.between'))),
  );
}

/**
 * Fills in the latest bookmarks, where there are any. One whose article is gone still says what it was.
 * @param {HTMLElement} element
 * @param {import('../wire.js').Bookmarks} marks
 * @param {{t: Say, days: import('../days.js').Days}} given
 */
export function fillMarks(element, { total, bookmarks }, { t, days }) {
  if (total === 0) return;
  const list = el(
    'ol.lately-list',
    {},
    bookmarks.map(({ article, headline, quote, newspaper, date, label, note }) => {
      const title = headline ?? untitled(quote, t);
      const facts = [newspaper, date && days.day(date), label && pageName(label, t), article ? note : t('shelf.mark_gone')];
      return el(
        'li',
        {},
        article ? el('a', { href: address({ room: 'article', id: article }), lang: tongue(title) }, title) : el('span.gone', {}, title),
        el('span', {}, facts.filter(Boolean).join(t('shelf.between'))),
      );
    }),
  );
  element.replaceChildren(el('h2', { id: 'marks' }, t('shelf.marks', { n: total })), list);
  element.hidden = false;
  rove(list, 'a');
}

/** @param {{t: Say, days: import('../days.js').Days, read: import('../store.js').Read[]}} given */
function lately({ t, days, read }) {
  if (read.length === 0) return null;
  const list = el(
    'ol.lately-list',
    {},
    read.map(({ id, title, newspaper, date, label }) =>
      el(
        'li',
        {},
        el('a', { href: address({ room: 'article', id }) }, title),
        el('span', {}, [newspaper, date && days.day(date), label && pageName(label, t)].filter(Boolean).join(t('shelf.between'))),
      ),
    ),
  );
  rove(list, 'a');
  return el('section.lately', { 'aria-labelledby': 'lately' }, el('h2', { id: 'lately' }, t('shelf.lately')), list);
}
