// What a newspaper is called: another name from some day on, a further name, another newspaper that is the same one.

import { readDay } from '../daywords.js';
import { combobox } from './combobox.js';
import { takeBack } from './correct.js';
import { openDialog } from './dialogs.js';
import { composed, el } from './element.js';

/**
 * @param {string} newspaper
 * @param {import('./correct.js').Given & {replace: (place: import('../router.js').Place) => void}} given
 */
export function nameDialog(newspaper, given) {
  const { t, ipc, toast, failed } = given;
  /** @type {string[]} */
  let others = [];
  const dialog = openDialog(t('names.title', { newspaper }), t, [
    el('div.names', {},
      part('rename', [['names.to', newspaper], ['names.since', '']], ([to = '', since = '']) => {
        const day = since ? readDay(since) : null;
        if (since && !day) return t('correct.wrong.day');
        return to && to !== newspaper ? { kind: 'rename', from: newspaper, to, since: day } : t('names.empty');
      }),
      part('alias', [['names.alias_name', '']], ([alias = '']) => (alias && alias !== newspaper ? { kind: 'alias', newspaper, alias } : t('names.empty'))),
      part('merge', [['names.other', '']], ([other = '']) => (others.includes(other) ? { kind: 'merge', into: newspaper, others: [other] } : t('names.choose'))),
    ),
  ]);
  ipc.newspapers().then((answer) => {
    if (answer.kind === 'held') others = answer.newspapers.map(({ name }) => name).filter((name) => name !== newspaper);
  }, failed);

  /** @param {import('../wire.js').NewspaperChange} change */
  async function change(change) {
    try {
      const { decision, pages } = await ipc.changeNewspapers(change);
      dialog.close();
      toast(t('names.done', { n: pages }), { words: t('undo'), run: () => void takeBack(decision, { ...given, again: () => given.replace({ room: 'paper', newspaper }) }) });
      given.replace({ room: 'paper', newspaper: change.kind === 'rename' ? change.to : newspaper });
    } catch (error) {
      failed(error);
    }
  }

  /**
   * One of the three things that can be done. `read` says which change it is, or in words why it is none.
   * @param {'rename' | 'alias' | 'merge'} kind @param {[string, string][]} fields
   * @param {(words: string[]) => import('../wire.js').NewspaperChange | string} read
   */
  function part(kind, fields, read) {
    const wrong = el('p.correct-note.is-wrong', { role: 'status' });
    const boxes = fields.map(([label, value]) =>
      kind === 'merge'
        ? combobox({ label: t(label), value, known: () => others, oninput: () => {} })
        : { input: /** @type {HTMLInputElement} */ (el('input', { type: 'text', 'aria-label': t(label), value, autofocus: kind === 'rename' && label === 'names.to', autocomplete: 'off', spellcheck: 'false', placeholder: label === 'names.since' ? '2012-01-01' : null })), element: null },
    );
    const send = (/** @type {Event} */ event) => {
      event.preventDefault();
      const said = read(boxes.map(({ input }) => input.value.trim()));
      wrong.textContent = typeof said === 'string' ? said : '';
      if (typeof said === 'string') boxes[0]?.input.focus();
      else void change(said);
    };
    return composed(el(
      'form.names-part',
      { novalidate: true, onsubmit: send },
      el('h3', {}, t(`names.${kind}`)),
      el('p.names-note', {}, t(`names.${kind}.note`, { newspaper })),
      fields.map(([label], i) => el('div.correct-row', {}, el('span.correct-label', { 'aria-hidden': 'true' }, t(label)), boxes[i]?.element ?? boxes[i]?.input)),
      el('div.correct-foot', {}, el('button.button.is-main', { type: 'submit' }, t(`names.${kind}.do`)), wrong),
    ));
  }
}
