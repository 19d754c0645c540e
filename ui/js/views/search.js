// 检索: what was found for the words in the field above, how many there are of what and when, and one of them at the right.
// It changes with every word typed and stays the same view: a late answer is nobody's, and nothing that has the focus goes.

import { facetList, valueWords } from '../parts/facet_list.js';
import { AT_ONCE, hitList } from '../parts/hit_list.js';
import { button, el } from '../parts/element.js';
import { meaningWords, saysNothingNew } from '../parts/meaning.js';
import { nothingFound } from '../parts/nothing_found.js';
import { errorMessage, messageOf } from '../parts/message.js';
import { previewOf } from '../parts/preview.js';
import { queryNotes } from '../parts/query_notes.js';
import { saveSearch } from '../parts/search_dialogs.js';
import { timeline, withinWords } from '../parts/timeline.js';
import { IpcError, latest } from '../ipc.js';
import { FACETS, askedAt, isFiltered, isSameSearch, toggled, unfiltered } from '../search_address.js';
import { beginning } from './search_begin.js';

/**
 * @typedef {import('../search_address.js').SearchPlace} SearchPlace
 * @typedef {import('../router.js').Spot} Spot
 * @typedef {import('../places.js').Given} Given
 */

/** An answer that comes sooner needs no word of waiting, in milliseconds. */
const PATIENCE = 300;

/** How long after the rows the facets follow, in milliseconds: nobody who types on is kept waiting for them. */
const BEHIND = 50;

/** How long scrolling rests before the address says where one is, in milliseconds. */
const REST = 200;

