// The report of an import: first what wants attention, each with a way to its page, then what became of every file.

import { el } from '../parts/element.js';
import { AT_ONCE, filesOf, troubleWords } from '../parts/files.js';
import { endedWords, figuresOf, givenWords, toolsOf } from '../parts/imports.js';
import { pageName } from '../parts/facts.js';
import { shortPath, when } from '../parts/moments.js';
import { isLocked, unlocker } from '../parts/unlocking.js';
import { address } from '../router.js';

export { AT_ONCE };

/**
 * @typedef {import('../wire.js').Report} Report
 * @typedef {import('../wire.js').FileLine} FileLine
 * @typedef {import('../wire.js').FileLines} FileLines
 * @typedef {import('../wire.js').Part} Part
 * @typedef {import('../i18n.js').Say} Say
 * @typedef {import('../places.js').Given} Given
 */

/** What an account says, in the order of the page; what is nothing is not said. */
const ACCOUNT = /** @type {const} */ (['body', 'headlines', 'byline', 'jump', 'caption', 'furniture', 'markup', 'dropped']);

/** Where the characters went, in words. @param {import('../wire.js').Account} account @param {Say} t */
export function accountWords(account, t) {
  const { total, unplaced } = account;
  const lead = unplaced > 0 ? t('report.account.lacks', { total, unplaced }) : t('report.account.is', { total });
  const parts = ACCOUNT.filter((name) => account[name] > 0).map((name) => t(`report.account.${name}`, { n: account[name] }));
  return { lead, parts };
}

/**
 * @param {Report} report
 * @param {Given} given
 */
export function reportView(report, given) {
  const { t, ipc } = given;
  const { entry, counts } = report;
  const title = t('report.title', { n: entry.number });
  const more = (/** @type {Part} */ part, /** @type {number} */ offset) => ipc.reportLines(entry.number, part, offset, AT_ONCE);
  const ended = endedWords(entry, t);
  const element = el(
    'section.report',
    { 'aria-labelledby': 'report-title' },
    el(
      'header.plain-head',
      {},
      el('h1', { id: 'report-title', tabindex: -1 }, title),
      el('p', {}, [when(entry.started, t('language')), givenWords(entry, t)].join(t('import.between'))),
    ),
    el('p.report-figures', {}, figuresOf(entry, t)),
    ended && el('p.import-ended', {}, ended),
    toolsOf(entry, given),
    attention(report, more, given),
    counts.all > 0 && el('section', { 'aria-labelledby': 'report-files' }, el('h2', { id: 'report-files' }, t('report.files')), filesOf({ counts, first: report.all, more }, { ...given, roots: entry.paths })),
    report.account.total > 0 && accountOf(report, t),
  );
  return { element, title, up: /** @type {import('../router.js').Place} */ ({ room: 'import' }), setUnchanged: () => {} };
}

/**
 * What wants attention: refusals, warnings, pages worth a look, originals that are gone.
 * @param {Report} report @param {(part: Part, offset: number) => Promise<FileLines>} more @param {Given} given
 */
function attention(report, more, given) {
  const { t } = given;
  const roots = report.entry.paths;
  const { refused, warned, doubtful, lost } = report;
  /** @param {FileLine} file */
  const named = (file) => {
    const path = shortPath(file.path, roots);
    const [first] = file.at;
    return el('span.path', { title: file.path }, first ? el('a', { href: address({ room: 'page', id: first }) }, path) : el('bdi', {}, path));
  };
  /** @param {FileLine} file @param {string[]} words */
  const item = (file, words) => el('li', {}, named(file), words.map((word) => el('span.remark', {}, word)));
  const groups = [
    group('refused', refused, (file) => {
      const line = item(file, file.refusal ? [troubleWords(file.refusal, t, roots)] : []);
      if (isLocked(file)) line.append(unlocker(file, report.entry.number, given));
      return line;
    }, more, given),
    group('warned', warned, (file) => item(file, file.warnings.map((warning) => troubleWords(warning, t, roots))), more, given),
    group('doubtful', doubtful, (file) => item(file, file.look_again.map(({ page, articles }) => [pageName(page, t), t('shelf.n_articles', { n: articles })].join(' '))), more, given),
    lost.length > 0
      && el('section.attention-group', {}, el('h3', {}, t('import.part', { name: t('report.lost'), n: lost.length })), el('ul', {}, lost.map(({ path, fate }) => el('li', {}, el('bdi.path', {}, path), el('span.remark', {}, t(`report.lost.${fate}`)))))),
  ].filter(Boolean);
  return el(
    'section.attention',
    { 'aria-labelledby': 'report-attention' },
    el('h2', { id: 'report-attention' }, t('report.attention')),
    groups.length === 0 ? el('p.nothing', {}, t('report.nothing')) : /** @type {any} */ (groups),
  );
}

/** How many of a group are shown until the reader asks for more. */
const FIRST = 8;

/**
 * @param {'refused' | 'warned' | 'doubtful'} part @param {FileLines} lines @param {(file: FileLine) => HTMLElement} item
 * @param {(part: Part, offset: number) => Promise<FileLines>} more @param {Given} given
 */
function group(part, lines, item, more, { t, failed }) {
  if (lines.total === 0) return null;
  const list = el('ul', {}, lines.files.slice(0, FIRST).map(item));
  /** Read already and not shown yet. */
  const kept = lines.files.slice(FIRST);
  let shown = Math.min(FIRST, lines.files.length);
  const rest = el('button.button', { type: 'button' });
  const say = () => {
    rest.hidden = shown >= lines.total;
    rest.textContent = t('list.more', { n: lines.total - shown });
  };
  rest.addEventListener('click', async () => {
    try {
      const files = kept.length > 0 ? kept.splice(0) : (await more(part, shown)).files;
      const items = files.map(item);
      list.append(...items);
      shown += items.length;
      say();
      const next = items[0]?.querySelector('a') ?? items[0];
      if (next) (next instanceof HTMLAnchorElement || (next.tabIndex = -1)), next.focus();
    } catch (error) {
      failed(error);
    }
  });
  say();
  return el(
    'section.attention-group',
    {},
    el('h3', {}, t('import.part', { name: t(`report.${part}`), n: lines.total })),
    part === 'doubtful' && el('p.importing-note', {}, t('report.doubtful.note')),
    list,
    el('p', {}, rest),
  );
}

/** @param {Report} report @param {Say} t */
function accountOf({ account }, t) {
  const { lead, parts } = accountWords(account, t);
  return el('section.account', { 'aria-labelledby': 'report-account' }, el('h2', { id: 'report-account' }, t('report.account')), el('p', {}, lead), el('p.account-parts', {}, parts.map((part) => el('span', {}, part))));
}
