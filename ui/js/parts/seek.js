// The field at the head of the window that searches everything, as one types. While characters are being composed
// nothing is searched, and Enter is the composition's.

import { button, el } from './element.js';

/** A key is searched for at once; those that come sooner after one another than this, in milliseconds, when the hand rests. */
const REST = 40;

/**
 * @param {{t: import('../i18n.js').Say, ask: (query: string, how: {isFirst: boolean, isDone: boolean}) => void,
 *   down: () => void, leave: () => void, help: () => void}} given `ask`: `isFirst` of what is typed since the field was come to; `isDone` where
 *   the reader said so. `down`: to what was found; `leave`: to the
 *   room below.
 */
export function seekField({ t, ask, down, leave, help }) {
  let isComposing = false;
  let isFirst = true;
  let asked = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  const field = /** @type {HTMLInputElement} */ (
    el('input.seek-words', { type: 'search', 'aria-label': t('seek.label'), placeholder: t('seek.placeholder'), spellcheck: 'false', autocomplete: 'off', enterkeyhint: 'search', title: `${t('seek.label')}　/` })
  );
  const element = el('form.seek', { role: 'search', 'aria-label': t('seek.label') }, field, button({ label: t('seek.help'), sign: 'ask', onclick: help }));

  /** @param {boolean} isDone */
  const askNow = (isDone) => {
    clearTimeout(resting);
    resting = undefined;
    const query = field.value.trim();
    if (!isDone && query === asked) return;
    asked = query;
    ask(query, { isFirst, isDone });
    isFirst = false;
  };
  const typed = () => {
    if (isComposing) return;
    if (resting === undefined) askNow(false);
    clearTimeout(resting);
    resting = setTimeout(() => askNow(false), REST);
  };

  field.addEventListener('compositionstart', () => {
    isComposing = true;
    clearTimeout(resting);
  });
  field.addEventListener('compositionend', () => {
    isComposing = false;
    typed();
  });
  field.addEventListener('input', (event) => {
    if (/** @type {InputEvent} */ (event).isComposing) return;
    typed();
  });
  field.addEventListener('focus', () => {
    isFirst = true;
  });
  field.addEventListener('keydown', (event) => {
    // 229: the key was the input method's, even where the composition has just ended.
    if (event.isComposing || isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') askNow(true);
    else if (event.key === 'ArrowDown') {
      if (resting !== undefined) askNow(false);
      down();
    } else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  });
  element.addEventListener('submit', (event) => event.preventDefault());

  return {
    element,
    /** @param {string} [query] In place of what is written. */
    focus: (query) => {
      if (query !== undefined) field.value = query;
      field.focus();
      field.select();
    },
    /** Shows where in the query something is. @param {number} start @param {number} end In characters. */
    point: (start, end) => {
      const units = (/** @type {number} */ n) => [...field.value].slice(0, n).join('').length;
      field.focus();
      field.setSelectionRange(units(start), units(end));
    },
    /** What is searched for where the reader is; what they are writing stays. @param {string} query */
    set: (query) => {
      if (isComposing || resting !== undefined) return;
      asked = query;
      if (field.value.trim() !== query) field.value = query;
    },
    isHeld: () => element.contains(document.activeElement),
  };
}
