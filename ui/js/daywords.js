// Days as readers type them: 2023-10-11, 20231011, 2023年10月11日; a month, a year. What is no day of the calendar is none.

import { dateOf, dayOf } from './days.js';

/** @typedef {{year: number, month?: number, day?: number}} Span A day, a month or a year. */

const NEAR = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年?)$/u;
const CLOSE = /^(\d{4})(\d\d)(\d\d)?$/;

/** Digits as wide as a character are digits, and so are strokes and points. @param {string} words */
function plain(words) {
  return words.trim().replace(/[０-９]/gu, (digit) => String.fromCodePoint(Number(digit.codePointAt(0)) - 0xfee0))
    .replace(/[－—–]/gu, '-').replace(/[．。]/gu, '.').replace(/／/gu, '/').replace(/\s/gu, '');
}

/** The day, month or year that is typed; null where it is none. @param {string} words @returns {?Span} */
export function readSpan(words) {
  const typed = plain(words);
  const found = NEAR.exec(typed) ?? CLOSE.exec(typed);
  if (!found) return null;
  const [year = 0, month, day] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year < 1 || (month !== undefined && (month < 1 || month > 12))) return null;
  if (month === undefined) return { year };
  if (day === undefined) return { year, month };
  return isDay(year, month, day) ? { year, month, day } : null;
}

/** The day that is typed, as `2023-10-11`; null where it is none. @param {string} words */
export function readDay(words) {
  const span = readSpan(words);
  return span?.month && span.day ? dayOf(span.year, span.month, span.day) : null;
}

/** @param {number} year @param {number} month @param {number} day */
function isDay(year, month, day) {
  if (day < 1) return false;
  const date = dateOf(dayOf(year, month, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A day so many days later. @param {string} day @param {number} days */
export function later(day, days) {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
