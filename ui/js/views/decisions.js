// 改动: what the reader set right and took out, the latest first, each to be taken back, or to hold again.

import { remedy, told } from '../correction.js';
import { takeBack } from '../parts/correct.js';
import { el } from '../parts/element.js';
import { rove } from '../parts/roving.js';

/** How many are asked for at a time. */
export const AT_ONCE = 200;

/**
 * @param {import('../wire.js').Decisions} found
 * @param {import('../parts/correct.js').Given & {more: (offset: number) => Promise<import('../wire.js').Decision[]>}} given
 */
export function decisionsView(found, given) {
  const { t } = given;
  const held = [...found.decisions];
  const list = el('ol.decisions');
  const rest = el('button.button', { type: 'button', onclick: () => void more() });
  const fill = () => {
    const own = held.filter(({ kind }) => kind !== 'undo');
    list.replaceChildren(...own.map((decision) => itemOf(decision, held, given)));
    rove(list, 'button');
    const left = found.total - held.length;
    rest.hidden = left <= 0;
    rest.textContent = t('list.more', { n: left });
  };
  const more = async () => {
    const first = list.children.length;
    held.push(...(await given.more(held.length)));
    fill();
    /** @type {HTMLElement | null | undefined} */ (list.children[first]?.querySelector('button'))?.focus();
  };
  fill();
  const isEmpty = list.children.length === 0;
  const element = el(
    'section.plain.decisions-room',
    { 'aria-labelledby': 'decisions-title' },
    el('header.plain-head', {}, el('h1', { id: 'decisions-title', tabindex: -1 }, t('decisions.title')), el('p', {}, t('decisions.note'))),
    isEmpty ? el('p.nothing', {}, t('decisions.none')) : list,
    rest,
  );
  return { element, title: t('decisions.title'), up: /** @type {import('../router.js').Place} */ ({ room: 'shelf' }) };
}

/** @param {import('../wire.js').Decision} decision @param {import('../wire.js').Decision[]} all @param {import('../parts/correct.js').Given} given */
function itemOf(decision, all, given) {
  const { t } = given;
  const { id, made, of, pages, undone, purged, kind } = decision;
  const can = remedy(decision, all);
  const words = told(decision).map(([key, params]) => t(key, params)).join(t('decision.between'));
  const when = new Intl.DateTimeFormat(t('language'), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(made));
  const facts = [t('decision.number', { number: String(id) }), when, kind !== 'newspapers' && t('shelf.n_pages', { n: pages }), of.join(' '), undone && t('decision.is_undone'), purged && t('decision.is_purged')];
  return el(
    `li.decision${undone ? '.is-undone' : ''}`,
    {},
    el('p.decision-what', {}, words),
    el('p.decision-facts', {}, facts.filter(Boolean).join(t('shelf.between'))),
    can && el('button.button', { type: 'button', 'aria-label': `${t(can.words)} ${words}`, onclick: () => void takeBack(can.undo, given) }, t(can.words)),
  );
}
