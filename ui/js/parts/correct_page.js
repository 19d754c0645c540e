// Setting right the facts of the page one looks at: the form opens below its head, for this page or for all that go with it.

import { correctForm } from './correct.js';
import { el } from './element.js';

/**
 * @typedef {import('../wire.js').Page} Page
 * @typedef {import('../wire.js').FactName} FactName
 * @typedef {import('../wire.js').Reach} Reach
 * @typedef {import('./correct.js').Given & {isWithoutText?: boolean, go: (place: import('../router.js').Place) => void, replace: (place: import('../router.js').Place) => void}} Given
 */

/** What stands for a page that has no text, and so no articles of its own. @param {Page} page */
export function standIn({ articles }) {
  const [only] = articles;
  return articles.length === 1 && only && only.blocks.length === 0 && !only.column && !only.kicker && !only.subheadline ? only : null;
}

/** The facts of a page as a form has them. @param {Page} page @param {?{headline: ?string}} [titled] What stands for a page without text. @returns {import('./correct.js').Known[]} */
export function factsKnown({ newspaper, date, edition, number, label }, titled = null) {
  return [
    ...(titled ? [{ name: /** @type {const} */ ('title'), was: titled.headline ?? '' }] : []),
    { name: 'newspaper', was: newspaper?.value ?? '', source: newspaper?.source },
    { name: 'date', was: date?.value ?? '', source: date?.source },
    { name: 'edition', was: edition },
    { name: 'number', was: number ? String(number.value) : '', source: number?.source },
    { name: 'page', was: label?.value ?? '', source: label?.source },
  ];
}

/** The facts to begin with: the first that was inferred. @param {Page} page @returns {FactName} */
export function doubtful({ newspaper, date, number, label }) {
  if (date && !date.stated) return 'date';
  if (newspaper && !newspaper.stated) return 'newspaper';
  if (label && !label.stated) return 'page';
  if (number && !number.stated) return 'number';
  return newspaper && !date ? 'date' : 'newspaper';
}

/**
 * Which pages may be meant: what has no more pages than the reach before it is left out.
 * @param {string} page @param {import('../wire.js').Reaches} counts @returns {{reach: Reach, pages: number}[]}
 */
export function reachesOf(page, counts) {
  const all = /** @type {{reach: Reach, pages: number}[]} */ ([{ reach: { kind: 'pages', pages: [page] }, pages: 1 }]);
  for (const kind of /** @type {const} */ (['issue', 'file', 'import'])) {
    if (counts[kind] > 1 && !all.some(({ pages }) => pages === counts[kind])) all.push({ reach: { kind, page }, pages: counts[kind] });
  }
  return all;
}

/** @param {Page} page @param {Given} given */
export function correcter(page, given) {
  const { t, ipc } = given;
  const element = el('div.correct-place', { hidden: true });
  /** @type {?Element} */
  let from = null;
  const close = () => {
    element.hidden = true;
    element.replaceChildren();
    if (from instanceof HTMLElement && from.isConnected) from.focus();
    else /** @type {HTMLElement | null} */ (document.querySelector('#page-title'))?.focus();
  };
  /** @param {FactName} [name] */
  const open = async (name) => {
    if (!element.hidden) return close();
    from = document.activeElement;
    try {
      const counts = await ipc.reaches(page.id);
      const choices = reachesOf(page.id, counts);
      const count = (/** @type {Reach} */ reach) => choices.find((one) => one.reach.kind === reach.kind)?.pages ?? 0;
      const form = correctForm({
        title: t('correct.title'),
        facts: factsKnown(page, given.isWithoutText ? standIn(page) : null),
        reaches: choices.map(({ reach }) => reach),
        count,
        says: (reach) => t(`correct.scope.${reach.kind}`, { n: count(reach), number: String(counts.import_number ?? '') }),
        close,
        // A page keeps its name; an issue of that day may be none any more.
        done: () => (decodeURIComponent(location.hash).startsWith('#/issue/') ? given.replace({ room: 'page', id: page.id }) : given.again()),
      }, given);
      element.replaceChildren(form.element);
      element.hidden = false;
      form.focus(name ?? doubtful(page));
      element.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      given.failed(error);
    }
  };
  return { element, open };
}
