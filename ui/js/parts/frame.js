// The frame of the window: the way back and forward, the rooms, what is at hand, and the room itself below. And the
// line at the foot that says what has just been done.

import { button, el } from './element.js';
import { seekField } from './seek.js';
import { address } from '../router.js';

/** How long something done is said, in milliseconds; twice that where it can be undone. */
const SAID = 5000;

/**
 * @typedef {import('../router.js').Place} Place
 * @param {{t: import('../i18n.js').Say, run: (action: string) => void, down: () => void, help: () => void,
 *   search: (query: string, how: {isFirst: boolean, isDone: boolean}) => void}} given
 */
export function frameOf({ t, run, search, down, help }) {
  const seek = seekField({ t, ask: search, down, help, leave: () => room.querySelector('h1')?.focus() });
  const back = button({ label: t('key.back'), key: 'Alt ←', sign: 'back', onclick: () => run('back') });
  const forward = button({ label: t('key.forward'), key: 'Alt →', sign: 'forward', onclick: () => run('forward') });
  const rooms = el('ul');
  const at = el('p.at');
  const job = el('div.bar-job');
  const importing = button({ label: t('key.import'), key: 'Ctrl O', words: t('room.import'), onclick: () => run('import') });
  const bar = el(
    'header.bar',
    {},
    el('nav.ways', { 'aria-label': t('frame.ways') }, back, forward),
    el('nav.rooms', { 'aria-label': t('frame.rooms') }, rooms),
    at,
    seek.element,
    el(
      'div.bar-tools',
      {},
      job,
      importing,
      button({ label: t('key.settings'), key: 'Ctrl ,', sign: 'type', onclick: () => run('settings') }),
      button({ label: t('key.help'), key: '?', sign: 'keys', onclick: () => run('help') }),
    ),
  );
  const room = el('main', { id: 'room' });
  const waiting = el('p.waiting', { role: 'status' });
  const said = el('div.said', { role: 'status' });
  const skip = el('a.skip', { href: '#room', onclick: (/** @type {Event} */ event) => (event.preventDefault(), room.querySelector('h1')?.focus()) }, t('frame.skip'));
  document.body.replaceChildren(skip, bar, waiting, room, said);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let forget;
  return {
    room,
    seek,
    /** Where what runs is shown. */
    job,
    /**
     * Shows where the reader is. A room that nothing was read in yet is not there.
     * @param {{current: string, places: Record<string, ?Place>, crumb: string, hasBack: boolean, hasForward: boolean}} now
     */
    setPlace: ({ current, places, crumb, hasBack, hasForward }) => {
      const links = Object.entries(places).flatMap(([name, to], i) =>
        to ? [el('li', {}, el('a', { href: address(to), 'aria-current': name === current ? 'page' : null, title: `${t(`room.${name}`)}　Alt ${i + 1}` }, t(`room.${name}`)))] : [],
      );
      const held = rooms.contains(document.activeElement);
      rooms.replaceChildren(...links);
      if (held) /** @type {HTMLElement | null} */ (rooms.querySelector('[aria-current]'))?.focus();
      at.textContent = crumb;
      if (current === 'import') importing.setAttribute('aria-current', 'page');
      else importing.removeAttribute('aria-current');
      back.disabled = !hasBack;
      forward.disabled = !hasForward;
    },
    /** @param {boolean} is */
    setWaiting: (is) => {
      waiting.textContent = is ? t('frame.waiting') : '';
      room.setAttribute('aria-busy', String(is));
    },
    /** @param {string} words @param {{words: string, run: () => void}} [undo] */
    toast: (words, undo) => {
      clearTimeout(forget);
      const clear = () => said.replaceChildren();
      const take = undo && el('button.button', { type: 'button', onclick: () => (clear(), undo.run(), room.querySelector('h1')?.focus()) }, undo.words);
      said.replaceChildren(el('p', {}, words, take));
      forget = setTimeout(clear, undo ? 2 * SAID : SAID);
    },
  };
}
