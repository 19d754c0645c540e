// Places and their addresses, and the way back through them. It knows no view: it says where the reader is.

/**
 * @typedef {{room: 'shelf'} | {room: 'paper', newspaper: string, year?: number}
 *   | {room: 'loose', newspaper?: string} | {room: 'issue', newspaper: string, date: string, edition?: string}
 *   | {room: 'page', id: string} | {room: 'article', id: string} | {room: 'author', name: string}
 *   | {room: 'import', number?: number}} Place
 * @typedef {{scroll: number, focus: string}} Spot Where on a place the reader was.
 */

/** The address of a place: `#/issue/岚川日报/2019-03-12`. @param {Place} place */
export function address(place) {
  /** @type {(string | number | undefined)[]} */
  const parts =
    place.room === 'shelf' ? []
    : place.room === 'paper' ? ['paper', place.newspaper, place.year]
    : place.room === 'loose' ? ['undated', place.newspaper]
    : place.room === 'issue' ? ['issue', place.newspaper, place.date, place.edition || undefined]
    : place.room === 'author' ? ['author', place.name]
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
  const parts = decoded(hash.replace(/^#?\/?/, ''));
  if (!parts) return null;
  const [room, first, second, third, ...more] = parts;
  if (more.length > 0) return null;
  if (!room) return { room: 'shelf' };
  if (room === 'undated') return first ? { room: 'loose', newspaper: first } : { room: 'loose' };
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

  const here = () => place(location.hash) ?? /** @type {Place} */ ({ room: 'shelf' });
  const leave = () => spots.set(at, spot());

  /** @param {Place} to */
  const go = (to) => {
    const target = address(to);
    if (target === location.hash) return;
    leave();
    at += 1;
    end = at;
    history.pushState({ at }, '', target);
    show(to);
  };

  window.addEventListener('popstate', ({ state }) => {
    leave();
    if (typeof state?.at === 'number') {
      at = state.at;
      end = Math.max(end, at);
      show(here(), spots.get(at));
    } else {
      // An address that came from elsewhere: typed by a program, or given to it.
      at += 1;
      end = at;
      history.replaceState({ at }, '');
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

  history.replaceState({ at }, '', address(here()));
  return {
    go,
    here,
    back: () => at > 0 && history.back(),
    forward: () => at < end && history.forward(),
    /** Shows the place again, as if just come to. */
    again: () => show(here(), spot()),
    hasBack: () => at > 0,
    hasForward: () => at < end,
  };
}
