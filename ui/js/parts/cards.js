// A mark as a card: what it is on, the words that are marked, the reader's own, where it stands, and when it was made.

import { button, el } from './element.js';
import { pageName } from './facts.js';
import { noteField } from './note.js';
import { untitled } from './text.js';
import { address } from '../router.js';

/**
 * @typedef {import('../wire.js').Marked} Marked
 * @typedef {object} Given
 * @property {import('../i18n.js').Say} t
 * @property {import('../days.js').Days} days
 * @property {typeof import('../ipc.js')} ipc
 * @property {(words: string, undo?: {words: string, run: () => void}) => void} toast
 * @property {(error: unknown) => void} failed
 * @property {Map<number, string>} paths The names of collections.
 * @property {(mark: Marked, first: 'tags' | 'collections') => void} file
 * @property {(mark: Marked) => void} remove
 * @property {(tag: string) => void} pickTag
 * @property {(mark: Marked) => void} look It has the focus.
 */

/** @param {Marked} mark @param {Given} given */
export function cardOf(mark, { t, days, ipc, toast, failed, paths, file, remove, pickTag, look }) {
  const title = mark.headline ?? untitled(mark.quote, t);
  /** @param {string} said */
  const write = async (said) => {
    try {
      await ipc.setNote(mark.id, said);
      mark.note = said;
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  const note = noteField({
    value: mark.note,
    label: t('marks.note_on', { title }),
    placeholder: t('marks.note_hint'),
    save: write,
    done: (before) => {
      if (before === '') return;
      const undo = () => void write(before).then(() => {
        note.element.value = before;
        note.fit();
      }, () => {});
      toast(t('marks.note_changed'), { words: t('undo'), run: undo });
    },
  });
  const heading = mark.article
    ? el('a.card-title', { href: address({ room: 'article', id: mark.article }), lang: 'zh' }, title)
    : el('a.card-title.is-gone', { role: 'link', 'aria-disabled': 'true', tabindex: -1, lang: 'zh' }, title);
  const facts = [mark.newspaper, mark.date && days.day(mark.date), mark.label && pageName(mark.label, t)].filter(Boolean);
  const made = mark.created.slice(0, 10);
  const foot = el('div.card-foot');
  /** @param {Map<number, string>} named */
  const draw = (named) => {
    const inside = mark.collections.map((id) => named.get(id)).filter((path) => path !== undefined);
    foot.replaceChildren(
      ...mark.tags.map((tag) => el('button.chip', { type: 'button', title: t('filing.tag_pick', { tag }), onclick: () => pickTag(tag) }, tag)),
      ...inside.map((path) => el('span.card-in', {}, path)),
    );
    foot.hidden = foot.childElementCount === 0;
  };
  draw(paths);
  const element = el(
    'li.card',
    { 'data-holds-note': '', 'data-mark': mark.id },
    el('div.card-head', {}, heading, tools()),
    !mark.article && el('p.card-gone', {}, t('collections.article_gone')),
    el(mark.whole ? 'p.card-beginning' : 'blockquote.card-quote', { lang: 'zh' }, mark.quote),
    note.element,
    foot,
    el('p.card-facts', {}, el('span', {}, facts.join(t('shelf.between'))), el('span', {}, t('collections.made', { day: days.day(made) }))),
  );
  function tools() {
    return el(
      'div.card-tools',
      {},
      button({ label: t('filing.collections'), key: 'S', onclick: () => file(mark, 'collections') }),
      button({ label: t('filing.tags'), key: 'L', onclick: () => file(mark, 'tags') }),
      button({ label: t('marks.remove'), key: 'Delete', onclick: () => remove(mark) }),
    );
  }
  element.addEventListener('focusin', () => look(mark));
  element.addEventListener('click', () => look(mark));
  return {
    mark,
    element,
    draw,
    fit: note.fit,
    keep: note.keep,
    focus: () => {
      heading.focus();
      heading.scrollIntoView({ block: 'nearest' });
    },
    write: () => note.element.focus(),
  };
}
