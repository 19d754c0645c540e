// Lists and grids that are one stop for Tab: arrows go to the nearest item that way, Home and End to the ends. (WAI-ARIA:
// roving tabindex.) Where the items stand on the screen decides, so that one code serves lists, strips and calendars.

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */

/**
 * The place in `boxes` that lies nearest to the one at `from` in a direction, or -1. What lies in the same row (or
 * column) comes before what lies aslant.
 * @param {Box[]} boxes
 * @param {number} from
 * @param {'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'} direction
 */
export function nearest(boxes, from, direction) {
  const own = boxes[from];
  if (!own) return -1;
  const isAcross = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  const middle = (/** @type {Box} */ box) =>
    isAcross
      ? { along: (box.left + box.right) / 2, aside: (box.top + box.bottom) / 2 }
      : { along: (box.top + box.bottom) / 2, aside: (box.left + box.right) / 2 };
  const here = middle(own);
  let best = -1;
  let least = Infinity;
  boxes.forEach((box, at) => {
    const there = middle(box);
    const ahead = (there.along - here.along) * sign;
    if (at === from || ahead < 2) return;
    const distance = ahead + 4 * Math.abs(there.aside - here.aside);
    if (distance < least) {
      least = distance;
      best = at;
    }
  });
  return best;
}

/**
 * Makes the items that `selector` means in `element` one stop. It may be called anew when they have changed.
 * @param {HTMLElement} element
 * @param {string} selector
 * @param {{inRows?: boolean}} [how] `inRows`: left and right go through all of them in their order.
 */
export function rove(element, selector, { inRows = false } = {}) {
  const items = () => /** @type {HTMLElement[]} */ ([...element.querySelectorAll(selector)]);
  const all = items();
  const current = all.find((item) => item.hasAttribute('aria-current')) ?? all[0];
  for (const item of all) item.tabIndex = item === current ? 0 : -1;
  if (element.dataset.roves) return;
  element.dataset.roves = selector;

  /** @param {HTMLElement | undefined} item */
  const enter = (item) => {
    if (!item) return;
    for (const other of items()) other.tabIndex = other === item ? 0 : -1;
    item.focus();
    item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  element.addEventListener('focusin', ({ target }) => {
    const item = target instanceof Element ? target.closest(selector) : null;
    if (item) for (const other of items()) other.tabIndex = other === item ? 0 : -1;
  });
  element.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const list = items();
    const from = list.findIndex((item) => item === event.target);
    if (from < 0) return;
    const to = target(event.key, list, from, inRows);
    if (to === undefined) return;
    event.preventDefault();
    enter(to);
  });
}

/** @param {string} key @param {HTMLElement[]} list @param {number} from @param {boolean} inRows */
function target(key, list, from, inRows) {
  if (key === 'Home') return list[0];
  if (key === 'End') return list.at(-1);
  if (inRows && key === 'ArrowLeft') return list[from - 1] ?? list[from];
  if (inRows && key === 'ArrowRight') return list[from + 1] ?? list[from];
  if (key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown') {
    const boxes = list.map((item) => item.getBoundingClientRect());
    return list[nearest(boxes, from, key)] ?? list[from];
  }
  return undefined;
}
