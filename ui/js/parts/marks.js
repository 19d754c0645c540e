// The reader's marks on an article: the button that marks it, the words that are marked drawn in the text, and beside it
// the notes, each written where it stands. Whatever is taken off can be had back for as long as that is said.

import { chosenIn, rangeOf } from '../marked_words.js';
import { button, drawn, el } from './element.js';
import { pathsOf, sayTakenOff, showFiling } from './filing.js';
import { noteField } from './note.js';

/**
 * @typedef {import('../wire.js').Article} Article
 * @typedef {import('../wire.js').Marked} Marked
 * @typedef {import('../views/article.js').Given} Given
 */

/** @param {Article} article @param {HTMLElement} reading @param {Given} given */
export function marker(article, reading, given) {
  const { t, toast, failed, ipc } = given;
  let marks = article.marks;
  let isBusy = false;
  /** @type {import('../wire.js').ShelfHoldings | null} */
  let holdings = null;
  /** @type {Map<number, ReturnType<typeof noteField>>} */
  const notes = new Map();

  const words = el('span');
  const toggler = /** @type {HTMLButtonElement} */ (
    el('button.button.mark', { type: 'button', title: `${t('mark.toggle')}　B`, onclick: () => toggle() }, drawn('mark'), words)
  );
  const list = el('ol.marks');
  const element = el('section.marks-beside', { 'aria-labelledby': 'marks-title' }, el('h2', { id: 'marks-title' }, t('marks.title')), list);

  const whole = () => marks.find((mark) => mark.whole && article.parts.some(({ id }) => id === mark.article));
  const draw = () => {
    toggler.setAttribute('aria-pressed', String(whole() !== undefined));
    words.textContent = whole() ? t('mark.on') : t('mark.off');
    element.hidden = marks.length === 0;
    const ranges = new Map(marks.filter((mark) => !mark.whole).map((mark) => [mark.id, rangeOf(reading, mark)]));
    paint([...ranges.values()].filter((range) => range !== null));
    const paths = pathsOf(holdings?.collections ?? []);
    for (const mark of marks) {
      // What is being written is not lost when all is drawn anew.
      const note = notes.get(mark.id);
      if (!note) continue;
      mark.note = note.said();
      void note.keep();
    }
    notes.clear();
    list.replaceChildren(...inOrder(marks, ranges).map((mark) => item(mark, ranges.get(mark.id) ?? null, paths)));
    for (const { fit } of notes.values()) fit();
  };

  /** @param {Marked} mark @param {?Range} range @param {Map<number, string>} paths */
  const item = (mark, range, paths) => {
    const note = noteField({
      value: mark.note,
      label: t('marks.note'),
      placeholder: t('marks.note_hint'),
      save: async (said) => {
        try {
          await ipc.setNote(mark.id, said);
          mark.note = said;
        } catch (error) {
          failed(error);
          throw error;
        }
      },
      done: (before) => before !== '' && sayNote(before, mark),
    });
    notes.set(mark.id, note);
    const quoted = mark.whole
      ? el('span.mark-whole', {}, t('marks.whole'))
      : el('button.mark-quote', { type: 'button', title: t('marks.show'), lang: 'zh', disabled: range === null, onclick: () => show(range) }, mark.quote);
    const inside = mark.collections.map((id) => paths.get(id)).filter((path) => path !== undefined);
    const filed = [...mark.tags.map((tag) => `#${tag}`), ...inside];
    return el(
      'li',
      { 'data-holds-note': '', 'data-mark': mark.id },
      quoted,
      note.element,
      el(
        'div.mark-foot',
        {},
        el('button.mark-filing', { type: 'button', title: t('filing.title'), onclick: () => void file(mark, 'collections') }, filed.length > 0 ? filed.join('　') : t('filing.open')),
        button({ label: t('marks.remove'), sign: 'close', onclick: () => void remove(mark) }),
      ),
    );
  };

  /** @param {string} before @param {Marked} mark */
  const sayNote = (before, mark) => {
    const undo = async () => {
      try {
        await ipc.setNote(mark.id, before);
        await reload();
      } catch (error) {
        failed(error);
      }
    };
    toast(t('marks.note_changed'), { words: t('undo'), run: () => void undo() });
  };

  /** One thing at a time: a key held down marks once. @param {() => Promise<void>} work */
  const alone = async (work) => {
    if (isBusy) return;
    isBusy = true;
    try {
      await work();
    } catch (error) {
      failed(error);
    } finally {
      isBusy = false;
    }
  };
  const reload = () => alone(async () => {
    await Promise.all([...notes.values()].map(({ keep }) => keep()));
    const [now, held] = await Promise.all([ipc.article(article.id), ipc.shelfHoldings()]);
    [marks, holdings] = [now.marks, held];
    notes.clear();
    draw();
  });
  /** The names of collections come later. */
  const name = async () => {
    try {
      holdings = await ipc.shelfHoldings();
      if (element.isConnected && !element.contains(document.activeElement)) draw();
    } catch (error) {
      failed(error);
    }
  };
  /** @param {Marked} mark */
  const remove = (mark) => alone(async () => {
    const change = await ipc.removeBookmark(mark.id);
    const held = element.contains(document.activeElement);
    marks = marks.filter(({ id }) => id !== mark.id);
    draw();
    if (held) /** @type {HTMLElement} */ (list.querySelector('button') ?? toggler).focus();
    sayTakenOff(t('mark.removed'), change, () => void reload(), given);
  });
  const toggle = () => {
    const mark = whole();
    if (mark) return void remove(mark);
    void alone(async () => {
      marks = [...marks, await ipc.addBookmark(article.id, '')];
      draw();
      toast(t('mark.added'));
    });
  };
  /** Marks the words that are chosen, and lets the reader write at once why. */
  const markChosen = () => {
    const chosen = chosenIn(reading);
    if (!chosen) return false;
    void alone(async () => {
      const made = await ipc.markWords(chosen.part ?? article.parts[0]?.id ?? article.id, chosen.words, chosen.before, chosen.after);
      marks = [...marks, made];
      document.getSelection()?.removeAllRanges();
      draw();
      // Where notes stand below the text, the reader is not taken away from it.
      if (matchMedia('(width < 1100px)').matches) toast(t('chosen.marked'));
      else notes.get(made.id)?.element.focus();
    });
    return true;
  };
  /** Goes to the note on the whole, or to the first; an article without a mark gets one. */
  const write = async () => {
    if (marks.length === 0) {
      await alone(async () => {
        marks = [await ipc.addBookmark(article.id, '')];
        draw();
      });
    }
    notes.get((whole() ?? marks[0])?.id ?? 0)?.element.focus();
  };
  /** @param {Marked} mark @param {'tags' | 'collections'} first */
  const file = async (mark, first) => {
    try {
      holdings = await ipc.shelfHoldings();
      showFiling(mark, holdings, first, draw, given);
    } catch (error) {
      failed(error);
    }
  };
  return {
    button: toggler,
    element,
    toggle,
    markChosen,
    write,
    /** The article is in the window: notes are as high as what they say. */
    ready: () => {
      draw();
      if (marks.some(({ collections }) => collections.length > 0)) void name();
    },
    dispose: () => {
      for (const { keep } of notes.values()) void keep();
      paint([]);
    },
  };
}

/** Drawn over the text by the engine: the text itself is not touched. @param {Range[]} ranges */
function paint(ranges) {
  const drawn_ = /** @type {any} */ (globalThis.CSS)?.highlights;
  drawn_?.set('marked', new /** @type {any} */ (globalThis).Highlight(...ranges));
}

/** @param {?Range} range */
function show(range) {
  const block = range?.startContainer.parentElement;
  block?.scrollIntoView({ block: 'center', inline: 'center' });
}

/**
 * On the whole first, then as the words stand in the text; what is not found there is last.
 * @param {Marked[]} marks @param {Map<number, ?Range>} ranges
 */
function inOrder(marks, ranges) {
  /** @param {Marked} a @param {Marked} b */
  const order = (a, b) => {
    if (a.whole !== b.whole) return a.whole ? -1 : 1;
    const [one, other] = [ranges.get(a.id), ranges.get(b.id)];
    if (!one || !other) return Number(!one) - Number(!other);
    return one.compareBoundaryPoints(Range.START_TO_START, other);
  };
  return marks.toSorted(order);
}
