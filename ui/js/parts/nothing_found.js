// Where nothing was found: what was looked for, how often each part of it stands somewhere, and what would find something.

import { el } from './element.js';
import { address } from '../router.js';
import { isFiltered, unfiltered } from '../search_address.js';

/**
 * @typedef {import('../search_address.js').SearchPlace} SearchPlace
 * @param {string} words What was looked for.
 * @param {?import('../wire.js').Loosened} loosened Null while it is being found out.
 * @param {SearchPlace} place
 * @param {import('../places.js').Given} given
 */
export function nothingFound(words, loosened, place, given) {
  const { t } = given;
  const narrowed = isFiltered(place) && el('p.begin-text', {}, t('nohits.within'));
  const { at: _, ...here } = place;
  /** @param {string} says @param {number} n @param {SearchPlace} to */
  const link = (says, n, to) => [el('a.asked-link', { href: address(to) }, el('span.asked-name', {}, says)), el('span.asked-count', {}, t('nohits.count', { n }))];
  /** @param {string} query */
  const asking = (query) => ({ ...here, query });
  return el(
    'div.begin',
    {},
    el('p.begin-lead', {}, t('nohits.lead')),
    el('p.begin-text', {}, t('nohits.sought', { words })),
    narrowed,
    loosened && looser(loosened),
    loosened && apart(loosened),
    loosened && isHopeless(loosened) && el('p.begin-text', {}, t('nohits.nothing')),
  );

  /** @param {import('../wire.js').Loosened} found */
  function looser({ without, apart: words, folded, unfiltered: everywhere }) {
    const all = [
      everywhere && link(t('nohits.unfiltered'), everywhere, unfiltered(here)),
      folded && link(t('nohits.folded'), folded, withoutExact(here)),
      words && link(t('nohits.apart', { text: words.text }), words.count, asking(words.query)),
      ...without.map(({ text, query, count }) => link(t('nohits.without', { text }), count, asking(query))),
    ].filter(Boolean);
    return all.length > 0 && el('section.begin-part', {}, el('h2', {}, t('nohits.loosen')), el('ul.asked', {}, all.map((one) => el('li', {}, one))));
  }

  /** @param {import('../wire.js').Loosened} found */
  function apart({ conditions }) {
    if (conditions.length === 0 || (conditions.length === 1 && conditions[0]?.nearest.length === 0)) return null;
    return el(
      'section.begin-part',
      {},
      el('h2', {}, t('nohits.alone')),
      el(
        'ul.asked',
        {},
        conditions.map(({ text, query, count, nearest }) =>
          el(
            'li',
            {},
            count > 0 ? link(text, count, asking(query)) : [el('span.asked-name', {}, el('bdi', {}, text)), el('span.asked-count', {}, t('nohits.nowhere'))],
            nearest.length > 0 && el('span.asked-near', {}, t('nohits.nearest'), nearest.map((one) => el('a', { href: address(asking(one.query)) }, `${one.text} `, el('small', {}, t('nohits.count', { n: one.count }))))),
          ),
        ),
      ),
    );
  }
}

/** @param {SearchPlace} place @returns {SearchPlace} */
function withoutExact({ exact: _, ...place }) {
  return place;
}

/** @param {import('../wire.js').Loosened} found */
function isHopeless({ conditions, without, apart, folded, unfiltered: everywhere }) {
  return !without.length && !apart && !folded && !everywhere && conditions.every(({ count, nearest }) => count === 0 && nearest.length === 0);
}
