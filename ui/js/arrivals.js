// What comes to the window without being asked: something handed over, a place asked for, how the import goes and how it
// ended. It decides where the reader is taken, and what is only said.

import { IpcError } from './ipc.js';
import { jobOf } from './parts/job.js';
import { el } from './parts/element.js';
import { errorMessage } from './parts/message.js';
import { forgetSaid } from './parts/look_ahead.js';
import { place } from './router.js';

/**
 * @typedef {import('./wire.js').News} News
 * @typedef {import('./wire.js').End} End
 * @typedef {import('./i18n.js').Say} Say
 *
 * @typedef {object} Given
 * @property {typeof import('./ipc.js')} ipc
 * @property {() => Say} say The reader's language may change.
 * @property {() => ReturnType<typeof import('./parts/frame.js').frameOf>} frame So may the frame.
 * @property {(place: import('./router.js').Place) => void} go
 * @property {() => import('./router.js').Place} here
 * @property {() => void} look Looks whether the place has changed.
 */

/** What is shown while an import runs is looked at anew so often, in milliseconds. */
const LOOK_AGAIN = 3000;

/** What the import that was asked for last failed by, until another begins. @type {?IpcError} */
let failure = null;

/** Failures are counted, so that the same again is another. */
let failures = 0;

/** What the last import failed by. */
export function lastFailure() {
  return failure;
}

/** Which failure it is, for who compares; 0 where there is none. */
export function failureNumber() {
  return failure ? failures : 0;
}

export function forgetFailure() {
  failure = null;
}

/** What is said of an import that is over. @param {End} end @param {Say} t */
export function endWords(end, t) {
  if (end.how === 'failed') {
    const words = errorMessage(IpcError.from(end.error), t);
    return [t('import.failed'), words.lead].join(' ');
  }
  const { imported, articles, already_here, skipped } = end;
  if (end.how === 'cancelled') return t('import.cancelled', { imported });
  if (skipped > 0) return t('import.done.refused', { imported, skipped });
  return imported > 0 ? t('import.done', { imported, articles }) : t('import.done.nothing', { already_here });
}

/** The import whose report says more of it. @param {End} end */
export function reportOf(end) {
  const number = end.how === 'failed' ? end.error.params?.import : end.number;
  return typeof number === 'number' && number > 0 ? number : null;
}

/** @param {Given} given */
export function startArrivals({ ipc, say, frame, go, here, look }) {
  const veil = el('div.veil', { hidden: true });
  const job = jobOf({ say, onCancel: () => void ipc.cancelImport() });
  let looked = 0;
  let done = 0;

  /** The frame was made, or made anew. */
  const mount = () => {
    veil.replaceChildren(el('p.veil-lead', {}, say()('import.veil')), el('p', {}, say()('import.veil.note')));
    job.speak();
    frame().job.replaceChildren(job.element);
    document.body.append(veil, job.line);
  };

  /** @param {import('./wire.js').Progress} progress */
  const goOn = (progress) => {
    job.show(progress);
    document.dispatchEvent(new CustomEvent('importing', { detail: progress }));
    const isShelf = here().room === 'shelf';
    if (isShelf && progress.done > done && Date.now() - looked > LOOK_AGAIN) {
      looked = Date.now();
      done = progress.done;
      look();
    }
  };

  /** @param {End} end */
  const over = (end) => {
    const t = say();
    job.hide();
    done = 0;
    failure = end.how === 'failed' ? IpcError.from(end.error) : null;
    failures += 1;
    if (end.how === 'done') forgetSaid();
    document.dispatchEvent(new CustomEvent('imported', { detail: end }));
    const number = reportOf(end);
    const at = here();
    if (at.room === 'import' && !at.number && number && end.how !== 'failed') return go({ room: 'import', number });
    look();
    if (at.room === 'import' && !at.number) return undefined;
    const see = end.how === 'failed' ? t('import.see_in') : t('import.see_report');
    return frame().toast(endWords(end, t), number ? { words: see, run: () => go({ room: 'import', number }) } : undefined);
  };

  /** @param {News} news */
  const hear = (news) => {
    switch (news.kind) {
      case 'hovering':
        veil.hidden = !news.over;
        return;
      case 'handed':
        if (here().room === 'import' && !('number' in here())) look();
        else go({ room: 'import' });
        return;
      case 'go': {
        const to = place(news.address);
        if (to) go(to);
        else frame().toast(say()('link.bad'));
        return;
      }
      case 'bad_link':
        frame().toast(say()('link.bad'));
        return;
      case 'elsewhere':
        frame().toast(say()('link.elsewhere', { folder: news.folder }));
        return;
      case 'importing':
        goOn(news.progress);
        return;
      case 'imported':
        over(news.end);
    }
  };

  mount();
  // A window that was loaded anew finds the import where it is.
  void ipc.hear(hear).then(() => ipc.importRoom()).then(({ running }) => running && job.show(running), () => {});
  return { mount };
}
