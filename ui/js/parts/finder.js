// Finding words in what is shown: a bar with the words, the count and the way from one to the next. Hits are drawn over
// the text by the engine (CSS Custom Highlight API); the text itself is not touched.

import { button, el } from './element.js';

/**
 * Where `words` stand in `text`, as places of their first characters. Case counts for nothing, nothing overlaps.
 * @param {string} text
 * @param {string} words
 */
export function occurrences(text, words) {
  const [where, wanted] = [text.toLowerCase(), words.toLowerCase()];
  const found = [];
  // A letter whose small form is longer would shift all that follows: then case counts.
  const [hay, needle] = where.length === text.length ? [where, wanted] : [text, words];
  for (let at = needle ? hay.indexOf(needle) : -1; at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    found.push(at);
  }
  return found;
}

/**
 * @param {{t: import('../i18n.js').Say, within: () => Element[]}} given `within`: the elements to look in, in order.
 */
export function finder({ t, within }) {
  /** @type {Range[]} */
  let hits = [];
  let at = -1;
  /** @type {?Element} */
  let before = null;

  const field = /** @type {HTMLInputElement} */ (
    el('input.find-words', { type: 'search', 'aria-label': t('find.label'), placeholder: t('find.label'), spellcheck: 'false' })
  );
  const count = el('span.find-count', { role: 'status' });
  const element = el(
    'div.find',
    { role: 'search', hidden: true },
    field,
    count,
    button({ label: t('find.previous'), key: 'Shift Enter', sign: 'back', onclick: () => step(-1) }),
    button({ label: t('find.next'), key: 'Enter', sign: 'forward', onclick: () => step(1) }),
    button({ label: t('find.close'), key: 'Esc', sign: 'close', onclick: () => close() }),
  );

  const draw = () => {
    const drawn = /** @type {any} */ (globalThis.CSS)?.highlights;
    if (drawn) {
      const Highlights = /** @type {any} */ (globalThis).Highlight;
      drawn.set('found', new Highlights(...hits.filter((_, i) => i !== at)));
      drawn.set('found-now', new Highlights(...hits.slice(at, at + 1)));
    }
    const words = field.value.trim();
    count.textContent = !words ? '' : hits.length === 0 ? t('find.none') : t('find.count', { n: at + 1, of: hits.length });
    element.classList.toggle('has-none', words !== '' && hits.length === 0);
  };

  const look = () => {
    const words = field.value.trim();
    hits = words ? within().flatMap((block) => rangesIn(block, words)) : [];
    at = hits.length > 0 ? 0 : -1;
    draw();
    show();
  };

  const show = () => {
    const parent = hits[at]?.startContainer.parentElement;
    parent?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = hits[at]?.getBoundingClientRect();
    const room = document.getElementById('room');
    if (!box || !room) return;
    const seen = room.getBoundingClientRect();
    if (box.top < seen.top + 64 || box.bottom > seen.bottom - 24) room.scrollBy({ top: box.top - seen.top - seen.height / 3 });
  };

  /** @param {number} by */
  const step = (by) => {
    if (hits.length === 0) return;
    at = (at + by + hits.length) % hits.length;
    draw();
    show();
  };

  const close = () => {
    element.hidden = true;
    hits = [];
    at = -1;
    draw();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };

  field.addEventListener('input', look);
  element.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    element,
    open: () => {
      if (element.hidden) before = document.activeElement;
      element.hidden = false;
      field.focus();
      field.select();
      look();
    },
    step,
    isOpen: () => !element.hidden,
    /** Takes what is drawn off the page. */
    dispose: () => {
      hits = [];
      at = -1;
      draw();
    },
  };
}

/** @param {Element} block @param {string} words */
function rangesIn(block, words) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {{node: Text, start: number}[]} */
  const pieces = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node: /** @type {Text} */ (node), start: text.length });
    text += node.nodeValue ?? '';
  }
  /** @param {number} place */
  const pieceAt = (place) => pieces.findLast(({ start }) => start <= place);
  return occurrences(text, words).flatMap((start) => {
    const [first, last] = [pieceAt(start), pieceAt(start + words.length - 1)];
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, start + words.length - last.start);
    return [range];
  });
}
