// Files of an import, or of a look ahead: what was recognised of each, and what is odd about it. A part of them at a time,
// chosen by what became of them, so many at once.

import { append, el } from './element.js';
import { factOf, pageName } from './facts.js';
import { shortPath, shortPaths } from './moments.js';
import { address } from '../router.js';

/**
 * @typedef {import('../wire.js').FileLine} FileLine
 * @typedef {import('../wire.js').FileLines} FileLines
 * @typedef {import('../wire.js').Part} Part
 * @typedef {import('../wire.js').Counts} Counts
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {{t: Say, days: import('../days.js').Days, roots: string[], failed: (error: unknown) => void}} Given
 */

/** How many files are shown at first, and further ones at a time. */
export const AT_ONCE = 100;

/**
 * What is odd about a file, in words; a code that has none is said as it is.
 * @param {import('../wire.js').Trouble} trouble @param {Say} t @param {string[]} [roots] What was handed over: paths in it are said short.
 */
export function troubleWords({ code, detail: told }, t, roots = []) {
  const key = `file.${code}`;
  const detail = shortPaths(told, roots);
  const words = t(key, { detail });
  if (words !== key) return words;
  return detail ? `${code}: ${detail}` : code;
}

/** The parts there is anything to see of. @param {Counts} counts @returns {Part[]} */
export function partsOf(counts) {
  /** @type {Part[]} */
  const parts = ['new', 'here', 'refused', 'warned', 'doubtful'];
  const held = parts.filter((part) => counts[part] > 0);
  // One that is all of them says nothing that the whole does not.
  return ['all', ...held.filter((part) => counts[part] < counts.all || part === 'refused' || part === 'warned')];
}

/**
 * The files of a report, part by part.
 * @param {{counts: Counts, first?: FileLines, more: (part: Part, offset: number) => Promise<FileLines>}} report
 * @param {Given} given
 */
export function filesOf({ counts, first, more }, given) {
  const { t } = given;
  const body = el('tbody');
  const table = el('table.files', {}, el('caption.off-screen', {}, t('import.files')), head(t), body);
  const rest = el('button.button', { type: 'button', hidden: true });
  const none = el('p.nothing', { hidden: true }, t('import.none_of_part'));
  /** @type {Part} */
  let part = 'all';
  let shown = 0;
  let asked = 0;

  /** @param {FileLines} lines */
  const add = ({ total, files }) => {
    const before = shown;
    append(body, files.map((file) => row(file, given)));
    shown += files.length;
    rest.hidden = shown >= total || files.length === 0;
    rest.textContent = t('list.more', { n: total - shown });
    table.hidden = shown === 0;
    none.hidden = shown > 0;
    return before;
  };
  const fetchMore = async () => {
    asked += 1;
    const mine = asked;
    try {
      const lines = await more(part, shown);
      if (mine === asked) add(lines);
    } catch (error) {
      given.failed(error);
    }
  };
  rest.addEventListener('click', async () => {
    const before = shown;
    await fetchMore();
    const row = /** @type {HTMLElement | undefined} */ (body.children[before]);
    const link = row?.querySelector('a');
    if (link) link.focus();
    else if (row) (row.tabIndex = -1), row.focus();
  });
  /** @param {Part} to */
  const turn = (to) => {
    part = to;
    shown = 0;
    body.replaceChildren();
    for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.part === to));
    void fetchMore();
  };
  const tabs = partsOf(counts).map((name) =>
    el(
      'button.button.part',
      { type: 'button', 'data-part': name, 'aria-pressed': String(name === 'all'), onclick: () => turn(name) },
      t('import.part', { name: t(`import.part.${name}`), n: counts[name] }),
    ),
  );
  if (first) add(first);
  else void fetchMore();
  return el('div.files-of', {}, tabs.length > 1 && el('div.parts', { role: 'group', 'aria-label': t('import.files') }, tabs), table, none, el('p.files-rest', {}, rest));
}

/** @param {Say} t */
function head(t) {
  const names = ['import.file', 'import.paper', 'import.paper.days', 'import.paper.pages', 'import.paper.articles', 'import.what'];
  return el('thead', {}, el('tr', {}, names.map((name) => el(name === 'import.paper.articles' ? 'th.number' : 'th', { scope: 'col' }, t(name)))));
}

/** @param {FileLine} file @param {Given} given */
function row(file, { t, days, roots }) {
  const { newspaper, date } = file;
  const path = shortPath(file.path, roots);
  const first = file.at[0];
  const name = first ? el('a', { href: address({ room: 'page', id: first }) }, path) : path;
  const isRead = file.outcome === 'new' || file.outcome === 'here';
  return el(
    `tr.file.is-${file.outcome}`,
    {},
    el('th', { scope: 'row', title: file.path }, el('bdi.path', {}, name)),
    el('td', {}, isRead && (newspaper ? factOf(newspaper.value, newspaper, t) : el('span.unknown', {}, t('loose.unnamed')))),
    el('td', {}, isRead && (date ? factOf(days.day(date.value), date, t) : el('span.unknown', {}, t('loose.undated')))),
    el('td', {}, isRead && file.pages.map((label) => pageName(label, t)).join(t('page.between'))),
    el('td.number', {}, isRead && file.articles),
    el('td', {}, remarks(file, t, roots)),
  );
}

/** @param {FileLine} file @param {Say} t @param {string[]} roots */
function remarks(file, t, roots) {
  const isPart = file.warnings.some(({ code }) => code === 'part_of');
  const words = [
    // What is part of another file does not speak about its folder.
    ...(file.outcome === 'new' || isPart ? [] : [t(`import.outcome.${file.outcome}`)]),
    ...(file.refusal ? [troubleWords(file.refusal, t, roots)] : []),
    // That the day is not known stands in its own column.
    ...file.warnings.filter(({ code }) => code !== 'undated').map((warning) => troubleWords(warning, t, roots)),
    ...file.look_again.map(({ page }) => `${t('import.part.doubtful')}：${pageName(page, t)}`),
  ];
  return words.map((word) => el('span.remark', {}, word));
}
