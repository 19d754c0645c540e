// What stands around the list of marks: the collections and tags at its left, with what leaves and comes in as a file; and
// what can be done with the collection or the tag that is shown.

import { showChanges } from './changes.js';
import { button, el } from './element.js';
import { depths, sayTakenOff } from './filing.js';
import { askName, askPlace } from './naming.js';
import { rove } from './roving.js';
import { treeOf } from './tree.js';

/**
 * @typedef {import('../wire.js').ShelfHoldings} ShelfHoldings
 * @typedef {import('../views/collections.js').Asked} Asked
 */

/**
 * The left column: collections, tags, and what leaves and comes in.
 * @param {ShelfHoldings} holdings @param {Asked} asked @param {string | undefined} id
 * @param {import('../places.js').Given & {pickTag: (tag: string) => void, again: () => void}} given
 */
export function sideOf(holdings, asked, id, given) {
  const { t, days, ipc, failed, toast, go } = given;
  const make = async () => {
    const name = await askName(t('collections.new'), '', t);
    if (name === null) return;
    try {
      const made = await ipc.makeCollection(name, null);
      go({ room: 'collections', id: String(made) });
    } catch (error) {
      failed(error);
    }
  };
  const tags = el(
    'ul.tags',
    {},
    holdings.tags.map(({ name, bookmarks }) =>
      el('li', {}, el('button.tag', { type: 'button', 'data-key': `tag ${name}`, 'aria-pressed': String(asked.tags.includes(name)), onclick: () => given.pickTag(name) }, el('span', {}, name), el('span.tally', {}, String(bookmarks)))),
    ),
  );
  rove(tags, 'button');
  const exported = async () => {
    try {
      const done = await ipc.exportShelf(t('collections.file', { day: new Date().toISOString().slice(0, 10) }));
      if (done.kind === 'done') toast(t('collections.exported', { n: done.bookmarks, path: done.path }));
    } catch (error) {
      failed(error);
    }
  };
  const takenIn = async () => {
    try {
      const done = await ipc.importShelf();
      if (done.kind !== 'done') return;
      given.again();
      const { added, completed, already_here, lost, change } = done;
      const words = [t('collections.taken_in', { added, completed, already: already_here }), lost.length > 0 && t('collections.taken_in_lost', { n: lost.length })];
      const said = words.filter(Boolean).join(' ');
      if (change === null) toast(said);
      else sayTakenOff(said, change, given.again, given);
    } catch (error) {
      failed(error);
    }
  };
  return [
    el('header.side-head', {}, el('h2', { id: 'tree-title' }, t('collections.title')), button({ label: t('collections.new'), words: '＋', onclick: () => void make() })),
    treeOf(holdings, id, depths(holdings.collections), t),
    ...(holdings.tags.length > 0 ? [el('h2.side-title', {}, t('filing.tags')), tags] : []),
    el(
      'footer.side-foot',
      {},
      el('div', {}, el('button.button', { type: 'button', 'data-key': 'export', onclick: () => void exported() }, t('collections.export')), el('button.button', { type: 'button', 'data-key': 'import', onclick: () => void takenIn() }, t('collections.import')), el('button.button', { type: 'button', 'data-key': 'changes', onclick: () => void showChanges(given) }, t('collections.changes'))),
      el('p', { title: holdings.copies }, holdings.copied ? t('collections.copied', { day: days.day(holdings.copied) }) : t('collections.not_copied')),
      el('p.path', {}, el('bdi', {}, holdings.copies)),
    ),
  ];
}

/**
 * What can be done with the collection that is shown, or with the one tag that is chosen.
 * @param {ShelfHoldings} holdings @param {Asked} asked @param {string | undefined} id
 * @param {import('../places.js').Given & {again: () => void, reload: () => void}} given `again`: the list; `reload`: all.
 */
export function toolsOf(holdings, asked, id, given) {
  const { t, ipc, failed, go } = given;
  /** @param {() => Promise<void>} work */
  const doing = (work) => () => void work().catch(failed);
  const own = holdings.collections.find((collection) => String(collection.id) === id);
  const [tag] = asked.tags;
  const tools = [];
  if (own) {
    tools.push(
      button({ label: t('collections.rename'), onclick: doing(async () => {
        const name = await askName(t('collections.rename'), own.name, t);
        if (name === null || name === own.name) return;
        await ipc.renameCollection(own.id, name);
        given.reload();
      }) }),
      button({ label: t('collections.move'), onclick: doing(async () => {
        const parent = await askPlace(own, holdings.collections, t);
        if (parent === undefined || parent === own.parent) return;
        await ipc.moveCollection(own.id, parent);
        given.reload();
      }) }),
      button({ label: t('collections.new_below'), onclick: doing(async () => {
        const name = await askName(t('collections.new_below'), '', t);
        if (name !== null) go({ room: 'collections', id: String(await ipc.makeCollection(name, own.id)) });
      }) }),
      button({ label: t('collections.remove'), onclick: doing(async () => {
        const change = await ipc.removeCollection(own.id);
        go(own.parent === null ? { room: 'collections' } : { room: 'collections', id: String(own.parent) });
        sayTakenOff(t('collections.removed', { name: own.name }), change, () => go({ room: 'collections', id: String(own.id) }), given);
      }) }),
    );
  }
  if (tag !== undefined && asked.tags.length === 1) {
    tools.push(
      el('span.tools-of', {}, t('filing.tag', { tag })),
      button({ label: t('filing.tag_rename'), onclick: doing(async () => {
        const name = await askName(t('filing.tag_rename'), tag, t);
        if (name === null || name === tag) return;
        await ipc.renameTag(tag, name);
        asked.tags = [name.trim().split(/\s+/).join(' ')];
        given.again();
      }) }),
      button({ label: t('filing.tag_remove'), onclick: doing(async () => {
        const change = await ipc.removeTag(tag);
        asked.tags = [];
        given.again();
        sayTakenOff(t('filing.tag_removed', { tag }), change, given.again, given);
      }) }),
    );
  }
  return tools;
}
