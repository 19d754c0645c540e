// Which view stands at which place: the archive is asked, and its answer shown. Each view is made anew with its answer.

import { failureNumber } from './arrivals.js';
import { articleView } from './views/article.js';
import { AT_ONCE as AUTHORS_AT_ONCE, authorView } from './views/author.js';
import { calendarView } from './views/calendar.js';
import { collectionsView, nothingAsked, queryOf } from './views/collections.js';
import { AT_ONCE as DECISIONS_AT_ONCE, decisionsView } from './views/decisions.js';
import { importView } from './views/importing.js';
import { AT_ONCE as LOOSE_AT_ONCE, looseView } from './views/loose.js';
import { pageView } from './views/page.js';
import { preferencesView } from './views/preferences.js';
import { AT_ONCE as FILES_AT_ONCE, reportView } from './views/report.js';
import { searchView } from './views/search.js';
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
 * @property {() => import('./router.js').Spot} [spot] Where in it the reader is, where it knows better than the room.
 * @property {() => Partial<import('./router.js').Spot>} [kept] What else there is to come back to.
 * @property {(place: import('./search_address.js').SearchPlace, back?: import('./router.js').Spot) => string} [turn] Another search,
 *   in the same view; its title comes back.
 * @property {() => void} [down] From the field above to what was found.
 *
 * @typedef {object} Given
 * @property {import('./i18n.js').Say} t
 * @property {import('./days.js').Days} days
 * @property {ReturnType<typeof import('./store.js').openStore>} store
 * @property {typeof import('./ipc.js')} ipc
 * @property {(place: Place) => void} go
 * @property {(place: Place) => void} rename Says where the reader is by another name.
 * @property {ReturnType<typeof import('./parts/seek.js').seekField>} seek
 * @property {import('./router.js').Spot} [back] Where the reader was when they left this place.
 * @property {(place: Place) => void} replace
 * @property {(change: Partial<import('./store.js').Settings>) => void} change
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
      return pageOf(page, await ipc.sheet(page.id), {}, given);
    }
    case 'page': {
      const [page, sheet] = await Promise.all([ipc.page(place.id), ipc.sheet(place.id)]);
      return pageOf(page, sheet, place, given);
    }
    case 'search':
      return searchView(place, given);
    case 'article': {
      const [article, folder] = await Promise.all([ipc.article(place.id), folderOf(given)]);
      const sheet = await ipc.sheet(article.page);
      return { ...articleView(article, given, place, sheet), room: 'article', state: JSON.stringify([article, sheet]), archive: folder };
    }
    case 'author':
      return author(place.name, given);
    case 'collections':
      return collections(place, given);
    case 'decisions':
      return decisions(given);
    case 'preferences': {
      const about = await ipc.about();
      return { ...preferencesView(about, given), room: 'preferences', state: JSON.stringify(about) };
    }
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

/**
 * @param {import('./wire.js').Page} page @param {?import('./wire.js').Sheet} sheet
 * @param {import('./picture/page_picture.js').Meant} meant @param {Given} given
 */
function pageOf(page, sheet, { article, q, exact }, given) {
  const meant = { article, q, exact };
  return { ...pageView(page, { ...given, explain: given.ipc.explainPage, sheet, meant }), room: 'page', state: JSON.stringify([page, sheet]) };
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

/** What narrows the bookmarks, as long as the window is open. */
const asked = nothingAsked();

/** @param {Extract<Place, {room: 'collections'}>} place @param {Given} given */
async function collections({ id }, given) {
  const [holdings, found] = await Promise.all([given.ipc.shelfHoldings(), given.ipc.findBookmarks(queryOf(id, asked))]);
  const state = JSON.stringify([holdings, found]);
  return { ...collectionsView(holdings, found, { ...given, id, asked }), room: 'collections', state };
}

/** @param {Given} given */
async function decisions(given) {
  const found = await given.ipc.decisions(0, DECISIONS_AT_ONCE);
  const more = (/** @type {number} */ offset) => given.ipc.decisions(offset, DECISIONS_AT_ONCE).then((answer) => answer.decisions, told(given));
  return { ...decisionsView(found, { ...given, more }), room: 'decisions', state: JSON.stringify(found) };
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
