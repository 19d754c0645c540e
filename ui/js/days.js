// Days as the reader's language writes them. They are days of a calendar, not moments: no time zone moves them.

/** @typedef {ReturnType<typeof dayWriter>} Days */

/** @param {string} day `2025-11-25`. */
export function dateOf(day) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(Date.UTC(2000, month - 1, date));
  moment.setUTCFullYear(year, month - 1, date);
  return moment;
}

/** @param {import('./i18n.js').Language} language */
export function dayWriter(language) {
  const isChinese = language === 'zh-Hans';
  /** @param {Intl.DateTimeFormatOptions} how @param {string} [locale] */
  const format = (how, locale = language) => {
    const writer = new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' });
    return (/** @type {string} */ day) => writer.format(dateOf(day));
  };
  const whole = format(
    isChinese ? { year: 'numeric', month: 'long', day: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' },
    isChinese ? 'zh-Hans' : 'en-GB',
  );
  const yearMonth = format({ year: 'numeric', month: isChinese ? 'long' : 'short' }, isChinese ? 'zh-Hans' : 'en-GB');
  const month = format({ month: isChinese ? 'long' : 'short' });
  const weekday = format({ weekday: 'long' });
  const lunar = new Intl.DateTimeFormat('zh-Hans-u-ca-chinese', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  return {
    /** 2025年11月25日 */
    day: whole,
    /** 11月25日 */
    short: format({ month: isChinese ? 'long' : 'short', day: 'numeric' }, isChinese ? 'zh-Hans' : 'en-GB'),
    /** 2025年 */
    year: (/** @type {string} */ year) => (isChinese ? `${Number(year)}年` : String(Number(year))),
    /** 2025年11月 */
    yearMonth: (/** @type {string} */ period) => yearMonth(`${period}-01`),
    /** 星期二 */
    weekday,
    /** 2025年11月25日 星期二; Tuesday, 25 November 2025. */
    dayAndWeekday: (/** @type {string} */ day) => (isChinese ? `${whole(day)} ${weekday(day)}` : `${weekday(day)}, ${whole(day)}`),
    /** 农历十月初六; nothing in other languages than Chinese. */
    lunar: (/** @type {string} */ day) => (isChinese ? lunarWords(lunar.formatToParts(dateOf(day))) : ''),
    /** 一月, by its number from 1. */
    month: (/** @type {number} */ number) => month(`2000-${number}-1`),
    /** 一, 二, …: the days of a week from Monday. */
    week: Array.from({ length: 7 }, (_, i) => format({ weekday: 'narrow' })(`2024-01-0${i + 1}`)),
  };
}

/**
 * 农历二月十五: the lunar calendar counts its days in words.
 * @param {Intl.DateTimeFormatPart[]} parts
 */
function lunarWords(parts) {
  const part = (/** @type {string} */ type) => parts.find((one) => one.type === type)?.value ?? '';
  const day = Number.parseInt(part('day'), 10);
  if (!(day >= 1 && day <= 30)) return '';
  const tens = { 10: '初十', 20: '二十', 30: '三十' }[day];
  return `农历${part('month')}${tens ?? `${'初十廿'[Math.floor(day / 10)]}${'〇一二三四五六七八九'[day % 10]}`}`;
}

/**
 * The days of a month in weeks from Monday; 0 where there is none.
 * @param {number} year @param {number} month From 1.
 */
export function weeks(year, month) {
  const first = dateOf(`${year}-${month}-1`);
  const before = (first.getUTCDay() + 6) % 7;
  const next = new Date(first);
  next.setUTCMonth(month);
  const last = Math.round((next.getTime() - first.getTime()) / 86_400_000);
  const cells = Array.from({ length: Math.ceil((before + last) / 7) * 7 }, (_, i) => {
    const day = i - before + 1;
    return day >= 1 && day <= last ? day : 0;
  });
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

/** @param {number} year @param {number} month @param {number} day */
export function dayOf(year, month, day) {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
