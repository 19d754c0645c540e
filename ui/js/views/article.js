// 正文: a story as it is read: its head, who signed, where it stood, and its parts with the seams between them. Around
// it what can be done with it, and what is like it.

import { el, button } from '../parts/element.js';
import { factOf, pageName } from '../parts/facts.js';
import { finder } from '../parts/finder.js';
import { stripOf } from '../parts/strip.js';
import { bodyOf, headLines, titleOf, tongue, untitled } from '../parts/text.js';
import { foundList } from '../parts/found.js';
import { soughtBar } from '../parts/sought.js';
import { copier } from '../parts/actions.js';
import { chosenBar } from '../parts/chosen.js';
import { clipper } from '../picture/clipping.js';
import { marker } from '../parts/marks.js';
import { address } from '../router.js';

/**
 * @typedef {import('../wire.js').Article} Article
 * @typedef {import('../wire.js').StoryPart} StoryPart
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {object} Given
 * @property {Say} t
 * @property {import('../days.js').Days} days
 * @property {(place: import('../router.js').Place) => void} go
 * @property {(place: import('../router.js').Place) => void} rename
 * @property {(words: string, undo?: {words: string, run: () => void}) => void} toast
 * @property {(error: unknown) => void} failed Says in words what an action could not do.
 * @property {(change: 'larger' | 'smaller' | 'vertical') => boolean} setType
 * @property {typeof import('../ipc.js')} ipc
 */

/** How long an article is looked at before what is like it is asked for, in milliseconds. */
const REST = 200;

/** 下转2版 ▸ 接1版, by the labels of the pages themselves. @param {StoryPart} before @param {StoryPart} after @param {Say} t */
export function seamWords(before, after, t) {
  const to = after.label ?? before.continues_to;
  const from = before.label ?? after.continued_from;
  return t('article.seam', { to: to ? pageName(to, t) : '', from: from ? pageName(from, t) : '' });
}

/** Names by role, in the order printed. @param {Article['bylines']} bylines */
export function byRole(bylines) {
  /** @type {{role: string, names: string[]}[]} */
  const groups = [];
  for (const { name, role } of bylines) {
    const last = groups.at(-1);
    if (last?.role === role) last.names.push(name);
    else groups.push({ role, names: [name] });
  }
  return groups;
}

/**
 * @param {Article} article @param {Given} given
 * @param {{q?: string, exact?: true}} [from] The search it was opened from.
 * @param {?import('../wire.js').Sheet} [sheet] How its page is drawn.
 */
