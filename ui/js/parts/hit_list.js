// The list of what was found, of any length: only the rows in the window are made, and what they show is asked for in
// parts. One row is a stop for Tab, and it stays where it is as long as it has the focus. (WAI-ARIA: a list whose items say
// which of how many they are, with a roving tabindex.)

import { el } from './element.js';
import { pageName } from './facts.js';
import { marked, plain } from './marked.js';
import { BEYOND, rowsOf } from './rows.js';
import { tongue, untitled } from './text.js';
import { address } from '../router.js';

/** @typedef {import('../wire.js').FoundStory} FoundStory */

/** Rows asked for at a time. */
export const AT_ONCE = 25;

/** Parts kept. */
const KEPT = 80;

/** How long scrolling rests before what came into the window is asked for, in milliseconds. The first of a scroll waits for nothing. */
const REST = 30;

/** How long after the rows in sight those beyond are made, in milliseconds: time to paint. */
const BEHIND = 60;

/** How long a mouse rests on a row before it is shown, in milliseconds. */
const HOVER = 150;

/**
 * @typedef {object} Given
 * @property {import('../i18n.js').Say} t
 * @property {import('../days.js').Days} days
 * @property {HTMLElement} scroller What scrolls; the list is in it.
 * @property {(story: FoundStory) => import('../router.js').Place} placeOf
 * @property {(offset: number) => Promise<?FoundStory[]>} more The part from there; null where nobody waits for it.
 * @property {(story: FoundStory) => void} onPoint A row is the current one.
 * @property {(index: number) => void} onOpen
 */

