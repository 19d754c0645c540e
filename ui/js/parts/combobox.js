// A field with a list of what is known below it: what is typed may also be something else. (WAI-ARIA: editable combobox with
// list autocompletion; the focus stays in the field, arrows go through the list, Enter takes, Escape closes it.)

import { el } from './element.js';

/** As many as the list shows at once. */
const SHOWN = 8;

let made = 0;

/**
 * @param {{label: string, value: string, known: () => string[], oninput: () => void}} given `known`: what may be offered.
 */
export function combobox({ label, value, known, oninput }) {
  made += 1;
  const id = `combobox-${made}`;
  const list = el('ul.choices', { id, role: 'listbox', 'aria-label': label, hidden: true });
  const input = /** @type {HTMLInputElement} */ (
    el('input', { type: 'text', role: 'combobox', 'aria-label': label, 'aria-expanded': 'false', 'aria-controls': id, 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', value })
  );
  let at = -1;
  /** @type {string[]} */
  let offered = [];

  const close = () => {
    at = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  /** @param {string} typed What is looked for; nothing: all. */
  const open = (typed) => {
    const looked = typed.normalize('NFKC').trim().toLowerCase();
    offered = known().filter((name) => name.toLowerCase().includes(looked) && name !== input.value.trim()).slice(0, SHOWN);
    at = -1;
    list.replaceChildren(...offered.map((name, i) => el('li', { id: `${id}-${i}`, role: 'option', 'aria-selected': 'false', onmousedown: (/** @type {Event} */ event) => (event.preventDefault(), take(name)) }, name)));
    if (offered.length === 0) return close();
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  /** @param {string} name */
  const take = (name) => {
    input.value = name;
    close();
    oninput();
  };
  /** @param {number} by */
  const move = (by) => {
    if (list.hidden) open('');
    if (offered.length === 0) return;
    at = at < 0 ? (by > 0 ? 0 : offered.length - 1) : (at + by + offered.length) % offered.length;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    input.setAttribute('aria-activedescendant', `${id}-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  input.addEventListener('input', () => {
    open(input.value);
    oninput();
  });
  input.addEventListener('keydown', (event) => {
    // While characters are being composed every key is the composer's.
    if (event.isComposing || event.key === 'Process') return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && at >= 0) take(offered[at] ?? '');
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('blur', close);
  return { element: el('div.combobox', {}, input, list), input };
}
