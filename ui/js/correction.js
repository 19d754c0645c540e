// What a form says of pages, as facts to be said. It knows no element.

import { later, readDay } from './daywords.js';

/**
 * @typedef {import('./wire.js').FactName} FactName
 * @typedef {{words: string, was: string, choice: '' | 'unknown' | 'unset'}} Field What stands in a field, what stood there,
 *   and whether instead of it nothing is known, or what was read is to hold again.
 * @typedef {Partial<Record<FactName, Field>>} Fields
 * @typedef {{facts: import('./wire.js').NewFacts, wrong: Partial<Record<FactName, 'day' | 'number' | 'empty'>>, isNothing: boolean}} Said
 */

/**
 * Only what was changed is said. `wrong` has the fields that say nothing that can be.
 * @param {Fields} fields
 * @param {?{pages: number, days: number}} [running] How the day goes on from page to page.
 * @returns {Said}
 */
export function factsOf(fields, running = null) {
  /** @type {import('./wire.js').NewFacts} */
  const facts = {};
  /** @type {Said['wrong']} */
  const wrong = {};
  /** @type {FactName[]} */
  const unknown = [];
  /** @type {FactName[]} */
  const unset = [];
  for (const [key, field] of Object.entries(fields)) {
    const name = /** @type {FactName} */ (key);
    const words = field.words.trim();
    if (field.choice === 'unknown') unknown.push(name);
    else if (field.choice === 'unset') unset.push(name);
    else if (words !== field.was.trim()) put(name, words, facts, wrong);
  }
  if (facts.date && running) facts.running_on = running;
  if (unknown.length > 0) facts.unknown = unknown;
  if (unset.length > 0) facts.unset = unset;
  const isNothing = Object.keys(facts).length === 0 && Object.keys(wrong).length === 0;
  return { facts, wrong, isNothing };
}

/** @param {FactName} name @param {string} words @param {import('./wire.js').NewFacts} facts @param {Said['wrong']} wrong */
function put(name, words, facts, wrong) {
  if (name === 'edition') {
    facts.edition = words;
  } else if (words === '') {
    // Who empties a field has not said that nobody knows it.
    wrong[name] = 'empty';
  } else if (name === 'date') {
    const day = readDay(words);
    if (day) facts.date = day;
    else wrong.date = 'day';
  } else if (name === 'number') {
    if (/^[1-9]\d{0,8}$/.test(words)) facts.number = Number(words);
    else wrong.number = 'number';
  } else {
    facts[name] = words;
  }
}

/**
 * The first and the last day where the day goes on from page to page.
 * @param {string} first @param {{pages: number, days: number}} running @param {number} count How many pages.
 */
export function lastDay(first, { pages, days }, count) {
  return later(first, days * Math.floor(Math.max(0, count - 1) / Math.max(1, pages)));
}

/**
 * What a decision said, each as a key of a sentence with what fills it.
 * @param {import('./wire.js').Decision} decision
 * @returns {[string, Record<string, string | number>][]}
 */
export function told({ kind, facts, unknown, newspapers: change }) {
  if (kind === 'newspapers' && change) {
    if (change.kind === 'merge') return [['decision.merge', { into: change.into, others: change.others.join('、') }]];
    if (change.kind === 'alias') return [['decision.alias', { newspaper: change.newspaper, alias: change.alias }]];
    return [[change.since ? 'decision.rename_since' : 'decision.rename', { from: change.from, to: change.to, since: change.since ?? '' }]];
  }
  if (kind !== 'set') return [[`decision.${kind}`, {}]];
  const said = Object.entries(facts).map(([name, value]) => /** @type {[string, Record<string, string>]} */ (
    value === null ? [`decision.unset.${name}`, {}] : value === '' ? [`decision.none.${name}`, {}] : [`decision.set.${name}`, { value: value.replace('..', '–') }]
  ));
  return [...said, ...unknown.map((name) => /** @type {[string, {}]} */ ([`decision.unknown.${name}`, {}]))];
}

/**
 * What can be done about a decision: take it back, or make it hold again by taking its undo back.
 * @param {import('./wire.js').Decision} decision @param {import('./wire.js').Decision[]} all
 * @returns {?{undo: number, words: 'undo' | 'redo'}}
 */
export function remedy(decision, all) {
  if (decision.kind === 'undo' || decision.kind === 'return') return null;
  if (!decision.undone) return decision.purged ? null : { undo: decision.id, words: 'undo' };
  const taken = all.find(({ kind, undoes, undone }) => kind === 'undo' && undoes === decision.id && !undone);
  return taken ? { undo: taken.id, words: 'redo' } : null;
}
