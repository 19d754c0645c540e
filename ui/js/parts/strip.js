// The pages of an issue as a strip, the one at hand marked: each shows its label, its name and its first headline, and a
// small picture of itself where there is one.

import { placed } from '../picture/over.js';
import { el } from './element.js';
import { pageName } from './facts.js';
import { rove } from './roving.js';
import { address } from '../router.js';
import { tongue } from './text.js';

/**
 * @typedef {object} Pictured What shows the pages.
 * @property {(id: string, size: 'thumbnail') => string} address
 * @property {import('../wire.js').Sheet} sheet That of the page at hand.
 * @property {string} [article] The one to be shown on it.
 */

/**
 * @param {import('../wire.js').PageLine[]} pages
 * @param {string} current
 * @param {import('../i18n.js').Say} t
 * @param {?Pictured} [pictured]
 */
export function stripOf(pages, current, t, pictured) {
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
            href: address({ room: 'page', id, ...(id === current && pictured?.article && { article: pictured.article }) }),
            'aria-current': id === current ? 'page' : null,
            title: [pageName(label, t), name, t('shelf.n_articles', { n: articles })].filter(Boolean).join(' · '),
          },
          pictured && thumbnail(id, id === current ? pictured : { ...pictured, article: undefined }),
          el('span.strip-label', {}, pageName(label, t), name && el('small', {}, name)),
          el('span.strip-headline', { lang: tongue(headline ?? '') }, headline ?? ''),
        ),
      ),
    ),
  );
  rove(list, 'a');
  const isSingle = pages.length <= 1 && !pictured?.article;
  return el(`nav.strip${isSingle ? '.is-single' : ''}${pictured ? '.has-pictures' : ''}`, { 'aria-label': t('page.pages') }, list);
}

/** A page, small; the article that is meant is lit on it. @param {string} id @param {Pictured} pictured */
function thumbnail(id, { address: of, sheet, article }) {
  const image = el('img', { src: of(id, 'thumbnail'), alt: '', loading: 'lazy', draggable: 'false' });
  const boxes = sheet.regions.find((region) => region.article === article)?.boxes ?? [];
  const whole = { left: 0, top: 0, right: sheet.width, bottom: sheet.height };
  const lit = boxes.map((box) => placed(el('span.strip-lit'), box, whole));
  const element = el('span.strip-picture', {}, image, lit);
  image.style.aspectRatio = `${sheet.width} / ${sheet.height}`;
  // Not every page of an issue need have one.
  image.addEventListener('error', () => element.remove());
  image.addEventListener('load', () => image.style.removeProperty('aspect-ratio'));
  return element;
}

/**
 * The pages before and after one.
 * @param {import('../wire.js').PageLine[]} pages @param {string} current
 */
export function beside(pages, current) {
  const at = pages.findIndex(({ id }) => id === current);
  return { before: pages[at - 1], after: at < 0 ? undefined : pages[at + 1] };
}
