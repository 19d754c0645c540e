// 书架: the newspapers held, or why there are none to show. Above, what it says as plain data; below, the view
// that shows it. It asks nobody and does not know when to look again.

import { fill, shape } from '../shape.js';

/**
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../ipc.js').Held} Held
 * @typedef {import('../ipc.js').Newspaper} Newspaper
 * @typedef {{name: string, note: string, years: string, issues: string, pages: string, articles: string,
 *   loose: boolean}} Row
 * @typedef {{lead: string, where: string, text: string, command: string, after: string, again: string,
 *   details: string, cause: string}} Message Empty strings are not shown.
 * @typedef {{total?: string, name?: string, folder?: string}} Head
 */

/**
 * The rows: a newspaper each, then the pages that have no place among them.
 * @param {Held} held
 * @param {Say} t
 * @returns {Row[]}
 */
export function rows(held, t) {
  const named = held.newspapers.map((newspaper) => newspaperRow(newspaper, t));
  const loose = (/** @type {string} */ kind, /** @type {number} */ pages) => ({
    name: t(`shelf.${kind}`),
    note: t(`shelf.${kind}_note`),
    years: '',
    issues: '',
    pages: t('shelf.n_pages', { n: pages }),
    articles: '',
    loose: true,
  });
  const unnamed = held.unnamed_pages > 0 ? [loose('unnamed', held.unnamed_pages)] : [];
  const undated = held.undated_pages > 0 ? [loose('undated', held.undated_pages)] : [];
  return [...named, ...unnamed, ...undated];
}

/** @param {Newspaper} newspaper @param {Say} t @returns {Row} */
function newspaperRow({ name, aliases, first, last, issues, pages, articles }, t) {
  const names = aliases.join(t('shelf.aliases_between'));
  return {
    name,
    note: names && t('shelf.aliases', { names }),
    years: years(first, last, t),
    issues: issues > 0 ? t('shelf.n_issues', { n: issues }) : '',
    pages: t('shelf.n_pages', { n: pages }),
    articles: t('shelf.n_articles', { n: articles }),
    loose: false,
  };
}

/**
 * 2009–2025, or 2009 alone; nothing where no issue is dated.
 * @param {?string} first
 * @param {?string} last
 * @param {Say} t
 */
function years(first, last, t) {
  if (!first || !last) return '';
  const [from, to] = [first, last].map((day) => day.split('-')[0] ?? day);
  return from === to ? String(from) : t('shelf.years', { first: String(from), last: String(to) });
}

/** The archive in one line. @param {Held} held @param {Say} t */
export function total(held, t) {
  const counts = [
    t('shelf.n_newspapers', { n: held.newspapers.length }),
    t('shelf.n_issues', { n: held.issues }),
    t('shelf.n_pages', { n: held.pages }),
    t('shelf.n_articles', { n: held.articles }),
  ];
  return counts.join(t('shelf.between'));
}

/** What the reader should know before reading. @param {Held} held @param {Say} t */
export function notices(held, t) {
  const repaired = held.repairs.map((repair) => {
    const n = 'files' in repair ? repair.files : 'pages' in repair ? repair.pages : repair.stories;
    return t(`shelf.repair.${repair.kind}`, { n });
  });
  return held.read_only ? [t('shelf.read_only'), ...repaired] : repaired;
}

/**
 * What stands where nothing has been imported. Without a folder: the one `baoge` uses by itself.
 * @param {string} folder
 * @param {Say} t
 * @returns {Message}
 */
export function emptyMessage(folder, t) {
  return {
    ...NO_MESSAGE,
    lead: t('empty.lead'),
    text: t('empty.text'),
    command: importCommand(folder, t),
    after: t('empty.after'),
    again: t('empty.again'),
  };
}

/**
 * What failed, where, what to do, and the causes folded.
 * @param {import('../ipc.js').IpcError} error
 * @param {Say} t
 * @returns {Message}
 */
