// What hands do to a picture: turn a wheel, pull with a pointer, spread two fingers, press twice. It knows no picture: it
// says by how much.

/**
 * @typedef {import('./geometry.js').Point} Point
 * @typedef {object} Doings
 * @property {(dx: number, dy: number) => void} pan
 * @property {(factor: number, point: Point) => void} zoom `point` is in the frame.
 * @property {() => void} settle A pull has ended.
 * @property {(point: Point) => void} closer It was pressed twice where nothing else is.
 */

/** A pull is one from so many pixels on: less is a press. */
const PULL = 4;
/** How much a wheel's step enlarges. */
const WHEEL = 0.0018;
/** What a wheel that counts in lines turns by, in pixels. */
const LINE = 40;

/** @param {HTMLElement} element @param {Doings} doings */
export function handsOn(element, { pan, zoom, settle, closer }) {
  const point = (/** @type {{clientX: number, clientY: number}} */ { clientX, clientY }) => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  /** Fingers and pointers that are down. @type {Map<number, Point>} */
  const down = new Map();
  let isPull = false;
  let begun = /** @type {?Point} */ (null);

  /** @param {WheelEvent} event */
  const wheel = (event) => {
    event.preventDefault();
    const by = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
    if (event.ctrlKey || event.metaKey) return zoom(Math.exp(-event.deltaY * by * WHEEL), point(event));
    const isAcross = event.shiftKey && event.deltaX === 0;
    pan(-(isAcross ? event.deltaY : event.deltaX) * by, isAcross ? 0 : -event.deltaY * by);
  };
  /** @param {PointerEvent} event */
  const press = (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, point(event));
    if (down.size === 1) [isPull, begun] = [false, point(event)];
  };
  /** @param {PointerEvent} event */
  const drag = (event) => {
    const from = down.get(event.pointerId);
    if (!from) return;
    const to = point(event);
    const far = begun ? Math.hypot(to.x - begun.x, to.y - begun.y) : PULL;
    if (!isPull && down.size === 1 && far < PULL) return;
    if (!isPull) {
      isPull = true;
      element.classList.add('is-pulled');
      element.setPointerCapture(event.pointerId);
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, to);
    if (!other) return pan(to.x - from.x, to.y - from.y);
    const [was, is] = [distance(from, other), distance(to, other)];
    const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    pan((to.x - from.x) / 2, (to.y - from.y) / 2);
    if (was > 0 && is > 0) zoom(is / was, middle);
  };
  /** @param {PointerEvent} event */
  const lift = (event) => {
    if (!down.delete(event.pointerId) || down.size > 0) return;
    element.classList.remove('is-pulled');
    if (isPull) settle();
  };
  /** Who pulled did not mean what was under the pointer. @param {MouseEvent} event */
  const click = (event) => {
    if (!isPull) return;
    isPull = false;
    event.preventDefault();
    event.stopPropagation();
  };
  /** @param {MouseEvent} event */
  const twice = (event) => {
    if (event.target instanceof Element && event.target.closest('a')) return;
    closer(point(event));
  };
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('pointerdown', press);
  element.addEventListener('pointermove', drag);
  element.addEventListener('pointerup', lift);
  element.addEventListener('pointercancel', lift);
  element.addEventListener('click', click, { capture: true });
  element.addEventListener('dblclick', twice);
  element.addEventListener('dragstart', (event) => event.preventDefault());
  return { dispose: () => down.clear() };
}

/** @param {Point} one @param {Point} other */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
