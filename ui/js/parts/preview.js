// The article of the current row, beside the list, with what was found in it marked. It is asked for only where there is
// room to show it.

import { el } from './element.js';
import { pageName } from './facts.js';
import { drawSought, soughtIn } from './sought.js';
import { bodyOf, headLines, titleOf } from './text.js';
import { latest } from '../ipc.js';
import { address } from '../router.js';

/** How long a row is the current one before its article is asked for, in milliseconds. */
const REST = 120;

/**
 * @param {import('../places.js').Given} given
 * @param {() => import('../search_address.js').SearchPlace} placeNow
 */
export function previewOf({ t, days, ipc, failed }, placeNow) {
  const element = el('aside.search-preview', { 'aria-label': t('search.preview') }, el('p.nothing', {}, t('search.preview_none')));
  const hasRoom = matchMedia('(width >= 1200px)');
  const ask = latest((/** @type {string} */ id, /** @type {string} */ query, /** @type {boolean} */ exact) => Promise.all([ipc.article(id), ipc.storyMarks(id, query, exact)]));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  /** @type {?import('../wire.js').FoundStory} */
  let story = null;
  let shown = '';
  const key = () => {
    const { query, exact } = placeNow();
    return JSON.stringify([story?.id, query, exact]);
  };

  const load = async () => {
    if (!story || !hasRoom.matches || key() === shown) return;
    const mine = key();
    const { query, exact } = placeNow();
    try {
      const found = await ask(story.id, query, exact === true);
      if (!found || mine !== key()) return;
      shown = mine;
      put(...found);
    } catch (error) {
      // The article went a moment ago: the list says so by itself.
      if (/** @type {{code?: string}} */ (error).code !== 'no_article') failed(error);
    }
  };

  /** @param {import('../wire.js').Article} article @param {import('../wire.js').PartMarks[]} marks */
  const put = (article, marks) => {
    const [first] = article.parts;
    const { query, exact } = placeNow();
    const headline = article.parts.find((part) => part.headline)?.headline ?? null;
    const title = titleOf({ column: null, kicker: null, subheadline: null, headline, blocks: first?.blocks }, t);
    const labels = [...new Set(article.parts.map(({ label }) => label).filter((label) => label !== null))];
    const facts = [article.newspaper ?? t('loose.unnamed'), article.date ? days.day(article.date.value) : t('loose.undated'), labels.map((label) => pageName(label, t)).join(t('page.between'))];
    const how = { tag: 'h3', caption: t('article.caption'), note: t('article.note') };
    const text = el(
      'article.preview-text',
      { lang: 'zh', tabindex: 0, 'aria-label': t('search.preview') },
      el(
        'header.preview-head',
        {},
        headLines({ column: first?.column ?? null, kicker: first?.kicker ?? null, headline: title, subheadline: first?.subheadline ?? null }, { tag: 'h2', headline: title }),
        el('p.preview-facts', {}, facts.filter(Boolean).join(' · ')),
        article.bylines.length > 0 && el('p.preview-facts', {}, el('span.signed', {}, article.bylines.map(({ name }) => el('a', { href: address({ room: 'author', name }) }, name)))),
      ),
      article.parts.map((part) => el('div.part', {}, el('div.part-body', {}, bodyOf(part.blocks, how)))),
    );
    const open = el('a.button.is-main', { href: address({ room: 'article', id: article.id, q: query, ...(exact && { exact }) }) }, t('search.preview_open'));
    element.replaceChildren(text, el('p.preview-foot', {}, open));
    const ranges = soughtIn(text, article, marks);
    drawSought(ranges);
    text.scrollTop = 0;
    // The first that is found in the text is in sight.
    const body = ranges.find((range) => !range.startContainer.parentElement?.closest('.preview-head'));
    const box = body?.getBoundingClientRect();
    const seen = text.getBoundingClientRect();
    if (box && box.bottom > seen.bottom - 48) text.scrollTop = box.top - seen.top - seen.height / 2;
  };

  const soon = () => {
    clearTimeout(resting);
    resting = setTimeout(() => void load(), REST);
  };
  hasRoom.addEventListener('change', soon);
  return {
    element,
    /** @param {import('../wire.js').FoundStory} current */
    show: (current) => {
      story = current;
      soon();
    },
    clear: () => {
      story = null;
      shown = '';
      clearTimeout(resting);
      drawSought([]);
      element.replaceChildren(el('p.nothing', {}, t('search.preview_none')));
    },
    dispose: () => {
      story = null;
      clearTimeout(resting);
      hasRoom.removeEventListener('change', soon);
      drawSought([]);
    },
  };
}
