// The collections as a tree. (WAI-ARIA: navigation treeview: one stop for Tab; arrows go up and down, open and close;
// Home, End and letters lead on.) What is closed stays so while the window is open.

import { el } from './element.js';
import { address } from '../router.js';

/** Numbers of collections that are closed. @type {Set<number>} */
const closed = new Set();

/**
 * The collections that are to be seen: those of which none that holds them is closed.
 * @param {import('../wire.js').ShelfHoldings['collections']} collections @param {Set<number>} shut
 */
export function seen(collections, shut) {
  /** @type {Set<number>} */
  const hidden = new Set();
  return collections.filter(({ id, parent }) => {
    const isHidden = parent !== null && (hidden.has(parent) || shut.has(parent));
    if (isHidden) hidden.add(id);
    return !isHidden;
  });
}

/**
 * @param {import('../wire.js').ShelfHoldings} holdings @param {string | undefined} id The one that is shown.
 * @param {Map<number, number>} deep @param {import('../i18n.js').Say} t
 */
export function treeOf(holdings, id, deep, t) {
  const tree = el('div.tree', { role: 'tree', 'aria-labelledby': 'tree-title' });
  const parents = new Set(holdings.collections.map(({ parent }) => parent));
  /** @param {{key: string | undefined, name: string, n: number, level: number, number?: number}} item */
  const itemOf = ({ key, name, n, level, number }) => {
    const opens = number !== undefined && parents.has(number);
    const item = el(
      'a.tree-item',
      {
        role: 'treeitem',
        href: address(key === undefined ? { room: 'collections' } : { room: 'collections', id: key }),
        'aria-level': level,
        'aria-current': key === id ? 'page' : null,
        'aria-selected': String(key === id),
        'aria-expanded': opens ? String(!closed.has(number)) : null,
        'data-level': Math.min(level, 6),
        'data-key': `collection ${key ?? ''}`,
        tabindex: key === id ? 0 : -1,
      },
      el('span.tree-sign', { 'aria-hidden': 'true' }, opens ? (closed.has(number) ? '▸' : '▾') : ''),
      el('span.tree-name', {}, name),
      el('span.tally', {}, String(n)),
    );
    if (opens) {
      item.querySelector('.tree-sign')?.addEventListener('click', (event) => {
        event.preventDefault();
        event.stopPropagation();
        set(number, closed.has(number), item);
      });
    }
    return item;
  };
  const draw = () => {
    tree.replaceChildren(
      itemOf({ key: undefined, name: t('collections.all'), n: holdings.bookmarks, level: 1 }),
      ...(holdings.collections.length > 0 ? [itemOf({ key: 'unfiled', name: t('collections.unfiled'), n: holdings.unfiled, level: 1 })] : []),
      ...seen(holdings.collections, closed).map(({ id: number, name, bookmarks }) =>
        itemOf({ key: String(number), name, n: bookmarks, level: 1 + (deep.get(number) ?? 0), number }),
      ),
    );
    if (!tree.querySelector('[tabindex="0"]')) /** @type {HTMLElement} */ (tree.firstElementChild).tabIndex = 0;
  };
  /** @param {number} number @param {boolean} isOpen @param {HTMLElement} item */
  const set = (number, isOpen, item) => {
    if (isOpen) closed.delete(number);
    else closed.add(number);
    const { key } = item.dataset;
    draw();
    enter(items().find((other) => other.dataset.key === key));
  };
  const items = () => /** @type {HTMLElement[]} */ ([...tree.children]);
  /** @param {HTMLElement | undefined} item */
  const enter = (item) => {
    if (!item) return;
    for (const other of items()) other.tabIndex = other === item ? 0 : -1;
    item.focus();
  };
  let typed = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let forget;
  tree.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const all = items();
    const at = all.findIndex((item) => item === event.target);
    const item = all[at];
    if (!item) return;
    const level = Number(item.ariaLevel);
    const number = Number(item.dataset.key?.split(' ')[1]);
    const expanded = item.getAttribute('aria-expanded');
    if (event.key === 'ArrowDown') enter(all[at + 1]);
    else if (event.key === 'ArrowUp') enter(all[at - 1]);
    else if (event.key === 'Home') enter(all[0]);
    else if (event.key === 'End') enter(all.at(-1));
    else if (event.key === 'ArrowRight') {
      if (expanded === 'false') set(number, true, item);
      else if (expanded === 'true') enter(all[at + 1]);
    } else if (event.key === 'ArrowLeft') {
      if (expanded === 'true') set(number, false, item);
      else enter(all.slice(0, at).findLast((other) => Number(other.ariaLevel) < level));
    } else if (event.key.length === 1 && !' ?/'.includes(event.key)) {
      clearTimeout(forget);
      forget = setTimeout(() => (typed = ''), 600);
      typed += event.key.toLowerCase();
      const from = typed.length > 1 ? at : at + 1;
      const order = [...all.slice(from), ...all.slice(0, from)];
      enter(order.find((other) => (other.querySelector('.tree-name')?.textContent ?? '').toLowerCase().startsWith(typed)));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  draw();
  return tree;
}
