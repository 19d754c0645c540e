// Pictures of every place and state of the window, in each theme, wide and narrow: to be looked at, and for the README.
// With LANG=C they are in English. usage: node tests/e2e/pictures.js [FOLDER [PAGES…]]; without PAGES the sample pages are imported.

import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './doing.js';
import { takeImporting } from './pictures-importing.js';
import { takePictured } from './pictures-pictured.js';
import { ROOT, startReading } from './reader.js';

const [folder = join(ROOT, 'target/screenshots'), ...given] = process.argv.slice(2);
const pages = given.length > 0 ? given.map((path) => resolve(path)) : ['seeds'];
const THEMES = (process.env.THEMES ?? 'light,dark,sepia').split(',');
const SIZES = [[1280, 800], [900, 600]];
/** Where there are hits and room beside them, the first stands there. */
const PREVIEWED = `!document.querySelector('.search:not(.is-begin, .is-nothing)') || innerWidth < 1200 || document.querySelector('.preview-text')`;

const reader = await startReading({ pictures: resolve(folder) });
try {
  const archive = join(reader.home, '剪报');
  try {
    reader.importInto(archive, ...pages);
  } catch {
    // What could not be taken in is no concern of pictures.
  }
  await reader.open(archive, {}, (window) => takeAll(window));
  await takePictured(reader, THEMES, SIZES);
  await takeImporting(reader, THEMES, SIZES);
} finally {
  await reader.stop();
}

/** The places to be shown, from what the archive holds: the newspaper with most issues, its fullest page and article. */
async function places(window) {
  return window.run(`
    const { core } = __TAURI__;
    const ask = (command, given) => core.invoke(command, given);
    const { newspapers } = await ask('newspapers');
    const most = newspapers.toSorted((a, b) => b.issues - a.issues)[0];
    const { years } = await ask('calendar', { newspaper: most.name });
    const full = years.toSorted((a, b) => b.months.reduce((x, y) => x + y) - a.months.reduce((x, y) => x + y))[0];
    const { issues } = await ask('calendar', { newspaper: most.name, year: full.year });
    const fullest = issues.toSorted((a, b) => b.articles - a.articles)[0];
    const page = await ask('issue', { newspaper: most.name, date: fullest.date.value, edition: fullest.edition });
    let longest = null, seam = null, signed = null, verse = null;
    for (const { name } of newspapers) {
      for (const { year } of (await ask('calendar', { newspaper: name })).years) {
        for (const { date, edition } of (await ask('calendar', { newspaper: name, year })).issues) {
          const first = await ask('issue', { newspaper: name, date: date.value, edition });
          for (const { id } of first.pages) for (const piece of (await ask('page', { id })).articles) {
            const head = (piece.headline ?? '').length;
            if (!longest || head > longest.head) longest = { head, id: piece.id };
            if (piece.continues_to) seam ??= piece.id;
            if (piece.blocks.some(({ kind }) => kind === 'verse' || kind === 'table' || kind === 'list')) verse ??= piece.id;
            if (piece.byline) signed ??= piece.id;
          }
        }
      }
    }
    const named = signed && (await ask('article', { id: signed })).bylines[0].name;
    const e = encodeURIComponent;
    return {
      shelf: '#/',
      calendar: '#/paper/' + e(most.name) + '/' + full.year,
      page: '#/page/' + page.id,
      ...(page.pages[1] ? { 'page-2': '#/page/' + page.pages[1].id } : {}),
      'article-long-headline': '#/article/' + longest.id,
      ...(seam ? { 'article-seam': '#/article/' + seam } : {}),
      ...(verse ? { 'article-verse': '#/article/' + verse } : {}),
      ...(named ? { author: '#/author/' + e(named) } : {}),
      loose: '#/undated',
      search: '#/search/' + e('孩子'),
      'search-narrowed': '#/search/' + e('孩子') + '?newspaper=' + e(most.name) + '&sort=newest',
      'search-begin': '#/search',
      'search-nothing': '#/search/' + e('孩子 “孩子们都飞走了”'),
      'search-odd': '#/search/' + e('孩子 日期:昨天'),
      decisions: '#/decisions',
      preferences: '#/preferences',
      missing: '#/article/0000000000001',
    }`);
}