/** @param {Given} given */
export function hitList({ t, days, scroller, placeOf, more, onPoint, onOpen }) {
  const element = el('ol.hits', { 'aria-label': t('search.list') });
  /** @type {Map<number, FoundStory[]>} */
  let parts = new Map();
  /** @type {Set<number>} */
  let coming = new Set();
  /** @type {Map<number, HTMLElement>} */
  const shown = new Map();
  let total = 0;
  let current = 0;
  let shownId = '';
  let age = 0;
  let row = 0;
  let seen = 0;
  let rows = rowsOf({ total: 0, row: 1, seen: 1 });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let behind;

  const storyAt = (/** @type {number} */ index) => parts.get(Math.floor(index / AT_ONCE))?.[index % AT_ONCE];
  const isKnown = (/** @type {number} */ index) => parts.has(Math.floor(index / AT_ONCE));
  const before = () => element.offsetTop;

  /** @param {number} index */
  const make = (index) => {
    const story = storyAt(index);
    const link = story
      ? el('a.hit', { href: address(placeOf(story)), onclick: () => onOpen(index) }, rowOf(story))
      : el('a.hit.is-waiting', { role: 'link', 'aria-disabled': 'true' }, el('span.hit-title', {}, isKnown(index) ? t('search.gone') : t('search.row_waiting')));
    link.tabIndex = index === current ? 0 : -1;
    const item = el('li', { 'aria-setsize': total, 'aria-posinset': index + 1 }, link);
    item.dataset.index = String(index);
    if (story) item.dataset.id = story.id;
    item.classList.toggle('is-shown', story !== undefined && story.id === shownId);
    return item;
  };

  /** @param {FoundStory} story */
  const rowOf = ({ newspaper, date, pages, authors, headline, snippet }) => {
    const facts = [newspaper ?? t('loose.unnamed'), date ? days.day(date) : t('loose.undated'), pages.map((label) => pageName(label, t)).join(t('page.between')), authors.join(' ')];
    return [
      el('span.hit-title', { lang: tongue(plain(headline)) }, headline.length > 0 ? marked(headline) : untitled(plain(snippet), t)),
      el('span.hit-text', { lang: tongue(plain(snippet)) }, marked(snippet)),
      el('span.hit-facts', {}, facts.filter(Boolean).join(' · ')),
    ];
  };

  /** @param {number} index @param {HTMLElement} item */
  const put = (index, item) => item.style.setProperty('transform', `translateY(${rows.place(index)}px)`);

  const top = () => scroller.scrollTop - before();

  const draw = () => drawRows(top(), BEYOND);

  /** The rows in sight, at once; those beyond when these are painted. @param {number} [from] */
  const drawSight = (from = top()) => {
    drawRows(from, 0);
    behind = setTimeout(draw, BEHIND);
  };

  /** @param {number} from @param {number} beyond */
  const drawRows = (from, beyond) => {
    clearTimeout(behind);
    if (total === 0) return;
    const { first, end } = rows.at(from, beyond);
    const wanted = new Set(Array.from({ length: end - first }, (_, i) => first + i));
    if (element.contains(document.activeElement)) wanted.add(current);
    for (const [index, item] of shown) {
      if (wanted.has(index)) continue;
      item.remove();
      shown.delete(index);
    }
    for (const index of [...wanted].sort((a, b) => a - b)) {
      const item = shown.get(index) ?? make(index);
      put(index, item);
      if (shown.has(index)) continue;
      shown.set(index, item);
      const next = [...shown.keys()].filter((other) => other > index).sort((a, b) => a - b)[0];
      element.insertBefore(item, next === undefined ? null : (shown.get(next) ?? null));
    }
    if (![...shown.values()].some((item) => item.querySelector('a[tabindex="0"]'))) {
      const link = shown.get(first)?.querySelector('a');
      if (link) link.tabIndex = 0;
    }
    askBetween(first, end);
  };

  /** Asks for what is missing: at once after a rest, or when scrolling rests again. @param {number} first @param {number} end */
  const askBetween = (first, end) => {
    const isMoving = resting !== undefined;
    stopResting();
    if ([first, end - 1].every(isKnown)) return;
    if (!isMoving) fetchBetween(first, end);
    resting = setTimeout(() => {
      resting = undefined;
      fetchBetween(first, end);
    }, REST);
  };

  const stopResting = () => {
    clearTimeout(resting);
    resting = undefined;
  };

  /** @param {number} first @param {number} end */
  const fetchBetween = (first, end) => {
    for (let part = Math.floor(first / AT_ONCE); part * AT_ONCE < end; part += 1) void fetchPart(part);
  };

  /** @param {number} part */
  const fetchPart = async (part) => {
    if (parts.has(part) || coming.has(part)) return;
    coming.add(part);
    const mine = age;
    const stories = await more(part * AT_ONCE);
    if (mine !== age) return;
    coming.delete(part);
    if (!stories) return;
    if (parts.size >= KEPT) parts.delete([...parts.keys()].sort((a, b) => Math.abs(b - part) - Math.abs(a - part))[0] ?? -1);
    parts.set(part, stories);
    for (let index = part * AT_ONCE; index < (part + 1) * AT_ONCE; index += 1) renew(index);
  };

  /** @param {number} index */
  const renew = (index) => {
    const old = shown.get(index);
    if (!old) return;
    const had = old.contains(document.activeElement);
    const item = make(index);
    put(index, item);
    old.replaceWith(item);
    shown.set(index, item);
    if (had) item.querySelector('a')?.focus({ preventScroll: true });
    const story = storyAt(index);
    if (story && index === current) onPoint(story);
  };

  const measure = () => {
    const probe = element.appendChild(el('li', { 'aria-hidden': 'true' }, el('a.hit', {}, el('span.hit-title', {}, '　'))));
    row = probe.offsetHeight;
    seen = scroller.clientHeight;
    probe.remove();
    fit();
  };

  const fit = () => {
    rows = rowsOf({ total, row: row || 1, seen });
    element.style.setProperty('block-size', `${rows.height}px`);
  };

  /** Makes a row the current one, and brings it into the window. @param {number} index @param {boolean} withFocus */
  const enter = (index, withFocus) => {
    current = Math.min(total - 1, Math.max(0, index));
    for (const [other, item] of shown) {
      const link = item.querySelector('a');
      if (link) link.tabIndex = other === current ? 0 : -1;
    }
    const from = top();
    const at = rows.place(current);
    const sight = scroller.clientHeight;
    if (at < from || at + row > from + sight) {
      const isFar = Math.abs(at - from) > 2 * sight;
      const to = isFar || at < from ? current : current - Math.max(1, Math.floor(sight / row)) + 1;
      scroller.scrollTop = before() + (current === 0 ? -before() : rows.scrollTo(to));
    }
    draw();
    if (!shown.has(current)) {
      const item = make(current);
      put(current, item);
      shown.set(current, item);
      element.append(item);
    }
    if (withFocus) shown.get(current)?.querySelector('a')?.focus({ preventScroll: true });
    const story = storyAt(current);
    if (story) onPoint(story);
    else fetchBetween(current, current + 1);
  };

  element.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const page = Math.max(1, Math.floor(scroller.clientHeight / row) - 1);
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: total - 1, PageDown: current + page, PageUp: current - page }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    enter(to, true);
  });
  element.addEventListener('focusin', ({ target }) => {
    const item = target instanceof Element ? target.closest('li') : null;
    const index = Number(item?.dataset.index ?? current);
    if (index !== current) enter(index, false);
  });
  // A mouse that rests on a row shows it; one under which the list moves does not.
  let [mouse, hover] = ['', /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined)];
  element.addEventListener('mousemove', ({ screenX, screenY, target }) => {
    const here = `${screenX} ${screenY}`;
    const item = target instanceof Element ? target.closest('li') : null;
    clearTimeout(hover);
    if (here === mouse || !item) return;
    mouse = here;
    hover = setTimeout(() => {
      const story = item.isConnected && storyAt(Number(item.dataset.index));
      if (story) onPoint(story);
    }, HOVER);
  });
  element.addEventListener('mouseleave', () => clearTimeout(hover));
  let frame = 0;
  const onScroll = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => (stands() ? draw() : drawSight()));
  };
  /** Whether rows that were made are in sight: nothing hurries then. */
  const stands = () => {
    const { first, end } = rows.at(top(), 0);
    return shown.has(first) || shown.has(end - 1);
  };
  scroller.addEventListener('scroll', onScroll, { passive: true });
  const watch = new ResizeObserver(() => {
    if (total === 0) row = 0;
    if (!element.isConnected || total === 0) return;
    const index = rows.at(top()).top;
    const oldRow = row;
    measure();
    if (oldRow !== row) scroller.scrollTop = before() + rows.scrollTo(index);
    if (seen !== 0) draw();
  });
  watch.observe(scroller);

  return {
    element,
    /**
     * Another answer: its first part, and where to begin.
     * @param {number} all @param {FoundStory[]} stories From `offset`, a multiple of AT_ONCE. @param {number} offset
     */
    set: (all, stories, offset) => {
      age += 1;
      stopResting();
      total = all;
      current = 0;
      parts = new Map(stories.length > 0 ? [[Math.floor(offset / AT_ONCE), stories]] : []);
      coming = new Set();
      for (const item of shown.values()) item.remove();
      shown.clear();
      // What was measured is true as long as the window keeps its size; asking again would lay everything out once more.
      if (row > 0 && seen > 0) fit();
      else measure();
      drawSight(offset === 0 ? 0 : top());
    },
    draw,
    enter,
    /** @param {number} index */
    scrollTo: (index) => {
      scroller.scrollTop = before() + rows.scrollTo(index);
      draw();
    },
    /** The row at the head of the window. */
    top: () => (scroller.scrollTop <= before() ? 0 : rows.at(top()).top),
    current: () => current,
    story: () => storyAt(current),
    /** Which is shown beside the list. @param {string} id */
    setShown: (id) => {
      shownId = id;
      for (const item of shown.values()) item.classList.toggle('is-shown', item.dataset.id === id);
    },
    dispose: () => {
      age += 1;
      stopResting();
      clearTimeout(behind);
      watch.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    },
  };
}
