// 收藏: at the left what the reader's marks stand under, in the middle the marks, at the right the article of the one that
// has the focus. The list comes a part at a time; what is asked for narrows it where it stands.

import { latest } from '../ipc.js';
import { articleBeside } from '../parts/beside.js';
import { cardOf } from '../parts/cards.js';
import { sideOf, toolsOf } from '../parts/collection_tools.js';
import { el } from '../parts/element.js';
import { pathsOf, sayTakenOff, showFiling } from '../parts/filing.js';
import { rove } from '../parts/roving.js';
import { address } from '../router.js';

/**
 * @typedef {import('../wire.js').Marked} Marked
 * @typedef {import('../wire.js').Bookmarks} Bookmarks
 * @typedef {import('../wire.js').ShelfHoldings} ShelfHoldings
 * @typedef {import('../wire.js').BookmarkQuery} BookmarkQuery
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {{words: string, tags: string[], lost: boolean, order: BookmarkQuery['order'], shown: number}} Asked What
 *   narrows the list. It stays as it is while the window is open, so that the way back leads to the same list.
 */

/** How many marks are asked for at a time. */
export const AT_ONCE = 60;

/** @returns {Asked} */
export const nothingAsked = () => ({ words: '', tags: [], lost: false, order: 'newest', shown: AT_ONCE });

/** @param {string | undefined} id As the address has it. @returns {BookmarkQuery['within']} */
export function within(id) {
  if (id === 'unfiled') return { kind: 'unfiled' };
  return id && /^\d+$/.test(id) ? { kind: 'collection', id: Number(id) } : { kind: 'shelf' };
}

/** @param {string | undefined} id @param {Asked} asked @returns {BookmarkQuery} */
export function queryOf(id, { words, tags, lost, order, shown }) {
  return { words, within: within(id), tags, lost, order, offset: 0, limit: shown };
}

/** What stands above the list. @param {string | undefined} id @param {ShelfHoldings} holdings @param {Say} t */
export function titleOf(id, holdings, t) {
  const where = within(id);
  if (where.kind === 'unfiled') return t('collections.unfiled');
  if (where.kind === 'shelf') return t('collections.all');
  return holdings.collections.find((collection) => collection.id === where.id)?.name ?? t('collections.gone');
}

/**
 * @param {ShelfHoldings} holdings @param {Bookmarks} found
 * @param {import('../places.js').Given & {id?: string, asked: Asked}} given
 */
