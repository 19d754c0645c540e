// A page's picture in its frame: seen whole, gone closer to and moved about, by wheel, pointer, fingers and keys. What lies
// over it goes with it. It knows no newspaper: `over.js` says what stands where.
//
// While something moves, one layer is moved and scaled by the engine; where it comes to rest the picture is set to its
// size, so that it is drawn sharp and its outlines stay as thin as they are.

import { el } from '../parts/element.js';
import { handsOn } from './gestures.js';
import { held, limits, scaled, seen, shown, STEP, under, whole, wide } from './geometry.js';

/**
 * @typedef {import('./geometry.js').Size} Size
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {import('./geometry.js').Point} Point
 * @typedef {import('./geometry.js').Lie} Lie
 * @typedef {'whole' | 'wide' | null} Fit How a page goes along when its frame changes.
 */

/** After so long without a further step it has come to rest, in milliseconds. */
const REST = 140;
/** The longest side of a full picture, and its pixels to a unit, until its own size is known. */
const LONGEST = 4000;
const DENSITY = 150 / 72;
/** A region is gone to at no less than this share of the picture's own size. */
const READABLE = 0.6;
/** How far arrows move, in pixels of the frame, and what share of it a page down is. */
const ARROW = 80;
const PAGE = 0.85;

/**
 * @param {{sheet: Size, thumbnail: string, full: string, name: string, alternative: string, over: HTMLElement,
 *   moved?: (lie: Lie) => void, came: () => void, failed: () => void}} given
 */
export function viewer({ sheet, thumbnail, full, name, alternative, over, moved, came, failed }) {
  const layer = el('div.picture-layer');
  const element = el('div.picture', { role: 'group', tabindex: 0, 'aria-label': name }, layer);
  /** @type {Size} */
  let frame = { width: 0, height: 0 };
  /** @type {Lie} */
  let lie = { x: 0, y: 0, scale: 1 };
  /** @type {Fit} */
  let fit = 'wide';
  let rest = 0;
  let natural = Math.min(LONGEST / Math.max(sheet.width, sheet.height), DENSITY);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;

  const draw = () => {
    layer.style.transform = `translate(${lie.x}px, ${lie.y}px) scale(${lie.scale / rest})`;
    moved?.(lie);
  };
  const settle = () => {
    clearTimeout(soon);
    element.classList.remove('is-moving');
    lie = { ...lie, x: Math.round(lie.x), y: Math.round(lie.y) };
    if (rest !== lie.scale) {
      rest = lie.scale;
      layer.style.width = `${sheet.width * rest}px`;
      layer.style.height = `${sheet.height * rest}px`;
    }
    draw();
  };
  /** It moves, and will come to rest. @param {Lie} to @param {Fit} [as] */
  const move = (to, as = null) => {
    fit = as;
    lie = held(to, sheet, frame);
    element.classList.add('is-moving');
    draw();
    clearTimeout(soon);
    soon = setTimeout(settle, REST);
  };
  /** It is there at once. @param {Lie} to @param {Fit} [as] */
  const put = (to, as = null) => {
    fit = as;
    lie = held(to, sheet, frame);
    settle();
  };
  /** @param {number} scale @param {Point} [point] Of the frame; its middle, where nothing is pointed at. */
  const zoomed = (scale, point = { x: frame.width / 2, y: frame.height / 2 }) => {
    const { least, most } = limits(sheet, frame, natural);
    return scaled(lie, Math.min(most, Math.max(least, scale)), point);
  };

  const pictures = loading({ thumbnail, full, alternative, failed, known: (image) => {
    natural = image.naturalWidth / sheet.width;
    moved?.(lie);
    came();
  } });
  layer.append(pictures.element, over);

  const hands = handsOn(element, {
    pan: (dx, dy) => move({ ...lie, x: lie.x + dx, y: lie.y + dy }),
    zoom: (factor, point) => move(zoomed(lie.scale * factor, point)),
    settle,
    closer: (point) => (lie.scale < natural * 0.9 ? put(zoomed(natural, point)) : put(wide(sheet, frame), 'wide')),
  });
  element.addEventListener('keydown', (event) => {
    if (event.target !== element && !event.shiftKey) return;
    const by = stepOf(event, frame);
    if (!by) return;
    move({ ...lie, x: lie.x + by.x, y: lie.y + by.y });
    event.preventDefault();
    event.stopPropagation();
  });

  const self = {
    element,
    /** The frame has a size, and the page its first place in it. @param {{lie?: Lie, box?: ?Box}} [at] */
    begin: (at = {}) => {
      measure();
      if (at.lie) put(at.lie);
      else if (at.box) self.goTo(at.box);
      else put(wide(sheet, frame), 'wide');
      watch.observe(element);
      pictures.load();
    },
    whole: () => put(whole(sheet, frame), 'whole'),
    wide: () => put(wide(sheet, frame), 'wide'),
    natural: () => put(zoomed(natural)),
    larger: () => put(zoomed(lie.scale * STEP)),
    smaller: () => put(zoomed(lie.scale / STEP)),
    /** Goes to a region, large enough to read. @param {Box} box */
    goTo: (box) => put(shown(box, sheet, frame, { readable: natural * READABLE, natural })),
    /** Brings a box into sight. @param {Box} box */
    see: (box) => {
      const to = seen(lie, box, sheet, frame);
      if (to.x !== lie.x || to.y !== lie.y) put(to);
    },
    /** Asks for the picture, again where it did not come. */
    load: pictures.load,
    lie: () => lie,
    /** What share of the picture's own size it is shown at. */
    share: () => lie.scale / natural,
    /** The place of the sheet under a pointer. @param {{clientX: number, clientY: number}} event */
    under: ({ clientX, clientY }) => {
      const { left, top } = element.getBoundingClientRect();
      return under(lie, { x: clientX - left, y: clientY - top });
    },
    dispose: () => {
      clearTimeout(soon);
      watch.disconnect();
      hands.dispose();
      pictures.dispose();
    },
  };
  const measure = () => {
    frame = { width: element.clientWidth, height: element.clientHeight };
  };
  const watch = new ResizeObserver(() => {
    const before = frame;
    measure();
    if (frame.width === 0 || (before.width === frame.width && before.height === frame.height)) return;
    if (fit === 'whole') self.whole();
    else if (fit === 'wide') self.wide();
    else put({ ...lie, x: lie.x + (frame.width - before.width) / 2, y: lie.y + (frame.height - before.height) / 2 });
  });
  return self;
}

