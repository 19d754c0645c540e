// Where marked words stand in a text, and which words a reader has chosen. White space counts for nothing, as in the
// archive: a quotation goes on over the ends of paragraphs. It knows text and elements, and draws nothing.

/** How many characters around chosen words tell them from the same words elsewhere. */
const AROUND = 32;

/** @typedef {{quote: string, prefix: string, suffix: string}} Quoted */

/**
 * The beginning and end of the quoted words in `text`: of several places that with most of what stands around them, and
 * the first of those. Null where they are not.
 * @param {string} text @param {Quoted} quoted @returns {?[number, number]}
 */
export function placeOf(text, { quote, prefix, suffix }) {
  const [letters, places] = printed(text);
  const wanted = printed(quote)[0];
  const [before, after] = [printed(prefix)[0], printed(suffix)[0]];
  if (!wanted) return null;
  let best = -1;
  let most = -1;
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const around = alike(letters, at - 1, before, before.length - 1, -1) + alike(letters, at + wanted.length, after, 0, 1);
    if (around > most) [best, most] = [at, around];
  }
  const [first, last] = [places[best], places[best + wanted.length - 1]];
  return first === undefined || last === undefined ? null : [first, last + 1];
}

/** The characters of a text without white space, and where each stands in it. @param {string} text @returns {[string, number[]]} */
function printed(text) {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index);
  return [text.replace(/\s/g, ''), places];
}

/** How many characters are the same from here on. @param {string} a @param {number} i @param {string} b @param {number} j @param {1 | -1} by */
function alike(a, i, b, j, by) {
  let count = 0;
  while (a[i] !== undefined && a[i] === b[j]) [i, j, count] = [i + by, j + by, count + 1];
  return count;
}

/**
 * The words of an article as it is shown, in one run: its head and its parts, without what the window says between.
 * @param {Element} reading @param {{captions: boolean}} how
 */
export function wordsOf(reading, { captions }) {
  /** @type {{node: Text, start: number}[]} */
  const pieces = [];
  let text = '';
  const blocks = '.column, .kicker, .headline, .subheadline, .part-body > *';
  for (const block of reading.querySelectorAll(blocks)) {
    if (!captions && block.matches('.caption')) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      pieces.push({ node: /** @type {Text} */ (node), start: text.length });
      text += node.nodeValue ?? '';
    }
    text += '\n';
  }
  return { text, pieces };
}

/** Where the quoted words stand on the page; null where they do not. @param {Element} reading @param {Quoted} quoted */
export function rangeOf(reading, quoted) {
  for (const captions of [true, false]) {
    const { text, pieces } = wordsOf(reading, { captions });
    const place = placeOf(text, quoted);
    if (!place) continue;
    const at = (/** @type {number} */ character) => pieces.findLast(({ start }) => start <= character);
    const [first, last] = [at(place[0]), at(place[1] - 1)];
    if (!first || !last) continue;
    const range = document.createRange();
    range.setStart(first.node, place[0] - first.start);
    range.setEnd(last.node, place[1] - last.start);
    return range;
  }
  return null;
}

/**
 * The words that are chosen in an article, with what stands around them and the part they begin in. Null where none are.
 * @param {Element} reading
 */
export function chosenIn(reading) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(reading)) return null;
  const { text, pieces } = wordsOf(reading, { captions: true });
  const inside = pieces.filter(({ node }) => range.intersectsNode(node));
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return null;
  const start = first.start + (range.startContainer === first.node ? range.startOffset : 0);
  const end = last.start + (range.endContainer === last.node ? range.endOffset : (last.node.nodeValue ?? '').length);
  const words = text.slice(start, end);
  if (!words.trim()) return null;
  const part = first.node.parentElement?.closest('.part')?.id.replace(/^part-/, '') ?? null;
  return { words, before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND), part, range };
}
