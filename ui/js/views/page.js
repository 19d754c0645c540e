// 版面: a page as its picture, where there is one, or typeset from its articles, or both side by side. Beside it the day's
// pages as a strip, and the headlines as a list.

import { button, el } from '../parts/element.js';
import { correcter, standIn } from '../parts/correct_page.js';
import { correctable, issuePlace, missing, pageName } from '../parts/facts.js';
import { beside, stripOf } from '../parts/strip.js';
import { titleOf, tongue } from '../parts/text.js';
import { typesetSheet } from '../parts/typeset.js';
import { whyPanel } from '../parts/why.js';
import { rove } from '../parts/roving.js';
import { pagePicture } from '../picture/page_picture.js';
import { pair } from '../picture/pairing.js';
import { address } from '../router.js';

/**
 * @typedef {import('../wire.js').Page} Page
 * @typedef {import('../wire.js').Sheet} Sheet
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../store.js').Settings['shows']} Shows
 * @typedef {import('../parts/correct_page.js').Given & {
 *   explain: (id: string) => Promise<import('../wire.js').Line[]>, store: ReturnType<typeof import('../store.js').openStore>,
 *   rename: (place: import('../router.js').Place) => void, change: (change: Partial<import('../store.js').Settings>) => void,
 *   back?: import('../router.js').Spot, sheet: ?Sheet, meant: import('../picture/page_picture.js').Meant}} Given
 * @typedef {{toggle: () => boolean, correct: (name?: import('../wire.js').FactName) => void}} Doings
 */

/** @param {Page} page @param {Given} given */
export function pageView(page, given) {
  const { t } = given;
  const sheet = typesetSheet(page, t);
  const why = whyPanel(page, given);
  const isWithoutText = given.sheet?.picture === true && given.sheet.regions.length === 0 && standIn(page) !== null;
  const correct = correcter(page, { ...given, isWithoutText });
  const doings = { toggle: why.toggle, correct: correct.open };
  const list = articleList(page, t, isWithoutText ? () => doings.correct('title') : null);
  const pictured = given.sheet?.picture ? picturedPage(page, given.sheet, sheet.element, list, { ...given, isWithoutText }) : null;
  const body = el('div.page-body', {}, stripOf(page.pages, page.id, t, given.sheet?.picture ? { address: given.ipc.pictureAddress, sheet: given.sheet } : null), pictured?.element, sheet.element, list);
  const element = el(
    'section.page', { 'aria-labelledby': 'page-title' },
    pageHead(page, given, doings, pictured?.ways), correct.element, body, why.element,
  );
  lightUp(element);
  return {
    element,
    title: [page.newspaper?.value, page.date && given.days.day(page.date.value), page.label && pageName(page.label.value, t)].filter(Boolean).join(' · ') || t('page.unknown'),
    up: upOf(page),
    actions: { ...actionsOf(page, given, why.toggle), ...pictured?.actions, correct: () => void correct.open() },
    kept: () => pictured?.kept() ?? {},
    ready: () => {
      pictured?.ready(element);
      sheet.ready(element.clientWidth);
    },
    dispose: () => {
      sheet.dispose();
      pictured?.dispose();
    },
  };
}

/**
 * What there is besides where a page has a picture: the picture, and the ways to show the page.
 * @param {Page} page @param {Sheet} of @param {HTMLElement} text @param {HTMLElement} list @param {Given} given
 */
