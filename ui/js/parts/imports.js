// The imports so far: each with what it brought, a way to its report, to its rest where it was stopped, and out again.

import { el } from './element.js';
import { lastParts, when } from './moments.js';
import { address } from '../router.js';

/**
 * @typedef {import('../wire.js').ImportEntry} ImportEntry
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../places.js').Given} Given
 */

/** What an import was given, in a line: the names of the paths, not too many. @param {ImportEntry} entry @param {Say} t */
export function givenWords({ paths, is_sample }, t) {
  if (is_sample) return t('imports.sample');
  const names = paths.slice(0, 2).map((path) => lastParts(path));
  const more = paths.length > 2 ? ` ${t('imports.more_paths', { n: paths.length })}` : '';
  return names.join(t('page.between')) + more;
}

/** What an import did, in figures. @param {ImportEntry} entry @param {Say} t */
export function figuresOf({ files, imported, articles, already_here, skipped, warnings }, t) {
  return [
    t('imports.counts', { files, imported, articles }),
    already_here > 0 && t('imports.here', { n: already_here }),
    skipped > 0 && t('imports.refused', { n: skipped }),
    warnings > 0 && t('imports.warnings', { n: warnings }),
  ].filter(Boolean).join(t('import.between'));
}

/** How it ended, where that is worth a word. @param {ImportEntry} entry @param {Say} t */
export function endedWords({ ended, imported, pages_here, trouble }, t) {
  const isOut = imported > 0 && pages_here === 0 && ended !== 'running';
  return [
    ended !== 'done' && t(`imports.ended.${ended}`),
    ended === 'broken_off' && trouble,
    isOut && t('imports.taken_out'),
  ].filter(Boolean).join(t('import.between'));
}

/** Whether there may be a rest that it did not meet. @param {ImportEntry} entry */
export function hasRest({ ended }) {
  return ended === 'cancelled' || ended === 'broken_off' || ended === 'unfinished';
}

/** @param {ImportEntry[]} entries @param {Given} given */
export function importsList(entries, given) {
  const { t } = given;
  return el(
    'section.imports',
    { 'aria-labelledby': 'imports-title' },
    el('h2', { id: 'imports-title' }, t('imports.title')),
    entries.length === 0
      ? el('p.nothing', {}, t('imports.none'))
      : el('ol', {}, entries.map((entry) => el('li', {}, importItem(entry, given)))),
  );
}

/** @param {ImportEntry} entry @param {Given} given */
function importItem(entry, given) {
  const { t } = given;
  const { number, started } = entry;
  const ended = endedWords(entry, t);
  return el(
    'article.import',
    { 'aria-label': t('imports.number', { n: number }) },
    el('p.import-given', {}, el('a', { href: address({ room: 'import', number }), title: entry.paths.join('\n') }, el('bdi', {}, givenWords(entry, t)))),
    el('p.import-facts', {}, [t('imports.number', { n: number }), when(started, t('language')), figuresOf(entry, t)].join(t('import.between'))),
    ended && el('p.import-ended', {}, ended),
    toolsOf(entry, given),
  );
}

/** What can be done with an import that is over. @param {ImportEntry} entry @param {Given} given */
export function toolsOf(entry, given) {
  const { t, ipc, go, again, failed, toast } = given;
  const { number, removal } = entry;
  const ask = el('div.take-out', { hidden: true, role: 'group' });
  /** Does something that may fail, and says so. @param {() => Promise<void>} what */
  const attempt = async (what) => {
    try {
      await what();
    } catch (error) {
      failed(error);
    }
  };
  /** @param {number} decision */
  const bringBack = (decision) => attempt(async () => {
    const { pages, missing } = await ipc.undoRemoval(decision);
    toast(missing > 0 ? t('imports.returned.missing', { pages, missing }) : t('imports.returned', { pages }));
    again();
  });
  const takeOut = () => attempt(async () => {
    const { decision, pages } = await ipc.removeImport(number);
    const undo = decision === null ? undefined : { words: t('undo'), run: () => void bringBack(decision) };
    toast(t('imports.removed', { pages }), undo);
    again();
  });
  /** @param {HTMLElement} opener */
  const confirm = (opener) => attempt(async () => {
    const { pages, articles, bookmarks } = await ipc.wouldRemoveImport(number);
    const close = () => ((ask.hidden = true), opener.focus());
    const yes = el('button.button.is-main', { type: 'button', onclick: () => void takeOut() }, t('imports.remove.yes'));
    const no = el('button.button', { type: 'button', onclick: close }, t('imports.remove.no'));
    const words = [t('imports.remove.ask', { pages, articles }), bookmarks > 0 ? t('imports.remove.marks', { n: bookmarks }) : ''];
    ask.replaceChildren(el('p', {}, words.filter(Boolean).join(' ')), el('p.take-out-choice', {}, yes, no));
    ask.onkeydown = (event) => event.key === 'Escape' && close();
    ask.hidden = false;
    no.focus();
  });
  const goOn = () => attempt(async () => {
    await ipc.handOverAgain(number);
    go({ room: 'import' });
    again();
  });
  const tools = [
    hasRest(entry) && el('button.button', { type: 'button', title: t('imports.again.note'), onclick: () => void goOn() }, t('imports.again')),
    entry.pages_here > 0 && entry.ended !== 'running'
      && el('button.button', { type: 'button', onclick: (/** @type {Event} */ event) => void confirm(/** @type {HTMLElement} */ (event.currentTarget)) }, t('imports.remove')),
    removal !== null && el('button.button', { type: 'button', onclick: () => void bringBack(removal) }, t('imports.bring_back')),
  ].filter(Boolean);
  return el('div.import-tools', {}, el('p', {}, /** @type {any} */ (tools)), ask);
}
