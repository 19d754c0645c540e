// 收藏 in a real window: words marked with a note, kept over a restart, filed and tagged by keys alone, taken off and had
// back, taken out as a file and into another archive. And whether everybody can use it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT, startReading } from './reader.js';

const AXE = join(ROOT, 'node_modules/axe-core/axe.min.js');
const skip = existsSync(AXE) ? false : 'axe-core is not installed: npm ci';

let reader;
let archive;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  reader.importInto(archive, 'seeds/岚川日报', 'seeds/汐州晚报', 'seeds/散页');
});

after(() => reader?.stop());

/** Waits until `condition`, the body of a function, is true in the window. */
async function until(window, condition, ...given) {
  const is = await window.run(
    `for (let i = 0; i < 400; i += 1) { const is = (() => { ${condition} })(); if (is) return true; await new Promise((go) => setTimeout(go, 25)); } return false`,
    ...given,
  );
  assert(is, condition);
}

/** Goes to a place and waits for it. */
async function go(window, place) {
  await window.run('location.hash = arguments[0]', place);
  await until(window, `return document.querySelector('#room')?.dataset.place === location.hash`);
}

/** The address of the first long article of an issue. */
async function anArticle(window) {
  await window.text('h1');
  return window.run(`
    const { core } = __TAURI__;
    const page = await core.invoke('issue', { newspaper: '岚川日报', date: '2019-03-12', edition: null });
    const long = page.articles.find(({ blocks }) => blocks[0]?.text.length > 60) ?? page.articles[0];
    return '#/article/' + long.id`);
}

/** Chooses characters of the first paragraph of the article that is shown. */
function choose(window, from, to) {
  return window.run(`
    const node = document.createTreeWalker(document.querySelector('.part-body p'), NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    range.setStart(node, arguments[0]);
    range.setEnd(node, arguments[1]);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return selection.toString()`, from, to);
}

const focused = (window) => window.run(`return document.activeElement?.className ?? ''`);

test('words are marked with a note, which is there after a restart; Enter while composing ends nothing', async () => {
  let place;
  let words;
  await reader.open(archive, {}, async (window) => {
    place = await anArticle(window);
    await go(window, place);
    words = await choose(window, 4, 16);
    assert.equal(words.length, 12);
    await until(window, `return !document.querySelector('.chosen').hidden`);
    await window.press('c');
    await until(window, `return document.querySelector('.said').textContent.includes('已复制，附出处')`);
    await choose(window, 4, 16);
    await window.press('b');
    await until(window, `return document.activeElement?.className === 'note-field'`);
    assert.equal(await window.run(`return document.querySelector('.mark-quote').textContent`), words);
    assert.equal(await window.run(`return CSS.highlights.get('marked').size`), 1, 'drawn in the text');
    assert.equal(await window.run(`return [...CSS.highlights.get('marked')][0].toString()`), words);
    await window.type('写进第一章');
    await window.run(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, cancelable: true }))`);
    assert.equal(await focused(window), 'note-field', 'Enter while composing goes nowhere');
    await window.press('Control+Enter');
    assert.notEqual(await focused(window), 'note-field');
    await until(window, `return document.querySelector('.note-field').value === '写进第一章'`);
    // Written and left open: what was typed is kept without a key.
    await window.run(`document.querySelector('.note-field').focus()`);
    await window.press('End');
    await window.type('，核对');
    await pause(1500);
  });
  await reader.open(archive, {}, async (window) => {
    await window.text('h1');
    await go(window, place);
    assert.match(readdirSync(join(archive, 'backups')).join(), /^shelf-\d{4}-\d\d-\d\d\.sqlite$/, 'copied, because it changed');
    assert.equal(await window.run(`return document.querySelector('.note-field').value`), '写进第一章，核对');
    assert.equal(await window.run(`return [...CSS.highlights.get('marked')][0].toString()`), words);
    await window.press('Alt+5');
    await until(window, `return document.querySelectorAll('.card').length === 1`);
    assert.equal(await window.text('.card-quote'), words);
  });
});

test('a bookmark is filed and tagged by keys alone, found again, and what is taken off is had back', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.text('h1');
    await go(window, '#/collections');
    await window.press('j');
    await until(window, `return document.activeElement?.classList.contains('card-title')`);
    await window.press('l');
    await until(window, `return document.activeElement?.closest('.filing') !== null`);
    await window.type('水利');
    await window.press('Enter');
    await until(window, `return document.querySelector('.filing .chip')?.textContent.startsWith('水利')`);
    await window.press('Escape');
    await until(window, `return document.activeElement?.classList.contains('card-title')`);
    await window.press('s');
    await until(window, `return document.activeElement?.closest('.filing') !== null`);
    await window.type('论文');
    await window.press('Enter');
    await until(window, `return document.querySelector('.filing-list input')?.checked`);
    await window.press('Escape');
    await until(window, `return document.querySelector('.card-in')?.textContent === '论文'`);
    await until(window, `return [...document.querySelectorAll('.tree-item')].map((item) => item.innerText.replace(/\\s+/g, ' ').trim()).join() === '全部收藏 1,未归类 0,论文 1'`);
    // The tree: one stop, arrows, letters, Enter.
    await window.run(`document.querySelector('.tree-item[tabindex="0"]').focus()`);
    await window.press('End');
    assert.match(await window.run(`return document.activeElement.innerText`), /论文/);
    await window.press('Home', 'ArrowDown');
    assert.match(await window.run(`return document.activeElement.innerText`), /未归类/);
    await window.press('End', 'Enter');
    await until(window, `return /^#\\/collections\\/\\d+$/.test(document.querySelector('#room').dataset.place)`);
    assert.equal(await window.text('#collections-title'), '论文');
    // The search folds as the archive's does, and keeps what it has while one composes.
    await window.press('Control+f');
    await window.type('水利　核對');
    await until(window, `return document.querySelector('.collection-count').textContent === '1 条'`);
    await window.type('没有');
    await until(window, `return document.querySelector('.empty-lead') !== null`);
    await window.click('.empty .button');
    await until(window, `return document.querySelectorAll('.card').length === 1`);
    // Taken off, and had back.
    await window.run(`document.querySelector('.card-title').focus()`);
    await window.press('Delete');
    await until(window, `return document.querySelectorAll('.card').length === 0`);
    await window.click('.said .button');
    await until(window, `return document.querySelectorAll('.card').length === 1`);
    assert.equal(await window.text('.card .chip'), '水利');
    // So is the collection, and the tag.
    await window.run(`[...document.querySelectorAll('.collection-tools button')].at(-1).click()`);
    await until(window, `return document.querySelector('#room').dataset.place === '#/collections' && document.querySelectorAll('.tree-item').length === 1`);
    await window.click('.said .button');
    await until(window, `return /collections\\/\\d+$/.test(document.querySelector('#room').dataset.place) && document.querySelectorAll('.card').length === 1`);
    await window.click('.tag');
    await until(window, `return document.querySelector('.tools-of') !== null`);
    await window.run(`[...document.querySelectorAll('.collection-tools button')].at(-1).click()`);
    await until(window, `return document.querySelector('.tag') === null && document.querySelector('.card .chip') === null`);
    await window.click('.said .button');
    await until(window, `return document.querySelector('.tag') !== null && document.querySelector('.card .chip') !== null`);
    // And a note that was emptied.
    await window.run(`document.querySelector('.card .note-field').focus()`);
    await window.run(`const field = document.activeElement; field.value = ''; field.dispatchEvent(new InputEvent('input', { bubbles: true })); field.blur()`);
    await window.click('.said .button');
    await until(window, `return document.querySelector('.card .note-field').value.startsWith('写进第一章')`);
  });
});

