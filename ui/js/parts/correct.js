// The form in which facts of pages are set right: it says what it will do before it does it, and what it did can be undone.

import { factsOf, lastDay } from '../correction.js';
import { readDay } from '../daywords.js';
import { latest } from '../ipc.js';
import { combobox } from './combobox.js';
import { button, composed, el } from './element.js';
import { pageName } from './facts.js';

/**
 * @typedef {import('../wire.js').FactName} FactName
 * @typedef {import('../wire.js').Reach} Reach
 * @typedef {{name: FactName, was: string, source?: ?string}} Known A fact as it is, and where it was read.
 *
 * @typedef {object} Given
 * @property {import('../i18n.js').Say} t
 * @property {import('../days.js').Days} days
 * @property {typeof import('../ipc.js')} ipc
 * @property {(words: string, undo?: {words: string, run: () => void}) => void} toast
 * @property {(error: unknown) => void} failed
 * @property {() => void} again
 *
 * @typedef {object} What
 * @property {string} title
 * @property {Known[]} facts
 * @property {Reach[]} reaches Which pages may be meant, the usual first; asked anew with `now`.
 * @property {(reach: Reach) => number} count How many pages each has.
 * @property {(reach: Reach) => string} says
 * @property {boolean} [inSeries] Whether the day may go on from page to page.
 * @property {() => void} close
 * @property {(said: import('../wire.js').FactsSaid) => void} done
 */

/** How long to wait for the next key before it is said what the form would do, in milliseconds. */
const PAUSE = 200;

/** @param {What} what @param {Given} given */
export function correctForm(what, given) {
  const { t, ipc } = given;
  let reach = /** @type {Reach} */ (what.reaches[0]);
  /** @type {string[]} */
  let names = [];
  const would = el('p.correct-would', { role: 'status' });
  const examples = el('ul.correct-examples');
  const rows = what.facts.map((fact) => rowOf(fact, () => names, () => changed(), given));
  const series = what.inSeries ? seriesOf(() => changed(), t) : null;
  const scope = what.reaches.length > 1 ? scopeOf(what, (to) => { reach = to; changed(); }, t) : null;
  const submit = el('button.button.is-main', { type: 'submit' }, t('correct.submit'));
  const ask = latest(ipc.wouldSetFacts);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  // What nobody has said yet cannot go back to what was read.
  const isSaid = what.facts.some(({ source }) => source === 'reader');
  const said = () => factsOf(Object.fromEntries(rows.map((row) => [row.name, row.field()])), series?.value() ?? null);
  const changed = () => {
    const { facts, wrong } = said();
    const isMany = what.count(reach) > 1;
    for (const row of rows) {
      row.allow((row.name !== 'page' && row.name !== 'title') || !isMany, isMany || isSaid);
      row.say(wrong[row.name]);
    }
    series?.show(facts.date ?? null, what.count(reach), given.days);
    clearTimeout(waiting);
    waiting = setTimeout(() => void foresee(), PAUSE);
  };
  const foresee = async () => {
    const { facts, wrong, isNothing } = said();
    if (isNothing || Object.keys(wrong).length > 0 || what.count(reach) === 0) {
      would.textContent = isNothing ? t('correct.nothing') : '';
      examples.replaceChildren();
      return;
    }
    try {
      const answer = await ask(reach, facts);
      if (!answer) return;
      would.textContent = t('correct.would', { n: answer.pages, articles: answer.articles });
      examples.replaceChildren(...examplesOf(answer, given));
    } catch (error) {
      given.failed(error);
    }
  };
  /** @param {Event} event */
  const send = async (event) => {
    event.preventDefault();
    const { facts, wrong, isNothing } = said();
    const first = rows.find((row) => wrong[row.name]) ?? (isNothing ? rows[0] : undefined);
    if (first) return first.focus();
    if (what.count(reach) === 0) return;
    submit.setAttribute('aria-disabled', 'true');
    try {
      const answer = await ipc.setFacts(reach, facts);
      const undo = answer.decision;
      given.toast(t('correct.said', { n: answer.pages }), undo === null ? undefined : { words: t('undo'), run: () => void takeBack(undo, given) });
      what.done(answer);
    } catch (error) {
      given.failed(error);
    } finally {
      submit.removeAttribute('aria-disabled');
    }
  };

  const element = el(
    'form.correct',
    { 'aria-labelledby': 'correct-title', novalidate: true, onsubmit: send },
    el('header', {}, el('h2', { id: 'correct-title' }, what.title), button({ label: t('correct.close'), key: 'Esc', sign: 'close', onclick: what.close })),
    scope,
    el('div.correct-rows', {}, rows.map((row) => row.element), series?.element),
    el('div.correct-foot', {}, submit, would),
    examples,
  );
  composed(element).addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    what.close();
  });
  ipc.newspapers().then((answer) => {
    if (answer.kind === 'held') names = answer.newspapers.flatMap(({ name, aliases }) => [name, ...aliases]);
  }, given.failed);
  changed();
  return {
    element,
    /** @param {FactName} [name] */
    focus: (name) => (rows.find((row) => row.name === name) ?? rows[0])?.focus(),
    /** What is chosen has changed. @param {Reach} now */
    now: (now) => {
      reach = now;
      changed();
    },
  };
}

