// The search in a real window: as one types, narrowed down by mouse and by keys, opened and come back to; what is odd in a
// query is said, nothing is searched while characters are composed, and a list of any length is gone through.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startReading } from './reader.js';

let reader;
let archive;
/** An archive with more hits than a window holds. */
let many;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  reader.importInto(archive, 'seeds/岚川日报', 'seeds/汐州晚报', 'seeds/鹿津時報', 'seeds/散页');
  many = join(reader.home, '多');
  reader.importInto(many, manyPages(join(reader.home, 'many')));
});

after(() => reader?.stop());

/** Pages of our own, of two papers and three years, all with the same word. */
function manyPages(folder) {
  mkdirSync(folder);
  for (let n = 0; n < 240; n += 1) {
    const day = new Date(Date.UTC(2019, 0, 1 + n * 4)).toISOString().slice(0, 10).replaceAll('-', '');
    const pieces = [0, 1, 2].map((k) => `第${n}号渡口${'甲乙丙'[k]}处修好了\n昨日，第${n}号渡口${'甲乙丙'[k]}处修好了，首班渡船上午离港。市民可凭月票乘船，往来两岸更加方便，码头上的灯也亮了一整夜。\n（周禾）\n`);
    writeFileSync(join(folder, `${n % 3 === 0 ? '沙岭周报' : '海曲晨报'}_${day}_第0${1 + (n % 2)}版.txt`), pieces.join('\n'));
  }
  return folder;
}

/** Waits until `body` is true in the window. */
async function until(window, body, ...given) {
  const is = await window.run(
    `const is = () => { ${body} };
     for (let i = 0; i < 400 && !is(); i += 1) await new Promise((go) => setTimeout(go, 25));
     return Boolean(is())`,
    ...given,
  );
  assert(is, `${body} is not so of ${JSON.stringify(given)}: ${await window.run('return `${location.hash} ${document.activeElement?.outerHTML.slice(0, 200)} ${document.body.innerText.slice(0, 1500)}`')}`);
}

const total = (window, n) => until(window, `return document.querySelector('.search-count')?.textContent.replaceAll(',', '').startsWith(arguments[0] + ' 篇')`, n);
const rows = (window) => window.run(`return [...document.querySelectorAll('.hits a.hit')].map((row) => row.textContent)`);
const hash = (window) => window.run('return decodeURIComponent(location.hash)');

test('what is typed is found, marked, narrowed down, opened, walked through, and come back to', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await window.text('h1');
    await window.press('/');
    assert.equal(await window.run(`return document.activeElement.className`), 'seek-words', '/ leads to the field everywhere');
    await window.type('孩子');
    await until(window, `return document.querySelectorAll('.hits mark').length > 0`);
    assert.equal(await hash(window), '#/search/孩子');
    assert.equal(await window.run(`return document.activeElement.className`), 'seek-words', 'and the field keeps the focus');
    assert.deepEqual(await window.run(`return [...new Set([...document.querySelectorAll('.hits mark')].map((mark) => mark.textContent))]`), ['孩子']);
    const all = Number(await window.run(`return document.querySelector('.search-count strong').textContent.match(/\\d+/)[0]`));
    assert.equal(Number(await window.run(`return document.querySelector('.hits li').getAttribute('aria-setsize')`)), all);

    await window.click('.facet label input');
    await until(window, `return document.querySelector('.chip') !== null`);
    assert.match(await hash(window), /^#\/search\/孩子\?newspaper=/);
    assert.equal(await window.run(`return document.activeElement.type`), 'checkbox', 'what was chosen keeps the focus');
    const less = Number(await window.run(`return document.querySelector('.search-count strong').textContent.match(/\\d+/)[0]`));
    assert(less < all, `${less} of ${all}`);
    assert((await window.count('.facet:first-child li')) > 1, 'others of the facet can still be chosen');
    await window.run(`document.querySelector('.chip').focus()`);
    await window.press('Enter');
    await total(window, all);
    assert.equal(await window.run(`return document.activeElement.id`), 'search-title', 'what is taken off leaves the focus to the head');
    await window.press('Alt+ArrowLeft');
    await total(window, less);
    await window.press('Alt+ArrowLeft');
    await total(window, all);

    await window.press('/', 'ArrowDown', 'ArrowDown');
    assert.equal(await window.run(`return document.activeElement.parentElement.getAttribute('aria-posinset')`), '2');
    const second = await window.run(`return document.activeElement.getAttribute('href')`);
    await until(window, `return CSS.highlights.get('sought')?.size > 0`);
    assert.match(await window.text('.preview-text'), /孩子/);
    await window.press('Enter');
    await until(window, `return location.hash === arguments[0] && document.querySelector('.sought .find-count')?.textContent !== ''`, second);
    assert.match(await window.text('.sought .find-count'), /^\d+ 处$/);
    await window.press('n');
    assert.match(await window.text('.sought .find-count'), /^1 \/ \d+$/);
    assert.equal(await window.run(`return CSS.highlights.get('sought-now').size`), 1);
    assert.equal(await window.run(`return [...CSS.highlights.get('sought-now')][0].toString()`), '孩子');
    await window.press('Alt+ArrowLeft');
    await until(window, `return document.activeElement?.getAttribute('href') === arguments[0]`, second);
  });
});