export function errorMessage(error, t) {
  const known = t(`error.${error.code}`) !== `error.${error.code}`;
  const code = known ? error.code : 'unexpected';
  return {
    ...NO_MESSAGE,
    lead: t(`error.${code}`),
    where: String(error.params.path ?? ''),
    text: t(`error.${code}.hint`, error.params),
    command: code === 'no_archive' ? importCommand(String(error.params.path), t) : '',
    again: t('error.again'),
    details: t('error.details'),
    cause: [`${error.code}: ${error.message}`, error.detail].filter(Boolean).join('\n'),
  };
}

/** @param {string} folder @param {Say} t */
function importCommand(folder, t) {
  const archive = folder && ` --archive ${quoted(folder)}`;
  return `baoge import${archive} ${t('empty.folder')}`;
}

/** @type {Message} */
const NO_MESSAGE = { lead: '', where: '', text: '', command: '', after: '', again: '', details: '', cause: '' };

/**
 * A path as it is typed in a terminal. Windows has no single quotes; a path there cannot hold a double one.
 * @param {string} path
 */
export function quoted(path) {
  if (/^[\p{L}\p{N}_./:\\-]+$/u.test(path)) return path;
  return /^([A-Za-z]:|\\)/.test(path) ? `"${path}"` : `'${path.replaceAll("'", `'\\''`)}'`;
}

/**
 * The view. `onAgain` is called when the reader asks to look again.
 * @param {{t: Say, onAgain: () => void}} given
 */
export function shelfView({ t, onAgain }) {
  const { element, slots } = shape('shelf');
  fill(slots, { title: t('shelf.title') });

  /** @param {Head} head @param {string[]} said @param {Element} body */
  const show = (head, said, body) => {
    fill(slots, { total: '', name: '', folder: '', ...head });
    slots.notices?.replaceChildren(...said.map(paragraph));
    slots.body?.replaceChildren(body);
  };

  return {
    element,
    /** @param {boolean} is */
    setWaiting: (is) => {
      element.setAttribute('aria-busy', String(is));
      const isBlank = !slots.body?.hasChildNodes();
      if (is && isBlank) slots.notices?.replaceChildren(paragraph(t('shelf.waiting')));
    },
    /** @param {Held | import('../ipc.js').NotBegun} answer */
    setHeld: (answer) => {
      if (answer.kind === 'not_begun') {
        show({}, [], message(emptyMessage('', t), onAgain));
        return;
      }
      const isEmpty = answer.pages === 0;
      const { name, folder } = answer;
      const body = isEmpty ? message(emptyMessage(folder, t), onAgain) : papers(rows(answer, t));
      show({ name, folder, total: isEmpty ? '' : total(answer, t) }, notices(answer, t), body);
    },
    /** The reader asked to look again, and it is as it was. */
    setUnchanged: () => {
      const status = slots.body?.querySelector('[role="status"]');
      if (status) status.textContent = t('shelf.unchanged');
    },
    /** @param {import('../ipc.js').IpcError} error */
    setError: (error) => show({}, [], message(errorMessage(error, t), onAgain)),
  };
}

/** @param {Row[]} list */
function papers(list) {
  const { element, slots } = shape('papers');
  const items = list.map(({ loose, ...words }) => {
    const paper = shape('paper');
    fill(paper.slots, words);
    paper.element.classList.toggle('is-loose', loose);
    return paper.element;
  });
  (slots.papers ?? element).append(...items);
  return element;
}

/** @param {Message} words @param {() => void} onAgain */
function message(words, onAgain) {
  const { element, slots } = shape('message');
  fill(slots, words);
  slots.again?.addEventListener('click', onAgain);
  const folded = element.querySelector('details');
  if (folded) folded.hidden = !words.cause;
  return element;
}

/** @param {string} words */
function paragraph(words) {
  const element = document.createElement('p');
  element.textContent = words;
  return element;
}
