// 导入: the tray and what an import of it would do, or where to drop what belongs on it; how the import goes that runs;
// and all imports so far.

import { forgetFailure, lastFailure } from '../arrivals.js';
import { button, el } from '../parts/element.js';
import { importsList } from '../parts/imports.js';
import { detailsOf } from '../parts/job.js';
import { errorMessage } from '../parts/message.js';
import { forgetSaid, previewOf } from '../parts/look_ahead.js';

/**
 * @typedef {import('../places.js').Given} Given
 * @typedef {import('../wire.js').ImportRoom} ImportRoom
 */

/**
 * @param {ImportRoom} room
 * @param {Given} given
 */
export function importView(room, given) {
  const { t } = given;
  const { tray, running, read_only } = room;
  const details = detailsOf({ say: () => t, onCancel: () => void given.ipc.cancelImport() });
  const job = el('section.importing-now', { 'aria-labelledby': 'importing-now' }, el('h2', { id: 'importing-now' }, t('import.running')), details.element, el('p.importing-note', {}, t('import.go_on')));
  job.hidden = !running;
  if (running) details.show(running);
  const preview = tray.length > 0 && !running && !read_only ? previewOf(room, given) : null;
  const place = read_only ? el('p.importing-note', { role: 'status' }, t('import.read_only')) : preview ? trayOf(room, given, preview.element) : dropPlace(given);
  if (running) place.hidden = true;

  const element = el(
    'section.importing',
    { 'aria-labelledby': 'importing-title' },
    el(
      'header.plain-head',
      {},
      el('h1', { id: 'importing-title', tabindex: -1 }, t('import.title')),
      el('p', {}, t('import.archive'), ' ', el('bdi.path', {}, room.folder)),
    ),
    failureOf(given),
    job,
    place,
    room.imports.length > 0 || !running ? importsList(room.imports, given) : null,
  );

  /** @param {any} event */
  const goOn = ({ detail }) => {
    details.show(detail);
    if (!running) given.again();
  };
  return {
    element,
    title: t('import.title'),
    up: /** @type {import('../router.js').Place} */ ({ room: 'shelf' }),
    setUnchanged: () => {},
    ready: () => document.addEventListener('importing', goOn),
    shown: () => preview?.begin(),
    dispose: () => {
      document.removeEventListener('importing', goOn);
      preview?.dispose();
    },
  };
}

/** What the last import failed by: it stays until another begins, or the reader has read it. @param {Given} given */
function failureOf(given) {
  const { t } = given;
  const failure = lastFailure();
  if (!failure) return null;
  const words = errorMessage(failure, t);
  const number = failure.params?.import;
  const close = () => (forgetFailure(), element.remove(), /** @type {HTMLElement | null} */ (document.querySelector('#room h1'))?.focus());
  const element = el(
    'section.importing-failed',
    { role: 'alert' },
    el('h2', {}, words.lead),
    words.where && el('p.path', {}, words.where),
    el('p', {}, words.text),
    words.cause && el('details', {}, el('summary', {}, words.details), el('pre', {}, words.cause)),
    el(
      'p.importing-tools',
      {},
      number && el('a.button', { href: `#/import/${number}` }, t('import.see_in')),
      button({ label: t('dialog.close'), onclick: close }),
    ),
  );
  return element;
}

/** Choosing what to import: each choice is laid on the tray. @param {Given} given @param {'choose' | 'add'} how */
function choosers(given, how) {
  const { t, ipc } = given;
  /** @param {() => Promise<string[]>} choose */
  const ask = async (choose) => {
    try {
      await choose();
      given.again();
    } catch (error) {
      given.failed(error);
    }
  };
  /** @param {string} words @param {() => Promise<string[]>} choose @param {boolean} isMain */
  const one = (words, choose, isMain) =>
    el(`button.button${isMain ? '.is-main' : ''}`, { type: 'button', onclick: () => void ask(choose) }, words);
  return [one(t(`import.${how}_folder`), ipc.chooseFolder, how === 'choose'), one(t(`import.${how}_files`), ipc.chooseFiles, false)];
}

/** Where nothing lies on the tray. @param {Given} given */
function dropPlace(given) {
  const { t } = given;
  return el(
    'section.drop',
    { 'aria-label': t('import.drop.lead') },
    el('p.drop-lead', {}, t('import.drop.lead')),
    el('p.importing-tools', {}, el('span', {}, t('import.drop.or')), choosers(given, 'choose')),
    el('p.importing-note', {}, t('import.drop.kinds')),
  );
}

/** What lies on the tray, and what would become of it. @param {ImportRoom} room @param {Given} given @param {HTMLElement} preview */
function trayOf({ tray }, given, preview) {
  const { t, ipc } = given;
  const clear = async () => {
    try {
      forgetFailure();
      forgetSaid();
      await ipc.clearTray();
      given.again();
    } catch (error) {
      given.failed(error);
    }
  };
  return el(
    'div.tray',
    {},
    el(
      'section.tray-paths',
      { 'aria-labelledby': 'tray-title' },
      el('h2', { id: 'tray-title' }, t('import.tray')),
      el('ul', {}, tray.map((path) => el('li.path', {}, el('bdi', {}, path)))),
      el('p.importing-tools', {}, choosers(given, 'add'), button({ label: t('import.clear'), onclick: () => void clear() })),
    ),
    preview,
  );
}
