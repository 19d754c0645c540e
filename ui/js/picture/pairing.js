// A page's picture and its text, side by side: who points at an article in one sees it in the other, and who points at a
// paragraph sees its lines.

import { holding } from './geometry.js';

/**
 * @typedef {ReturnType<typeof import('./page_picture.js').pagePicture>} Picture
 */

/**
 * Pairs them; what comes back parts what is lit.
 * @param {HTMLElement} text What holds the pieces. @param {Picture} picture @param {(error: unknown) => void} failed
 */
export function pair(text, picture, failed) {
  /** @type {?Element} */
  let lit = null;
  /** What is pointed at now: an answer that comes later is nobody's. */
  let turn = 0;
  /** @param {?Element} element */
  const light = (element) => {
    if (lit === element) return;
    lit?.classList.remove('is-lit');
    lit = element;
    lit?.classList.add('is-lit');
  };
  /** @param {string} article @param {(places: import('../wire.js').Places) => void} then */
  const withPlaces = async (article, then) => {
    turn += 1;
    const mine = turn;
    try {
      const places = await picture.places(article);
      if (mine === turn) then(places);
    } catch (error) {
      failed(error);
    }
  };
  const leave = () => {
    turn += 1;
    light(null);
    picture.light(null);
    picture.mark(null);
  };

  /** @param {Event} event */
  const pointed = ({ target }) => {
    const part = target instanceof Element ? partOf(target) : null;
    if (!part) return leave();
    if (part.element === lit) return;
    light(part.element);
    picture.light(part.article);
    void withPlaces(part.article, ({ lines }) => picture.mark(lines.filter(({ block }) => block === part.block).map(({ box }) => box)));
  };
  /** @param {PointerEvent} event */
  const over = (event) => {
    const article = event.target instanceof Element ? event.target.closest('.region')?.getAttribute('data-article') : null;
    if (!article) return leave();
    const point = picture.under(event);
    void withPlaces(article, ({ lines }) => {
      const line = holding(lines.map(({ block, box }) => ({ block, boxes: [box] })), point);
      const piece = text.querySelector(`#piece-${article}`);
      light(line && piece ? blockIn(piece, line.block) : piece);
    });
  };
  text.addEventListener('pointerover', pointed);
  text.addEventListener('pointerleave', leave);
  picture.element.addEventListener('pointermove', over);
  picture.element.addEventListener('pointerleave', leave);
  return leave;
}

/** The paragraph, or the head, that an element is in. @param {Element} element */
export function partOf(element) {
  const piece = element.closest('.piece');
  if (!piece) return null;
  const article = piece.id.replace('piece-', '');
  const body = piece.querySelector('.piece-body');
  const block = body && body.contains(element) ? [...body.children].findIndex((child) => child.contains(element)) : -1;
  const part = block < 0 ? piece.querySelector('header') : body?.children[block];
  return part ? { article, block: block < 0 ? null : block, element: part } : null;
}

/** @param {Element} piece @param {?number} block */
function blockIn(piece, block) {
  return (block === null ? piece.querySelector('header') : piece.querySelector('.piece-body')?.children[block]) ?? piece;
}
