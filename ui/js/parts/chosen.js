// What can be done with words that are chosen in an article: a bar beside them. (WAI-ARIA: toolbar.)

import { chosenIn } from '../marked_words.js';
import { put } from './actions.js';
import { el } from './element.js';
import { rove } from './roving.js';

/**
 * @param {import('../wire.js').Article} article @param {HTMLElement} reading
 * @param {{markChosen: () => boolean}} marks
 * @param {import('../views/article.js').Given} given
 */
export function chosenBar(article, reading, marks, { t, toast, failed }) {
  /** @param {string} words @param {string} said */
  const copied = async (words, said) => {
    try {
      await put(Promise.resolve(words));
      toast(said);
    } catch (error) {
      failed(error);
    }
  };
  const words = () => document.getSelection()?.toString().trim() ?? '';
  const copy = () => void copied(words(), t('chosen.copied'));
  const cite = () => void copied(`${words()}\n${article.citation}`, t('chosen.copied_cited'));
  const search = () => {
    const asked = (chosenIn(reading)?.words ?? '').replace(/\s+/g, '');
    if (asked) location.hash = `#/search/${encodeURIComponent(asked)}`;
  };
  /** @param {string} label @param {string} key @param {() => void} onclick */
  const tool = (label, key, onclick) => el('button', { type: 'button', title: key && `${label}　${key}`, onclick }, label);
  const element = el(
    'div.chosen',
    { role: 'toolbar', 'aria-label': t('chosen.tools'), hidden: true },
    tool(t('chosen.copy'), 'Ctrl C', copy),
    tool(t('chosen.cite'), 'C', cite),
    tool(t('chosen.mark'), 'B', () => void marks.markChosen()),
    tool(t('chosen.search'), '', search),
  );
  rove(element, 'button', { inRows: true });
  // Pressing a button must not take away what is chosen.
  element.addEventListener('mousedown', (event) => event.preventDefault());

  let isPressed = false;
  const place = () => {
    const chosen = isPressed || element.contains(document.activeElement) ? null : chosenIn(reading);
    if (!chosen) {
      if (!element.contains(document.activeElement)) element.hidden = true;
      return;
    }
    element.hidden = false;
    const box = chosen.range.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const above = box.top - own.height - 8;
    const top = above > 96 ? above : Math.min(box.bottom + 8, innerHeight - own.height - 8);
    const left = Math.max(8, Math.min(box.left + box.width / 2 - own.width / 2, innerWidth - own.width - 8));
    element.style.setProperty('inset-block-start', `${top}px`);
    element.style.setProperty('inset-inline-start', `${left}px`);
  };
  const press = (/** @type {PointerEvent} */ { target }) => {
    isPressed = !(target instanceof Node && element.contains(target));
    if (isPressed) element.hidden = true;
  };
  const release = () => {
    isPressed = false;
    requestAnimationFrame(place);
  };
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape' || element.hidden) return;
    document.getSelection()?.removeAllRanges();
    element.hidden = true;
  };
  element.addEventListener('focusout', () => requestAnimationFrame(place));
  const room = document.getElementById('room');
  document.addEventListener('selectionchange', place);
  document.addEventListener('pointerdown', press);
  document.addEventListener('pointerup', release);
  document.addEventListener('keydown', escape);
  room?.addEventListener('scroll', place);
  window.addEventListener('resize', place);
  return {
    element,
    /** The same keys mean what is chosen, where something is. */
    cite: () => (chosenIn(reading) ? (cite(), true) : false),
    dispose: () => {
      document.removeEventListener('selectionchange', place);
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('pointerup', release);
      document.removeEventListener('keydown', escape);
      room?.removeEventListener('scroll', place);
      window.removeEventListener('resize', place);
    },
  };
}
