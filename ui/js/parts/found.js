// Found articles as a list: headline, first words, where from.

import { el } from './element.js';
import { pageName } from './facts.js';
import { rove } from './roving.js';
import { tongue, untitled } from './text.js';
import { address } from '../router.js';

/**
 * @param {import('../wire.js').FoundArticle[]} articles
 * @param {{t: import('../i18n.js').Say, days: import('../days.js').Days}} given
 */
export function foundList(articles, { t, days }) {
  const list = el('ol.found', {}, articles.map((article) => el('li', {}, foundItem(article, { t, days }))));
  rove(list, 'a');
  return list;
}

/**
 * @param {import('../wire.js').FoundArticle} article
 * @param {{t: import('../i18n.js').Say, days: import('../days.js').Days}} given
 */
export function foundItem({ id, newspaper, date, pages, headline, snippet }, { t, days }) {
  const facts = [newspaper ?? t('loose.unnamed'), date ? days.day(date) : t('loose.undated'), pages.map((label) => pageName(label, t)).join(t('page.between'))];
  return el(
    'a',
    { href: address({ room: 'article', id }) },
    el('span.found-title', { lang: tongue(headline || snippet) }, headline || untitled(snippet, t)),
    snippet && el('span.found-text', { lang: tongue(snippet) }, snippet),
    el('span.found-facts', {}, facts.filter(Boolean).join(' · ')),
  );
}
