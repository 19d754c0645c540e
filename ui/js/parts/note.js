// A note that is written where it stands: kept while it is written, and when the reader goes elsewhere. Ctrl+Enter ends
// it, Escape brings back what was there; Enter begins a line, and while characters are composed nothing is a command.

import { el } from './element.js';

/** What is written is kept after so long without a key, in milliseconds. */
const PAUSE = 800;

/**
 * @param {{value: string, label: string, placeholder: string, save: (note: string) => Promise<void>,
 *   done?: (before: string, after: string) => void}} given `done`: it was left, and says something else.
 */
export function noteField({ value, label, placeholder, save, done }) {
  const field = /** @type {HTMLTextAreaElement} */ (
    el('textarea.note-field', { 'aria-label': label, placeholder, rows: 1, spellcheck: 'false', lang: 'zh' })
  );
  field.value = value;
  let kept = value;
  let before = value;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  const fit = () => {
    field.style.blockSize = 'auto';
    if (field.scrollHeight > 0) field.style.blockSize = `${field.scrollHeight}px`;
  };
  const keep = async () => {
    clearTimeout(later);
    const said = field.value;
    if (said === kept) return;
    const last = kept;
    kept = said;
    await save(said).catch((error) => {
      kept = last;
      throw error;
    });
  };
  field.addEventListener('input', () => {
    fit();
    clearTimeout(later);
    later = setTimeout(() => void keep().catch(() => {}), PAUSE);
  });
  field.addEventListener('focus', () => {
    before = field.value;
  });
  field.addEventListener('blur', () => {
    const was = before;
    void keep().then(() => {
      if (was !== field.value) done?.(was, field.value);
      before = field.value;
    }, () => {});
  });
  field.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.isComposing || event.key === 'Process') return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      leave();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      field.value = before;
      fit();
      leave();
    }
  });
  /** The focus goes to what holds the note: it is not lost. */
  const leave = () => {
    const holder = field.closest('[data-holds-note]');
    const target = holder?.querySelector('a[href], button:enabled');
    if (target instanceof HTMLElement) target.focus();
    else field.blur();
  };
  return {
    element: field,
    fit,
    /** What is written now. */
    said: () => field.value,
    /** Kept now; what could not be was said. */
    keep: () => keep().catch(() => {}),
  };
}
