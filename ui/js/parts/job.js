// An import that runs, wherever the reader is: a thin bar under the top bar, how far it is in the bar itself, and details
// with a way to stop it on a click. (WAI-ARIA: progressbar; disclosure.)

import { el } from './element.js';

/**
 * @typedef {import('../wire.js').Progress} Progress
 * @typedef {import('../i18n.js').Say} Say
 */

/** How far it is, in whole hundredths; null while the files are counted. @param {Progress} progress */
export function percent({ done, total }) {
  return total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : null;
}

/** The time left in words, rounded as one would say it; nothing while it is not known. @param {?number} seconds @param {Say} t */
export function timeLeft(seconds, t) {
  if (seconds === null) return '';
  if (seconds < 90) return t('import.left.seconds', { n: seconds > 20 ? Math.ceil(seconds / 5) * 5 : seconds });
  if (seconds < 90 * 60) return t('import.left.minutes', { n: Math.round(seconds / 60) });
  return t('import.left.hours', { n: Math.round(seconds / 3600) });
}

/** Rate and time left in one line. @param {Progress} progress @param {Say} t */
export function pace({ rate, left, done, total }, t) {
  const often = rate === null ? '' : t('import.rate', { n: rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate) });
  return [often, done < total ? timeLeft(left, t) : ''].filter(Boolean).join(t('import.between'));
}

/**
 * What is said of it, as elements that are kept up to date; the window's bar and the room where one imports share it.
 * @param {{say: () => Say, onCancel: () => void}} given
 */
export function detailsOf({ say, onCancel }) {
  const count = el('p.job-count');
  const speed = el('p.job-pace');
  const now = el('p.job-now.path');
  const line = el('div.job-fill');
  const bar = el('div.job-track', { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100 }, line);
  const stop = el('button.button', { type: 'button' });
  const element = el('div.job-details', {}, count, bar, speed, now, stop);
  stop.addEventListener('click', () => {
    stop.setAttribute('disabled', '');
    stop.textContent = say()('import.stopping');
    onCancel();
  });
  /** @param {Progress} progress */
  const show = (progress) => {
    const t = say();
    const share = percent(progress);
    count.textContent = share === null ? t('import.counting') : t('import.progress', { done: progress.done, total: progress.total });
    speed.textContent = progress.stopping ? '' : pace(progress, t);
    now.textContent = progress.now;
    bar.setAttribute('aria-label', t('import.job'));
    if (share === null) bar.removeAttribute('aria-valuenow');
    else bar.setAttribute('aria-valuenow', String(share));
    line.style.inlineSize = `${share ?? 0}%`;
    stop.toggleAttribute('disabled', progress.stopping);
    stop.textContent = progress.stopping ? t('import.stopping') : t('import.cancel');
  };
  return { element, show };
}

/** @param {{say: () => Say, onCancel: () => void}} given */
export function jobOf({ say, onCancel }) {
  const fill = el('div.job-fill');
  // The figures are in the details; the line is for the eye.
  const line = el('div.job-line', { hidden: true, 'aria-hidden': 'true' }, fill);
  const share = el('span');
  const opener = el('button.button.job-open', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'job-details' }, share);
  const details = detailsOf({ say, onCancel });
  const panel = el('div.job-panel', { id: 'job-details', hidden: true }, details.element);
  const element = el('div.job', { hidden: true }, opener, panel);
  /** @param {boolean} is */
  const open = (is) => {
    panel.hidden = !is;
    opener.setAttribute('aria-expanded', String(is));
  };
  opener.addEventListener('click', () => open(Boolean(panel.hidden)));
  line.addEventListener('click', () => open(Boolean(panel.hidden)));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    event.stopPropagation();
    open(false);
    opener.focus();
  });
  /** @type {?Progress} */
  let last = null;
  /** @param {Progress} progress */
  const show = (progress) => {
    const t = say();
    last = progress;
    const n = percent(progress);
    share.textContent = n === null ? t('import.running') : t('import.percent', { n });
    opener.setAttribute('aria-label', t('import.job.open', { n: n ?? 0 }));
    opener.title = [t('import.job.open', { n: n ?? 0 }), pace(progress, t)].filter(Boolean).join('　');
    fill.style.inlineSize = `${n ?? 0}%`;
    line.hidden = element.hidden = false;
    details.show(progress);
  };
  return {
    element,
    line,
    show,
    /** Says all of it anew, in another language. */
    speak: () => last && show(last),
    hide: () => {
      const held = element.contains(document.activeElement);
      last = null;
      open(false);
      line.hidden = element.hidden = true;
      if (held) /** @type {HTMLElement | null} */ (document.querySelector('#room h1'))?.focus();
    },
  };
}
