// What lies over a page's picture: where each article stands, as a link that can be pointed at and gone to by keys, and the
// lines that are marked. It moves with the picture, for it is placed by shares of the sheet.

import { el } from '../parts/element.js';
import { rove } from '../parts/roving.js';
import { around } from './geometry.js';

/**
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {import('./geometry.js').Size} Size
 * @typedef {{article: string, title: string, href: string, boxes: Box[]}} Region
 * @typedef {{boxes: Box[], kind: 'line' | 'hit' | 'now'}} Marks
 */

/**
 * @param {{sheet: Size, regions: Region[], name: string, told: (article: ?string, how: 'pointed' | 'focused') => void}} given
 *   `told`: which article is pointed at or has the focus, null for none.
 */
export function over({ sheet, regions, name, told }) {
  const links = new Map(regions.map((region) => [region.article, linkOf(region, sheet)]));
  const list = el('ol.regions', { 'aria-label': name }, [...links.values()].map((link) => el('li', {}, link)));
  const marks = el('div.picture-marks', { 'aria-hidden': 'true' });
  const element = el('div.picture-over', {}, marks, list);
  rove(list, '.region');

  /** @param {Event} event */
  const about = ({ target }) => (target instanceof Element ? target.closest('.region') : null)?.getAttribute('data-article') ?? null;
  list.addEventListener('pointerover', (event) => told(about(event), 'pointed'));
  list.addEventListener('pointerout', (event) => about(event) && told(null, 'pointed'));
  list.addEventListener('focusin', (event) => told(about(event), 'focused'));
  list.addEventListener('focusout', () => told(null, 'focused'));

  return {
    element,
    /** Which articles are lit, though nothing points at them here. @param {?string} article */
    light: (article) => {
      for (const [id, link] of links) link.classList.toggle('is-lit', id === article);
    },
    /** Which one is meant. @param {?string} article */
    choose: (article) => {
      for (const [id, link] of links) link.classList.toggle('is-chosen', id === article);
    },
    /** @param {string} article */
    boxOf: (article) => around(regions.find((region) => region.article === article)?.boxes ?? []),
    /** Puts marks in place of those there are. @param {Marks[]} all */
    mark: (all) => {
      marks.replaceChildren(...all.flatMap(({ boxes, kind }) => boxes.map((box) => placed(el(`div.picture-mark.is-${kind}`), box, sheetBox(sheet)))));
    },
    /** From one article to the next, in the order they are read. @param {number} by */
    step: (by) => {
      const all = [...links.values()];
      const at = all.findIndex((link) => link === document.activeElement);
      const chosen = all.findIndex((link) => link.classList.contains('is-chosen'));
      all[at >= 0 ? at + by : chosen >= 0 ? chosen : 0]?.focus({ preventScroll: true });
      return all.length > 0;
    },
  };
}

/** How much larger than its words a region is drawn on each side, against the width of the sheet. */
const AIR = 0.003;

/** @param {Region} region @param {Size} sheet */
function linkOf({ article, title, href, boxes: tight }, sheet) {
  const air = AIR * sheet.width;
  const boxes = tight.map(({ left, top, right, bottom }) => ({ left: left - air, top: top - air, right: right + air, bottom: bottom + air }));
  const whole = around(boxes) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const parts = boxes.map((box) => placed(el('span.region-part'), box, whole));
  return placed(el('a.region', { href, 'aria-label': title, 'data-article': article, draggable: 'false' }, parts), whole, sheetBox(sheet));
}

/** @param {Size} sheet @returns {Box} */
function sheetBox({ width, height }) {
  return { left: 0, top: 0, right: width, bottom: height };
}

/** Places an element by shares of the box that holds it. @param {HTMLElement} element @param {Box} box @param {Box} within */
export function placed(element, box, within) {
  const [width, height] = [Math.max(1e-6, within.right - within.left), Math.max(1e-6, within.bottom - within.top)];
  const share = (/** @type {number} */ part, /** @type {number} */ all) => `${((100 * part) / all).toFixed(3)}%`;
  element.style.left = share(box.left - within.left, width);
  element.style.top = share(box.top - within.top, height);
  element.style.width = share(box.right - box.left, width);
  element.style.height = share(box.bottom - box.top, height);
  return element;
}
