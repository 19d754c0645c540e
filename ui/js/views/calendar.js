// 报: the calendar of one newspaper, a year at a time: days with an issue are filled, days without are hollow. And its
// issues as a list, for who looks for a headline and not for a day.

import { dayOf, weeks } from '../days.js';
import { button, el } from '../parts/element.js';
import { factOf, issuePlace } from '../parts/facts.js';
import { nameDialog } from '../parts/newspaper_names.js';
import { rove } from '../parts/roving.js';
import { address } from '../router.js';
import { shade, spans } from './shelf.js';
import { tongue } from '../parts/text.js';

/**
 * @typedef {import('../wire.js').Calendar} Calendar
 * @typedef {import('../wire.js').CalendarIssue} CalendarIssue
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../days.js').Days} Days
 */

/** The issues by their days. @param {CalendarIssue[]} issues @returns {Map<string, CalendarIssue[]>} */
export function byDay(issues) {
  /** @type {Map<string, CalendarIssue[]>} */
  const map = new Map();
  for (const issue of issues) map.set(issue.date.value, [...(map.get(issue.date.value) ?? []), issue]);
  return map;
}

/** How dark a day is among those of its year: 1 to 4, by its articles. @param {number} articles @param {number} most */
export function dayShade(articles, most) {
  return Math.max(1, Math.min(4, Math.ceil((articles / Math.max(1, most)) * 4)));
}

/** The years held before and after. @param {Calendar} calendar */
export function around({ years, year }) {
  const held = years.map((one) => one.year);
  return {
    before: held.findLast((one) => year !== null && one < year),
    after: held.find((one) => year !== null && one > year),
  };
}

/** @param {Calendar} calendar @param {import('../parts/correct_page.js').Given} given */
export function calendarView(calendar, given) {
  const { t } = given;
  const { newspaper, year } = calendar;
  const { before, after } = around(calendar);
  const months = el('div.months', { role: 'group', 'aria-label': t('calendar.of', { year: String(year) }) });
  if (year !== null) {
    const days = byDay(calendar.issues);
    const most = Math.max(0, ...[...days.values()].map((issues) => sum(issues)));
    for (let month = 1; month <= 12; month += 1) months.append(monthOf(calendar, month, { ...given, issues: days, most }));
  }
  const list = issueList(calendar, given);
  const element = el(
    'section.calendar',
    { 'aria-labelledby': 'paper-title' },
    el(
      'header.calendar-head',
      {},
      el('h1', { id: 'paper-title', tabindex: -1 }, newspaper),
      year !== null && el('p.calendar-year', {}, turn(newspaper, before, '‹', t), el('span', {}, String(year)), turn(newspaper, after, '›', t)),
      el('p.calendar-count', {}, counts(calendar, t)),
      button({ label: t('names.open'), key: 'E', onclick: () => nameDialog(newspaper, given) }),
    ),
    yearList(calendar, given),
    year === null ? el('p.calendar-none', {}, t('calendar.none')) : el('div.calendar-body', {}, months, list),
    calendar.undated_pages > 0 &&
      el('p.loose-link', {}, el('a', { href: address({ room: 'loose', newspaper }) }, t('loose.title')), el('span', {}, t('shelf.n_pages', { n: calendar.undated_pages }))),
  );
  rove(months, 'a');
  /** @param {number | undefined} to */
  const turnTo = (to) => {
    if (to === undefined) return false;
    given.go({ room: 'paper', newspaper, year: to });
    return true;
  };
  return {
    element,
    title: year === null ? newspaper : `${newspaper} ${year}`,
    up: /** @type {import('../router.js').Place} */ ({ room: 'shelf' }),
    actions: {
      previousIssue: () => turnTo(before),
      nextIssue: () => turnTo(after),
      previousPage: () => turnTo(before),
      nextPage: () => turnTo(after),
      correct: () => void nameDialog(newspaper, given),
    },
  };
}

/** @param {CalendarIssue[]} issues */
function sum(issues) {
  return issues.reduce((all, issue) => all + issue.articles, 0);
}

/** @param {Calendar} calendar @param {Say} t */
function counts({ issues }, t) {
  const held = new Set(issues.map(({ date }) => date.value)).size;
  const pages = issues.reduce((all, issue) => all + issue.pages, 0);
  return [t('shelf.n_issues', { n: issues.length }), held < issues.length && t('shelf.n_days', { n: held }), t('shelf.n_pages', { n: pages }), t('shelf.n_articles', { n: sum(issues) })]
    .filter(Boolean)
    .join(t('shelf.between'));
}

