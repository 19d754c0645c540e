// Text of which pieces were found, as elements.

import { el } from './element.js';

/** @param {import('../wire.js').Span[]} spans */
export function marked(spans) {
  return spans.map(({ text, hit }) => (hit ? el('mark', {}, text) : text));
}

/** @param {import('../wire.js').Span[]} spans */
export function plain(spans) {
  return spans.map(({ text }) => text).join('');
}
