// What opens over the window: all keys, and the settings. (WAI-ARIA: modal dialog, as the engine has it: it holds the
// focus, Escape closes it, and the focus goes back to where it was.)

import { KEYS, PLACES } from '../keys.js';
import { CHOICES } from '../store.js';
import { button, el } from './element.js';

/** @typedef {import('../i18n.js').Say} Say */

/** @param {string} title @param {Say} t @param {any[]} inside */
export function openDialog(title, t, inside) {
  const held = document.activeElement;
  const dialog = /** @type {HTMLDialogElement} */ (
    el(
      'dialog',
      { 'aria-labelledby': 'dialog-title' },
      el('header', {}, el('h2', { id: 'dialog-title' }, title), button({ label: t('dialog.close'), key: 'Esc', sign: 'close', onclick: () => dialog.close() })),
      inside,
    )
  );
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (held instanceof HTMLElement && held.isConnected) held.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** All keys. @param {Say} t */
export function showKeys(t) {
  const lists = PLACES.map((place) =>
    el(
      'section',
      {},
      el('h3', {}, t(`keys.${place}`)),
      el(
        'dl',
        {},
        KEYS.filter((key) => key.in === place).map(({ action, keys, shown }) =>
          el('div', {}, el('dt', {}, el('kbd', {}, shown ?? keys[0] ?? '')), el('dd', {}, t(`key.${action}`))),
        ),
      ),
    ),
  );
  openDialog(t('key.help'), t, [el('div.keys', {}, lists)]);
}

/**
 * How articles are read, as controls; each change is heard at once.
 * @param {Say} t
 * @param {import('../store.js').Settings} settings
 * @param {(change: Partial<import('../store.js').Settings>) => void} change
 */
export function readingControls(t, settings, change) {
  /** @param {'language' | 'theme'} name */
  const choice = (name) =>
    el(
      'fieldset',
      {},
      el('legend', {}, t(`settings.${name}`)),
      CHOICES[name].map((value) =>
        el(
          'label',
          {},
          el('input', { type: 'radio', name, value, checked: settings[name] === value, onchange: () => change({ [name]: value }) }),
          el('span', {}, t(`settings.${name}.${value}`)),
        ),
      ),
    );
  /** @param {'size' | 'measure'} name */
  const range = (name) => {
    const { least, most } = CHOICES[name];
    const says = el('output', {}, t(`settings.${name}.is`, { n: settings[name] }));
    const input = /** @type {HTMLInputElement} */ (
      el('input', {
        type: 'range', id: `settings-${name}`, min: least, max: most, value: settings[name],
        oninput: () => {
          says.textContent = t(`settings.${name}.is`, { n: Number(input.value) });
          change({ [name]: Number(input.value) });
        },
      })
    );
    return el('div.range', {}, el('label', { for: `settings-${name}` }, t(`settings.${name}`)), input, says);
  };
  const vertical = /** @type {HTMLInputElement} */ (
    el('input', { type: 'checkbox', checked: settings.vertical, onchange: () => change({ vertical: vertical.checked }) })
  );
  return [choice('theme'), choice('language'), range('size'), range('measure'), el('label.check', {}, vertical, el('span', {}, t('settings.vertical')))];
}

/**
 * The settings that are changed while one reads, over the page; `more` leads to all others.
 * @param {Say} t
 * @param {import('../store.js').Settings} settings
 * @param {(change: Partial<import('../store.js').Settings>) => void} change
 * @param {() => void} more
 */
export function showSettings(t, settings, change, more) {
  const all = el('button.button', { type: 'button', onclick: () => (dialog.close(), more()) }, t('settings.more'));
  const dialog = openDialog(t('key.settings'), t, [
    el('form.settings', { method: 'dialog' }, readingControls(t, settings, change)),
    el('footer.dialog-foot', {}, all),
  ]);
}
