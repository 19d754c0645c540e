// What happens when the window opens, and when the reader goes from place to place: the archive is asked, the view
// shown, and the reader put where they were.

import { startArrivals } from './arrivals.js';
import { dayWriter } from './days.js';
import { chooseLanguage, speaker } from './i18n.js';
import * as ipc from './ipc.js';
import { KEYS, listen } from './keys.js';
import { menuBar } from './menu.js';
import { showKeys, showSettings } from './parts/dialogs.js';
import { showQueryHelp } from './parts/search_dialogs.js';
import { frameOf } from './parts/frame.js';
import { errorMessage, messageOf } from './parts/message.js';
import { showPalette } from './parts/palette.js';
import { viewOf } from './places.js';
import { startRouter } from './router.js';
import { askedAt } from './search_address.js';
import { CHOICES, openStore } from './store.js';

/** @typedef {import('./places.js').View} View */

/** An answer that comes sooner needs no word of waiting, in milliseconds. */
const PATIENCE = 300;

const store = openStore(localStorage);
const root = document.documentElement;
const language = () => {
  const { language: chosen } = store.settings();
  return chosen === 'auto' ? chooseLanguage(navigator.languages) : chosen;
};
let t = speaker(language());
let days = dayWriter(language());
let frame = framed();

/** @type {?View} */
let view = null;
/** What was shown last, to compare: the same answer again moves nothing. */
let shown = '';
/** The places the rooms lead back to. @type {Record<string, ?import('./router.js').Place>} */
const rooms = { shelf: { room: 'shelf' }, page: null, article: null, search: { room: 'search', query: '' }, collections: { room: 'collections' } };
/** Asking for nothing leaves what was asked for before to nobody. */
const ask = ipc.latest(async (/** @type {?import('./router.js').Place} */ place, /** @type {import('./places.js').Given} */ given) => place && viewOf(place, given));

const router = startRouter({ show: (place, back) => void show(place, back), spot });

/** Where on the place the reader is. */
function spot() {
  if (view?.spot) return view.spot();
  const { room } = frame;
  const reading = room.querySelector('.is-vertical .reading') ?? room;
  const held = document.activeElement?.closest?.('a[href]');
  const focus = held && room.contains(held) ? (held.getAttribute('href') ?? '') : '';
  return { scroll: reading === room ? room.scrollTop : reading.scrollLeft, focus, ...view?.kept?.() };
}

/** @param {import('./router.js').Place} place @param {import('./router.js').Spot} [back] */
async function show(place, back) {
  if (place.room === 'search' && view?.turn) return turn(place, back);
  const waiting = setTimeout(() => frame.setWaiting(true), PATIENCE);
  try {
    const made = await ask(place, given(back));
    if (made) put(made, back);
  } catch (reason) {
    const error = ipc.IpcError.from(reason);
    const message = messageOf(errorMessage(error, t), look);
    const up = /** @type {import('./router.js').Place} */ ({ room: 'shelf' });
    const state = JSON.stringify({ ...error, message: error.message });
    put({ element: message.element, title: t('room.error'), room: '', state, setUnchanged: () => message.say(t('shelf.unchanged')), up }, back);
  } finally {
    clearTimeout(waiting);
    frame.setWaiting(false);
  }
}

/** What every view may use. @param {import('./router.js').Spot} [back] @returns {import('./places.js').Given} */
function given(back) {
  return { t, days, store, ipc, go: router.go, rename, replace: router.follow, toast: frame.toast, failed, setType, change, again: look, seek: frame.seek, back };
}

/** The search goes on in its own view. @param {import('./search_address.js').SearchPlace} place @param {import('./router.js').Spot} [back] */
function turn(place, back) {
  if (!view?.turn) return;
  // Whatever else was asked for is not waited for any more.
  void ask(null, given());
  view.title = view.turn(place, back);
  shown = `${location.hash} ${view.state}`;
  frame.room.dataset.place = location.hash;
  rooms.search = place;
  arrive(view, place);
}

/** Says where the reader is by another name, which is no step on the way. @param {import('./router.js').Place} place */
function rename(place) {
  router.rename(place);
  frame.room.dataset.place = location.hash;
  if (place.room === 'search') rooms.search = place;
}

/** The window's title, and what stands above the room. @param {View} made @param {import('./router.js').Place} place */
function arrive(made, place) {
  document.title = made.title === t('shelf.title') ? t('app.name') : `${made.title} · ${t('app.name')}`;
  frame.setPlace({ current: made.room, places: rooms, crumb: made.room === 'shelf' || made.room === 'search' ? '' : made.title, hasBack: router.hasBack(), hasForward: router.hasForward() });
  frame.seek.set(place.room === 'search' ? place.query : place.room === 'article' ? (place.q ?? '') : '');
}

/** What is typed above is searched for: each word typed is no step on the way, the first is. @param {string} query @param {{isFirst: boolean, isDone: boolean}} how */
function search(query, { isFirst, isDone }) {
  const here = router.here();
  const { at: _, ...kept } = here.room === 'search' ? here : { room: /** @type {const} */ ('search'), query, at: 0 };
  const to = { ...kept, query };
  if (here.room === 'search' && (!isFirst || here.query === query)) router.replace(to);
  else router.go(to);
  if (isDone && query && store.settings().history) ipc.rememberSearch(askedAt(to)).catch(() => {});
}

/** The frame in the reader's language. */
function framed() {
  return frameOf({ t, run: (action) => void run(action), search, down: () => view?.down?.(), help: () => void showQueryHelp(given()) });
}

