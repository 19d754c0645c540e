// The palette: what can be done and where one can go, found by a few characters. (WAI-ARIA: combobox with a listbox, in a modal
// dialog; the focus stays in the field.)

import { latest } from '../ipc.js';
import { dayOf } from '../days.js';
import { KEYS } from '../keys.js';
import { actions, calendars, fitting, issuesOf, lately, newspapers, parted } from '../palette.js';
import { address, place } from '../router.js';
import { el } from './element.js';

/**
 * @typedef {object} Given
 * @property {import('../i18n.js').Say} t
 * @property {import('../days.js').Days} days
 * @property {typeof import('../ipc.js')} ipc
 * @property {ReturnType<typeof import('../store.js').openStore>} store
 * @property {(to: import('../router.js').Place) => void} go
 * @property {(action: string) => void} run
 * @property {(action: string) => boolean} can
 * @property {(error: unknown) => void} failed
 */

/** @param {Given} given */
export function showPalette(given) {
  const { t, days, ipc, store } = given;
  const held = document.activeElement;
  const list = el('div.palette-list', { id: 'palette-list', role: 'listbox', 'aria-label': t('palette.list') });
  const none = el('p.palette-none', { role: 'status' });
  const input = /** @type {HTMLInputElement} */ (
    el('input', { type: 'text', role: 'combobox', 'aria-label': t('palette.label'), placeholder: t('palette.placeholder'), 'aria-expanded': 'true', 'aria-controls': 'palette-list', 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false' })
  );
  const dialog = /** @type {HTMLDialogElement} */ (el('dialog.palette', { 'aria-label': t('key.palette') }, input, list, none));
  const able = actions(KEYS, given.can, t);
  /** @type {import('../wire.js').Newspaper[]} */
  let papers = [];
  /** @type {import('../store.js').Read[]} */
  let read = [];
  /** @type {import('../palette.js').Entry[]} */
  let shown = [];
  let at = 0;
  const ofDay = latest(ipc.issuesOfDay);

  const mark = () => {
    const options = list.querySelectorAll('[role="option"]');
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (shown.length > 0) input.setAttribute('aria-activedescendant', `palette-${at}`);
    else input.removeAttribute('aria-activedescendant');
    options[at]?.scrollIntoView({ block: 'nearest' });
  };
  /** @param {import('../palette.js').Entry[]} issues */
  const draw = (issues) => {
    const { words } = parted(input.value);
    const groups = fitting([...issues, ...able, ...newspapers(papers, t), ...lately(read, days.day)], words);
    // Where there is a room to search in, what is typed can be searched for.
    const search = input.value.trim() ? place(`#/search/${encodeURIComponent(input.value.trim())}`) : null;
    if (search) groups.push({ kind: 'search', entries: [{ kind: 'search', words: t('palette.search', { words: input.value.trim() }), detail: '', to: search }] });
    shown = groups.flatMap(({ entries }) => entries);
    at = 0;
    let i = 0;
    list.replaceChildren(...groups.map(({ kind, entries }) =>
      el('div', { role: 'group', 'aria-labelledby': `palette-of-${kind}` }, el('p.palette-kind', { id: `palette-of-${kind}`, role: 'presentation' }, t(`palette.${kind}s`)), entries.map((entry) => optionOf(entry, i++, choose))),
    ));
    list.scrollTop = 0;
    none.textContent = shown.length > 0 ? '' : t('palette.none');
    mark();
  };
  const look = async () => {
    const { span } = parted(input.value);
    const near = span ? calendars(papers, span, t) : [];
    draw(near);
    if (!span?.month || !span.day) return;
    try {
      const issues = await ofDay(dayOf(span.year, span.month, span.day));
      if (issues && dialog.open) draw(issuesOf(issues, days.day, t));
    } catch (error) {
      given.failed(error);
    }
  };
  /** @param {import('../palette.js').Entry | undefined} entry */
  const choose = (entry) => {
    if (!entry) return;
    dialog.close();
    if (entry.action) given.run(entry.action);
    else if (entry.to) given.go(entry.to);
  };
  input.addEventListener('input', () => void look());
  input.addEventListener('keydown', (event) => {
    // Enter takes over what is composed, and nothing else.
    if (event.isComposing || event.key === 'Process') return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined && shown.length > 0) {
      at = Math.abs(by) === 1 ? (at + by + shown.length) % shown.length : Math.min(shown.length - 1, Math.max(0, at + by));
      mark();
    } else if (event.key === 'Enter') choose(shown[at]);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'k') dialog.close();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (held instanceof HTMLElement && held.isConnected) held.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
  draw([]);
  ipc.newspapers().then((answer) => {
    if (answer.kind !== 'held') return;
    papers = answer.newspapers;
    read = store.read(answer.folder);
    if (dialog.open) void look();
  }, given.failed);
}

/** @param {import('../palette.js').Entry} entry @param {number} i @param {(entry: import('../palette.js').Entry) => void} choose */
function optionOf(entry, i, choose) {
  const { words, detail, key, to } = entry;
  return el(
    'div.palette-item',
    { id: `palette-${i}`, role: 'option', 'aria-selected': 'false', 'data-to': to ? address(to) : entry.action, onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => choose(entry) },
    el('span.palette-words', {}, words),
    detail && el('span.palette-detail', {}, detail),
    key && el('kbd', {}, key),
  );
}
