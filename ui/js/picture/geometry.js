// Where a page's picture lies in its frame: how large, and moved how far. Pure: numbers go in, numbers come out.

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{width: number, height: number}} Size
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x: number, y: number, scale: number}} Lie Where the sheet's upper left corner is in the frame, and how many
 *   pixels of the frame one unit of the sheet takes.
 */

/** What is left free around a page that is seen whole, in pixels of the frame. */
export const MARGIN = 12;
/** How much of the frame a region is given that is gone to. */
const SHARE = 0.92;
/** The largest a picture is shown, against its own pixels. */
const LARGEST = 3;
/** One step of the keys and of a double click. */
export const STEP = 1.3;

/** The page as a whole. @param {Size} sheet @param {Size} frame @returns {Lie} */
export function whole(sheet, frame) {
  const scale = Math.min(room(frame.width) / sheet.width, room(frame.height) / sheet.height);
  return held({ x: 0, y: 0, scale }, sheet, frame);
}

/** The page as wide as the frame, from its head. @param {Size} sheet @param {Size} frame @returns {Lie} */
export function wide(sheet, frame) {
  return held({ x: 0, y: MARGIN, scale: room(frame.width) / sheet.width }, sheet, frame);
}

/** @param {number} length */
function room(length) {
  return Math.max(1, length - 2 * MARGIN);
}

/**
 * The smallest and the largest a page is shown. `natural` is the scale at which a pixel of its picture is one of the frame.
 * @param {Size} sheet @param {Size} frame @param {number} natural
 */
export function limits(sheet, frame, natural) {
  const least = whole(sheet, frame).scale;
  return { least: Math.min(least, natural), most: Math.max(least * 2, natural * LARGEST) };
}

/**
 * The page held in the frame: what is smaller than the frame is in its middle, what is larger leaves no more of it empty
 * than a margin.
 * @param {Lie} lie @param {Size} sheet @param {Size} frame @returns {Lie}
 */
export function held({ x, y, scale }, sheet, frame) {
  /** @param {number} at @param {number} length @param {number} seen */
  const along = (at, length, seen) => {
    if (length + 2 * MARGIN <= seen) return (seen - length) / 2;
    return Math.min(MARGIN, Math.max(seen - length - MARGIN, at));
  };
  return { x: along(x, sheet.width * scale, frame.width), y: along(y, sheet.height * scale, frame.height), scale };
}

/**
 * Another scale, with what is under `point` staying there.
 * @param {Lie} lie @param {number} scale @param {Point} point In the frame. @returns {Lie}
 */
export function scaled(lie, scale, point) {
  const by = scale / lie.scale;
  return { x: point.x - (point.x - lie.x) * by, y: point.y - (point.y - lie.y) * by, scale };
}

/** The box around boxes; null around none. @param {readonly Box[]} boxes @returns {?Box} */
export function around(boxes) {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/**
 * A region shown so that its text can be read: as wide as fits, but no smaller than `readable` and no larger than
 * `natural`; what is then higher than the frame is shown from its head.
 * @param {Box} box @param {Size} sheet @param {Size} frame @param {{readable: number, natural: number}} scales @returns {Lie}
 */
export function shown(box, sheet, frame, { readable, natural }) {
  const width = Math.max(1, box.right - box.left);
  const height = Math.max(1, box.bottom - box.top);
  const fitting = Math.min((frame.width * SHARE) / width, (frame.height * SHARE) / height);
  const scale = Math.min(Math.max(fitting, readable), Math.max(natural, readable));
  const spare = { x: frame.width - width * scale, y: frame.height - height * scale };
  const x = Math.max(spare.x / 2, MARGIN) - box.left * scale;
  const y = Math.max(spare.y / 2, MARGIN) - box.top * scale;
  return held({ x, y, scale }, sheet, frame);
}

/** Moved no further than is needed to see a box, at the same scale. @param {Lie} lie @param {Box} box @param {Size} sheet @param {Size} frame @returns {Lie} */
export function seen(lie, box, sheet, frame) {
  /** @param {number} at @param {number} from @param {number} to @param {number} length */
  const along = (at, from, to, length) => {
    const [first, last] = [at + from * lie.scale, at + to * lie.scale];
    if (first < MARGIN || last - first > length - 2 * MARGIN) return at + MARGIN - first;
    return last > length - MARGIN ? at + length - MARGIN - last : at;
  };
  const isSeen = lie.x + box.left * lie.scale < frame.width && lie.x + box.right * lie.scale > 0
    && lie.y + box.top * lie.scale < frame.height && lie.y + box.bottom * lie.scale > 0;
  const isLarge = (box.right - box.left) * lie.scale > frame.width || (box.bottom - box.top) * lie.scale > frame.height;
  if (isSeen && isLarge) return lie;
  return held({ ...lie, x: along(lie.x, box.left, box.right, frame.width), y: along(lie.y, box.top, box.bottom, frame.height) }, sheet, frame);
}

/** The place in the sheet that is under a point of the frame. @param {Lie} lie @param {Point} point @returns {Point} */
export function under(lie, { x, y }) {
  return { x: (x - lie.x) / lie.scale, y: (y - lie.y) / lie.scale };
}

/** The first of `placed` whose boxes hold a point of the sheet, or undefined. @template {{boxes: Box[]}} T @param {readonly T[]} placed @param {Point} point */
export function holding(placed, { x, y }) {
  return placed.find(({ boxes }) => boxes.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom));
}