/** @param {View} made @param {import('./router.js').Spot} [back] */
function put(made, back) {
  const address = location.hash;
  const state = `${address} ${made.state}`;
  if (state === shown) {
    // What is there stays, and was only asked about again.
    made.dispose?.();
    view?.setUnchanged?.();
    return;
  }
  shown = state;
  // For who measures how long a start takes.
  if (!view) requestAnimationFrame(() => performance.mark('usable'));
  view?.dispose?.();
  view = made;
  frame.room.replaceChildren(made.element);
  frame.room.dataset.place = address;
  made.ready?.();
  if (['page', 'article', 'search', 'collections'].includes(made.room)) rooms[made.room] = router.here();
  if (made.read) store.remember(made.archive ?? '', made.read);
  arrive(made, router.here());
  settle(back);
  made.shown?.();
}

/** Puts the reader where they were, or at the head of what is new. @param {import('./router.js').Spot} [back] */
function settle(back) {
  const { room } = frame;
  const reading = room.querySelector('.is-vertical .reading');
  room.scrollTop = 0;
  if (reading) reading.scrollLeft = back?.scroll ?? 0;
  else room.scrollTop = back?.scroll ?? 0;
  if (document.querySelector('dialog[open]') || frame.seek.isHeld()) return;
  const held = back?.focus ? [...room.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === back.focus) : null;
  const heading = held ?? room.querySelector('h1');
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}

/** Looks whether the place has changed: it stays as it is where it has not. */
function look() {
  router.again();
}

/** @param {unknown} reason */
function failed(reason) {
  const words = errorMessage(ipc.IpcError.from(reason), t);
  frame.toast([words.lead, words.text].filter(Boolean).join(' '));
}

/** @param {string} action */
function run(action) {
  const own = view?.actions?.[action];
  if (own) return own() !== false;
  /** @param {?import('./router.js').Place | undefined} place */
  const to = (place) => Boolean(place) && (router.go(/** @type {any} */ (place)), true);
  switch (action) {
    case 'back': return router.back(), true;
    case 'forward': return router.forward(), true;
    case 'up': return to(view?.up);
    case 'shelf': return to(rooms.shelf);
    case 'page': return to(rooms.page);
    case 'article': return to(rooms.article);
    case 'search': return to(rooms.search);
    case 'collections': return to(rooms.collections);
    case 'seek': return frame.seek.focus(), true;
    case 'import': return to({ room: 'import' });
    case 'help': return showKeys(t), true;
    case 'settings': return showSettings(t, store.settings(), change, () => to({ room: 'preferences' })), true;
    case 'preferences': return to({ room: 'preferences' });
    case 'decisions': return to({ room: 'decisions' });
    case 'palette': return showPalette({ t, days, ipc, store, go: router.go, run, can, failed }), true;
    default: return false;
  }
}

/** Whether an action has something to do here. @param {string} action */
function can(action) {
  if (view?.actions?.[action]) return true;
  if (action === 'back') return router.hasBack();
  if (action === 'forward') return router.hasForward();
  if (action === 'up') return Boolean(view?.up);
  if (action in rooms) return Boolean(rooms[action]);
  return KEYS.find((key) => key.action === action)?.in === 'everywhere';
}

/** Puts the native menu up; what is chosen in it is done as by a key. */
function putMenu() {
  const chosen = (/** @type {string} */ action) => void (document.querySelector('dialog[open]') || run(action));
  ipc.setMenu(menuBar(KEYS, t, store.settings().menu), chosen).catch((error) => console.error(error));
}

/** @param {'larger' | 'smaller' | 'vertical'} what */
function setType(what) {
  const { size, vertical } = store.settings();
  const { least, most } = CHOICES.size;
  if (what === 'vertical') change({ vertical: !vertical });
  else change({ size: Math.min(most, Math.max(least, size + (what === 'larger' ? 1 : -1))) });
  return true;
}

/** @param {Partial<import('./store.js').Settings>} what */
function change(what) {
  const before = language();
  store.change(what);
  wear();
  if ('menu' in what) putMenu();
  if (language() === before) return;
  // Another language: everything is said anew, in the frame as well.
  t = speaker(language());
  days = dayWriter(language());
  putMenu();
  const isOver = document.querySelector('dialog[open]');
  isOver?.remove();
  view?.dispose?.();
  view = null;
  frame = framed();
  arrivals.mount();
  shown = '';
  router.again();
  if (isOver) run('settings');
}

/** Puts the settings on. */
function wear() {
  const { theme, size, measure, vertical, inverted } = store.settings();
  root.lang = language();
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.style.setProperty('--reading-size', String(size / 16));
  root.style.setProperty('--reading-measure', String(measure));
  root.classList.toggle('is-vertical', vertical);
  root.classList.toggle('is-inverted', inverted);
}

wear();
putMenu();
listen(run);
// The two keys on the side of a mouse; whoever hears them here need not go back by itself.
window.addEventListener('mousedown', (event) => (event.button === 3 || event.button === 4) && event.preventDefault());
window.addEventListener('mouseup', (event) => {
  if (event.button !== 3 && event.button !== 4) return;
  event.preventDefault();
  run(event.button === 3 ? 'back' : 'forward');
});
// Lines that run down are read from right to left: a wheel that turns down goes on.
document.addEventListener('wheel', (event) => {
  const reading = event.target instanceof Element ? event.target.closest('.is-vertical .reading') : null;
  if (!reading || event.deltaX !== 0) return;
  reading.scrollLeft -= event.deltaY;
  event.preventDefault();
}, { passive: false });
// Pages are imported in a terminal, behind the window's back.
window.addEventListener('focus', () => router.here().room === 'shelf' && look());
const arrivals = startArrivals({ ipc, say: () => t, frame: () => frame, go: router.go, here: router.here, look });
void show(router.here());