function picturedPage(page, of, text, list, given) {
  const { t, store } = given;
  const picture = pagePicture(page, of, given, given.meant, (article) => {
    for (const link of list.querySelectorAll('[data-piece]')) link.classList.toggle('is-lit', link.getAttribute('data-piece') === article);
  });
  const part = pair(text, picture, given.failed);
  // Who is shown an article on its page wants to see the page.
  /** @type {Shows} */
  let shows = given.isWithoutText || (given.meant.article && store.settings().shows === 'text') ? 'picture' : store.settings().shows;
  let isBegun = false;
  const kinds = /** @type {const} */ (['picture', 'text', 'both']);
  const buttons = kinds.map((kind, i) => button({ label: t(`page.as.${kind}`), key: String(i + 1), pressed: false, onclick: () => void choose(kind) }));
  const draw = () => {
    const page_ = /** @type {?HTMLElement} */ (picture.element.closest('.page'));
    if (page_) page_.dataset.shows = shows;
    buttons.forEach((one, i) => one.setAttribute('aria-pressed', String(kinds[i] === shows)));
    if (shows !== 'text' && !isBegun) {
      isBegun = true;
      picture.begin(given.back?.lie);
    }
    if (shows === 'both' && given.meant.article) text.querySelector(`#piece-${given.meant.article}`)?.scrollIntoView({ block: 'start' });
  };
  /** @param {Shows} kind */
  const choose = (kind) => {
    shows = kind;
    part();
    given.change({ shows });
    draw();
    return true;
  };
  const isPicture = () => shows !== 'text';
  const doings = Object.entries(picture.doings).map(([name, run]) => [name, () => isPicture() && (run(), true)]);
  return {
    element: picture.element,
    ways: el('div.ways-shown', { role: 'group', 'aria-label': t('page.as') }, buttons),
    actions: {
      ...Object.fromEntries(doings),
      asPicture: () => choose('picture'),
      asText: () => choose('text'),
      asBoth: () => choose('both'),
      ...(page.articles.length > 0 && {
        nextArticle: () => (isPicture() ? picture.step(1) : stepOn(1)),
        previousArticle: () => (isPicture() ? picture.step(-1) : stepOn(-1)),
      }),
      ...(given.meant.q && { nextHit: () => picture.hit(1), previousHit: () => picture.hit(-1) }),
    },
    kept: () => (isBegun ? { lie: picture.lie() } : {}),
    /** @param {HTMLElement} element The page. */
    ready: (element) => {
      element.classList.add('is-pictured');
      draw();
    },
    dispose: picture.dispose,
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
  return {
    previousPage: () => turn(before),
    nextPage: () => turn(after),
    previousIssue: () => issue(page.previous_issue),
    nextIssue: () => issue(page.next_issue),
    lastYear: () => issue(page.last_year),
    nextArticle: () => stepOn(1),
    previousArticle: () => stepOn(-1),
    why: toggleWhy,
  };
}

/** From one typeset piece to the next. @param {number} by */
function stepOn(by) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.sheet .piece-link')]);
  const at = links.findIndex((link) => link === document.activeElement);
  links[at < 0 ? 0 : at + by]?.focus();
  return links.length > 0;
}

/** @param {Page} page @param {Given} given @param {Doings} doings @param {HTMLElement} [ways] The ways to show it, where there are several. */
function pageHead(page, given, doings, ways) {
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
      date ? shown(days.dayAndWeekday(date.value), date, 'date') : lacking(t('loose.undated'), 'date'),
      date && days.lunar(date.value) && el('span.fact.is-lunar', {}, days.lunar(date.value)),
      edition && el('span.fact', {}, edition),
      number && shown(t('issue.number', { number: String(number.value) }), number, 'number'),
      el('span.fact.is-page', {}, label_, name && el('span', {}, name)),
    ),
    ways,
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

/** @param {Page} page @param {Say} t @param {?(() => void)} entitle Gives a page without text a title. */
function articleList(page, t, entitle) {
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
          el('span.list-title', { lang: tongue(titleOf(article, t)) }, titleOf(article, t)),
          el('span.list-facts', {}, [article.column, article.byline].filter(Boolean).join(' · ')),
          article.look_again && el('span.look-again', { title: t('article.look_again') }, t('article.doubtful')),
        ),
      ),
    ),
  );
  rove(list, 'a');
  const head = entitle ? el('p.nothing', {}, t('picture.no_text')) : el('h2', {}, t('shelf.n_articles', { n: page.articles.length }));
  const title = entitle && el('button.button', { type: 'button', onclick: entitle }, t('picture.title'));
  return el('nav.page-list', { 'aria-label': t('page.list') }, head, list, title);
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
