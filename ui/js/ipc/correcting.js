// What the reader sets right, and takes back.

import { ask } from './asking.js';

/** How many pages go with a page. @param {string} page @returns {Promise<import('../wire.js').Reaches>} */
export function reaches(page) {
  return ask('reaches', { page });
}

/**
 * What saying these facts would do.
 * @param {import('../wire.js').Reach} reach @param {import('../wire.js').NewFacts} facts
 * @returns {Promise<import('../wire.js').FactsSaid>}
 */
export function wouldSetFacts(reach, facts) {
  return ask('would_set_facts', { reach, facts });
}

/**
 * Says facts of pages.
 * @param {import('../wire.js').Reach} reach @param {import('../wire.js').NewFacts} facts
 * @returns {Promise<import('../wire.js').FactsSaid>}
 */
export function setFacts(reach, facts) {
  return ask('set_facts', { reach, facts });
}

/**
 * Joins newspapers, or changes what one is called.
 * @param {import('../wire.js').NewspaperChange} change @returns {Promise<{decision: number, pages: number}>}
 */
export function changeNewspapers(change) {
  return ask('change_newspapers', { change });
}

/** Takes a decision back. @param {number} decision @returns {Promise<import('../wire.js').Undone>} */
export function undoDecision(decision) {
  return ask('undo_decision', { decision });
}

/** What was decided, the latest first. @param {number} offset @param {number} limit @returns {Promise<import('../wire.js').Decisions>} */
export function decisions(offset, limit) {
  return ask('decisions', { offset, limit });
}

/** The issues of a day, of all newspapers. @param {string} date @returns {Promise<import('../wire.js').DayIssue[]>} */
export function issuesOfDay(date) {
  return ask('issues_of_day', { date });
}
