// What an import of the tray would do, looked at anew whenever the reader says something else of the files; and the
// button that begins it.

import { forgetFailure } from '../arrivals.js';
import { el } from './element.js';
import { AT_ONCE, filesOf } from './files.js';
import { errorMessage } from './message.js';
import { IpcError, latest } from '../ipc.js';

/**
 * @typedef {import('../wire.js').Preview} Preview
 * @typedef {import('../wire.js').Counts} Counts
 * @typedef {import('../wire.js').PaperSeen} PaperSeen
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../places.js').Given} Given
 */

/** How long the reader may write before it is looked anew, in milliseconds. */
const PAUSE = 350;

/** What takes no longer needs no word. */
const PATIENCE = 300;

/** The fields of a template, as each language writes them; tests hold them to what the program reads. */
export const FIELDS = {
  'zh-Hans': '{报名} {年} {月} {日} {年月日} {月日} {民国年} {版} {版名} {版本} {期}',
  en: '{newspaper} {yyyy} {mm} {m} {dd} {d} {yyyymmdd} {mmdd} {rocyear} {page} {pagename} {edition} {number}',
};

/** A template as each language writes it. */
export const EXAMPLE = { 'zh-Hans': '{报名}/{年}/{月}月/{日}/{版}.txt', en: '{newspaper}/{yyyy}/{m}/{dd}/{page}.txt' };

/** What the reader said last: it is kept while the tray is, whatever else is looked at meanwhile. @type {import('../wire.js').Given} */
let said = nothing();

/** A look that was left is over before the next begins: it would stop that as well. @type {Promise<void>} */
let stopped = Promise.resolve();

function nothing() {
  return { template: '', newspaper: '', date: '', reference: false };
}

/** What was said is of no use for other files. */
export function forgetSaid() {
  said = nothing();
}

/** Which button begins the import, and whether there is anything to begin. @param {Counts} counts @param {import('../wire.js').Given} given */
export function startOf(counts, given) {
  if (counts.new > 0) return { key: 'import.start', n: counts.new, can: true };
  const says = Boolean(given.template.trim() || given.newspaper.trim() || given.date.trim());
  if (counts.here > 0 && says) return { key: 'import.start_again', n: counts.here, can: true };
  return { key: 'import.start', n: 0, can: false };
}

/** What a look ahead found, in a sentence. @param {Counts} counts @param {Say} t */
export function foundWords(counts, t) {
  const { pages, articles, here, refused } = counts;
  if (counts.new === 0 && here > 0) return t('import.all_here', { n: here });
  if (counts.new === 0) return t('import.nothing');
  return [
    t('import.would', { files: counts.new, pages, articles }),
    here > 0 && t('imports.here', { n: here }),
    refused > 0 && t('imports.refused', { n: refused }),
    counts.warned > 0 && t('imports.warnings', { n: counts.warned }),
  ].filter(Boolean).join(t('import.between'));
}

/**
 * @param {import('../wire.js').ImportRoom} room
 * @param {Given} given
 */
export function previewOf(room, given) {
  const { t, ipc } = given;
  const found = el('p.preview-found', { role: 'status' });
  const seen = el('div.preview-seen');
  const start = /** @type {HTMLButtonElement} */ (el('button.button.is-main.start', { type: 'button', disabled: true }));
  const look = latest(ipc.previewImport);
  let isHere = true;
  let begun = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;

  const form = formOf(t, () => {
    start.disabled = true;
    clearTimeout(soon);
    soon = setTimeout(() => void begin(), PAUSE);
  });

  /** @param {Preview} preview */
  const show = ({ counts, papers }) => {
    const { key, n, can } = startOf(counts, said);
    found.textContent = foundWords(counts, t);
    start.textContent = t(key, { n });
    start.disabled = !can;
    start.hidden = !can;
    const note = counts.new > 0 ? '' : t(counts.here > 0 ? 'import.all_here.note' : 'import.nothing.note');
    const more = (/** @type {import('../wire.js').Part} */ part, /** @type {number} */ offset) => ipc.previewLines(part, offset, AT_ONCE);
    seen.replaceChildren(
      ...(note ? [el('p.importing-note', {}, note)] : []),
      ...(papers.length > 0 ? [papersOf(papers, given)] : []),
      ...(counts.all > 0 ? [filesOf({ counts, more }, { ...given, roots: room.tray })] : []),
    );
  };

  const begin = async () => {
    const waiting = setTimeout(() => (found.textContent = t('import.looking.count')), PATIENCE);
    const since = Date.now();
    form.clear();
    begun = true;
    try {
      await stopped;
      const preview = await look(said, ({ done, total }) => {
        if (isHere && Date.now() - since > PATIENCE && total > 0) found.textContent = t('import.looking', { done, total });
      });
      if (preview && !preview.cancelled && isHere) show(preview);
    } catch (reason) {
      const error = IpcError.from(reason);
      found.textContent = '';
      if (form.tell(error)) return;
      const words = errorMessage(error, t);
      seen.replaceChildren(el('div.importing-failed', { role: 'alert' }, el('h3', {}, words.lead), words.where && el('p.path', {}, words.where), el('p', {}, words.text)));
    } finally {
      clearTimeout(waiting);
    }
  };

  start.addEventListener('click', async () => {
    start.disabled = true;
    try {
      forgetFailure();
      await ipc.startImport(said);
      given.again();
    } catch (error) {
      start.disabled = false;
      given.failed(error);
    }
  });

  const element = el(
    'section.preview',
    { 'aria-labelledby': 'preview-title' },
    form.element,
    el('h2', { id: 'preview-title' }, t('import.preview')),
    el('div.preview-head', {}, found, start),
    seen,
  );
  return {
    element,
    begin: () => void begin(),
    dispose: () => {
      isHere = false;
      clearTimeout(soon);
      // A view that was made only to be compared has nothing to stop.
      if (begun) stopped = ipc.stopPreview().catch(() => {});
    },
  };
}

