// Why a page came apart as it did: its lines as they stand in the file, each with what it was taken for, how surely, and
// by what it was told. Asked for only when somebody wants to know.

import { el } from './element.js';
import { tongue } from './text.js';
import { reasonsOf } from '../i18n.js';

/**
 * @param {import('../wire.js').Page} page
 * @param {{t: import('../i18n.js').Say, explain: (id: string) => Promise<import('../wire.js').Line[]>}} given
 */
export function whyPanel(page, { t, explain }) {
  const element = el('section.why', { hidden: true, 'aria-labelledby': 'why-title' });
  let isAsked = false;
  const fill = async () => {
    isAsked = true;
    element.replaceChildren(el('h2', { id: 'why-title', tabindex: -1 }, t('why.title')), el('p', {}, t('why.note')));
    try {
      element.append(linesOf(await explain(page.id), page, t));
      element.scrollIntoView({ block: 'start' });
    } catch (error) {
      isAsked = false;
      element.append(el('p.failed', { role: 'alert' }, t('why.failed')));
      console.error(error);
    }
  };
  const toggle = () => {
    element.hidden = !element.hidden;
    if (element.hidden) return true;
    if (!isAsked) fill();
    element.scrollIntoView({ block: 'start' });
    /** @type {HTMLElement | null} */ (element.querySelector('h2'))?.focus({ preventScroll: true });
    return true;
  };
  return { element, toggle };
}

/** @param {import('../wire.js').Line[]} lines @param {import('../wire.js').Page} page @param {import('../i18n.js').Say} t */
function linesOf(lines, page, t) {
  const says = reasonsOf(t('language'));
  const words = (/** @type {string[]} */ codes) => [...new Set(codes.map((code) => says[code] ?? code))].join(t('why.between'));
  const head = ['why.line', 'why.label', 'why.because', 'why.piece'].map((key) => el('th', { scope: 'col' }, t(key)));
  const rows = lines.map(({ text, label, rival, confidence, article, because, against }) => {
    const headline = article === null ? undefined : page.articles[article]?.headline;
    return el(
      `tr.is-${label}${confidence < 0.6 ? '.is-doubtful' : ''}`,
      {},
      el('td.why-line', { lang: tongue(text) }, text),
      el('td.why-label', {}, t(`why.${label}`), el('span.why-sure', {}, t('why.sure', { n: Math.round(confidence * 100) }))),
      el(
        'td.why-because',
        {},
        words(because),
        against.length > 0 && el('span.why-against', {}, t('why.against', { rival: t(`why.${rival}`), words: words(against) })),
      ),
      el('td.why-piece', { lang: headline ? tongue(headline) : null }, article === null ? t('why.none') : (headline ?? t('article.untitled'))),
    );
  });
  return el('div.why-lines', {}, el('table', {}, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows)));
}