/** @param {SearchPlace} first @param {Given} given */
export function searchView(first, given) {
  const { t, ipc, seek } = given;
  let place = first;
  /** @type {?import('../wire.js').Answer} */
  let answer = null;
  let isGone = false;
  /** Whether a row was opened: then it is what one comes back to. */
  let opened = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let naming;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let behind;

  const ask = latest(ipc.search);
  const loosen = latest(ipc.loosen);
  const heading = el('h1.off-screen', { id: 'search-title', tabindex: -1 }, t('search.title'));
  const count = el('p.search-count', { role: 'status' });
  const middle = el('div.search-scroll', {});
  const notes = el('div.search-notes');
  const chips = el('div.chips', { role: 'group', 'aria-label': t('search.chosen'), hidden: true });
  const rest = el('div.search-rest');
  const go = (/** @type {SearchPlace} */ to) => (remember(), given.go(to));
  const facets = facetList({ ...given, toggle: (facet, value) => go(toggled(place, facet, value)) });
  const line = timeline({ ...given, choose: (days) => go(chosenDays(place, days)) });
  const preview = previewOf(given, () => place);
  const list = hitList({
    ...given,
    scroller: middle,
    placeOf: ({ id }) => ({ room: 'article', id, q: place.query, ...(place.exact && { exact: place.exact }) }),
    more: async (offset) => {
      try {
        return (await ipc.search(askedAt(place), { offset, limit: AT_ONCE, counts: false }))?.hits ?? null;
      } catch (error) {
        given.failed(error);
        return null;
      }
    },
    onPoint: (story) => {
      list.setShown(story.id);
      preview.show(story);
    },
    onOpen: (index) => {
      opened = true;
      list.enter(index, false);
      remember();
    },
  });
  const tools = toolsOf(given, { place: () => place, go, filters: (isOpen) => element.classList.toggle('is-narrowing', isOpen) });
  const leave = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && tools.fold() && event.preventDefault();
  const side = el('aside.search-side', { 'aria-label': t('facet.all'), onkeydown: leave }, facets.element);
  const element = el(
    'section.search',
    { 'aria-labelledby': 'search-title' },
    heading,
    side,
    el('div.search-middle', {}, el('header.search-head', {}, count, tools.element), middle),
    preview.element,
  );
  const results = [notes, chips, line.element, list.element];

  /** What was asked is worth remembering once the reader does something with it. */
  const remember = () => {
    if (place.query && given.store.settings().history) ipc.rememberSearch(askedAt(place)).catch(() => {});
  };

  /** @param {Spot} [back] */
  const load = async (back) => {
    clearTimeout(waiting);
    clearTimeout(naming);
    tools.set(place);
    if (!place.query) return begin();
    waiting = setTimeout(() => {
      count.textContent = t('search.waiting');
      middle.setAttribute('aria-busy', 'true');
    }, PATIENCE);
    const at = back?.row ?? place.at ?? 0;
    const offset = Math.floor(at / AT_ONCE) * AT_ONCE;
    try {
      const found = await ask(askedAt(place), { offset, limit: AT_ONCE, counts: true });
      if (!found || isGone) return;
      clearTimeout(waiting);
      put(found, offset, back);
    } catch (reason) {
      clearTimeout(waiting);
      if (!isGone) fail(IpcError.from(reason));
    }
  };

  /** @param {import('../wire.js').Answer} found @param {number} offset @param {Spot} [back] */
  const put = (found, offset, back) => {
    clearTimeout(behind);
    answer = found;
    const isNothing = found.total === 0;
    element.classList.remove('is-begin');
    element.classList.toggle('is-nothing', isNothing);
    element.classList.toggle('is-filtered', isFiltered(place));
    middle.removeAttribute('aria-busy');
    count.replaceChildren(el('strong', {}, t('search.n_hits', { n: found.total })), el('span', {}, t('search.took', { n: Math.max(1, Math.round(found.took_ms)) })));
    notes.replaceChildren(...queryNotes(place.query, found.notes, given), ...(isNothing ? [] : understood(found)));
    drawChips();
    if (isNothing) facets.set(found.facets, place);
    else behind = setTimeout(() => facets.set(found.facets, place), BEHIND);
    const dated = found.timeline.periods.reduce((sum, one) => sum + one.count, 0);
    line.set(found.timeline, place.days ?? null, found.total - dated);
    if (middle.firstChild !== notes) middle.replaceChildren(...results, rest);
    rest.replaceChildren();
    list.element.hidden = isNothing;
    list.set(found.total, found.hits, offset);
    if (isNothing) {
      preview.clear();
      void sayNothing();
    }
    restore(back);
    focusKept();
  };

  /** @param {Spot} [back] */
  const restore = (back) => {
    if (back) {
      list.scrollTo(place.at ?? 0);
      middle.scrollTop = back.scroll;
      list.draw();
      if (back.row !== undefined && back.focus !== '') list.enter(back.row, !seek.isHeld());
    } else if (place.at) list.scrollTo(place.at);
    else middle.scrollTop = 0;
    const story = list.story();
    if (!story) return;
    list.setShown(story.id);
    preview.show(story);
  };

  /** What had the focus and is no more leaves it to the head of what came. */
  const focusKept = () => {
    if (document.activeElement === document.body && !document.querySelector('dialog[open]')) heading.focus({ preventScroll: true });
  };

  /** @param {import('../wire.js').Answer} found */
  const understood = ({ meaning }) => (saysNothingNew(meaning) ? [] : [el('p.understood', {}, t('search.understood', { words: meaningWords(meaning, t) }))]);

  const sayNothing = async () => {
    const asked = askedAt(place);
    const words = answer ? meaningWords(answer.meaning, t) : place.query;
    rest.replaceChildren(nothingFound(words, null, place, given));
    const found = await loosen(asked).catch(() => null);
    if (found && !isGone && answer?.total === 0) rest.replaceChildren(nothingFound(words, found, place, given));
  };

  /** @param {IpcError} error */
  const fail = (error) => {
    answer = null;
    count.textContent = '';
    preview.clear();
    // What failed stands alone.
    element.classList.add('is-begin');
    const message = messageOf(errorMessage(error, t), () => void load());
    middle.replaceChildren(message.element);
    focusKept();
  };

  const begin = () => {
    answer = null;
    element.classList.add('is-begin');
    count.textContent = '';
    preview.clear();
    const shown = beginning(given);
    middle.replaceChildren(shown.element);
    void shown.fill();
    focusKept();
  };

  const drawChips = () => {
    const chip = (/** @type {string} */ words, /** @type {SearchPlace} */ without) =>
      el('button.chip', { type: 'button', 'aria-label': t('search.drop', { what: words }), onclick: () => go(without) }, el('bdi', {}, words), el('span', { 'aria-hidden': 'true' }, '×'));
    const all = [
      ...(place.days ? [chip(withinWords(place.days, given), chosenDays(place, null))] : []),
      ...FACETS.flatMap((facet) => (place[facet] ?? []).map((value) => chip(valueWords(facet, value, given), toggled(place, facet, value)))),
    ];
    const clear = all.length > 1 && el('button.button', { type: 'button', onclick: () => go(unfiltered(place)) }, t('search.drop_all'));
    chips.replaceChildren(...all, ...(clear ? [clear] : []));
    chips.hidden = !isFiltered(place);
  };

  const onScroll = () => {
    clearTimeout(naming);
    naming = setTimeout(() => {
      if (isGone || !answer || answer.total === 0) return;
      const { at: _, ...there } = place;
      const top = list.top();
      place = top > 0 ? { ...there, at: top } : there;
      given.rename(place);
    }, REST);
  };
  middle.addEventListener('scroll', onScroll, { passive: true });

  const did = (/** @type {unknown} */ _) => true;
  const move = (/** @type {number} */ by) => answer !== null && answer.total > 0 && did(list.enter(list.current() + by, true));
  return {
    element,
    title: titleOf(place, t),
    room: 'search',
    state: 'search',
    /** Another search in the same room. @param {SearchPlace} to @param {Spot} [back] */
    turn: (to, back) => {
      const isSame = isSameSearch(to, place) && answer !== null;
      place = to;
      if (!isSame) void load(back);
      else if (back) restore(back);
      return titleOf(place, t);
    },
    spot: () => ({ scroll: middle.scrollTop, focus: opened || list.element.contains(document.activeElement) ? 'row' : '', row: list.current() }),
    shown: () => void load(given.back),
    /** To the first of what was found. */
    down: () => answer !== null && answer.total > 0 && list.enter(list.current(), true),
    actions: {
      nextArticle: () => move(document.activeElement && list.element.contains(document.activeElement) ? 1 : 0),
      previousArticle: () => move(-1),
    },
    dispose: () => {
      isGone = true;
      clearTimeout(waiting);
      clearTimeout(naming);
      clearTimeout(behind);
      list.dispose();
      line.dispose();
      preview.dispose();
    },
  };
}

