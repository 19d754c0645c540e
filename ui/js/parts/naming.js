// Dialogs that ask one thing: a name, or the place of a collection. Null or undefined: the reader changed their mind.

import { openDialog } from './dialogs.js';
import { el } from './element.js';
import { depths } from './filing.js';
import { rove } from './roving.js';

/** @typedef {import('../i18n.js').Say} Say */

/** @param {string} title @param {string} now @param {Say} t @returns {Promise<?string>} */
export function askName(title, now, t) {
  return new Promise((answer) => {
    const field = /** @type {HTMLInputElement} */ (el('input.field', { type: 'text', 'aria-label': title, value: now, maxlength: 100, spellcheck: 'false', autocomplete: 'off' }));
    /** @type {?string} */
    let said = null;
    const form = el('form.naming', { method: 'dialog' }, field, el('button.button.is-main', { type: 'submit' }, t('naming.done')));
    // Enter while characters are composed chooses characters.
    field.addEventListener('keydown', (event) => event.isComposing && event.key === 'Enter' && event.preventDefault());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (field.value.trim() === '') return;
      said = field.value;
      dialog.close();
    });
    const dialog = openDialog(title, t, [form]);
    dialog.addEventListener('close', () => answer(said));
    field.focus();
    field.select();
  });
}

/**
 * Where a collection is to be: not within itself.
 * @param {{id: number, name: string, parent: ?number}} own @param {import('../wire.js').ShelfHoldings['collections']} all @param {Say} t
 * @returns {Promise<?number | undefined>} Null: by itself.
 */
export function askPlace(own, all, t) {
  const inside = new Set([own.id]);
  for (const { id, parent } of all) if (parent !== null && inside.has(parent)) inside.add(id);
  const deep = depths(all);
  return new Promise((answer) => {
    /** @type {?number | undefined} */
    let said;
    /** @param {?number} id @param {string} name @param {number} depth */
    const place = (id, name, depth) =>
      el('li', { 'data-depth': Math.min(depth, 5) }, el('button.place-choice', { type: 'button', 'aria-current': id === own.parent ? 'true' : null, onclick: () => ((said = id), dialog.close()) }, name));
    const list = el(
      'ul.filing-list',
      { 'aria-label': t('collections.move') },
      place(null, t('collections.top'), 0),
      all.filter(({ id }) => !inside.has(id)).map(({ id, name }) => place(id, name, 1 + (deep.get(id) ?? 0))),
    );
    rove(list, 'button', { inRows: true });
    const dialog = openDialog(t('collections.move_to', { name: own.name }), t, [el('div.filing', {}, list)]);
    dialog.addEventListener('close', () => answer(said));
    /** @type {HTMLElement | null} */ (list.querySelector('button[tabindex="0"]'))?.focus();
  });
}
