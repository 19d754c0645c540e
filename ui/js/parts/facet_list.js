// What hits can be narrowed down by: each facet with its values and how many have them. Several may be chosen; what is
// chosen stays in its place at the head, and having the focus survives every new answer.

import { el } from './element.js';
import { pageName } from './facts.js';
import { rove } from './roving.js';
import { FACETS } from '../search_address.js';

/**
 * @typedef {import('../search_address.js').Facet} Facet
 * @typedef {import('../search_address.js').SearchPlace} SearchPlace
 * @typedef {import('../wire.js').FacetValue} FacetValue
 */

/** Values shown of a facet before more are asked for, and then. */
const FEW = 6;
const MANY = 200;

/** The chosen values first, then the others as they were counted. @param {FacetValue[]} counted @param {string[]} chosen */
export function chosenFirst(counted, chosen) {
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  return [
    ...chosen.map((value) => ({ value, count: counts.get(value) ?? 0, isChosen: true })),
    ...counted.filter(({ value }) => !chosen.includes(value)).map((one) => ({ ...one, isChosen: false })),
  ];
}

/** A value as it is read. @param {Facet} facet @param {string} value @param {{t: import('../i18n.js').Say, days: import('../days.js').Days}} given */
export function valueWords(facet, value, { t, days }) {
  if (facet === 'page') return pageName(value, t);
  if (facet === 'year') return days.year(value);
  if (facet === 'month') return days.yearMonth(value);
  return value;
}

/**
 * @param {{t: import('../i18n.js').Say, days: import('../days.js').Days, toggle: (facet: Facet, value: string) => void}} given
 */
export function facetList(given) {
  const { t } = given;
  /** @type {Set<Facet>} */
  const open = new Set();
  /** @type {Partial<Record<Facet, string>>} */
  const sought = {};
  const element = el('div.facets');
  /** @type {?{facets: import('../wire.js').Answer['facets'], place: SearchPlace}} */
  let last = null;

  const draw = () => {
    if (!last) return;
    const { facets, place } = last;
    const held = document.activeElement instanceof HTMLElement && element.contains(document.activeElement) ? (document.activeElement.dataset.key ?? '') : '';
    const shown = FACETS.filter((facet) => facets[facet].length > 0 || (place[facet] ?? []).length > 0);
    element.replaceChildren(...(shown.length > 0 ? shown.map((facet) => one(facet, facets[facet], place[facet] ?? [])) : [el('p.nothing', {}, t('facet.none'))]));
    if (held) /** @type {HTMLElement | undefined} */ ([...element.querySelectorAll('[data-key]')].find((item) => item instanceof HTMLElement && item.dataset.key === held))?.focus({ preventScroll: true });
  };

  /** @param {Facet} facet @param {FacetValue[]} counted @param {string[]} chosen */
  const one = (facet, counted, chosen) => {
    const all = chosenFirst(counted, chosen);
    const isOpen = open.has(facet);
    const words = (sought[facet] ?? '').trim();
    const fitting = isOpen && words ? all.filter(({ value, isChosen }) => isChosen || valueWords(facet, value, given).includes(words)) : all;
    const few = Math.max(FEW, chosen.length);
    const listed = fitting.slice(0, isOpen ? MANY : few);
    const rest = all.length - few;
    const element = el(
      'fieldset.facet',
      {},
      el('legend', {}, t(`facet.${facet}`)),
      isOpen && all.length > 2 * FEW && finderOf(facet),
      el('ul', {}, listed.map(({ value, count, isChosen }) => el('li', {}, valueOf(facet, value, count, isChosen)))),
      isOpen && fitting.length > MANY && el('p.facet-note', {}, t('facet.n_of', { n: MANY })),
      rest > 0 && keyed(el('button.facet-more', { type: 'button', 'aria-expanded': String(isOpen), onclick: () => turn(facet) }, isOpen ? t('facet.fewer') : t('facet.more', { n: rest })), `${facet} more`),
    );
    // Each facet is one stop for Tab.
    rove(element, 'input[type="checkbox"], .facet-more');
    return element;
  };

  /** @param {Facet} facet */
  const turn = (facet) => {
    if (open.has(facet)) open.delete(facet);
    else open.add(facet);
    delete sought[facet];
    draw();
  };

  /** @param {Facet} facet */
  const finderOf = (facet) => {
    const field = /** @type {HTMLInputElement} */ (
      el('input.facet-find', { type: 'search', 'aria-label': t('facet.find', { what: t(`facet.${facet}`) }), placeholder: t('facet.find', { what: t(`facet.${facet}`) }), spellcheck: 'false' })
    );
    field.value = sought[facet] ?? '';
    const look = () => {
      sought[facet] = field.value;
      const at = field.selectionStart ?? field.value.length;
      draw();
      const again = document.activeElement;
      if (again instanceof HTMLInputElement && again.type === 'search') again.setSelectionRange(at, at);
    };
    field.addEventListener('input', (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) look();
    });
    field.addEventListener('compositionend', look);
    return keyed(field, `${facet} find`);
  };

  /** @param {Facet} facet @param {string} value @param {number} count @param {boolean} isChosen */
  const valueOf = (facet, value, count, isChosen) => {
    const box = keyed(el('input', { type: 'checkbox', checked: isChosen, onchange: () => given.toggle(facet, value) }), `${facet} ${value}`);
    const words = valueWords(facet, value, given);
    return el('label', { title: words }, box, el('span.facet-value', {}, el('bdi', {}, words)), el('span.facet-count', {}, t('number', { n: count })));
  };

  return {
    element,
    /** @param {import('../wire.js').Answer['facets']} facets @param {SearchPlace} place */
    set: (facets, place) => {
      last = { facets, place };
      draw();
    },
  };
}

/** @param {HTMLElement} element @param {string} key */
function keyed(element, key) {
  element.dataset.key = key;
  return element;
}