/** @param {SearchPlace} place @param {?string} days @returns {SearchPlace} */
function chosenDays({ at: _, days: __, ...place }, days) {
  return days ? { ...place, days } : place;
}

/** @param {SearchPlace} place @param {import('../i18n.js').Say} t */
function titleOf({ query }, t) {
  return query ? t('search.title_of', { query }) : t('search.title');
}

/**
 * The order, exact matching, saving, and the way to the facets where they have no room.
 * @param {Given} given
 * @param {{place: () => SearchPlace, go: (place: SearchPlace) => void, filters: (isOpen: boolean) => void}} how
 */
function toolsOf(given, { place, go, filters }) {
  const { t } = given;
  const sort = /** @type {HTMLSelectElement} */ (
    el(
      'select',
      { 'aria-label': t('search.sort'), onchange: () => go(ordered(place(), sort.value)) },
      ['relevance', 'newest', 'oldest'].map((value) => el('option', { value }, t(`search.sort.${value}`))),
    )
  );
  const exact = button({ label: t('search.exact'), words: t('search.exact'), pressed: false, onclick: () => go(exactly(place())) });
  exact.title = t('search.exact_why');
  const save = button({ label: t('search.save'), words: t('search.save'), onclick: () => saveSearch(place(), given) });
  const narrow = button({ label: t('search.filters'), words: t('search.filters'), onclick: () => turn(narrow.getAttribute('aria-expanded') !== 'true') });
  narrow.classList.add('search-narrow');
  const turn = (/** @type {boolean} */ isOpen) => {
    narrow.setAttribute('aria-expanded', String(isOpen));
    filters(isOpen);
  };
  narrow.setAttribute('aria-expanded', 'false');
  const element = el('div.search-tools', {}, narrow, el('span.choice', {}, sort), exact, save);
  return {
    element,
    /** Folds the facets where they lie over the results, and says whether they did. */
    fold: () => {
      const isOver = narrow.getAttribute('aria-expanded') === 'true' && narrow.offsetParent !== null;
      if (isOver) {
        turn(false);
        narrow.focus();
      }
      return isOver;
    },
    /** @param {SearchPlace} now */
    set: (now) => {
      sort.value = now.sort ?? 'relevance';
      exact.setAttribute('aria-pressed', String(now.exact === true));
      element.hidden = !now.query;
    },
  };
}

/** @param {SearchPlace} place @param {string} order @returns {SearchPlace} */
function ordered({ sort: _, at: __, ...place }, order) {
  return order === 'newest' || order === 'oldest' ? { ...place, sort: order } : place;
}

/** @param {SearchPlace} place @returns {SearchPlace} */
function exactly({ exact, at: _, ...place }) {
  return exact ? place : { ...place, exact: true };
}