async function takeAll(window) {
  await window.text('h1');
  const all = { ...(await places(window)), collections: '#/collections', unfiled: '#/collections/unfiled' };
  await fileMarks(window, all.page);
  for (const theme of THEMES) {
    await window.run(`document.documentElement.dataset.theme = arguments[0]`, theme);
    for (const [name, address] of Object.entries(all)) {
      await window.run(`location.hash = arguments[0]`, address);
      await pause(250);
      for (const [width, height] of SIZES) {
        await window.resize(width, height);
        await pause(80);
        await until(window, PREVIEWED);
        await reader.picture(window, `${name}-${theme}`, width, height);
      }
    }
    await states(window, all, theme);
  }
}

/** Marks on what stands on a page: words and whole articles, with notes, tags and collections. */
async function fileMarks(window, page) {
  await window.run(`
    const ask = (command, given) => __TAURI__.core.invoke(command, given);
    const thesis = await ask('make_collection', { name: '论文', parent: null });
    const chapter = await ask('make_collection', { name: '第一章', parent: thesis });
    const { articles } = await ask('page', { id: arguments[0].replace('#/page/', '') });
    for (const [i, { id, blocks }] of articles.entries()) {
      const text = blocks[0]?.text ?? '';
      const { id: bookmark } = text.length > 30 && i % 3 !== 2
        ? await ask('mark_words', { id, words: text.slice(6, 30), before: text.slice(0, 6), after: '' })
        : await ask('add_bookmark', { id, note: '' });
      if (i % 2 === 0) await ask('set_note', { bookmark, note: '和县志卷三对读；写进第一章。' });
      if (i % 2 === 1) await ask('tag_bookmarks', { bookmarks: [bookmark], tag: i % 3 ? '水利' : '待核', on: true });
      if (i % 3 === 0) await ask('collect_bookmarks', { bookmarks: [bookmark], collection: chapter, on: true });
    }`, page);
}

/** What opens over a place, and what a place becomes. */
async function states(window, all, theme) {
  const take = async (name) => {
    // What the reader sets puts their own theme on again.
    await window.run(`document.documentElement.dataset.theme = arguments[0]`, theme);
    await pause(150);
    await reader.picture(window, `${name}-${theme}`);
  };
  await window.run(`location.hash = arguments[0]`, all['article-long-headline']);
  await window.resize(1280, 800);
  await pause(300);
  await window.press('Control+f');
  await window.type('一');
  await take('find');
  await window.press('Escape', 'c');
  await take('copied');
  await window.press('v');
  await take('vertical');
  await window.press('v', 'Control+,');
  await take('settings');
  await window.press('Escape', 'Shift+?');
  await take('keys');
  await window.press('Escape');
  await window.run(`location.hash = '#/collections'`);
  await pause(400);
  await window.press('j');
  await pause(500);
  await take('collections-read');
  await window.press('s');
  await take('filing');
  await window.press('Escape');
  await window.run(`location.hash = arguments[0]`, all.page);
  await pause(250);
  await window.press('w');
  await pause(300);
  await take('why');
  await window.press('w', 'e');    // or the page of the next round stands behind it
  await pause(400);
  await take('correct');
  await window.press('Escape', 'Control+k');
  await pause(300);
  await take('palette');
  await window.press('Escape');
  await window.run(`location.hash = arguments[0]`, all.loose);
  await pause(300);
  await window.press('x', ' ');
  await pause(300);
  await take('choosing');
  await window.run(`location.hash = arguments[0]`, all.calendar);
  await pause(300);
  await window.press('e');
  await pause(200);
  await take('names');
  await window.press('Escape');
}