export function articleView(article, given, from = {}, sheet = null) {
  const { t, go } = given;
  const [first] = article.parts;
  const title = titleOf({ ...first, headline: article.parts.find(({ headline }) => headline)?.headline ?? null, column: null, kicker: null, subheadline: null }, t);
  // What stands for a page without text is all of the page.
  const isPage = sheet?.picture === true && sheet.regions.length === 0 && article.parts.every(({ blocks }) => blocks.length === 0);
  const isPictured = isPage || (sheet?.picture === true && sheet.regions.some((region) => region.article === article.id));
  const clip = isPictured && !isPage ? clipper(article, title, given) : null;
  const copies = copier(article, given, clip);
  const text = el('article.reading', { 'aria-labelledby': 'article-title', lang: 'zh' }, headOf(article, title, given), isPage ? el('p.nothing', {}, t('picture.no_text')) : partsOf(article, given));
  const mark = marker(article, text, given);
  const chosen = chosenBar(article, text, mark, given);
  const find = finder({ t, within: () => [...text.querySelectorAll('h1, h2, h3, p, li, td')] });
  const sought = from.q ? soughtOf(article, text, given, from) : null;
  const page = /** @type {import('../router.js').Place} */ ({ room: 'page', id: article.page });
  const showOnPage = () => go({ room: 'page', id: article.page, ...(!isPage && { article: article.id }), ...(from.q && { q: from.q, ...(from.exact && { exact: from.exact }) }) });
  const related = el('section.related', { 'aria-labelledby': 'related-title' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const element = el(
    'section.article',
    {},
    el(
      'div.article-side',
      {},
      el('a.turn.to-page', { href: address(page), title: `${t('article.to_page')}　Alt ↑` }, t('article.to_page')),
      stripOf(article.pages, article.page, t, sheet?.picture ? { address: given.ipc.pictureAddress, sheet, article: article.id } : null),
    ),
    el('div.article-middle', {}, toolsOf(given, mark.button, copies, find, isPictured ? showOnPage : null), sought?.element, find.element, text, endOf(article, given), chosen.element),
    el('aside.article-notes', { 'aria-label': t('article.beside') }, mark.element, doubts(article, t), sourceOf(article, t), related),
  );
  const turn = (/** @type {?import('../wire.js').Near} */ near) => near !== null && (go({ room: 'article', id: near.id }), true);
  const did = (/** @type {unknown} */ _) => true;
  return {
    element,
    title,
    up: page,
    actions: {
      nextArticle: () => turn(article.next),
      previousArticle: () => turn(article.previous),
      note: () => did(void mark.write()),
      bookmark: () => mark.markChosen() || did(mark.toggle()),
      copy: () => chosen.cite() || did(copies.copy('text_with_citation')),
      copyText: () => did(copies.copy('text')),
      copyMarkdown: () => did(copies.copy('markdown')),
      find: () => did(find.open()),
      nextHit: () => (find.isOpen() ? did(find.step(1)) : did(sought?.step(1))),
      previousHit: () => (find.isOpen() ? did(find.step(-1)) : did(sought?.step(-1))),
      ...(isPictured && { showOnPage }),
      ...(clip && { copyClipping: clip.copy, saveClipping: clip.save }),
      print: () => did(window.print()),
      larger: () => given.setType('larger'),
      smaller: () => given.setType('smaller'),
      vertical: () => given.setType('vertical'),
    },
    /** What comes later takes the room that was kept for it. Who only turns past an article asks for nothing like it. */
    shown: () => {
      void sought?.show();
      resting = setTimeout(() => void fillRelated(related, article, given), REST);
    },
    ready: mark.ready,
    dispose: () => {
      clearTimeout(resting);
      find.dispose();
      sought?.dispose();
      mark.dispose();
      chosen.dispose();
    },
    read: { id: article.id, title, newspaper: article.newspaper, date: article.date?.value ?? null, label: first?.label ?? null },
  };
}

/** Where it answers the search it was opened from. @param {Article} article @param {HTMLElement} text @param {Given} given @param {{q?: string, exact?: true}} from */
function soughtOf(article, text, { t, ipc, rename, failed }, { q = '', exact }) {
  const bar = soughtBar({
    t, query: q, text, article, failed,
    ask: () => ipc.storyMarks(article.id, q, exact === true),
    close: () => {
      bar.dispose();
      bar.element.remove();
      rename({ room: 'article', id: article.id });
      /** @type {HTMLElement | null} */ (text.querySelector('h1'))?.focus({ preventScroll: true });
    },
  });
  return bar;
}

/** @param {Article} article @param {string} title @param {Given} given */
function headOf(article, title, { t, days }) {
  const [first] = article.parts;
  const labels = [...new Set(article.parts.map(({ label }) => label).filter((label) => label !== null))];
  const names = byRole(article.bylines).map(({ role, names: group }) =>
    el(
      'span.signed',
      {},
      role !== 'author' && el('span.role', {}, t(`role.${role}`)),
      group.map((name) => el('a', { href: address({ room: 'author', name }), title: t('author.of', { name }) }, name)),
    ),
  );
  const { date } = article;
  return el(
    'header.article-head',
    {},
    headLines({ column: first?.column ?? null, kicker: first?.kicker ?? null, headline: title, subheadline: first?.subheadline ?? null }, { tag: 'h1', headline: title, id: 'article-title' }),
    names.length > 0 && el('p.byline', {}, names),
    el(
      'p.place',
      {},
      el('span.fact', {}, article.newspaper ?? t('loose.unnamed')),
      date ? factOf(days.dayAndWeekday(date.value), date, t) : el('span.fact', {}, t('loose.undated')),
      article.edition && el('span.fact', {}, article.edition),
      article.number && el('span.fact', {}, t('issue.number', { number: String(article.number) })),
      labels.length > 0 && el('span.fact', {}, labels.map((label) => pageName(label, t)).join(t('page.between'))),
    ),
  );
}

/** @param {Article} article @param {Given} given */
function partsOf(article, { t }) {
  const how = { tag: 'h2', caption: t('article.caption'), note: t('article.note') };
  const [first] = article.parts;
  const last = article.parts.at(-1);
  return [
    first?.continued_from && el('p.seam', {}, t('article.from', { page: pageName(first.continued_from, t) })),
    ...article.parts.map((part, i) => {
      const before = article.parts[i - 1];
      const again = before && [part.column, part.kicker, part.headline, part.subheadline].filter(Boolean);
      return el(
        'div.part',
        { id: `part-${part.id}` },
        before && el('p.seam', { title: t('article.seam_note') }, seamWords(before, part, t)),
        again && again.length > 0 && el('p.again', {}, again.join('　')),
        el('div.part-body', {}, bodyOf(part.blocks, how)),
      );
    }),
    last?.continues_to && el('p.seam', {}, t('article.to', { page: pageName(last.continues_to, t) })),
  ];
}

/**
 * @param {Given} given @param {HTMLElement} mark
 * @param {ReturnType<typeof copier>} copies @param {ReturnType<typeof finder>} find @param {?(() => void)} show On its page.
 */
function toolsOf({ t, setType }, mark, copies, find, show) {
  return el(
    'div.tools',
    { role: 'group', 'aria-label': t('article.tools') },
    mark,
    copies.element,
    button({ label: t('find.open'), key: 'Ctrl F', sign: 'find', words: t('find.open'), onclick: () => find.open() }),
    show && button({ label: t('key.showOnPage'), key: 'P', sign: 'whole', words: t('picture.show'), onclick: show }),
    el('span.tools-gap'),
    button({ label: t('type.smaller'), key: '−', sign: 'smaller', onclick: () => void setType('smaller') }),
    button({ label: t('type.larger'), key: '+', sign: 'larger', onclick: () => void setType('larger') }),
    button({ label: t('type.vertical'), key: 'V', sign: 'vertical', onclick: () => void setType('vertical') }),
  );
}

/** What is read before and after it. @param {Article} article @param {Given} given */
function endOf({ previous, next }, { t }) {
  /** @param {?import('../wire.js').Near} near @param {string} words @param {string} key */
  const link = (near, words, key) =>
    near &&
    el(
      'a.near',
      { href: address({ room: 'article', id: near.id }), title: `${words}　${key}` },
      el('small', {}, words),
      el('span', { lang: tongue(near.headline ?? near.beginning) }, near.headline ?? untitled(near.beginning, t)),
    );
  return el('nav.nears', { 'aria-label': t('article.nears') }, link(previous, t('article.previous'), 'K'), link(next, t('article.next'), 'J'));
}

/** What a reader is asked to look at again. @param {Article} article @param {Say} t */
function doubts({ parts }, t) {
  const isDoubtful = parts.some(({ look_again }) => look_again);
  return isDoubtful && el('p.doubt', { role: 'note' }, t('article.look_again'));
}

/** @param {Article} article @param {Say} t */
function sourceOf({ citation, parts }, t) {
  const files = [...new Set(parts.map(({ file }) => file).filter(Boolean))];
  return el(
    'section.source',
    {},
    el('h2', {}, t('article.citation')),
    el('p.citation', { lang: 'zh' }, citation),
    el('h2', {}, t('article.files')),
    files.map((file) => el('p.path', {}, el('bdi', {}, file))),
  );
}

/** @param {HTMLElement} element @param {Article} article @param {Given} given */
async function fillRelated(element, article, { t, days, ipc }) {
  const heading = el('h2', { id: 'related-title' }, t('article.related'));
  element.replaceChildren(heading);
  try {
    const found = await ipc.similar(article.id);
    element.append(found.articles.length > 0 ? foundList(found.articles, { t, days }) : el('p.nothing', {}, t('article.none_related')));
  } catch (error) {
    element.append(el('p.nothing', {}, t('article.none_related')));
    console.error(error);
  }
}