/**
 * The picture, small first; the full one takes its place when it is decoded, so that nothing is ever seen half drawn.
 * @param {{thumbnail: string, full: string, alternative: string, known: (image: HTMLImageElement) => void, failed: () => void}} given
 */
function loading({ thumbnail, full, alternative, known, failed }) {
  /** @param {string} src */
  const image = (src) => /** @type {HTMLImageElement} */ (el('img.picture-image', { src, alt: alternative, draggable: 'false' }));
  const small = image(thumbnail);
  const element = el('div.picture-paper', {}, small);
  let large = small;
  let isOver = false;
  // A thumbnail that does not come is no news: the full picture says what is wrong. One is asked for after the other, for
  // both may have to be drawn.
  const settled = new Promise((done) => {
    small.addEventListener('load', done);
    small.addEventListener('error', () => (small.remove(), done(null)));
  });
  const load = async () => {
    await settled;
    if (isOver) return;
    large = image(full);
    try {
      await large.decode();
      if (isOver) return;
      known(large);
      element.replaceChildren(large);
      element.dataset.shows = 'full';
    } catch {
      if (!isOver) failed();
    }
  };
  return {
    element,
    load: () => void load(),
    /** The memory of a picture is not kept for nobody. */
    dispose: () => {
      isOver = true;
      large.removeAttribute('src');
    },
  };
}

/** How far a key moves the page. @param {KeyboardEvent} event @param {Size} frame @returns {?Point} */
function stepOf({ key, shiftKey, ctrlKey, altKey, metaKey }, { height }) {
  if (ctrlKey || altKey || metaKey) return null;
  if (key === 'ArrowLeft') return { x: ARROW, y: 0 };
  if (key === 'ArrowRight') return { x: -ARROW, y: 0 };
  if (key === 'ArrowUp') return { x: 0, y: ARROW };
  if (key === 'ArrowDown') return { x: 0, y: -ARROW };
  if (key === 'PageDown' || (key === ' ' && !shiftKey)) return { x: 0, y: -PAGE * height };
  if (key === 'PageUp' || (key === ' ' && shiftKey)) return { x: 0, y: PAGE * height };
  return null;
}