/** @param {string} newspaper @param {number | undefined} year @param {string} sign @param {Say} t */
function turn(newspaper, year, sign, t) {
  if (year === undefined) return el('span.turn.is-none', { 'aria-hidden': 'true' }, sign);
  const label = t('calendar.go', { year: String(year) });
  return el('a.turn', { href: address({ room: 'paper', newspaper, year }), 'aria-label': label, title: label }, sign);
}

/** @param {Calendar} calendar @param {{t: Say}} given */
function yearList({ newspaper, years, year }, { t }) {
  const items = spans(years).map((span) => {
    if ('gap' in span) return el('li.gap', { title: t('shelf.gap', { n: span.gap, from: String(span.from), to: String(span.to) }) }, '⋯');
    const held = span.months.reduce((all, count) => all + count, 0);
    const cells = el('span.cells', { 'aria-hidden': 'true' }, span.months.map((count) => el(`span.cell.is-${shade(count)}`)));
    if (held === 0) return el('li', {}, el('span.year.is-none', {}, String(span.year), cells));
    const label = t('shelf.year', { year: String(span.year), n: held });
    const current = span.year === year ? 'page' : null;
    return el('li', {}, el('a.year', { href: address({ room: 'paper', newspaper, year: span.year }), 'aria-label': label, 'aria-current': current }, String(span.year), cells));
  });
  const list = el('ol', {}, items);
  rove(list, 'a');
  return el('nav.calendar-years', { 'aria-label': t('calendar.years') }, list);
}

/**
 * @param {Calendar} calendar @param {number} month
 * @param {{t: Say, days: Days, issues: Map<string, CalendarIssue[]>, most: number}} given
 */
function monthOf({ newspaper, year }, month, { t, days, issues, most }) {
  const of = Number(year);
  const cell = (/** @type {number} */ number) => {
    if (number === 0) return el('td');
    const date = dayOf(of, month, number);
    const here = issues.get(date);
    const [first] = here ?? [];
    if (!here || !first) return el('td', {}, el('span.day', {}, number));
    const says = [
      days.dayAndWeekday(date),
      here.length > 1 && t('shelf.n_issues', { n: here.length }),
      t('shelf.n_pages', { n: here.reduce((all, issue) => all + issue.pages, 0) }),
      t('shelf.n_articles', { n: sum(here) }),
      first.headline,
    ].filter(Boolean).join(t('shelf.between'));
    const href = address(issuePlace({ newspaper, date, edition: first.edition }));
    const name = `a.day.is-${dayShade(sum(here), most)}${here.length > 1 ? '.is-double' : ''}${first.date.stated ? '' : '.is-inferred'}`;
    return el('td', {}, el(name, { href, title: says, 'aria-label': says }, number));
  };
  const head = el('tr', {}, days.week.map((name) => el('th', { scope: 'col', 'aria-hidden': 'true' }, name)));
  const rows = weeks(of, month).map((week) => el('tr', {}, week.map(cell)));
  return el('table.month', {}, el('caption', {}, days.month(month)), el('thead', {}, head), el('tbody', {}, rows));
}

/** @param {Calendar} calendar @param {{t: Say, days: Days}} given */
function issueList({ newspaper, issues }, { t, days }) {
  if (issues.length === 0) return null;
  const list = el(
    'ol.issue-list',
    {},
    issues.map(({ date, edition, number, pages, headline }) =>
      el(
        'li',
        {},
        el(
          'a',
          { href: address(issuePlace({ newspaper, date: date.value, edition })) },
          el('span.issue-day', {}, factOf(days.short(date.value), date, t), edition && el('span.edition', {}, edition)),
          el('span.issue-headline', { lang: tongue(headline ?? '') }, headline ?? t('article.untitled')),
          el('span.issue-facts', {}, [number && t('issue.number', { number: String(number) }), t('shelf.n_pages', { n: pages })].filter(Boolean).join(t('shelf.between'))),
        ),
      ),
    ),
  );
  rove(list, 'a');
  return el('section.issues', { 'aria-labelledby': 'issues' }, el('h2', { id: 'issues' }, t('calendar.issues')), list);
}
