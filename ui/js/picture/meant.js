// The line over a page on which an article is shown: its headline, the way to its text, and where it answers a search the
// way from one place to the next.

import { button, el } from '../parts/element.js';
import { around } from './geometry.js';

/**
 * @typedef {import('../wire.js').Places} Places
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {import('./over.js').Marks} Marks
 */

/**
 * @param {{title: string, href: string, q?: string, t: import('../i18n.js').Say, ask: () => Promise<Places>,
 *   mark: (marks: Marks[]) => void, see: (box: Box) => void, close: () => void, failed: (error: unknown) => void}} given
 */
export function meantBar({ title, href, q, t, ask, mark, see, close, failed }) {
  const count = el('span.find-count', { role: 'status' });
  let at = -1;
  /** @type {Places} */
  let found = { lines: [], hits: [] };
  const draw = () => {
    const { lines, hits } = found;
    mark([
      { kind: 'line', boxes: hits.length > 0 ? [] : lines.map(({ box }) => box) },
      { kind: 'hit', boxes: hits.filter((_, i) => i !== at).flat() },
      { kind: 'now', boxes: hits[at] ?? [] },
    ]);
    if (!q) return;
    count.textContent = hits.length === 0 ? t('sought.none') : at < 0 ? t('sought.total', { n: hits.length }) : t('sought.count', { n: at + 1, of: hits.length });
  };
  /** @param {number} by */
  const step = (by) => {
    const { hits } = found;
    if (hits.length === 0) return false;
    at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    draw();
    const box = around(hits[at] ?? []);
    if (box) see(box);
    return true;
  };
  const element = el(
    'div.sought.is-on-page',
    { role: 'group', 'aria-label': t('picture.meant') },
    el('span.sought-query', {}, title),
    q && el('span.sought-words', {}, t('sought.of', { query: q })),
    count,
    q && [
      button({ label: t('find.previous'), key: 'Shift N', sign: 'back', onclick: () => void step(-1) }),
      button({ label: t('find.next'), key: 'N', sign: 'forward', onclick: () => void step(1) }),
    ],
    el('a.button', { href }, t('picture.read')),
    button({ label: t('picture.all'), sign: 'close', onclick: close }),
  );
  return {
    element,
    step,
    /** Draws its marks, where it still stands; says whether it did. */
    draw: () => element.isConnected && (draw(), true),
    show: async () => {
      try {
        found = await ask();
        if (!element.isConnected) return;
        if (q && found.hits.length > 0) step(1);
        else draw();
      } catch (error) {
        failed(error);
      }
    },
  };
}
