// The picture of a page with its articles on it: what is pointed at is named, what is gone to is shown large enough to read,
// and where an article answers a search its places are marked, one after the other.

import { button, el } from '../parts/element.js';
import { errorMessage } from '../parts/message.js';
import { titleOf } from '../parts/text.js';
import { address } from '../router.js';
import { labelOver } from './label.js';
import { meantBar } from './meant.js';
import { over } from './over.js';
import { viewer } from './viewer.js';

/** A picture that comes sooner needs no word of waiting, in milliseconds. */
const PATIENCE = 600;

/**
 * @typedef {import('../wire.js').Page} Page
 * @typedef {import('../wire.js').Sheet} Sheet
 * @typedef {import('../wire.js').Places} Places
 * @typedef {{article?: string, q?: string, exact?: true}} Meant The article that is shown on its page, and the search it answers.
 * @typedef {{t: import('../i18n.js').Say, ipc: typeof import('../ipc.js'), failed: (error: unknown) => void,
 *   rename: (place: import('../router.js').Place) => void}} Given
 */

/**
 * @param {Page} page @param {Sheet} sheet @param {Given} given @param {Meant} meant
 * @param {(article: ?string) => void} lit Which article is pointed at here.
 */
export function pagePicture(page, sheet, given, meant, lit) {
  const { t, ipc } = given;
  const titles = new Map(page.articles.map((article) => [article.id, titleOf(article, t)]));
  const regions = sheet.regions.map(({ article, boxes }) => ({
    article, boxes, title: titles.get(article) ?? t('article.untitled'),
    href: address({ room: 'article', id: article, ...(meant.article === article && meant.q && { q: meant.q, ...(meant.exact && { exact: meant.exact }) }) }),
  }));
  const places = placesOf(page.id, ipc);
  const laid = over({
    sheet, regions, name: t('page.list'),
    told: (article, how) => {
      lit(article);
      const link = article ? /** @type {?HTMLElement} */ (laid.element.querySelector(`[data-article="${article}"]`)) : null;
      if (!article || !link) return label.hide();
      const box = laid.boxOf(article);
      if (how === 'focused' && box) view.see(box);
      label.show(titles.get(article) ?? '', link);
    },
  });
  const share = el('output.picture-share');
  const view = viewer({
    sheet, over: laid.element, name: t('picture.name'), alternative: t('picture.alternative'),
    thumbnail: ipc.pictureAddress(page.id, 'thumbnail'), full: ipc.pictureAddress(page.id, 'full'),
    moved: () => {
      label.hide();
      share.textContent = t('picture.share', { n: Math.round(view.share() * 100) });
    },
    came: () => came(),
    failed: () => void sayWhy(),
  });
  const label = labelOver(view.element);
  const why = el('div.picture-why', { role: 'status' });
  const coming = el('p.picture-coming', { role: 'status' });
  const patience = setTimeout(() => (coming.textContent = t('picture.coming')), PATIENCE);
  const came = () => {
    clearTimeout(patience);
    coming.textContent = '';
  };
  let isAgain = false;
  /** The engine does not say why a picture does not come: the archive is asked. Where it has one after all, that is shown. */
  const sayWhy = async () => {
    try {
      await ipc.lookAtPicture(page.id);
      if (isAgain) throw new ipc.IpcError({ code: 'picture_damaged', message: 'the engine cannot show it' });
      isAgain = true;
      view.load();
    } catch (error) {
      came();
      const { lead, text, again } = errorMessage(/** @type {import('../ipc.js').IpcError} */ (error), t);
      const retry = () => (why.replaceChildren(), view.load());
      why.replaceChildren(el('p.message-lead', {}, lead), el('p', {}, text), el('button.button.is-main', { type: 'button', onclick: retry }, again));
    }
  };

  const lineOver = () => {
    const { article = '', q, exact } = meant;
    const close = () => {
      laid.choose(null);
      laid.mark([]);
      bar?.element.remove();
      given.rename({ room: 'page', id: page.id });
      view.element.focus({ preventScroll: true });
    };
    const href = regions.find((region) => region.article === article)?.href ?? address({ room: 'article', id: article });
    return meantBar({ title: titles.get(article) ?? t('article.untitled'), href, q, t, ask: () => places(article, q, exact), mark: laid.mark, see: view.see, close, failed: given.failed });
  };
  const bar = meant.article && titles.has(meant.article) ? lineOver() : null;
  const element = el('div.picture-room', {}, bar?.element, el('div.picture-frame', {}, view.element, why, coming, toolsOf(view, share, t)));

  return {
    element,
    places,
    step: laid.step,
    hit: (/** @type {number} */ by) => bar?.step(by) ?? false,
    light: laid.light,
    /** Marks lines for as long as somebody points at their words; null: what was marked before. @param {?import('./geometry.js').Box[]} boxes */
    mark: (boxes) => {
      if (boxes) laid.mark([{ kind: 'line', boxes }]);
      else if (!bar?.draw()) laid.mark([]);
    },
    under: view.under,
    /** It is in the window. @param {import('./geometry.js').Lie} [lie] Where it lay when it was left. */
    begin: (lie) => {
      const box = meant.article ? laid.boxOf(meant.article) : null;
      laid.choose(meant.article ?? null);
      view.begin({ lie, box });
      void bar?.show();
    },
    lie: view.lie,
    doings: { larger: view.larger, smaller: view.smaller, wholePage: view.whole, pageWidth: view.wide, fullSize: view.natural },
    dispose: () => {
      clearTimeout(patience);
      view.dispose();
    },
  };
}

/** Where articles stand on a page, each asked about once. @param {string} page @param {typeof import('../ipc.js')} ipc */
function placesOf(page, ipc) {
  /** @type {Map<string, Promise<Places>>} */
  const known = new Map();
  /** @param {string} article @param {string} [q] @param {true} [exact] */
  return (article, q, exact) => {
    const key = JSON.stringify([article, q, exact]);
    const asked = known.get(key) ?? ipc.placesOf(page, article, q ?? null, exact === true);
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
}

/** @param {ReturnType<typeof viewer>} view @param {HTMLElement} share @param {import('../i18n.js').Say} t */
function toolsOf(view, share, t) {
  return el(
    'div.picture-tools', { role: 'group', 'aria-label': t('picture.tools') },
    button({ label: t('picture.farther'), key: '−', sign: 'less', onclick: view.smaller }),
    share,
    button({ label: t('picture.closer'), key: '+', sign: 'more', onclick: view.larger }),
    button({ label: t('key.wholePage'), key: 'F', sign: 'whole', onclick: view.whole }),
    button({ label: t('key.pageWidth'), key: 'H', sign: 'wide', onclick: view.wide }),
  );
}
