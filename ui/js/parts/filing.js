// Where a bookmark stands: a dialog with its tags and the collections, each heard at once. (WAI-ARIA: modal dialog; the
// collections are a list of checkboxes that is one stop for Tab.)

import { openDialog } from './dialogs.js';
import { el } from './element.js';
import { rove } from './roving.js';

/**
 * @typedef {import('../wire.js').Marked} Marked
 * @typedef {import('../wire.js').ShelfHoldings} ShelfHoldings
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {{t: Say, ipc: typeof import('../ipc.js'), failed: (error: unknown) => void,
 *   toast: (words: string, undo?: {words: string, run: () => void}) => void}} Given
 */

/** How deep each collection lies, by its number. @param {ShelfHoldings['collections']} collections */
export function depths(collections) {
  /** @type {Map<number, number>} */
  const of = new Map();
  for (const { id, parent } of collections) of.set(id, parent === null ? 0 : (of.get(parent) ?? 0) + 1);
  return of;
}

/** The collections' names with what they are part of. @param {ShelfHoldings['collections']} collections */
export function pathsOf(collections) {
  /** @type {Map<number, string>} */
  const of = new Map();
  for (const { id, name, parent } of collections) {
    const above = parent === null ? undefined : of.get(parent);
    of.set(id, above === undefined ? name : `${above} / ${name}`);
  }
  return of;
}

/**
 * Says that something was taken off, and offers it back.
 * @param {string} words @param {?number} change @param {() => void} again @param {Given} given
 */
export function sayTakenOff(words, change, again, { t, ipc, toast, failed }) {
  const undo = async () => {
    try {
      await ipc.undoOnShelf(/** @type {number} */ (change));
      again();
    } catch (error) {
      failed(error);
    }
  };
  toast(words, change === null ? undefined : { words: t('undo'), run: () => void undo() });
}

/**
 * @param {Marked} mark @param {ShelfHoldings} holdings @param {'tags' | 'collections'} first
 * @param {() => void} changed What stands on the shelf is to be asked for anew. @param {Given} given
 */
export function showFiling(mark, holdings, first, changed, given) {
  const { t } = given;
  const tags = tagsOf(mark, holdings, changed, given);
  const collections = collectionsOf(mark, holdings, changed, given);
  openDialog(t('filing.title'), t, [
    el('div.filing', {}, el('p.filing-of', {}, mark.headline ?? mark.quote), tags.element, collections.element),
  ]);
  (first === 'tags' ? tags : collections).focus();
}

/** @param {Marked} mark @param {ShelfHoldings} holdings @param {() => void} changed @param {Given} given */
function tagsOf(mark, holdings, changed, given) {
  const { t, ipc, failed } = given;
  const list = el('ul.chips');
  const field = /** @type {HTMLInputElement} */ (
    el('input.field', { type: 'text', 'aria-label': t('filing.tag_new'), placeholder: t('filing.tag_new'), list: 'all-tags', spellcheck: 'false', autocomplete: 'off' })
  );
  const known = el('datalist', { id: 'all-tags' }, holdings.tags.map(({ name }) => el('option', { value: name })));
  const draw = () => {
    list.replaceChildren(
      ...mark.tags.map((tag) =>
        el('li', {}, el('button.chip', { type: 'button', 'aria-label': t('filing.tag_off', { tag }), title: t('filing.tag_off', { tag }), onclick: () => void set(tag, false) }, tag, el('span', { 'aria-hidden': 'true' }, '×'))),
      ),
    );
    list.hidden = mark.tags.length === 0;
  };
  /** @param {string} tag @param {boolean} on */
  const set = async (tag, on) => {
    try {
      const change = await ipc.tagBookmarks([mark.id], tag, on);
      const said = tag.trim().split(/\s+/).join(' ');
      mark.tags = on ? [...new Set([...mark.tags, said])].sort() : mark.tags.filter((other) => other !== tag);
      draw();
      field.focus();
      changed();
      if (!on) {
        sayTakenOff(t('filing.tag_was_off', { tag }), change, () => {
          mark.tags = [...mark.tags, tag].sort();
          draw();
          changed();
        }, given);
      }
    } catch (error) {
      failed(error);
    }
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const tag = field.value;
    field.value = '';
    if (tag.trim()) void set(tag, true);
  });
  draw();
  return { element: el('section', {}, el('h3', {}, t('filing.tags')), list, field, known), focus: () => field.focus() };
}

/** @param {Marked} mark @param {ShelfHoldings} holdings @param {() => void} changed @param {Given} given */
function collectionsOf(mark, holdings, changed, given) {
  const { t, ipc, failed } = given;
  const list = el('ul.filing-list', { 'aria-label': t('collections.title') });
  const field = /** @type {HTMLInputElement} */ (
    el('input.field', { type: 'text', 'aria-label': t('filing.collection_new'), placeholder: t('filing.collection_new'), spellcheck: 'false', autocomplete: 'off' })
  );
  const draw = () => {
    const deep = depths(holdings.collections);
    list.replaceChildren(
      ...holdings.collections.map(({ id, name }) => {
        const box = /** @type {HTMLInputElement} */ (
          el('input', { type: 'checkbox', checked: mark.collections.includes(id), onchange: () => void set(id, name, box.checked) })
        );
        return el('li', { 'data-depth': Math.min(deep.get(id) ?? 0, 5) }, el('label', {}, box, el('span', {}, name)));
      }),
    );
    list.hidden = holdings.collections.length === 0;
    rove(list, 'input', { inRows: true });
  };
  /** @param {number} id @param {string} name @param {boolean} on */
  const set = async (id, name, on) => {
    try {
      const change = await ipc.collectBookmarks([mark.id], id, on);
      mark.collections = on ? [...mark.collections, id] : mark.collections.filter((other) => other !== id);
      changed();
      if (!on) {
        sayTakenOff(t('filing.was_taken_out', { name }), change, () => {
          mark.collections = [...mark.collections, id];
          draw();
          changed();
        }, given);
      }
    } catch (error) {
      draw();
      failed(error);
    }
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void make(field.value);
  });
  /** @param {string} name */
  const make = async (name) => {
    if (!name.trim()) return;
    try {
      const id = await ipc.makeCollection(name, null);
      await ipc.collectBookmarks([mark.id], id, true);
      mark.collections = [...mark.collections, id];
      Object.assign(holdings, await ipc.shelfHoldings());
      field.value = '';
      draw();
      changed();
    } catch (error) {
      failed(error);
    }
  };
  draw();
  const focus = () => /** @type {HTMLElement} */ (list.querySelector('input[tabindex="0"]') ?? field).focus();
  return { element: el('section', {}, el('h3', {}, t('collections.title')), list, field), focus };
}
