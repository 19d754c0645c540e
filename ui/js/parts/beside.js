// The article of a mark, read beside the list: its head, its body, the marked words drawn in it. Only where there is room.

import { latest } from '../ipc.js';
import { rangeOf } from '../marked_words.js';
import { el } from './element.js';
import { pageName } from './facts.js';
import { bodyOf, headLines, titleOf } from './text.js';
import { address } from '../router.js';

/** How long the focus stays on a mark before its article is asked for, in milliseconds: one who goes on is not waited for. */
const PAUSE = 120;

/** @typedef {import('../wire.js').Marked} Marked */

/** @param {import('../places.js').Given} given */
export function articleBeside({ t, days, ipc }) {
  const inside = el('div.beside-inside', {}, el('p.nothing', {}, t('collections.beside_hint')));
  const element = el('aside.beside', { 'aria-label': t('collections.beside') }, inside);
  const ask = latest(ipc.article);
  const wide = matchMedia('(width >= 1200px)');
  let shown = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  /** @param {Marked} mark */
  const look = (mark) => {
    if (mark.id === shown || !wide.matches) return;
    shown = mark.id;
    clearTimeout(later);
    later = setTimeout(() => void fill(mark), PAUSE);
  };
  /** @param {Marked} mark */
  const fill = async (mark) => {
    paint(null);
    if (!mark.article) {
      inside.replaceChildren(el('p.nothing', {}, t('collections.article_gone')), el('blockquote.card-quote', { lang: 'zh' }, mark.quote));
      return;
    }
    try {
      const article = await ask(mark.article);
      if (!article || !element.isConnected) return;
      draw(article, mark);
    } catch {
      inside.replaceChildren(el('p.nothing', {}, t('collections.beside_failed')));
    }
  };
  /** @param {import('../wire.js').Article} article @param {Marked} mark */
  const draw = (article, mark) => {
    const first = article.parts[0];
    if (!first) return;
    const title = titleOf({ ...first, headline: article.parts.find(({ headline }) => headline)?.headline ?? null, column: null, kicker: null, subheadline: null }, t);
    const place = [article.newspaper, article.date && days.day(article.date.value), first.label && pageName(first.label, t)];
    const how = { tag: 'h3', caption: t('article.caption'), note: t('article.note') };
    const reading = el(
      'article.beside-reading',
      { lang: 'zh' },
      el('header', {}, headLines({ ...first, headline: title }, { tag: 'h2', headline: title }), el('p.place', {}, place.filter(Boolean).join(t('shelf.between')))),
      article.parts.map((part) => el('div.part', {}, el('div.part-body', {}, bodyOf(part.blocks, how)))),
    );
    inside.replaceChildren(el('a.turn', { href: address({ room: 'article', id: article.id }) }, t('collections.read')), reading);
    element.scrollTop = 0;
    const range = mark.whole ? null : rangeOf(reading, mark);
    paint(range);
    const box = range?.getBoundingClientRect();
    const seen = element.getBoundingClientRect();
    if (box && box.bottom > seen.bottom - 48) element.scrollTop = box.top - seen.top - seen.height / 3;
  };
  return {
    element,
    look,
    dispose: () => {
      clearTimeout(later);
      paint(null);
    },
  };
}

/** @param {?Range} range */
function paint(range) {
  const Highlights = /** @type {any} */ (globalThis).Highlight;
  /** @type {any} */ (globalThis.CSS)?.highlights?.set('marked', range ? new Highlights(range) : new Highlights());
}
