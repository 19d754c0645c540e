// Where an article answers the search it was opened from: drawn over its text by the engine (CSS Custom Highlight API),
// with the way from one place to the next. The library says where; characters it folds are found as it finds them.

import { button, el } from './element.js';

/**
 * @typedef {import('../wire.js').Range} Place
 * @typedef {import('../wire.js').PartMarks} PartMarks
 */

/**
 * For each character of `text` (code points), where it begins in `shown`, which has the same characters in the same order but
 * for white space and signs that were left out. What is not there is where the next one is.
 * @param {string} text @param {string} shown
 */
export function aligned(text, shown) {
  const places = [];
  let at = 0;
  const skip = () => {
    while (at < shown.length && /\s/.test(shown[at] ?? '')) at += 1;
  };
  for (const sign of text) {
    if (!/\s/.test(sign)) skip();
    places.push(at);
    if (shown.startsWith(sign, at)) at += sign.length;
  }
  places.push(at);
  return places;
}

/** @param {Element} element What shows `text`. @param {string} text @param {Place[]} places */
export function rangesOf(element, text, places) {
  if (places.length === 0) return [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {{node: Text, start: number}[]} */
  const nodes = [];
  let shown = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: /** @type {Text} */ (node), start: shown.length });
    shown += node.nodeValue ?? '';
  }
  const where = aligned(text, shown);
  /** @param {number} place */
  const nodeAt = (place) => nodes.findLast(({ start }) => start <= place);
  return places.flatMap(([start, end]) => {
    const from = where[start];
    const last = where[end - 1];
    if (from === undefined || last === undefined) return [];
    const to = last + ([...text][end - 1]?.length ?? 1);
    const [first, final] = [nodeAt(from), nodeAt(Math.max(from, to - 1))];
    if (!first || !final) return [];
    const range = document.createRange();
    range.setStart(first.node, from - first.start);
    range.setEnd(final.node, Math.min(to - final.start, final.node.length));
    return range.collapsed ? [] : [range];
  });
}

/**
 * All places in an article as it is shown, in the order it is read.
 * @param {Element} shown @param {import('../wire.js').Article} article @param {PartMarks[]} marks
 */
export function soughtIn(shown, article, marks) {
  /** @type {Range[]} */
  const found = [];
  /** @param {?Element | undefined} element @param {?string | undefined} text @param {Place[] | undefined} places */
  const add = (element, text, places) => {
    if (element && text && places) found.push(...rangesOf(element, text, places));
  };
  const first = article.parts[0];
  const titled = article.parts.findIndex(({ headline }) => headline);
  add(shown.querySelector('.column'), first?.column, marks[0]?.column);
  add(shown.querySelector('.kicker'), first?.kicker, marks[0]?.kicker);
  add(shown.querySelector('.headline'), article.parts[titled]?.headline, marks[titled]?.headline);
  add(shown.querySelector('.subheadline'), first?.subheadline, marks[0]?.subheadline);
  const names = marks.flatMap(({ bylines }) => bylines);
  for (const link of shown.querySelectorAll('.signed a')) {
    const name = link.textContent ?? '';
    add(link, name, names.find((one) => one.name === name)?.hits);
  }
  shown.querySelectorAll('.part-body').forEach((body, part) => {
    if (part > 0 && part !== titled) again(body, article.parts[part], marks[part], add);
    [...body.children].forEach((block, i) => add(block, article.parts[part]?.blocks[i]?.text, marks[part]?.blocks[i]));
  });
  return found;
}

/**
 * The head of a later part, which stands in one line over it.
 * @param {Element} body @param {import('../wire.js').StoryPart | undefined} part @param {PartMarks | undefined} marks
 * @param {(element: ?Element | undefined, text: string, places: Place[]) => void} add
 */
function again(body, part, marks, add) {
  const line = body.parentElement?.querySelector('.again');
  if (!line || !part || !marks) return;
  let text = '';
  /** @type {Place[]} */
  const places = [];
  for (const name of /** @type {const} */ (['column', 'kicker', 'headline', 'subheadline'])) {
    const words = part[name];
    if (!words) continue;
    const start = [...text].length + (text ? 1 : 0);
    text += (text ? '　' : '') + words;
    places.push(...marks[name].map(([from, to]) => /** @type {Place} */ ([from + start, to + start])));
  }
  add(line, text, places);
}

/** Draws places over the text; none takes them off. @param {Range[]} ranges @param {number} [now] */
export function drawSought(ranges, now = -1) {
  const drawn = /** @type {any} */ (globalThis.CSS)?.highlights;
  if (!drawn) return;
  const Highlights = /** @type {any} */ (globalThis).Highlight;
  drawn.set('sought', new Highlights(...ranges.filter((_, i) => i !== now)));
  drawn.set('sought-now', new Highlights(...ranges.slice(now, now + 1 || undefined).slice(0, now < 0 ? 0 : 1)));
}

/**
 * The line over an article that was opened from a search.
 * @param {{t: import('../i18n.js').Say, query: string, text: HTMLElement, article: import('../wire.js').Article, ask: () => Promise<PartMarks[]>, failed: (error: unknown) => void, close: () => void}} given
 */
export function soughtBar({ t, query, text, article, ask, failed, close }) {
  /** @type {Range[]} */
  let ranges = [];
  let at = -1;
  const count = el('span.find-count', { role: 'status' });
  const element = el(
    'div.sought',
    { role: 'group', 'aria-label': t('sought.label') },
    el('span.sought-query', {}, t('sought.of', { query })),
    count,
    button({ label: t('find.previous'), key: 'Shift N', sign: 'back', onclick: () => step(-1) }),
    button({ label: t('find.next'), key: 'N', sign: 'forward', onclick: () => step(1) }),
    button({ label: t('sought.close'), sign: 'close', onclick: close }),
  );
  const draw = () => {
    drawSought(ranges, at);
    count.textContent = ranges.length === 0 ? t('sought.none') : at < 0 ? t('sought.total', { n: ranges.length }) : t('sought.count', { n: at + 1, of: ranges.length });
  };
  /** @param {number} by */
  const step = (by) => {
    if (ranges.length === 0) return;
    at = at < 0 ? (by > 0 ? 0 : ranges.length - 1) : (at + by + ranges.length) % ranges.length;
    draw();
    const now = ranges[at];
    now?.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = now?.getBoundingClientRect();
    const room = document.getElementById('room');
    if (!box || !room) return;
    const seen = room.getBoundingClientRect();
    if (box.top < seen.top + 96 || box.bottom > seen.bottom - 24) room.scrollBy({ top: box.top - seen.top - seen.height / 3 });
  };
  return {
    element,
    step,
    show: async () => {
      try {
        ranges = soughtIn(text, article, await ask());
        if (element.isConnected) draw();
      } catch (error) {
        failed(error);
      }
    },
    dispose: () => drawSought([]),
  };
}
