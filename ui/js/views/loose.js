// 散页: pages that stand on no calendar, since their day or their newspaper is not known, newspaper by newspaper.

import { choosing } from '../parts/choosing.js';
import { button, el } from '../parts/element.js';
import { factOf, pageName } from '../parts/facts.js';
import { rove } from '../parts/roving.js';
import { address } from '../router.js';
import { tongue } from '../parts/text.js';

/**
 * @typedef {import('../wire.js').LoosePage} LoosePage
 * @typedef {import('../i18n.js').Say} Say
 */

/** How many pages are asked for at a time. */
export const AT_ONCE = 200;

/** The pages by newspaper, in their order. @param {LoosePage[]} pages */
export function groups(pages) {
  /** @type {{newspaper: ?string, pages: LoosePage[]}[]} */
  const found = [];
  for (const page of pages) {
    const last = found.at(-1);
    if (last && last.newspaper === page.newspaper) last.pages.push(page);
    else found.push({ newspaper: page.newspaper, pages: [page] });
  }
  return found;
}

/**
 * @param {import('../wire.js').LoosePages} loose
 * @param {import('../parts/correct.js').Given & {newspaper?: string, more: (offset: number) => Promise<LoosePage[]>}} given
 */
export function looseView(loose, given) {
  const { t } = given;
  const held = [...loose.pages];
  const list = el('div.loose-list');
  const fill = () => {
    const rest = loose.total - held.length;
    list.replaceChildren(
      ...groups(held).map((group) => groupOf(group, given)),
      ...(rest > 0 ? [el('button.button', { type: 'button', onclick: more }, t('list.more', { n: rest }))] : []),
    );
    rove(list, 'a, button');
  };
  const more = async () => {
    const first = held.length;
    held.push(...(await given.more(first)));
    fill();
    /** @type {HTMLElement | undefined} */ ([...list.querySelectorAll('a')][first])?.focus();
  };
  fill();
  /** @type {?{element: HTMLElement, focus: () => void}} */
  let chooser = null;
  const toggle = () => {
    if (loose.total === 0) return false;
    const isOpen = chooser !== null;
    const before = chooser?.element ?? list;
    chooser = isOpen ? null : choosing(groups(held).map((group) => choicesOf(group, given)), { ...given, close: toggle });
    before.replaceWith(chooser?.element ?? list);
    opener.setAttribute('aria-pressed', String(!isOpen));
    element.classList.toggle('is-choosing', !isOpen);
    if (chooser) chooser.focus();
    else opener.focus();
    return true;
  };
  const opener = button({ label: t('key.choose'), key: 'X', words: t('choosing.open'), pressed: false, onclick: toggle });
  const title = t('loose.title');
  const element = el(
    'section.loose',
    { 'aria-labelledby': 'loose-title' },
    el('header.plain-head', {}, el('h1', { id: 'loose-title', tabindex: -1 }, title), el('p', {}, t('loose.note')), loose.total > 0 && opener),
    loose.total === 0 ? el('p.nothing', {}, t('loose.none')) : list,
  );
  const up = given.newspaper ? { room: 'paper', newspaper: given.newspaper } : { room: 'shelf' };
  return { element, title, up: /** @type {import('../router.js').Place} */ (up), actions: { choose: toggle, correct: () => (chooser ? undefined : toggle()) } };
}

/** The same as they are chosen from. @param {{newspaper: ?string, pages: LoosePage[]}} group @param {{t: Say, days: import('../days.js').Days}} given */
function choicesOf({ newspaper, pages }, { t, days }) {
  return {
    title: newspaper ?? t('loose.unnamed'),
    items: pages.map(({ date, page }) => ({
      id: page.id,
      words: [date ? days.day(date.value) : t('loose.undated'), page.headline ?? t('article.untitled'), [page.label && pageName(page.label, t), t('shelf.n_articles', { n: page.articles })].filter(Boolean).join(t('shelf.between'))],
      file: page.file.split(/[/\\]/).slice(-2).join('/'),
    })),
  };
}

/** @param {{newspaper: ?string, pages: LoosePage[]}} group @param {{t: Say, days: import('../days.js').Days}} given */
function groupOf({ newspaper, pages }, { t, days }) {
  return el(
    'section',
    {},
    el('h2', {}, newspaper ?? t('loose.unnamed')),
    el(
      'ul',
      {},
      pages.map(({ date, page }) =>
        el(
          'li',
          {},
          el(
            'a',
            { href: address({ room: 'page', id: page.id }) },
            el('span.loose-day', {}, date ? factOf(days.day(date.value), date, t) : t('loose.undated')),
            el('span.loose-headline', { lang: tongue(page.headline ?? '') }, page.headline ?? t('article.untitled')),
            el('span.loose-facts', {}, [page.label && pageName(page.label, t), t('shelf.n_articles', { n: page.articles })].filter(Boolean).join(t('shelf.between'))),
            el('span.path', {}, page.file.split(/[/\\]/).slice(-2).join('/')),
          ),
        ),
      ),
    ),
  );
}
