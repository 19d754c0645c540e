// What a reader meets who has no archive yet, or an empty one: two ways to begin, and nothing else.

import { el } from '../parts/element.js';

/**
 * @typedef {import('../places.js').Given} Given
 */

/**
 * @param {{folder: string, isNew: boolean}} archive Whether it is yet to be made.
 * @param {Given} given
 */
export function firstView({ folder, isNew }, given) {
  const { t, ipc, go, failed } = given;
  const sample = /** @type {HTMLButtonElement} */ (el('button.button', { type: 'button' }, t('first.sample.open')));
  sample.addEventListener('click', async () => {
    sample.disabled = true;
    sample.textContent = t('first.sample.opening');
    try {
      await ipc.importSample();
    } catch (error) {
      failed(error);
      rest();
    }
  });
  const rest = () => {
    sample.disabled = false;
    sample.textContent = t('first.sample.open');
  };
  /** @param {() => Promise<string[]>} choose */
  const own = async (choose) => {
    try {
      if ((await choose()).length > 0) go({ room: 'import' });
    } catch (error) {
      failed(error);
    }
  };
  const folderButton = el('button.button.is-main', { type: 'button', onclick: () => void own(ipc.chooseFolder) }, t('import.choose_folder'));
  const filesButton = el('button.button', { type: 'button', onclick: () => void own(ipc.chooseFiles) }, t('import.choose_files'));
  const element = el(
    'section.first',
    { 'aria-labelledby': 'first-title' },
    el(
      'header.first-head',
      {},
      el('h1', { id: 'first-title', tabindex: -1 }, t(isNew ? 'first.title' : 'first.empty')),
      el('p.first-lead', {}, t('first.lead')),
      el('p', {}, t('first.text')),
    ),
    el(
      'div.first-ways',
      {},
      el('section.drop', { 'aria-labelledby': 'first-own' }, el('h2', { id: 'first-own' }, t('first.own')), el('p', {}, t('first.own.text')), el('p.importing-tools', {}, folderButton, filesButton)),
      el('section.first-sample', { 'aria-labelledby': 'first-sample' }, el('h2', { id: 'first-sample' }, t('first.sample')), el('p', {}, t('first.sample.text')), el('p.importing-tools', {}, sample)),
    ),
    el('p.first-where', {}, t('first.where'), ' ', el('bdi.path', {}, folder)),
  );
  document.addEventListener('imported', rest);
  return { element, dispose: () => document.removeEventListener('imported', rest) };
}