/** Takes a decision back, and says what came of it. @param {number} decision @param {Given} given */
export async function takeBack(decision, { t, ipc, toast, failed, again }) {
  try {
    const { returned, removed, restated, missing } = await ipc.undoDecision(decision);
    toast([t('decision.undone', { n: returned + removed + restated }), missing > 0 && t('decision.missing', { n: missing })].filter(Boolean).join(' '));
    again();
  } catch (error) {
    failed(error);
  }
}

/** A fact and what is said of it. @param {Known} fact @param {() => string[]} names @param {() => void} changed @param {Given} given */
function rowOf({ name, was, source }, names, changed, { t, days }) {
  /** @type {'' | 'unknown' | 'unset'} */
  let choice = '';
  const label = t(`fact.name.${name}`);
  const box = name === 'newspaper' ? combobox({ label, value: was, known: names, oninput: () => edited() }) : null;
  const input = box?.input ?? /** @type {HTMLInputElement} */ (
    el('input', { type: 'text', 'aria-label': label, value: was, autocomplete: 'off', spellcheck: 'false', inputmode: name === 'number' || name === 'date' ? 'numeric' : null, placeholder: name === 'date' ? '2023-10-11' : null, oninput: () => edited() })
  );
  const note = el('p.correct-note', { id: `correct-note-${name}` });
  input.setAttribute('aria-describedby', note.id);
  const edited = () => {
    choice = '';
    changed();
  };
  /** @param {'unknown' | 'unset'} which @param {string} words */
  const toggle = (which, words) => el('button.button.is-small', { type: 'button', 'aria-pressed': 'false', 'data-choice': which, onclick: () => {
    choice = choice === which ? '' : which;
    changed();
  } }, words);
  const toggles = [name !== 'edition' && toggle('unknown', t('correct.unknown')), toggle('unset', t('correct.unset'))].filter((one) => one !== false);
  const element = el('div.correct-row', { role: 'group', 'aria-label': label, 'data-fact': name }, el('span.correct-label', { 'aria-hidden': 'true' }, label), box?.element ?? input, el('span.correct-choices', {}, toggles), note);
  return {
    name,
    element,
    field: () => ({ words: element.hidden ? was : input.value, was, choice: element.hidden ? /** @type {const} */ ('') : choice }),
    focus: () => {
      input.focus();
      input.select();
    },
    /** @param {boolean} may @param {boolean} mayUnset */
    allow: (may, mayUnset) => {
      element.hidden = !may;
      for (const one of toggles) if (one.dataset.choice === 'unset') one.hidden = !mayUnset;
      if (!mayUnset && choice === 'unset') choice = '';
    },
    /** What is wrong with it, or what is to be known of it. @param {'day' | 'number' | 'empty' | undefined} wrong */
    say: (wrong) => {
      for (const one of toggles) one.setAttribute('aria-pressed', String(one.dataset.choice === choice));
      element.classList.toggle('is-chosen', choice !== '');
      input.setAttribute('aria-invalid', String(wrong !== undefined));
      note.classList.toggle('is-wrong', wrong !== undefined);
      const day = name === 'date' ? readDay(input.value) : null;
      note.textContent = wrong ? t(`correct.wrong.${wrong}`)
        : choice ? t(`correct.${choice}.says`)
        : day ? [days.weekday(day), days.lunar(day)].filter(Boolean).join(' · ')
        : source && input.value === was ? t(`fact.${source}`) : '';
      if (day && !wrong && !choice && source && input.value === was) note.textContent += ` · ${t(`fact.${source}`)}`;
    },
  };
}

