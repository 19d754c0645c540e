// The headline of what is pointed at, beside its region: over the picture and not in it, so that it is of one size however
// near one is.

import { el } from '../parts/element.js';

/** What is left between a label and the edge of the frame, in pixels. */
const EDGE = 8;

/** @param {HTMLElement} frame What the picture lies in. */
export function labelOver(frame) {
  const element = el('p.picture-label', { 'aria-hidden': 'true', hidden: true });
  frame.append(element);
  return {
    element,
    /** @param {string} words @param {Element} beside */
    show: (words, beside) => {
      element.textContent = words;
      element.hidden = false;
      const [seen, box] = [frame.getBoundingClientRect(), beside.getBoundingClientRect()];
      const { offsetWidth: width, offsetHeight: height } = element;
      const left = Math.min(Math.max(box.left - seen.left, EDGE), seen.width - width - EDGE);
      const over = box.top - seen.top - height - EDGE / 2;
      const top = over >= EDGE ? over : Math.min(Math.max(box.top - seen.top + EDGE / 2, EDGE), seen.height - height - EDGE);
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    hide: () => (element.hidden = true),
  };
}
