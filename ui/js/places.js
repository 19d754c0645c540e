// Which view stands at which place: the archive is asked, and its answer shown. Each view is made anew with its answer.

import { failureNumber } from './arrivals.js';
import { articleView } from './views/article.js';
import { AT_ONCE as AUTHORS_AT_ONCE, authorView } from './views/author.js';
import { calendarView } from './views/calendar.js';
import { importView } from './views/importing.js';
import { AT_ONCE as LOOSE_AT_ONCE, looseView } from './views/loose.js';
import { pageView } from './views/page.js';
import { AT_ONCE as FILES_AT_ONCE, reportView } from './views/report.js';
import { fillMarks, shelfView } from './views/shelf.js';

/**
 * @typedef {import('./router.js').Place} Place
 *
 * @typedef {object} View
 * @property {HTMLElement} element
 * @property {string} title
 * @property {string} room The room it is in, as the frame lists them.
 * @property {string} state What it shows, to be compared.
 * @property {Place} [up] The place that holds it.
 * @property {string} [archive] The folder of the archive.
 * @property {Record<string, () => boolean | void>} [actions] By their names in keys.js.
 * @property {import('./store.js').Read} [read] What is read here.
 * @property {() => void} [ready] It is in the window, and not yet scrolled.
 * @property {() => void} [shown] It is shown.
 * @property {() => void} [setUnchanged] It was looked at again and is the same.
 * @property {() => void} [dispose] It goes.
 *
 * @typedef {object} Given
 * @property {import('./i18n.js').Say} t
 * @property {import('./days.js').Days} days
 * @property {ReturnType<typeof import('./store.js').openStore>} store
 * @property {typeof import('./ipc.js')} ipc
 * @property {(place: Place) => void} go
 * @property {(words: string, undo?: {words: string, run: () => void}) => void} toast
 * @property {(error: unknown) => void} failed
 * @property {(change: 'larger' | 'smaller' | 'vertical') => boolean} setType
 * @property {() => void} again
 */

/** The archive's folder, once it was asked. */
let archive = '';

/** The view of a place. @param {Place} place @param {Given} given @returns {Promise<View>} */
export async function viewOf(place, given) {
  const { ipc } = given;
  switch (place.room) {
    case 'shelf':
      return shelf(given);
    case 'paper': {
      const calendar = await ipc.calendar(place.newspaper, place.year);
      return { ...calendarView(calendar, given), room: 'shelf', state: JSON.stringify(calendar) };
    }
    case 'loose':
      return loose(place, given);
    case 'issue': {
      const page = await ipc.issue(place.newspaper, place.date, place.edition);
      return pageOf(page, given);
    }
    case 'page':
      return pageOf(await ipc.page(place.id), given);
    case 'article': {
      const [article, folder] = await Promise.all([ipc.article(place.id), folderOf(given)]);
      return { ...articleView(article, given), room: 'article', state: JSON.stringify(article), archive: folder };
    }
    case 'author':
      return author(place.name, given);
    case 'import':
      return place.number ? report(place.number, given) : importing(given);
  }
}

/** @param {Given} given */
async function folderOf({ ipc }) {
  if (!archive) archive = (await ipc.newspapers()).folder;
  return archive;
}

/** @param {Given} given */
async function shelf(given) {
  const [answer, unfinished] = await Promise.all([given.ipc.newspapers(), unfinishedImport(given)]);
  archive = answer.folder;
  const read = given.store.read(archive);
  const view = shelfView(answer, { ...given, read, unfinished });
  const shown = () => showMarks(view.marks, given);
  return { ...view, room: 'shelf', state: JSON.stringify([answer, read, unfinished]), shown };
}

/** The last import, where it was cut short. What cannot be found out is not said. @param {Given} given */
async function unfinishedImport({ ipc }) {
  try {
    const [last] = (await ipc.importRoom()).imports;
    return last?.ended === 'unfinished' && last.pages_here > 0 ? last : null;
  } catch {
    return null;
  }
}

/** How many bookmarks the bookcase shows. */
const MARKS = 8;

/** Fills in the bookmarks, which may take longer to find than the newspapers. @param {HTMLElement | undefined} element @param {Given} given */
async function showMarks(element, given) {
  if (!element) return;
  try {
    fillMarks(element, await given.ipc.bookmarks(MARKS), given);
  } catch (error) {
    given.failed(error);
  }
}

/** @param {import('./wire.js').Page} page @param {Given} given */
function pageOf(page, given) {
  return { ...pageView(page, { ...given, explain: given.ipc.explainPage }), room: 'page', state: JSON.stringify(page) };
}

/** @param {Extract<Place, {room: 'loose'}>} place @param {Given} given */
async function loose({ newspaper }, given) {
  const asked = (/** @type {number} */ offset) => given.ipc.loosePages(newspaper ?? null, offset, LOOSE_AT_ONCE);
  const found = await asked(0);
  const more = (/** @type {number} */ offset) => asked(offset).then(({ pages }) => pages, told(given));
  return { ...looseView(found, { ...given, newspaper, more }), room: 'shelf', state: JSON.stringify(found) };
}

/** @param {string} name @param {Given} given */
async function author(name, given) {
  const asked = (/** @type {number} */ offset) => given.ipc.writtenBy(name, offset, AUTHORS_AT_ONCE);
  const found = await asked(0);
  const more = (/** @type {number} */ offset) => asked(offset).then(({ articles }) => articles, told(given));
  return { ...authorView(found, { ...given, name, more }), room: '', state: JSON.stringify(found) };
}

/** @param {Given} given */
async function importing(given) {
  const answer = await given.ipc.importRoom();
  return { ...importView(answer, given), room: 'import', state: JSON.stringify({ ...answer, running: Boolean(answer.running), failure: failureNumber() }) };
}

/** @param {number} number @param {Given} given */
async function report(number, given) {
  const answer = await given.ipc.importReport(number, FILES_AT_ONCE);
  return { ...reportView(answer, given), room: 'import', state: JSON.stringify(answer) };
}

/** A further part of a list that did not come is said, and the list stays as it is. @param {Given} given */
function told({ failed }) {
  return (/** @type {unknown} */ error) => {
    failed(error);
    return [];
  };
}