test('the shelf goes out as one file and into another archive; a second time adds nothing', async () => {
  const file = join(reader.home, '收藏.json');
  const chosen = { BAOGE_CHOOSE: file };
  await reader.open(archive, chosen, async (window) => {
    await window.text('h1');
    await go(window, '#/collections');
    await window.click('[data-key="export"]');
    await until(window, `return document.querySelector('.said')?.textContent.includes('已导出 1 条')`);
  });
  const shelf = JSON.parse(readFileSync(file, 'utf8'));
  assert.deepEqual([shelf.format, shelf.version, shelf.bookmarks.length], ['baoge-shelf', 1, 1]);
  assert.deepEqual([shelf.bookmarks[0].tags, shelf.bookmarks[0].note], [['水利'], '写进第一章，核对']);
  const other = join(reader.home, '另一处');
  reader.importInto(other, 'seeds/汐州晚报');
  await reader.open(other, chosen, async (window) => {
    await window.text('h1');
    await go(window, '#/collections');
    assert.match(await window.text('.empty-lead'), /还没有收藏/);
    await window.click('[data-key="import"]');
    await until(window, `return document.querySelectorAll('.card').length === 1`);
    assert.match(await window.text('.said'), /新收 1 条/);
    assert.match(await window.text('.said'), /1 条的原文不在/);
    assert.match(await window.text('.card-gone'), /原文已不在/);
    assert.match(await window.text('.card-facts'), /岚川日报 · 2019年3月12日/);
    await window.click('[data-key="import"]');
    await until(window, `return document.querySelector('.said').textContent.includes('新收 0 条')`);
    assert.equal(await window.count('.card'), 1);
  });
  reader.importInto(other, 'seeds/岚川日报');
  await reader.open(other, {}, async (window) => {
    await window.text('h1');
    await go(window, '#/collections');
    await until(window, `return document.querySelector('a.card-title[href^="#/article/"]') !== null`);
    assert.equal(await window.count('.card-gone'), 0, 'the article came, and the bookmark is on it');
  });
});

for (const theme of ['light', 'sepia', 'dark']) {
  test(`nobody is shut out of the bookmarks, in ${theme}`, { skip }, async () => {
    await reader.open(archive, {}, async (window) => {
      const place = await anArticle(window);
      await window.run(`${readFileSync(AXE, 'utf8')};`);
      await window.run('document.documentElement.dataset.theme = arguments[0]', theme);
      const look = async (state) => {
        await pause(250);
        const faults = await window.run(`
          const { violations } = await axe.run(document, { resultTypes: ['violations'] });
          return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', '))`);
        assert.deepEqual(faults, [], state);
      };
      await go(window, '#/collections');
      await window.press('j');
      await until(window, `return document.querySelector('.beside-reading') !== null`);
      await look('list and article');
      await window.press('s');
      await look('filing');
      await window.press('Escape', 'Control+f');
      await window.type('没有这样的');
      await until(window, `return document.querySelector('.empty-lead') !== null`);
      await look('none found');
      await window.click('.empty .button');
      await go(window, place);
      await choose(window, 4, 16);
      await until(window, `return !document.querySelector('.chosen').hidden`);
      await look('chosen words');
    });
  });
}
