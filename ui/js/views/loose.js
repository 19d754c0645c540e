// 散页: pages that stand on no calendar, since their day or their newspaper is not known, newspaper by newspaper.

import { el } from '../parts/element.js';
import { factOf, pageName } from '../parts/facts.js';
import { rove } from '../parts/roving.js';
import { address } from '../router.js';

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
 * @param {{t: Say, days: import('../days.js').Days, newspaper?: string, more: (offset: number) => Promise<LoosePage[]>}} given
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
  const title = t('loose.title');
  const element = el(
    'section.loose',
    { 'aria-labelledby': 'loose-title' },
    el('header.plain-head', {}, el('h1', { id: 'loose-title', tabindex: -1 }, title), el('p', {}, t('loose.note'))),
    loose.total === 0 ? el('p.nothing', {}, t('loose.none')) : list,
  );
  const up = given.newspaper ? { room: 'paper', newspaper: given.newspaper } : { room: 'shelf' };
  return { element, title, up: /** @type {import('../router.js').Place} */ (up) };
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
            el('span.loose-headline', {}, page.headline ?? t('article.untitled')),
            el('span.loose-facts', {}, [page.label && pageName(page.label, t), t('shelf.n_articles', { n: page.articles })].filter(Boolean).join(t('shelf.between'))),
            el('span.path', {}, page.file.split(/[/\\]/).slice(-2).join('/')),
          ),
        ),
      ),
    ),
  );
}