test('a list of any length is gone through, and back returns to the same place', async () => {
  await reader.open(many, {}, async (window) => {
    await window.resize(1280, 800);
    await window.text('h1');
    await window.press('/');
    await window.type('渡船');
    await total(window, 720);
    assert((await window.count('.hits li')) < 40, 'only what is seen is made');
    await window.press('ArrowDown', 'End');
    await until(window, `return document.activeElement?.parentElement.getAttribute('aria-posinset') === '720' && document.activeElement.querySelector('mark')`);
    await window.press('Home');
    assert.equal(await window.run(`return document.activeElement.parentElement.getAttribute('aria-posinset')`), '1');
    await window.run(`document.querySelector('.search-scroll').scrollTop = 40000`);
    await until(window, `return [...document.querySelectorAll('.hits li')].some((row) => Number(row.getAttribute('aria-posinset')) > 300 && row.querySelector('mark'))`);
    await until(window, `return /at=3\\d\\d/.test(location.hash)`);
    const [place, down] = await window.run(`
      const box = document.querySelector('.search-scroll').getBoundingClientRect();
      const row = [...document.querySelectorAll('.hits a.hit')].find((row) => row.getBoundingClientRect().top > box.top + 50);
      row.click();
      return [row.getAttribute('href'), 40000]`);
    await until(window, `return location.hash === arguments[0] && document.querySelector('.reading')`, place);
    await window.press('Alt+ArrowLeft');
    await until(window, `return document.querySelector('.search-scroll')?.scrollTop === arguments[0] && [...document.querySelectorAll('.hits a')].some((row) => row.getAttribute('href') === arguments[1])`, down, place);
    const deep = await window.run('return location.hash');
    await window.run(`location.hash = '#/'`);
    await until(window, `return document.querySelector('.shelf')`);
    await window.run('location.hash = arguments[0]', deep);
    await until(window, `return [...document.querySelectorAll('.hits a')].some((row) => row.getAttribute('href') === arguments[0])`, place);
  });
});

test('the timeline is drawn over by mouse and gone along by keys', async () => {
  await reader.open(many, {}, async (window) => {
    await window.resize(1280, 800);
    await window.text('h1');
    await window.run(`location.hash = '#/search/渡船'`);
    await total(window, 720);
    const bars = await window.count('.bar-slot');
    assert(bars > 24, 'a bar for each month');
    await window.run(`document.querySelector('.bars').focus()`);
    await window.press('Home', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    assert.equal(await window.count('.bar-slot[aria-selected="true"]'), 3);
    assert.match(await window.text('.timeline-says'), /^2019年2月 至 2019年4月，\d+ 篇$/);
    await window.press('Enter');
    await until(window, `return location.hash.endsWith('?days=2019-02..2019-04') && document.querySelector('.chip')`);
    assert.equal(await window.run(`return document.activeElement.className`), 'bars', 'the timeline keeps the focus');
    await until(window, `return document.querySelectorAll('.bar-slot').length === 3`);
    await window.press('Home', 'Enter');
    await until(window, `return location.hash.endsWith('?days=2019-02') && document.querySelectorAll('.bar-slot').length === 28`);
    assert((await window.count('.bar-slot.is-gap')) > 14, 'days without a hit are gaps');
    await window.press('Escape');
    await total(window, 720);
    await window.run(`
      const bars = document.querySelector('.bars');
      bars.setPointerCapture = () => {};
      const box = bars.getBoundingClientRect();
      const at = (type, share) => bars.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: box.left + share * box.width, clientY: box.top + 5 }));
      at('pointerdown', 0.01);
      at('pointermove', 0.2);
      at('pointerup', 0.35)`);
    await until(window, `return /days=2019-01\\.\\.2019-\\d\\d$/.test(location.hash)`);
    await window.click('.timeline-whole');
    await total(window, 720);
  });
});

test('nothing is searched while characters are composed, and Enter is the composition’s', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.text('h1');
    await window.run(`await __TAURI__.core.invoke('forget_searches')`);
    await window.press('/');
    await window.run(`
      const field = document.activeElement;
      const tell = (type, data, more = {}) => field.dispatchEvent(new CompositionEvent(type, { data, bubbles: true, ...more }));
      tell('compositionstart', '');
      for (const data of ['h', 'ha', 'hai zi']) {
        field.value = data;
        tell('compositionupdate', data);
        field.dispatchEvent(new InputEvent('input', { data, isComposing: true, inputType: 'insertCompositionText', bubbles: true }));
      }
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
      await new Promise((go) => setTimeout(go, 400))`);
    assert.equal(await hash(window), '#/', 'nothing was asked');
    await window.run(`
      const field = document.activeElement;
      field.value = '孩子';
      field.dispatchEvent(new CompositionEvent('compositionend', { data: '孩子', bubbles: true }));
      const enter = new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true });
      field.dispatchEvent(enter)`);
    await until(window, `return decodeURIComponent(location.hash) === '#/search/孩子' && document.querySelector('.hits mark')`);
    assert.deepEqual(await window.run(`return (await __TAURI__.core.invoke('search_history')).length`), 0, 'and Enter said nothing');
    await window.press('Enter');
    await until(window, `return true`);
    await window.run(`for (let i = 0; i < 100 && (await __TAURI__.core.invoke('search_history')).length === 0; i += 1) await new Promise((go) => setTimeout(go, 25))`);
    assert.equal(await window.run(`return (await __TAURI__.core.invoke('search_history'))[0].search.query`), '孩子');
  });
});

