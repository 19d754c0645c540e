// What was done to the bookmarks, the latest first, and the way to take any of it back: a toast goes, this stays.

import { openDialog } from './dialogs.js';
import { el } from './element.js';
import { rove } from './roving.js';

/** How many changes are listed. */
const LISTED = 200;

/**
 * @param {{t: import('../i18n.js').Say, days: import('../days.js').Days, ipc: typeof import('../ipc.js'),
 *   failed: (error: unknown) => void, again: () => void}} given `again`: what stands on the shelf is to be shown anew.
 */
export async function showChanges({ t, days, ipc, failed, again }) {
  const list = el('ol.changes');
  const draw = async () => {
    const changes = await ipc.shelfChanges(LISTED);
    list.replaceChildren(
      ...changes.filter(({ kind }) => kind !== 'undo').map(({ id, kind, what, made, undone }) =>
        el(
          `li${undone ? '.is-undone' : ''}`,
          {},
          el('span.change-kind', {}, t(`change.${kind}`)),
          el('span.change-what', {}, what),
          el('span.change-day', {}, days.day(made.slice(0, 10))),
          undone
            ? el('span.change-undone', {}, t('change.undone'))
            : el('button.button', { type: 'button', 'aria-label': t('change.undo', { kind: t(`change.${kind}`), what }), onclick: (/** @type {Event} */ event) => void undo(id, event) }, t('undo')),
        ),
      ),
    );
    if (list.childElementCount === 0) list.append(el('li', {}, t('change.none')));
    rove(list, 'button');
  };
  /** @param {number} id @param {Event} event */
  const undo = async (id, event) => {
    const at = [...list.children].findIndex((row) => row.contains(/** @type {Node} */ (event.target)));
    try {
      await ipc.undoOnShelf(id);
      await draw();
      again();
    } catch (error) {
      failed(error);
    }
    const rows = [...list.children].slice(Math.max(at, 0));
    /** @type {HTMLElement | null | undefined} */ (rows.map((row) => row.querySelector('button')).find(Boolean) ?? list.querySelector('button'))?.focus();
  };
  try {
    await draw();
    openDialog(t('change.title'), t, [el('div.filing', {}, list)]);
    /** @type {HTMLElement | null} */ (list.querySelector('button'))?.focus();
  } catch (error) {
    failed(error);
  }
}
