// What the palette offers for what is typed: what can be done here, newspapers, issues of a day, what was read last. It
// knows no element and asks nobody.

import { readSpan } from './daywords.js';
import { address } from './router.js';

/**
 * @typedef {import('./router.js').Place} Place
 * @typedef {import('./i18n.js').Say} Say
 * @typedef {'action' | 'issue' | 'newspaper' | 'read' | 'search'} Kind
 * @typedef {{kind: Kind, words: string, detail: string, key?: string, action?: string, to?: Place, more?: string}} Entry
 *   `more`: further words it is found by.
 */

/** The kinds in the order they are shown, where nothing tells them apart. @type {Kind[]} */
export const ORDER = ['issue', 'action', 'newspaper', 'read', 'search'];

/** How many of a kind are shown. */
const SHOWN = 8;

/** What can be done here. @param {{action: string, keys: string[], in: string, shown?: string}[]} keys @param {(action: string) => boolean} can @param {Say} t @returns {Entry[]} */
export function actions(keys, can, t) {
  return keys
    .filter(({ action, in: place }) => place !== 'lists' && action !== 'palette' && can(action))
    .map(({ action, keys: pressed, in: place, shown }) => ({ kind: 'action', words: t(`key.${action}`), detail: place === 'everywhere' ? '' : t(`keys.${place}`), key: shown ?? pressed[0] ?? '', action, more: action }));
}

/** @param {import('./wire.js').Newspaper[]} held @param {Say} t @returns {Entry[]} */
export function newspapers(held, t) {
  return held.map(({ name, aliases, first, last, issues }) => ({
    kind: 'newspaper', words: name, to: { room: 'paper', newspaper: name }, more: aliases.join(' '),
    detail: [first && last && t('shelf.years', { first: first.slice(0, 4), last: last.slice(0, 4) }), t('shelf.n_issues', { n: issues })].filter(Boolean).join(t('shelf.between')),
  }));
}

/** @param {import('./store.js').Read[]} read @param {(day: string) => string} day @returns {Entry[]} */
export function lately(read, day) {
  return read.map(({ id, title, newspaper, date }) => ({ kind: 'read', words: title, to: { room: 'article', id }, detail: [newspaper, date && day(date)].filter(Boolean).join(' · ') }));
}

/** The calendars of a year or month that is typed. @param {import('./wire.js').Newspaper[]} held @param {import('./daywords.js').Span} span @param {Say} t @returns {Entry[]} */
export function calendars(held, { year, month }, t) {
  return held.flatMap(({ name, aliases, years }) => {
    const of = years.find((one) => one.year === year);
    const days = of ? (month ? (of.months[month - 1] ?? 0) : of.months.reduce((sum, count) => sum + count, 0)) : 0;
    if (days === 0) return [];
    const when = month ? t('palette.month', { year: String(year), month: String(month) }) : t('palette.year', { year: String(year) });
    return [{ kind: /** @type {const} */ ('issue'), words: `${name} ${when}`, detail: t('shelf.n_days', { n: days }), to: /** @type {Place} */ ({ room: 'paper', newspaper: name, year }), more: aliases.join(' ') }];
  });
}

/** @param {import('./wire.js').DayIssue[]} issues @param {(day: string) => string} day @param {Say} t @returns {Entry[]} */
export function issuesOf(issues, day, t) {
  return issues.map(({ newspaper, date, edition, pages, headline }) => ({
    kind: 'issue', words: [newspaper, day(date), edition].filter(Boolean).join(' '),
    detail: [t('shelf.n_pages', { n: pages }), headline].filter(Boolean).join(t('shelf.between')),
    to: edition ? { room: 'issue', newspaper, date, edition } : { room: 'issue', newspaper, date },
  }));
}

/** What is typed, parted in a day and other words. @param {string} typed */
export function parted(typed) {
  const words = typed.trim().split(/\s+/u).filter(Boolean);
  const at = words.findIndex((word) => /\d{4}/.test(word.normalize('NFKC')) && readSpan(word) !== null);
  const span = at < 0 ? null : readSpan(words[at] ?? '');
  return { span, words: words.filter((_, i) => i !== at) };
}

/**
 * Those that all words are in, the best of each kind first.
 * @param {Entry[]} entries @param {string[]} words
 */
export function fitting(entries, words) {
  const folded = words.map(fold);
  const found = entries.flatMap((entry) => {
    const [shown, hidden] = [fold(entry.words), fold(`${entry.detail} ${entry.more ?? ''}`)];
    if (!folded.every((word) => shown.includes(word) || hidden.includes(word))) return [];
    const rank = folded.reduce((sum, word) => sum + (shown.startsWith(word) ? 0 : shown.includes(word) ? 1 : 3), 0);
    return [{ entry, rank }];
  });
  return ORDER.map((kind) => ({
    kind,
    entries: found.filter(({ entry }) => entry.kind === kind).sort((a, b) => a.rank - b.rank).slice(0, words.length > 0 || kind === 'action' ? SHOWN * 2 : SHOWN).map(({ entry }) => entry),
  })).filter(({ entries: some }) => some.length > 0);
}

/** Whether two entries lead to the same. @param {Entry} entry */
export function nameOf({ action, to }) {
  return action ?? (to ? address(to) : '');
}

/** @param {string} words */
function fold(words) {
  return words.normalize('NFKC').toLowerCase();
}
