// A file that is locked: its password is asked for, and the file is imported with it.

import { openDialog } from './dialogs.js';
import { el } from './element.js';

/** Why a file stayed closed. */
const LOCKED = ['password_needed', 'password_wrong'];

/** @param {import('../wire.js').FileLine} file */
export function isLocked({ refusal }) {
  return refusal !== null && LOCKED.includes(refusal.code);
}

/**
 * The button beside a locked file in the report of an import.
 * @param {import('../wire.js').FileLine} file @param {number} number @param {import('../places.js').Given} given
 */
export function unlocker(file, number, { t, ipc, go, failed }) {
  const unlock = async () => {
    const password = await askPassword(file.path.split(/[\\/]/).at(-1) ?? '', t);
    if (password === null) return;
    try {
      await ipc.handOverLocked(number, file.path);
      await ipc.startImport({ template: '', newspaper: '', date: '', reference: false, password });
      go({ room: 'import' });
    } catch (error) {
      failed(error);
    }
  };
  return el('button.button.is-small', { type: 'button', onclick: () => void unlock() }, t('unlock.open'));
}

/** Null: the reader changed their mind. @param {string} name Of the file. @param {import('../i18n.js').Say} t @returns {Promise<?string>} */
function askPassword(name, t) {
  return new Promise((answer) => {
    const field = /** @type {HTMLInputElement} */ (el('input.field', { type: 'password', 'aria-label': t('unlock.password'), autocomplete: 'off', maxlength: 200 }));
    /** @type {?string} */
    let said = null;
    const form = el(
      'form.naming', { method: 'dialog' },
      el('p.unlock-note', {}, t('unlock.note', { name })),
      field, el('button.button.is-main', { type: 'submit' }, t('unlock.submit')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (field.value === '') return;
      said = field.value;
      dialog.close();
    });
    const dialog = openDialog(t('unlock.title'), t, [form]);
    dialog.addEventListener('close', () => answer(said));
    field.focus();
  });
}
