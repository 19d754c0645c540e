// The pages of an issue as a strip, the one at hand marked: each shows its label, its name and its first headline.

import { el } from './element.js';
import { pageName } from './facts.js';
import { rove } from './roving.js';
import { address } from '../router.js';

/**
 * @param {import('../wire.js').PageLine[]} pages
 * @param {string} current
 * @param {import('../i18n.js').Say} t
 */
export function stripOf(pages, current, t) {
  const list = el(
    'ol',
    {},
    pages.map(({ id, label, name, headline, articles }) =>
      el(
        'li',
        {},
        el(
          'a',
          {
            href: address({ room: 'page', id }),
            'aria-current': id === current ? 'page' : null,
            title: [pageName(label, t), name, t('shelf.n_articles', { n: articles })].filter(Boolean).join(' · '),
          },
          el('span.strip-label', {}, pageName(label, t), name && el('small', {}, name)),
          el('span.strip-headline', {}, headline ?? ''),
        ),
      ),
    ),
  );
  rove(list, 'a');
  return el(`nav.strip${pages.length > 1 ? '' : '.is-single'}`, { 'aria-label': t('page.pages') }, list);
}

/**
 * The pages before and after one.
 * @param {import('../wire.js').PageLine[]} pages @param {string} current
 */
export function beside(pages, current) {
  const at = pages.findIndex(({ id }) => id === current);
  return { before: pages[at - 1], after: at < 0 ? undefined : pages[at + 1] };
}
