// What opens over the search: how a query can be written, with examples that run, and the name a search is saved by.

import { openDialog } from './dialogs.js';
import { el } from './element.js';
import { address } from '../router.js';
import { askedAt } from '../search_address.js';

/** @typedef {import('../places.js').Given} Given */

/**
 * Ways to write a query and what each means, by the table of the query language. Names are those of the archive, where
 * some are known.
 * @param {{newspaper?: string, author?: string, year?: string}} known
 * @returns {[string, string][]}
 */
export function ways({ newspaper = '日报', author = '周禾', year = '2023' }) {
  return [
    ['农村 电商', 'words'],
    ['“农村电商”', 'phrase'],
    ['渡船 OR 码头', 'or'],
    ['渡船 -码头', 'not'],
    ['(渡船 OR 码头) 开放', 'group'],
    ['题:开放', 'title_field'],
    [`作者:${author}`, 'author'],
    [`报:${newspaper}`, 'paper'],
    ['版:1', 'page'],
    ['栏:生活', 'column'],
    ['正文:昨日', 'body'],
    ['图:孩子', 'caption'],
    [`日期:${year}`, 'date'],
    [`日期:${year}-03..${year}-10`, 'range'],
    ['孩子 NEAR/10 老师', 'near'],
    ['qingd*', 'prefix'],
    ['三十', 'number'],
  ];
}

/** Examples as links. @param {Given} given @param {[string, string][]} all Empty for a few. */
export function examples({ t }, all) {
  const few = ways({}).filter(([, name]) => ['words', 'phrase', 'not', 'title_field', 'date', 'near'].includes(name));
  return el(
    'dl.ways-to-ask',
    {},
    (all.length > 0 ? all : few).map(([query, name]) => el('div', {}, el('dt', {}, el('a', { href: address({ room: 'search', query }) }, query)), el('dd', {}, t(`help.${name}`)))),
  );
}

/** How to search. @param {Given} given */
export async function showQueryHelp(given) {
  const { t } = given;
  const list = el('div', {}, examples(given, ways({})));
  const dialog = openDialog(t('help.title'), t, [el('div.query-help', {}, el('p', {}, t('help.try')), list, el('p', {}, t('help.exact')))]);
  // An example that runs closes what lies over its answer.
  dialog.addEventListener('click', ({ target }) => target instanceof Element && target.closest('a') && dialog.close());
  const held = await given.ipc.newspapers().catch(() => null);
  const newspaper = held?.kind === 'held' ? held.newspapers.toSorted((a, b) => b.issues - a.issues)[0] : undefined;
  if (!newspaper || !dialog.isConnected) return;
  const asked = { query: `报:${newspaper.name}`, exact: false, sort: /** @type {const} */ ('relevance'), filters: askedAt({ room: 'search', query: '' }).filters };
  const found = await given.ipc.search(asked, { offset: 0, limit: 20, counts: false }).catch(() => null);
  const author = found?.hits.flatMap(({ authors }) => authors)[0];
  const known = { newspaper: newspaper.name, ...(author && { author }), ...(newspaper.last && { year: newspaper.last.slice(0, 4) }) };
  list.replaceChildren(examples(given, ways(known)));
}

/** Saves a search by a name. @param {import('../search_address.js').SearchPlace} place @param {Given} given */
export function saveSearch(place, given) {
  const { t } = given;
  const name = /** @type {HTMLInputElement} */ (el('input.field', { id: 'save-name', type: 'text', required: true, maxlength: 80, autocomplete: 'off' }));
  name.value = place.query;
  const save = async () => {
    const called = name.value.trim();
    if (!called) return name.focus();
    try {
      await given.ipc.saveSearch(called, askedAt(place));
      dialog.close();
      given.toast(t('save.saved', { name: called }));
    } catch (error) {
      dialog.close();
      given.failed(error);
    }
  };
  const form = el('form.save-search', {}, el('label', { for: 'save-name' }, t('save.name')), name, el('p', {}, t('save.note')), el('button.button.is-main', { type: 'submit' }, t('save.do')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  name.addEventListener('keydown', (event) => {
    // Enter that ends a composition saves nothing.
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  const dialog = openDialog(t('save.title'), t, [form]);
  name.select();
}