/** Which pages are meant. @param {What} what @param {(reach: Reach) => void} choose @param {import('../i18n.js').Say} t */
function scopeOf(what, choose, t) {
  return el(
    'fieldset.correct-scope',
    {},
    el('legend', {}, t('correct.scope')),
    what.reaches.map((reach, i) =>
      el('label', {}, el('input', { type: 'radio', name: 'correct-scope', value: reach.kind, checked: i === 0, onchange: () => choose(reach) }), el('span', {}, what.says(reach))),
    ),
  );
}

/** How the day goes on. @param {() => void} changed @param {import('../i18n.js').Say} t */
function seriesOf(changed, t) {
  const number = (/** @type {string} */ label) => /** @type {HTMLInputElement} */ (el('input', { type: 'number', min: 1, max: 366, value: 1, 'aria-label': label, oninput: changed }));
  const pages = number(t('correct.series.pages'));
  const by = number(t('correct.series.days'));
  const is = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', onchange: changed }));
  const says = el('p.correct-note', { role: 'status' });
  const value = () => ({ pages: Math.max(1, Number(pages.value) || 1), days: Math.max(1, Number(by.value) || 1) });
  const element = el('div.correct-series', {}, el('label.check', {}, is, el('span', {}, t('correct.series'))), el('span.correct-steps', {}, el('span', {}, t('correct.series.each')), pages, el('span', {}, t('correct.series.then')), by, el('span', {}, t('correct.series.on'))), says);
  return {
    element,
    value: () => (is.checked ? value() : null),
    /** @param {?string} first @param {number} count @param {import('../days.js').Days} days */
    show: (first, count, days) => {
      element.classList.toggle('is-off', !is.checked);
      pages.disabled = by.disabled = !is.checked;
      says.textContent = is.checked && first && count > 0 ? t('correct.series.says', { first: days.day(first), last: days.day(lastDay(first, value(), count)) }) : '';
    },
  };
}

/** @param {import('../wire.js').FactsSaid} answer @param {Given} given */
function examplesOf({ examples, conflicts, pages }, { t, days }) {
  const worded = (/** @type {import('../wire.js').Stated} */ stated) =>
    [stated.newspaper ?? t('loose.unnamed'), stated.date ? days.day(stated.date) : t('loose.undated'), stated.edition, stated.number && t('issue.number', { number: String(stated.number) }), stated.label && pageName(stated.label, t)].filter(Boolean).join(' ');
  const shown = examples.map(({ before, after }) => el('li', {}, el('del', {}, worded(before)), el('span', { 'aria-hidden': 'true' }, ' → '), el('ins', {}, worded(after))));
  const rest = pages - examples.length;
  const says = conflicts.map(({ kind, fact, printed, pages: n }) => el('li.is-conflict', {}, t(`correct.conflict.${kind}`, { fact: fact ? t(`fact.name.${fact}`) : '', printed: printed ?? '', n })));
  return [...shown, ...(rest > 0 ? [el('li', {}, t('correct.more', { n: rest }))] : []), ...says.slice(0, 4)];
}
