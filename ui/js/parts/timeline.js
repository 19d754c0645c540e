// How many hits there are over time, as bars: a stretch of them is chosen by drawing over them, or by keys. (WAI-ARIA:
// listbox of which several may be chosen. Shift and arrows choose a stretch, Enter shows only that, Escape lets go.)

import { el } from './element.js';
import { ends, filled, named, stretch } from './periods.js';

/** The least distance of two names on the axis, in pixels. */
const APART = 64;

/**
 * @param {{t: import('../i18n.js').Say, days: import('../days.js').Days, choose: (days: ?string) => void}} given
 */
export function timeline({ t, days, choose }) {
  /** @type {{period: string, count: number}[]} */
  let periods = [];
  /** @type {import('../wire.js').Timeline['unit']} */
  let unit = 'month';
  let isWithin = false;
  let at = 0;
  let from = -1;
  let isDrawing = false;
  /** @type {HTMLElement[]} */
  let bars = [];

  const list = el('div.bars', { role: 'listbox', 'aria-multiselectable': 'true', 'aria-orientation': 'horizontal', 'aria-label': t('timeline.label'), tabindex: 0 });
  const axis = el('div.axis', { 'aria-hidden': 'true' });
  const says = el('p.timeline-says', { role: 'status' });
  const others = el('span.timeline-undated');
  const whole = el('button.button.timeline-whole', { type: 'button', onclick: () => choose(null) }, t('timeline.whole'));
  const element = el('div.timeline', { hidden: true }, list, axis, el('div.timeline-foot', {}, says, others, whole));

  /** @param {string} period */
  const words = (period) => (unit === 'year' ? days.year(period) : unit === 'month' ? days.yearMonth(period) : days.day(period));

  const draw = () => {
    const [first, last] = from < 0 ? [-1, -1] : [Math.min(from, at), Math.max(from, at)];
    bars.forEach((bar, i) => {
      const isChosen = i >= first && i <= last && first >= 0;
      bar.setAttribute('aria-selected', String(isChosen));
      bar.classList.toggle('is-current', i === at);
    });
    const bar = bars[at];
    if (bar) list.setAttribute('aria-activedescendant', bar.id);
    say(first, last);
  };

  /** @param {number} first @param {number} last */
  const say = (first, last) => {
    const one = periods[at];
    const [a, b] = [periods[first], periods[last]];
    if (a && b) {
      const n = periods.slice(first, last + 1).reduce((sum, { count }) => sum + count, 0);
      says.textContent = first === last ? t('timeline.bar', { period: words(a.period), n }) : t('timeline.chosen', { from: words(a.period), to: words(b.period), n });
    } else if (one && (document.activeElement === list || list.matches(':hover'))) {
      says.textContent = t('timeline.bar', { period: words(one.period), n: one.count });
    } else {
      says.textContent = t(`timeline.unit.${unit}`);
    }
  };

  const apply = () => {
    const [a, b] = [periods[Math.min(from < 0 ? at : from, at)], periods[Math.max(from < 0 ? at : from, at)]];
    if (a && b) choose(stretch(a.period, b.period));
  };
  const letGo = () => {
    from = -1;
    isDrawing = false;
    draw();
  };

  list.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowDown: at - 1, ArrowUp: at + 1, Home: 0, End: periods.length - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') apply();
    else if (event.key === 'Escape') {
      if (from < 0 && isWithin) choose(null);
      else letGo();
    } else if (to !== undefined) {
      if (event.shiftKey && from < 0) from = at;
      if (!event.shiftKey) from = -1;
      at = Math.min(periods.length - 1, Math.max(0, to));
      draw();
    } else return;
    event.preventDefault();
  });
  list.addEventListener('focus', draw);
  list.addEventListener('blur', () => !isDrawing && letGo());

  /** @param {PointerEvent} event */
  const under = ({ clientX }) => {
    const box = list.getBoundingClientRect();
    return Math.min(periods.length - 1, Math.max(0, Math.floor(((clientX - box.left) / box.width) * periods.length)));
  };
  list.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || periods.length === 0) return;
    list.setPointerCapture(event.pointerId);
    isDrawing = true;
    from = at = under(event);
    draw();
  });
  list.addEventListener('pointermove', (event) => {
    if (periods.length === 0) return;
    if (isDrawing || from < 0) at = under(event);
    draw();
  });
  list.addEventListener('pointerleave', () => !isDrawing && draw());
  list.addEventListener('pointerup', (event) => {
    if (!isDrawing) return;
    isDrawing = false;
    at = under(event);
    apply();
  });
  list.addEventListener('pointercancel', letGo);

  const name = () => {
    const width = list.clientWidth;
    if (width === 0 || periods.length === 0) return;
    const apart = Math.ceil(APART / (width / periods.length));
    axis.replaceChildren(
      ...named(unit, periods.map(({ period }) => period), apart).map((i, nth) => {
        const tick = el('span', {}, tickWords(periods[i]?.period ?? '', nth === 0));
        tick.style.setProperty('inset-inline-start', `${(i / periods.length) * 100}%`);
        return tick;
      }),
    );
  };
  /** @param {string} period @param {boolean} isFirst */
  const tickWords = (period, isFirst) => {
    if (unit === 'year') return period;
    if (unit === 'day') return days.short(period);
    if (period.endsWith('-01')) return period.slice(0, 4);
    return isFirst ? period : days.month(Number(period.slice(5)));
  };
  const watch = new ResizeObserver(name);
  watch.observe(list);

  return {
    element,
    /**
     * @param {import('../wire.js').Timeline} answer
     * @param {?string} within The days it is narrowed down to.
     * @param {number} undated Hits that are on no day.
     */
    set: (answer, within, undated) => {
      others.textContent = undated > 0 ? t('search.undated', { n: undated }) : '';
      unit = answer.unit;
      isWithin = within !== null;
      const before = periods[at]?.period;
      periods = filled(unit, answer.periods, within);
      const most = Math.max(1, ...periods.map(({ count }) => count));
      bars = periods.map(({ period, count }, i) => {
        const bar = el(`div.bar-slot${count === 0 ? '.is-gap' : ''}`, { role: 'option', id: `period-${i}`, 'aria-selected': 'false', 'aria-label': t('timeline.bar', { period: words(period), n: count }) }, el('span.bar-fill'));
        // What is little beside the most is still something.
        bar.style.setProperty('--share', String(count === 0 ? 0 : Math.max(0.04, count / most)));
        return bar;
      });
      list.replaceChildren(...bars);
      at = Math.max(0, periods.findIndex(({ period }) => period === before));
      from = -1;
      element.hidden = periods.length === 0 || (periods.length === 1 && !isWithin);
      whole.hidden = !isWithin;
      draw();
      name();
    },
    isHeld: () => element.contains(document.activeElement),
    focus: () => list.focus(),
    dispose: () => watch.disconnect(),
  };
}

/** Days that hits are narrowed down to, as they are read. @param {string} within @param {{t: import('../i18n.js').Say, days: import('../days.js').Days}} given */
export function withinWords(within, { t, days }) {
  const words = (/** @type {string} */ end) => (/^\d{4}$/.test(end) ? days.year(end) : /^\d{4}-\d\d$/.test(end) ? days.yearMonth(end) : /^\d{4}-\d\d-\d\d$/.test(end) ? days.day(end) : end);
  const [from, to] = ends(within);
  if (from === to) return words(from ?? '');
  if (!to) return t('meaning.from', { first: words(from ?? '') });
  return from ? t('shelf.years', { first: words(from), last: words(to) }) : t('meaning.until', { last: words(to) });
}