/** What the reader may say of all files. @param {Say} t @param {() => void} onChange */
function formOf(t, onChange) {
  const language = t('language') === 'en' ? 'en' : 'zh-Hans';
  const fault = el('p.field-fault', { id: 'template-fault', role: 'alert' });
  const noDay = el('p.field-fault', { id: 'date-fault', role: 'alert' });
  /** @param {'template' | 'newspaper' | 'date'} name @param {Record<string, any>} [more] */
  const input = (name, more = {}) => {
    const field = /** @type {HTMLInputElement} */ (
      el('input.field', { id: `import-${name}`, type: 'text', autocomplete: 'off', spellcheck: 'false', value: said[name], ...more })
    );
    field.addEventListener('input', (event) => {
      // What is still being composed is no word yet.
      if (/** @type {InputEvent} */ (event).isComposing) return;
      take();
    });
    field.addEventListener('compositionend', () => take());
    const take = () => {
      if (said[name] === field.value) return;
      said = { ...said, [name]: field.value };
      onChange();
    };
    return field;
  };
  const template = input('template', { placeholder: EXAMPLE[language], 'aria-describedby': 'template-note template-fault' });
  const newspaper = input('newspaper', { 'aria-describedby': 'newspaper-note' });
  const date = input('date', { placeholder: '2019-03-12', 'aria-describedby': 'date-note date-fault' });
  /** @param {boolean} reference */
  const originals = (reference) => {
    const name = reference ? 'reference' : 'copy';
    const radio = el('input', { type: 'radio', name: 'originals', checked: said.reference === reference, onchange: () => (said = { ...said, reference }) });
    return el('label.original', {}, radio, el('span', {}, t(`import.${name}`), el('small', {}, t(`import.${name}.note`))));
  };
  const fields = FIELDS[language];
  const element = el(
    'form.given',
    { onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    el('h2', {}, t('import.given')),
    el(
      'p.given-field.is-wide',
      {},
      el('label', { for: 'import-template' }, t('import.template')),
      template,
      fault,
      el('small', { id: 'template-note' }, t('import.template.note'), el('code', {}, fields)),
    ),
    el('p.given-field', {}, el('label', { for: 'import-newspaper' }, t('import.newspaper')), newspaper, el('small', { id: 'newspaper-note' }, t('import.newspaper.note'))),
    el('p.given-field', {}, el('label', { for: 'import-date' }, t('import.date')), date, noDay, el('small', { id: 'date-note' }, t('import.date.note'))),
    el('fieldset.originals', {}, el('legend', {}, t('import.originals')), originals(false), originals(true)),
  );
  const clear = () => {
    for (const [field, where] of /** @type {const} */ ([[template, fault], [date, noDay]])) {
      field.removeAttribute('aria-invalid');
      where.textContent = '';
    }
  };
  /** Says at the field what is wrong with it, if it is one of these. @param {IpcError} error */
  const tell = ({ code, params }) => {
    const isTemplate = code === 'not_a_template';
    if (!isTemplate && code !== 'no_such_day') return false;
    const field = isTemplate ? template : date;
    field.setAttribute('aria-invalid', 'true');
    const named = { place: params.place ?? 0, name: `{${params.name}}` };
    if (isTemplate) fault.textContent = t(`template.${params.fault}`, named);
    else noDay.textContent = t('error.no_such_day');
    return true;
  };
  return { element, clear, tell };
}

/** What was recognised, newspaper by newspaper. @param {PaperSeen[]} papers @param {Given} given */
function papersOf(papers, { t, days }) {
  const names = ['import.paper', 'import.paper.days', 'import.paper.issues', 'import.paper.pages', 'import.paper.articles', 'import.paper.undated'];
  /** @param {PaperSeen} paper */
  const range = ({ first, last }) => (!first || !last ? '' : first === last ? days.day(first) : t('shelf.years', { first: days.day(first), last: days.day(last) }));
  return el(
    'table.papers-seen',
    {},
    el('caption', {}, t('import.papers')),
    el('thead', {}, el('tr', {}, names.map((name, i) => el(i > 1 ? 'th.number' : 'th', { scope: 'col' }, t(name))))),
    el(
      'tbody',
      {},
      papers.map((paper) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, paper.newspaper ?? el('span.unknown', {}, t('loose.unnamed'))),
          el('td', {}, range(paper)),
          [paper.issues, paper.pages, paper.articles, paper.undated].map((n) => el('td.number', {}, n > 0 ? n.toLocaleString(t('language')) : '')),
        ),
      ),
    ),
  );
}
