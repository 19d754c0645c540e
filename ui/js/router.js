// Places and their addresses, and the way back through them. It knows no view: it says where the reader is.

import { searchAddress, searchPlace } from './search_address.js';

/**
 * @typedef {{room: 'shelf'} | {room: 'paper', newspaper: string, year?: number}
 *   | {room: 'loose', newspaper?: string} | {room: 'issue', newspaper: string, date: string, edition?: string}
 *   | {room: 'page', id: string, article?: string, q?: string, exact?: true} | {room: 'article', id: string, q?: string, exact?: true}
 *   | {room: 'author', name: string} | {room: 'collections', id?: string} | {room: 'decisions'} | {room: 'preferences'}
 *   | {room: 'import', number?: number} | import('./search_address.js').SearchPlace} Place
 * @typedef {{scroll: number, focus: string, row?: number, lie?: import('./picture/geometry.js').Lie}} Spot Where on a place the reader
 *   was, and how its picture lay.
 */

/** The address of a place: `#/issue/岚川日报/2019-03-12`. @param {Place} place */
export function address(place) {
  if (place.room === 'search') return `#/${searchAddress(place)}`;
  if (place.room === 'article' && place.q) {
    return `#/article/${encodeURIComponent(place.id)}?q=${encodeURIComponent(place.q)}${place.exact ? '&exact=1' : ''}`;
  }
  if (place.room === 'page' && place.article) {
    const sought = place.q ? `&q=${encodeURIComponent(place.q)}${place.exact ? '&exact=1' : ''}` : '';
    return `#/page/${encodeURIComponent(place.id)}?article=${encodeURIComponent(place.article)}${sought}`;
  }
  /** @type {(string | number | undefined)[]} */
  const parts =
    place.room === 'shelf' ? []
    : place.room === 'paper' ? ['paper', place.newspaper, place.year]
    : place.room === 'loose' ? ['undated', place.newspaper]
    : place.room === 'issue' ? ['issue', place.newspaper, place.date, place.edition || undefined]
    : place.room === 'author' ? ['author', place.name]
    : place.room === 'collections' ? ['collections', place.id]
    : place.room === 'decisions' || place.room === 'preferences' ? [place.room]
    : place.room === 'import' ? ['import', place.number]
    : [place.room, place.id];
  return `#/${parts.filter((part) => part !== undefined).map((part) => encodeURIComponent(part ?? '')).join('/')}`;
}

/**
 * The place of an address; null where it is none.
 * @param {string} hash With its `#`.
 * @returns {?Place}
 */
export function place(hash) {
  const [path = '', ...behind] = hash.replace(/^#?\/?/, '').split('?');
  const parts = decoded(path);
  const said = saidBehind(behind.join('?'));
  if (!parts || !said) return null;
  const [room, first, second, third, ...more] = parts;
  if (more.length > 0) return null;
  if (room === 'search') return second ? null : searchPlace(first ?? '', said);
  if ((room === 'article' || room === 'page') && first && !second && said.length > 0) {
    const value = (/** @type {string} */ name) => said.find((one) => one[0] === name)?.[1];
    const sought = value('q') ? { q: value('q'), ...(value('exact') === '1' && { exact: /** @type {const} */ (true) }) } : {};
    if (room === 'article') return { room, id: first, ...sought };
    const article = value('article');
    return article ? { room, id: first, article, ...sought } : { room, id: first };
  }
  if (!room) return { room: 'shelf' };
  if (room === 'decisions' || room === 'preferences') return first === undefined ? { room } : null;
  if (room === 'undated') return first ? { room: 'loose', newspaper: first } : { room: 'loose' };
  if (room === 'collections') return second ? null : first ? { room, id: first } : { room };
  if (room === 'import' && !second) {
    if (!first) return { room };
    return /^[1-9]\d{0,8}$/.test(first) ? { room, number: Number(first) } : null;
  }
  if (!first) return null;
  if (room === 'page' || room === 'article') return second ? null : { room, id: first };
  if (room === 'author') return second ? null : { room, name: first };
  if (room === 'paper' && !third) {
    if (!second) return { room, newspaper: first };
    return /^\d{1,4}$/.test(second) ? { room, newspaper: first, year: Number(second) } : null;
  }
  if (room === 'issue' && second && /^\d{4}-\d\d-\d\d$/.test(second)) {
    const issue = { room, newspaper: first, date: second };
    return /** @type {Place} */ (third ? { ...issue, edition: third } : issue);
  }
  return null;
}

/** @param {string} path */
function decoded(path) {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** `name=value` behind the question mark, decoded. @param {string} behind @returns {?[string, string][]} */
function saidBehind(behind) {
  try {
    return behind.split('&').filter(Boolean).map((one) => {
      const [name = '', ...value] = one.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
    });
  } catch {
    return null;
  }
}

/**
 * Watches where the reader goes. `show` is called with every place come to, and with the spot to return to if it was
 * left by going on; `spot` says where the reader is when they leave.
 * @param {{show: (place: Place, back?: Spot) => void, spot: () => Spot}} given
 */
export function startRouter({ show, spot }) {
  /** @type {Map<number, Spot>} */
  const spots = new Map();
  let at = 0;
  let end = 0;
  history.scrollRestoration = 'manual';

  /** An address that was written without its place on the way: what the engine says of it is no news. */
  let bare = '';

  /**
   * Writes the address. The engine lets a page write a hundred entries in half a minute (a key held down writes more) and
   * throws beyond: then the address alone is set, which it always allows.
   * @param {'pushState' | 'replaceState'} how @param {string} target
   */
  const write = (how, target) => {
    try {
      history[how]({ at }, '', target);
    } catch {
      if (target === location.hash) return;
      bare = target;
      if (how === 'pushState') location.hash = target;
      else location.replace(target);
    }
  };

  const here = () => place(location.hash) ?? /** @type {Place} */ ({ room: 'shelf' });
  const leave = () => spots.set(at, spot());

  /** @param {Place} to */
  const go = (to) => {
    const target = address(to);
    if (target === location.hash) return;
    leave();
    at += 1;
    end = at;
    write('pushState', target);
    show(to);
  };

  /** Where one is called otherwise, and the way back leads past the old name. @param {Place} to */
  const rename = (to) => write('replaceState', address(to));
  /** Goes on from a place that is no more to where it went. @param {Place} to */
  const follow = (to) => {
    write('replaceState', address(to));
    show(to, spot());
  };

  window.addEventListener('popstate', ({ state }) => {
    if (state === null && bare === location.hash) {
      bare = '';
      return;
    }
    leave();
    if (typeof state?.at === 'number') {
      at = state.at;
      end = Math.max(end, at);
      show(here(), spots.get(at));
    } else {
      // An address that came from elsewhere: typed by a program, or given to it.
      at += 1;
      end = at;
      write('replaceState', location.hash);
      show(here());
    }
  });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    const to = place(link.getAttribute('href') ?? '');
    if (to) go(to);
  });

  write('replaceState', address(here()));
  return {
    go,
    follow,
    here,
    rename,
    /** Goes on from here without keeping the way back to it. @param {Place} to */
    replace: (to) => {
      rename(to);
      show(to);
    },
    back: () => at > 0 && history.back(),
    forward: () => at < end && history.forward(),
    /** Shows the place again, as if just come to. */
    again: () => show(here(), spot()),
    hasBack: () => at > 0,
    hasForward: () => at < end,
  };
}