test('what is odd in a query is said at its place, and where nothing is found, what would be', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await window.text('h1');
    await window.press('/');
    await window.type('孩子 日期:昨天');
    await until(window, `return document.querySelector('.odd')`);
    assert.match(await window.text('.odd'), /第 7 个字处的“昨天”不是日期/);
    assert.equal(await window.text('.odd-what'), '昨天');
    await window.click('.odd-place');
    assert.deepEqual(await window.run(`const field = document.activeElement; return [field.className, field.value.slice(field.selectionStart, field.selectionEnd)]`), ['seek-words', '昨天']);
    await window.run(`document.activeElement.select()`);
    await window.type('孩子 “孩子们都飞走了”');
    await until(window, `return document.querySelector('.search.is-nothing .asked')`);
    assert.match(await window.text('.search-count'), /^0 篇/);
    await until(window, `return document.querySelector('.asked-near a')`);
    await window.click('.asked-near a');
    await until(window, `return document.querySelectorAll('.hits mark').length > 0`);
    assert.notEqual(await window.run(`return document.activeElement.tagName`), 'BODY', 'the focus goes to what came');
  });
});

test('a search is saved, its news counted, its examples run, and what was asked can be forgotten', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await window.text('h1');
    await window.run(`location.hash = '#/search/孩子?sort=oldest'`);
    await until(window, `return document.querySelectorAll('.hits mark').length > 0`);
    await window.run(`[...document.querySelectorAll('.search-tools button')].at(-1).click()`);
    await window.run(`const name = document.querySelector('#save-name'); name.value = '孩子们'`);
    await window.press('Enter');
    await window.text('.said p');
    await window.press('Alt+4');
    await window.run(`location.hash = '#/search'`);
    await until(window, `return document.querySelector('#saved + ul a')`);
    assert.match(await window.text('#saved + ul li'), /孩子们/);
    assert.equal(await window.count('.asked-new'), 0);
    await window.click('#saved + ul a');
    await until(window, `return decodeURIComponent(location.hash) === '#/search/孩子?sort=oldest'`);
  });
  const more = join(reader.home, '新到');
  mkdirSync(more);
  writeFileSync(join(more, '海曲晨报_20240305_第01版.txt'), '孩子上船了\n昨日，两个孩子在城南码头上船，首班渡船上午离港。市民可凭月票乘船，往来两岸更加方便。\n（周禾）\n');
  reader.importInto(archive, more);
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await window.text('h1');
    await window.press('Alt+4');
    await until(window, `return document.querySelector('.asked-new')`);
    assert.equal(await window.text('.asked-new'), '新 1 篇');
    await window.click('.ways-to-ask a');
    await until(window, `return document.querySelector('.search-count').textContent !== ''`);
    await window.run(`location.hash = '#/search'`);
    await until(window, `return document.querySelector('.begin-head button')`);
    await window.click('.begin-head button');
    await until(window, `return document.querySelector('#past').closest('section').querySelector('.nothing')`);
    await window.click('#saved + ul button');
    await until(window, `return document.querySelector('#saved') === null || document.querySelector('#saved').closest('section').hidden || document.querySelectorAll('#saved + ul li').length === 0`);
    await window.click('.said .button');
    await until(window, `return document.querySelectorAll('#saved + ul li').length === 1`);
  });
});
