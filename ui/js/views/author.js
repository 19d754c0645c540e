// 作者: what somebody signed, the latest first.

import { el } from '../parts/element.js';
import { foundItem } from '../parts/found.js';
import { rove } from '../parts/roving.js';

/** How many articles are asked for at a time. */
export const AT_ONCE = 100;

/**
 * @param {import('../wire.js').Found} found
 * @param {{t: import('../i18n.js').Say, days: import('../days.js').Days, name: string,
 *   more: (offset: number) => Promise<import('../wire.js').FoundArticle[]>}} given
 */
export function authorView(found, given) {
  const { t, name } = given;
  const held = [...found.articles];
  const list = el('ol.found');
  const fill = () => {
    const rest = found.total - held.length;
    list.replaceChildren(
      ...held.map((article) => el('li', {}, foundItem(withoutName(article, name), given))),
      ...(rest > 0 ? [el('li', {}, el('button.button', { type: 'button', onclick: more }, t('list.more', { n: rest })))] : []),
    );
    rove(list, 'a, button');
  };
  const more = async () => {
    const first = held.length;
    const others = await given.more(first);
    // What went meanwhile is not waited for.
    if (others.length === 0) found.total = first;
    held.push(...others);
    fill();
    /** @type {HTMLElement | undefined} */ ([...list.querySelectorAll('a')][first])?.focus();
  };
  fill();
  const element = el(
    'section.author',
    { 'aria-labelledby': 'author-title' },
    el(
      'header.plain-head',
      {},
      el('h1', { id: 'author-title', tabindex: -1 }, name),
      el('p', {}, t('author.signed', { n: found.total })),
    ),
    found.total === 0 ? el('p.nothing', {}, t('author.none')) : list,
  );
  return { element, title: name };
}

/** The place where a name was found is the name: that says nothing. @param {import('../wire.js').FoundArticle} article @param {string} name */
function withoutName(article, name) {
  return article.snippet === name ? { ...article, snippet: '' } : article;
}
