// The native menu, made from the table of keys: each action stands in it once, with the words of the list under `?`.

/**
 * @typedef {{kind: 'action', action: string, words: string, key: ?string} | {kind: 'system', what: string, words: string}
 *   | {kind: 'separator'}} Item
 * @typedef {{shown: boolean, menus: {title: string, items: Item[]}[]}} MenuBar
 * @typedef {{action: string, keys: string[], in: string, shown?: string}} Key
 */

/** Where actions stand that are not listed under the place they are for. @type {Record<string, string[]>} */
const APART = {
  file: ['palette', 'import', 'print', 'preferences', 'settings'],
  edit: ['find', 'nextHit', 'previousHit', 'correct'],
  help: ['help'],
};

/**
 * @param {readonly Key[]} keys @param {import('./i18n.js').Say} t @param {boolean} shown
 * @returns {MenuBar}
 */
export function menuBar(keys, t, shown) {
  const apart = new Set(Object.values(APART).flat());
  const items = (/** @type {(key: Key) => boolean} */ fits) => keys.filter(fits).map((key) => itemOf(key, t));
  const named = (/** @type {string} */ name) => items(({ action }) => APART[name]?.includes(action) === true);
  const places = [...new Set(keys.map((key) => key.in))].filter((place) => place !== 'lists');
  const system = (/** @type {string[]} */ ...names) => names.map((what) => /** @type {Item} */ ({ kind: 'system', what, words: t(`menu.${what}`) }));
  const line = /** @type {Item} */ ({ kind: 'separator' });
  const of = (/** @type {string} */ place) => ({
    title: t(place === 'everywhere' ? 'menu.go' : `keys.${place}`),
    items: items(({ action, in: where }) => where === place && !apart.has(action)),
  });
  const menus = [
    { title: t('menu.file'), items: [...named('file'), line, ...system('close_window', 'quit')] },
    { title: t('menu.edit'), items: [...system('cut', 'copy', 'paste', 'select_all'), line, ...named('edit')] },
    ...places.map(of),
    { title: t('menu.help'), items: named('help') },
  ];
  return { shown, menus: menus.filter((menu) => menu.items.length > 0) };
}

/** @param {Key} key @param {import('./i18n.js').Say} t @returns {Item} */
function itemOf({ action, keys, shown }, t) {
  const words = t(`key.${action}`);
  // A key alone would be taken from who types it: it is only told.
  const held = keys.find((name) => /^(Control|Alt)\+./.test(name));
  if (held) return { kind: 'action', action, words, key: held.replace('Control', 'CmdOrCtrl').replace(/\+([a-z])$/, (_, letter) => `+${letter.toUpperCase()}`) };
  const told = shown ?? keys[0] ?? '';
  return { kind: 'action', action, words: told ? `${words}　${told}` : words, key: null };
}
