// Loose pages to be chosen, several at once, and set right together. (WAI-ARIA: listbox of which several may be chosen: arrows
// go, Space chooses, Shift with arrows chooses on, Ctrl+A all; Escape leads back.)

import { chosenOf } from '../chosen.js';
import { correctForm } from './correct.js';
import { el } from './element.js';
import { tongue } from './text.js';

/** What the words of a page are, in their order. */
const SPANS = ['day', 'headline', 'facts'];

/**
 * @typedef {{id: string, words: string[], file: string}} Item A page as it is listed.
 * @typedef {{title: string, items: Item[]}} Group
 */

/**
 * @param {Group[]} groups
 * @param {import('./correct.js').Given & {close: () => void}} given
 */
export function choosing(groups, given) {
  const { t } = given;
  const order = groups.flatMap(({ items }) => items.map(({ id }) => id));
  const chosen = chosenOf(order);
  const count = el('span.choosing-count', { role: 'status' });
  const form = correctForm({
    title: t('choosing.title'),
    facts: [{ name: 'newspaper', was: '' }, { name: 'date', was: '' }, { name: 'edition', was: '' }],
    reaches: [{ kind: 'pages', pages: [] }],
    count: (reach) => (reach.kind === 'pages' ? reach.pages.length : 0),
    says: () => '',
    inSeries: true,
    close: given.close,
    done: given.again,
  }, given);
  const list = el('div.choosing-list', { role: 'listbox', 'aria-multiselectable': 'true', 'aria-label': t('choosing.list') }, groups.map((group, i) =>
    el('div.choosing-group', { role: 'group', 'aria-labelledby': `choosing-${i}` }, el('h2', { id: `choosing-${i}`, role: 'presentation' }, group.title), group.items.map(optionOf)),
  ));
  const options = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="option"]')]);
  const draw = () => {
    for (const option of options) option.setAttribute('aria-selected', String(chosen.has(String(option.dataset.page))));
    count.textContent = t('choosing.count', { n: chosen.count(), of: order.length });
    form.now({ kind: 'pages', pages: chosen.all() });
  };
  /** @param {HTMLElement | undefined} option */
  const enter = (option) => {
    if (!option) return;
    for (const other of options) other.tabIndex = other === option ? 0 : -1;
    option.focus();
    option.scrollIntoView({ block: 'nearest' });
  };
  list.addEventListener('mousedown', (event) => event.shiftKey && event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    if (!(option instanceof HTMLElement)) return;
    enter(option);
    if (event.shiftKey) chosen.extend(String(option.dataset.page));
    else chosen.toggle(String(option.dataset.page));
    draw();
  });
  list.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const from = options.indexOf(/** @type {HTMLElement} */ (event.target));
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: options.length - 1 }[event.key];
    const id = String(options[from]?.dataset.page);
    if (to !== undefined) {
      const next = options[Math.min(options.length - 1, Math.max(0, to))];
      enter(next);
      if (event.shiftKey && next) chosen.extend(String(next.dataset.page));
    } else if (event.key === ' ') chosen.toggle(id);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) chosen.toggleAll();
    else if (event.key === 'Enter') return form.focus('newspaper'), event.preventDefault();
    else if (event.key === 'Escape') return given.close(), event.preventDefault();
    else return;
    event.preventDefault();
    event.stopPropagation();
    draw();
  });
  options.forEach((option, i) => {
    option.tabIndex = i === 0 ? 0 : -1;
  });
  draw();
  const all = el('button.button.is-small', { type: 'button', onclick: () => (chosen.toggleAll(), draw()) }, t('choosing.all'));
  const element = el('div.choosing', {}, el('div.choosing-side', {}, el('p.choosing-head', {}, count, all), form.element, el('p.choosing-help', {}, t('choosing.help'))), list);
  return { element, focus: () => enter(options[0]) };
}

/** @param {Item} item */
function optionOf({ id, words, file }) {
  return el('div.choosing-item', { role: 'option', 'aria-selected': 'false', 'data-page': id }, words.filter(Boolean).map((word, i) => el(`span.choosing-${SPANS[i] ?? 'facts'}`, { lang: SPANS[i] === 'headline' ? tongue(word) : null }, word)), el('span.path', {}, file));
}
