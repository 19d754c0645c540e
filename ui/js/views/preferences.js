// 设置: how it is read, what is remembered, where things lie, and what the program is.

import { readingControls } from '../parts/dialogs.js';
import { el } from '../parts/element.js';
import { address } from '../router.js';

/**
 * @typedef {object} Given
 * @property {import('../i18n.js').Say} t
 * @property {import('../days.js').Days} days
 * @property {typeof import('../ipc.js')} ipc
 * @property {ReturnType<typeof import('../store.js').openStore>} store
 * @property {(words: string, undo?: {words: string, run: () => void}) => void} toast
 * @property {(error: unknown) => void} failed
 * @property {(change: Partial<import('../store.js').Settings>) => void} change
 */

/** @param {import('../wire.js').About} about @param {Given} given */
export function preferencesView(about, given) {
  const { t, store, change } = given;
  const settings = store.settings();
  const title = t('preferences.title');
  const element = el(
    'section.preferences',
    { 'aria-labelledby': 'preferences-title' },
    el('header.plain-head', {}, el('h1', { id: 'preferences-title', tabindex: -1 }, title)),
    part('reading', t, el('form.settings', {}, readingControls(t, settings, change), check('inverted', given))),
    part('remembered', t, el('form.settings', {}, check('history', given), check('menu', given)), forgetting(about, given)),
    archivePart(about, given),
    part('diagnostics', t, ...diagnosticsOf(about, given)),
    part('about', t, ...aboutOf(about, given)),
  );
  return { element, title, up: /** @type {import('../router.js').Place} */ ({ room: 'shelf' }) };
}

/** @param {string} name @param {import('../i18n.js').Say} t @param {...any} inside */
function part(name, t, ...inside) {
  return el('section.preferences-part', { 'aria-labelledby': `preferences-${name}` }, el('h2', { id: `preferences-${name}` }, t(`preferences.${name}`)), el('div', {}, inside));
}

/** @param {'history' | 'menu' | 'inverted'} name @param {Given} given */
function check(name, { t, store, change }) {
  const input = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', name, checked: store.settings()[name], onchange: () => change({ [name]: input.checked }) }));
  return el('label.check', {}, input, el('span', {}, t(`settings.${name}`), el('small', {}, t(`settings.${name}.note`))));
}

/** @param {import('../wire.js').About} about @param {Given} given */
function forgetting({ folder }, { t, store, toast }) {
  const count = () => store.read(folder).length;
  const says = el('p.preferences-note', {});
  const forget = el('button.button.is-plain', { type: 'button', onclick: () => {
    const read = store.forget(folder);
    draw();
    toast(t('preferences.forgot'), { words: t('undo'), run: () => (store.restore(folder, read), draw()) });
  } }, t('preferences.forget'));
  const draw = () => {
    says.textContent = t('preferences.read', { n: count() });
    forget.toggleAttribute('disabled', count() === 0);
  };
  draw();
  return el('div.preferences-line', {}, says, forget);
}

/** @param {import('../wire.js').About} about @param {Given} given */
function archivePart({ folder, archive }, { t, days }) {
  if (!archive) return part('archive', t, rows([[t('preferences.folder'), path(folder)]]), el('p.preferences-note', {}, t('preferences.not_open')));
  const size = new Intl.NumberFormat(t('language'), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const backups = archive.backups.map(({ date, bytes }) => el('li', {}, `${days.day(date)} · ${size.format(bytes / 1e6)}`));
  return part(
    'archive',
    t,
    rows([
      [t('preferences.name'), el('bdi', {}, archive.name)],
      [t('preferences.folder'), path(folder)],
      [t('preferences.originals'), `${size.format(archive.bytes / 1e6)}${archive.read_only ? ` · ${t('preferences.read_only')}` : ''}`],
      [t('preferences.decisions'), el('a', { href: address({ room: 'decisions' }) }, t('preferences.n_decisions', { n: archive.decisions }))],
      [t('preferences.backups'), path(archive.backups_folder)],
    ]),
    el('p.preferences-note', {}, t('preferences.backups.note')),
    backups.length > 0 ? el('ul.preferences-list', {}, backups) : el('p.preferences-note', {}, t('preferences.backups.none')),
  );
}

/** @param {import('../wire.js').About} about @param {Given} given */
function diagnosticsOf({ log }, { t, ipc, toast, failed }) {
  const shown = el('pre.preferences-told', { hidden: true, tabindex: 0, 'aria-label': t('preferences.told') });
  const copy = async () => {
    try {
      const words = await ipc.diagnostics();
      shown.textContent = words;
      shown.hidden = false;
      await navigator.clipboard.writeText(words);
      toast(t('preferences.copied'));
    } catch (error) {
      // What is shown can be copied by hand where the engine grants no clipboard.
      if (shown.hidden) failed(error);
      else toast(t('preferences.shown'));
    }
  };
  return [
    el('p.preferences-note', {}, t('preferences.diagnostics.note')),
    log && rows([[t('preferences.log'), path(log)]]),
    el('button.button.is-main', { type: 'button', onclick: () => void copy() }, t('preferences.copy')),
    shown,
  ];
}

/** @param {import('../wire.js').About} about @param {Given} given */
function aboutOf({ version, formats }, { t, ipc, failed }) {
  const list = el('div.licences');
  const details = /** @type {HTMLDetailsElement} */ (el('details', {}, el('summary', {}, t('preferences.licences')), list));
  details.addEventListener('toggle', async () => {
    if (!details.open || list.firstChild) return;
    try {
      const all = await ipc.licences();
      list.replaceChildren(
        el('p.preferences-note', {}, t('preferences.licences.note', { n: all.length })),
        el('table', {}, el('tbody', {}, all.map(({ name, version: of, licence }) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, of), el('td', {}, licence))))),
      );
    } catch (error) {
      failed(error);
    }
  });
  const { archive, catalogue, shelf, parser } = formats;
  return [
    el('p.preferences-about', {}, el('strong', {}, t('app.name')), ` ${version}`),
    el('p.preferences-note', {}, t('preferences.about.note')),
    el('p.preferences-note', {}, t('preferences.formats', { archive: String(archive), catalogue: String(catalogue), shelf: String(shelf), parser: String(parser) })),
    details,
  ];
}

/** @param {[string, any][]} lines */
function rows(lines) {
  return el('dl.preferences-rows', {}, lines.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** @param {string} words */
function path(words) {
  return el('bdi.path', {}, words);
}
