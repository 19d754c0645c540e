// What stands in the search before anything is asked: the searches kept, with what is new in each, the last ones asked, and
// how one can ask.

import { el } from '../parts/element.js';
import { rove } from '../parts/roving.js';
import { examples } from '../parts/search_dialogs.js';
import { valueWords } from '../parts/facet_list.js';
import { withinWords } from '../parts/timeline.js';
import { address } from '../router.js';
import { FACETS, placeOf } from '../search_address.js';

/** @typedef {import('../places.js').Given} Given */

/** Past searches shown before more are asked for. */
const LATELY = 12;

/** What a search asks for, in one line. @param {import('../wire.js').Asked} asked @param {Given} given */
export function askedWords(asked, given) {
  const place = placeOf(asked);
  const chosen = FACETS.flatMap((facet) => (place[facet] ?? []).map((value) => valueWords(facet, value, given)));
  const within = place.days ? [withinWords(place.days, given)] : [];
  const how = [asked.exact && given.t('search.exact'), asked.sort !== 'relevance' && given.t(`search.sort.${asked.sort}`)].filter(Boolean);
  return { query: asked.query, more: [...within, ...chosen, ...how].join(' · ') };
}

/** @param {Given} given */
export function beginning(given) {
  const { t, ipc, failed } = given;
  const saved = el('section.begin-part', { hidden: true, 'aria-labelledby': 'saved' });
  const past = el('section.begin-part', { hidden: true, 'aria-labelledby': 'past' });
  const how = el('section.begin-part', { 'aria-labelledby': 'how' }, el('h2', { id: 'how' }, t('begin.examples')), examples(given, []));
  const element = el('div.begin', {}, el('p.begin-lead', {}, t('begin.lead')), el('p.begin-text', {}, t('begin.text')), saved, past, how);

  const fillSaved = async () => {
    const all = await ipc.savedSearches();
    saved.hidden = all.length === 0;
    const list = el('ul.asked', {}, all.map((one) => el('li', {}, savedOf(one))));
    saved.replaceChildren(el('h2', { id: 'saved' }, t('begin.saved')), list);
    rove(list, 'a, button');
  };
  /** @param {import('../wire.js').SavedSearch} one */
  const savedOf = (one) => {
    const { query, more } = askedWords(one.search, given);
    // An archive that can only be read keeps no account of it.
    const look = () => void ipc.lookAtSearch(one.id).catch(() => {});
    return [
      el(
        'a.asked-link',
        { href: address(placeOf(one.search)), onclick: look },
        el('span.asked-name', {}, el('bdi', {}, one.name)),
        one.name !== query && el('span.asked-more', {}, el('bdi', {}, query)),
        more && el('span.asked-more', {}, more),
      ),
      el('span.asked-count', {}, t('search.n_hits', { n: one.total })),
      one.new > 0 && el('span.asked-new', {}, t('begin.new', { n: one.new })),
      el('button.button', { type: 'button', 'aria-label': t('begin.remove', { name: one.name }), title: t('begin.remove', { name: one.name }), onclick: () => void remove(one) }, '×'),
    ];
  };
  /** @param {import('../wire.js').SavedSearch} one */
  const remove = async (one) => {
    try {
      await ipc.removeSearch(one.id);
      await fillSaved();
      document.getElementById('search-title')?.focus();
      const undo = () => void ipc.saveSearch(one.name, one.search).then(fillSaved, failed);
      given.toast(t('begin.removed', { name: one.name }), { words: t('undo'), run: undo });
    } catch (error) {
      failed(error);
    }
  };

  const fillPast = async () => {
    const isOn = given.store.settings().history;
    const all = isOn ? await ipc.searchHistory() : [];
    const list = el(
      'ul.asked',
      {},
      all.slice(0, LATELY).map(({ search }) => {
        const { query, more } = askedWords(search, given);
        return el('li', {}, el('a.asked-link', { href: address(placeOf(search)) }, el('span.asked-name', {}, el('bdi', {}, query)), more && el('span.asked-more', {}, more)));
      }),
    );
    const forget = el('button.button', { type: 'button', onclick: () => void forgetAll() }, t('begin.forget'));
    const words = isOn ? t('begin.no_history') : t('begin.history_off');
    past.replaceChildren(el('header.begin-head', {}, el('h2', { id: 'past' }, t('begin.history')), all.length > 0 && forget), all.length > 0 ? list : el('p.nothing', {}, words));
    past.hidden = false;
    rove(list, 'a');
  };
  const forgetAll = async () => {
    try {
      await ipc.forgetSearches();
      await fillPast();
      document.getElementById('search-title')?.focus();
      given.toast(t('begin.forgotten'));
    } catch (error) {
      failed(error);
    }
  };

  return {
    element,
    fill: async () => {
      try {
        await Promise.all([fillSaved(), fillPast()]);
      } catch (error) {
        // Where there is no archive yet there is nothing to list.
        if (/** @type {{code?: string}} */ (error).code !== 'no_archive') failed(error);
      }
    },
  };
}