export function collectionsView(holdings, found, given) {
  const { t, id, asked, ipc, failed } = given;
  const title = titleOf(id, holdings, t);
  const beside = articleBeside(given);
  const count = el('p.collection-count', { role: 'status' });
  const list = el('ol.cards');
  const nothing = el('div.cards-nothing');
  const more = el('div.cards-more');
  const left = el('div.collections-side');
  const drawer = /** @type {HTMLDetailsElement} */ (el('details.collections-drawer', { open: true }, el('summary', {}, t('collections.drawer')), left));
  const narrow = matchMedia('(width < 720px)');
  const fold = () => {
    drawer.open = !narrow.matches;
  };
  narrow.addEventListener('change', fold);
  fold();
  const head = el('div.collection-tools');
  /** @type {ReturnType<typeof cardOf>[]} */
  let cards = [];

  const drawList = (/** @type {number} */ from = 0) => {
    if (from === 0) {
      for (const card of cards) void card.keep();
      cards = [];
      list.replaceChildren();
    }
    const paths = pathsOf(holdings.collections);
    const fresh = found.bookmarks.slice(from).map((mark) => cardOf(mark, { ...given, paths, file, remove, pickTag, look: beside.look }));
    cards.push(...fresh);
    list.append(...fresh.map(({ element }) => element));
    for (const { fit } of fresh) fit();
    count.textContent = t('collections.count', { n: found.total });
    const rest = found.total - found.bookmarks.length;
    more.replaceChildren(...(rest > 0 ? [el('button.button', { type: 'button', onclick: () => void grow() }, t('list.more', { n: rest }))] : []));
    element.classList.toggle('is-empty', holdings.bookmarks === 0);
    nothing.replaceChildren(...(found.total === 0 ? [emptiness(holdings, asked, id, t, clear)] : []));
    rove(list, '.card-title');
  };
  const ask = latest((/** @type {BookmarkQuery} */ query) => ipc.findBookmarks(query));
  /** Asks anew, from the first. */
  const again = async () => {
    try {
      await Promise.all(cards.map((card) => card.keep()));
      const [held, answer] = await Promise.all([ipc.shelfHoldings(), ask(queryOf(id, asked))]);
      if (!answer) return;
      Object.assign(holdings, held);
      found = answer;
      drawSide();
      drawList();
    } catch (error) {
      failed(error);
    }
  };
  let isGrowing = false;
  const grow = async () => {
    const from = found.bookmarks.length;
    if (isGrowing || from >= found.total) return;
    isGrowing = true;
    try {
      const answer = await ipc.findBookmarks({ ...queryOf(id, asked), offset: from, limit: AT_ONCE });
      found.bookmarks.push(...answer.bookmarks);
      // What went meanwhile is not waited for.
      found.total = answer.bookmarks.length === 0 ? from : answer.total;
      asked.shown = Math.max(AT_ONCE, found.bookmarks.length);
      const held = more.contains(document.activeElement);
      drawList(from);
      if (held) cards[from]?.focus();
      // Whoever is at the end still gets the next part: what stays in sight is not told of again.
      watch.unobserve(more);
      watch.observe(more);
    } catch (error) {
      failed(error);
    } finally {
      isGrowing = false;
    }
  };
  const clear = () => {
    Object.assign(asked, nothingAsked(), { order: asked.order });
    search.value = '';
    lost.checked = false;
    void again();
  };

  /** @param {Marked} mark @param {'tags' | 'collections'} first */
  const file = async (mark, first) => {
    try {
      Object.assign(holdings, await ipc.shelfHoldings());
      const redraw = () => {
        cards.find((card) => card.mark.id === mark.id)?.draw(pathsOf(holdings.collections));
        void refreshSide();
      };
      showFiling(mark, holdings, first, redraw, given);
    } catch (error) {
      failed(error);
    }
  };
  const refreshSide = async () => {
    try {
      Object.assign(holdings, await ipc.shelfHoldings());
      drawSide();
      for (const card of cards) card.draw(pathsOf(holdings.collections));
    } catch (error) {
      failed(error);
    }
  };
  /** @param {Marked} mark */
  const remove = async (mark) => {
    try {
      const change = await ipc.removeBookmark(mark.id);
      const at = cards.findIndex((card) => card.mark.id === mark.id);
      const held = cards[at]?.element.contains(document.activeElement);
      await again();
      if (held) (cards[at] ?? cards.at(-1))?.focus() ?? heading.focus();
      sayTakenOff(t('mark.removed'), change, () => void again(), given);
    } catch (error) {
      failed(error);
    }
  };
  /** @param {string} tag */
  const pickTag = (tag) => {
    asked.tags = asked.tags.includes(tag) ? asked.tags.filter((other) => other !== tag) : [...asked.tags, tag];
    asked.shown = AT_ONCE;
    void again();
  };

  const drawSide = () => {
    const held = left.contains(document.activeElement) ? document.activeElement?.getAttribute('data-key') : null;
    left.replaceChildren(...sideOf(holdings, asked, id, { ...given, pickTag, again: () => void again() }));
    head.replaceChildren(...toolsOf(holdings, asked, id, { ...given, again: () => void again(), reload: given.again }));
    if (held) /** @type {HTMLElement | null} */ (left.querySelector(`[data-key="${CSS.escape(held)}"]`))?.focus();
  };

  const search = /** @type {HTMLInputElement} */ (
    el('input.field', { type: 'search', 'aria-label': t('collections.search'), placeholder: t('collections.search'), value: asked.words, spellcheck: 'false' })
  );
  const narrowTo = () => {
    if (search.value === asked.words) return;
    asked.words = search.value;
    asked.shown = AT_ONCE;
    void again();
  };
  search.addEventListener('input', (event) => !(/** @type {InputEvent} */ (event).isComposing) && narrowTo());
  search.addEventListener('compositionend', narrowTo);
  search.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    cards[0]?.focus();
  });
  const orders = /** @type {const} */ (['newest', 'oldest', 'date', 'place']);
  const order = /** @type {HTMLSelectElement} */ (
    el('select.field', { 'aria-label': t('collections.order') }, orders.map((name) => el('option', { value: name, selected: name === asked.order }, t(`collections.order.${name}`))))
  );
  order.addEventListener('change', () => {
    asked.order = /** @type {BookmarkQuery['order']} */ (order.value);
    asked.shown = AT_ONCE;
    void again();
  });
  const lost = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', checked: asked.lost }));
  lost.addEventListener('change', () => {
    asked.lost = lost.checked;
    asked.shown = AT_ONCE;
    void again();
  });
  const heading = el('h1', { id: 'collections-title', tabindex: -1 }, title);
  const element = el(
    'section.collections',
    { 'aria-labelledby': 'collections-title' },
    drawer,
    el(
      'div.collections-middle',
      {},
      el(
        'header.collection-head',
        {},
        el('div.collection-name', {}, heading, count),
        head,
        el('div.collection-ask', { role: 'search' }, search, el('span.choice', {}, order), el('label.check', {}, lost, el('span', {}, t('collections.lost')))),
      ),
      list,
      nothing,
      more,
    ),
    beside.element,
  );
  const watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && void grow(), { rootMargin: '600px' });
  watch.observe(more);
  const held = () => cards.find((card) => card.element.contains(document.activeElement));
  /** @param {number} by */
  const step = (by) => {
    const at = cards.findIndex((card) => card.element.contains(document.activeElement));
    const to = cards[at < 0 ? 0 : at + by];
    to?.focus();
    return to !== undefined;
  };
  /** @param {(card: ReturnType<typeof cardOf>) => void} work */
  const ofHeld = (work) => {
    const card = held();
    if (card) work(card);
    return card !== undefined;
  };
  drawSide();
  return {
    element,
    title: id ? title : t('room.collections'),
    up: id ? /** @type {import('../router.js').Place} */ ({ room: 'collections' }) : undefined,
    ready: () => drawList(),
    actions: {
      find: () => search.focus(),
      nextArticle: () => step(1),
      previousArticle: () => step(-1),
      note: () => ofHeld((card) => card.write()),
      label: () => ofHeld((card) => void file(card.mark, 'tags')),
      file: () => ofHeld((card) => void file(card.mark, 'collections')),
      unmark: () => ofHeld((card) => void remove(card.mark)),
    },
    dispose: () => {
      watch.disconnect();
      narrow.removeEventListener('change', fold);
      beside.dispose();
      for (const card of cards) void card.keep();
    },
  };
}

/**
 * What is said where no mark is shown.
 * @param {ShelfHoldings} holdings @param {Asked} asked @param {string | undefined} id @param {Say} t @param {() => void} clear
 */
function emptiness(holdings, asked, id, t, clear) {
  const isNarrowed = asked.words.trim() !== '' || asked.tags.length > 0 || asked.lost;
  if (isNarrowed) {
    return el('div.empty', {}, el('p.empty-lead', {}, t('collections.none_found')), el('button.button.is-main', { type: 'button', onclick: clear }, t('collections.show_all')));
  }
  if (holdings.bookmarks > 0 && id) return el('div.empty', {}, el('p.empty-lead', {}, t('collections.none_here')), el('p', {}, t('collections.none_here_hint')));
  return el(
    'div.empty',
    {},
    el('p.empty-lead', {}, t('collections.empty')),
    el('p', {}, t('collections.empty_hint')),
    el('a.button.is-main', { href: address({ room: 'shelf' }) }, t('collections.to_shelf')),
  );
}
