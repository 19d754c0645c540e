// The periods of a timeline as data: every one between the first and the last, those without a hit as gaps, which of
// them are named on the axis, and which days a stretch of them means. It knows no element.

/** @typedef {'day' | 'month' | 'year'} Unit */

/** Periods drawn at most: what is longer is drawn by a longer unit. */
const MOST = 400;

/** The next period. @param {string} period @param {Unit} unit @returns {string} */
export function after(period, unit) {
  const [year = 0, month = 1, day = 1] = period.split('-').map(Number);
  const pad = (/** @type {number} */ n, width = 2) => String(n).padStart(width, '0');
  if (unit === 'year') return pad(year + 1, 4);
  if (unit === 'month') return month === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(month + 1)}`;
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (day < days) return `${pad(year, 4)}-${pad(month)}-${pad(day + 1)}`;
  return `${after(`${pad(year, 4)}-${pad(month)}`, 'month')}-01`;
}

/**
 * All periods from the first to the last. Within chosen days they begin and end with these.
 * @param {Unit} unit
 * @param {{period: string, count: number}[]} periods In order.
 * @param {?string} [days] `2019..2020-03`
 */
export function filled(unit, periods, days) {
  const width = { year: 4, month: 7, day: 10 }[unit];
  const [from, to] = ends(days ?? '').map((end, i) => end && padded(end, i === 1).slice(0, width));
  const first = from || periods[0]?.period;
  const last = to || periods.at(-1)?.period;
  if (!first || !last) return [];
  const counts = new Map(periods.map(({ period, count }) => [period, count]));
  const all = [];
  for (let period = first; period <= last && all.length < MOST; period = after(period, unit)) {
    all.push({ period, count: counts.get(period) ?? 0 });
  }
  // A stretch too long to be drawn whole is drawn from what is there.
  return (all.at(-1)?.period ?? '') < last && all.length >= MOST ? periods : all;
}

/** The two ends of days as they are written, empty where open. @param {string} days */
export function ends(days) {
  const [from = '', to = from] = days.split('..');
  return [from, to];
}

/** The first or last day of a year, month or day. @param {string} end @param {boolean} isLast */
function padded(end, isLast) {
  const [year = '', month, day] = end.split('-');
  const last = isLast ? String(new Date(Date.UTC(2000 + (Number(year) % 400), Number(month ?? 12), 0)).getUTCDate()) : '01';
  return `${year}-${month ?? (isLast ? '12' : '01')}-${day ?? last}`;
}

/** The days of a stretch of periods, as an address has them. @param {string} one @param {string} other */
export function stretch(one, other) {
  const [from, to] = one <= other ? [one, other] : [other, one];
  return from === to ? from : `${from}..${to}`;
}

/**
 * Which periods are named below the line, so that names are at least `apart` bars from one another: round years, months and
 * days, as many as there is room for.
 * @param {Unit} unit @param {string[]} periods @param {number} apart In bars.
 */
export function named(unit, periods, apart) {
  const fitting = (/** @type {number[]} */ steps) => steps.find((step) => step >= apart) ?? steps.at(-1) ?? 1;
  const [years, months] = [fitting([1, 2, 5, 10, 20, 50, 100]), fitting([1, 3, 6, 12])];
  const isRound = (/** @type {string} */ period) => {
    const [year = 0, month = 1, day = 1] = period.split('-').map(Number);
    if (unit === 'year') return year % years === 0;
    return unit === 'month' ? (month - 1) % months === 0 : day === 1 || (day % 5 === 0 && day < 30);
  };
  /** @type {number[]} */
  const places = [];
  periods.forEach((period, i) => {
    const far = places.length === 0 || i - (places.at(-1) ?? 0) >= apart;
    if (isRound(period) && far) places.push(i);
  });
  // The first says when it begins, where there is room before the next.
  if (periods.length > 0 && (places.length === 0 || (places[0] ?? 0) >= apart)) places.unshift(0);
  return places;
}
