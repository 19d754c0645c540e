// A page's picture in a real window: seen, gone closer to, read from, searched on and cut from; by pointer, and by keys alone.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { arrive, tabTo, until } from './doing.js';
import { AS_TEXT, PAGES } from './issue.js';
import { print } from './press.js';
import { startReading } from './reader.js';

let reader;
let archive;
let pages;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  pages = join(reader.home, '印出来的');
  mkdirSync(pages);
  print(join(pages, '海曲晨报_20240305.pdf'), PAGES);
  reader.importInto(archive, pages);
});

after(() => reader?.stop());

const ISSUE = '#/issue/海曲晨报/2024-03-05';

/** Goes to a place by its address. */
async function go(window, address, pattern) {
  await window.run('location.hash = arguments[0]', address);
  await arrive(window, pattern);
}

/** Goes to the issue and waits for its picture. */
async function look(window) {
  await go(window, ISSUE, /^#\/issue\//);
  await until(window, `document.querySelector('.picture-paper').dataset.shows === 'full'`);
}

/** How large the picture is shown, in the window's pixels. */
const width = (window) => window.run(`return document.querySelector('.picture-paper').getBoundingClientRect().width`);

test('a page is looked at, pointed at, read, and come back to as it lay', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await look(window);
    assert.equal(await window.count('.region'), 3);
    assert.equal(await window.count('.strip-picture img'), 2, 'both pages are there, small');
    assert.equal(await window.count('.page[data-shows="picture"]'), 1);
    const fit = await width(window);
    await window.press('=', '=');
    await until(window, `document.querySelector('.picture-paper').getBoundingClientRect().width > ${fit * 1.6}`);
    await window.point('.region-part');
    assert.match(await window.text('.picture-label:not([hidden])'), /城南渡口今日复航/);
    const lie = await window.run(`return document.querySelector('.picture-layer').style.transform`);
    await window.click('.region-part');
    await arrive(window, /^#\/article\//);
    assert.match(await window.text('#article-title'), /^城南渡口今日复航/);
    await window.press('Alt+ArrowLeft');
    await arrive(window, /^#\/issue\//);
    assert.equal(await window.run(`return document.querySelector('.picture-layer').style.transform`), lie, 'as it was left');
  });
});

test('the page is moved by wheel and pointer, and who pulls opens nothing', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await look(window);
    const before = await width(window);
    await window.run(`
      const { left, top } = document.querySelector('.picture').getBoundingClientRect();
      const turn = (given) => document.querySelector('.picture').dispatchEvent(new WheelEvent('wheel', { clientX: left + 200, clientY: top + 100, bubbles: true, cancelable: true, ...given }));
      for (let i = 0; i < 6; i += 1) turn({ deltaY: -120, ctrlKey: true });
      turn({ deltaY: 200 });`);
    await until(window, `!document.querySelector('.picture').classList.contains('is-moving')`);
    assert(await width(window) > 1.5 * before);
    const at = () => window.run(`const { x, y } = document.querySelector('.picture-paper').getBoundingClientRect(); return [x, y]`);
    const [x, y] = await at();
    await window.pull([600, 500], [520, 420]);
    await until(window, `!document.querySelector('.picture').classList.contains('is-moving')`);
    const [toX, toY] = await at();
    assert(Math.abs(toX - x + 80) <= 2 && Math.abs(toY - y + 80) <= 2, `${x},${y} to ${toX},${toY}`);
    await arrive(window, /^#\/issue\//);
    await window.press('f');
    const whole = await window.run(`
      const [page, frame] = ['.picture-paper', '.picture'].map((one) => document.querySelector(one).getBoundingClientRect());
      return page.top >= frame.top && page.bottom <= frame.bottom && page.left >= frame.left && page.right <= frame.right`);
    assert(whole, 'the whole page is seen');
  });
});

test('from a hit to its places on the page, one after the other', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await go(window, '#/search/渡船', /^#\/search/);
    await until(window, `document.querySelector('.hits a')`);
    await window.run(`[...document.querySelectorAll('.hits a')].find((link) => link.textContent.includes('城南')).click()`);
    await arrive(window, /^#\/article\/.*q=渡船/);
    await until(window, `/\\d/.test(document.querySelector('.find-count').textContent)`);
    const places = await window.run(`return CSS.highlights.get('sought').size + CSS.highlights.get('sought-now').size`);
    await window.press('p');
    await arrive(window, /^#\/page\/.*article=.*q=渡船/);
    await until(window, `document.querySelector('.picture-mark.is-now')`);
    assert.match(await window.text('.is-on-page .find-count'), new RegExp(`^1 / ${places}$`), 'as many as in its text');
    assert(await window.count('.picture-mark.is-hit') >= places - 1);
    await window.press('n');
    assert.match(await window.text('.is-on-page .find-count'), /^2 \//);
    const isSeen = await window.run(`
      const [mark, frame] = ['.picture-mark.is-now', '.picture'].map((one) => document.querySelector(one).getBoundingClientRect());
      return mark.top >= frame.top && mark.bottom <= frame.bottom && mark.left >= frame.left && mark.right <= frame.right && mark.height >= 8`);
    assert(isSeen, 'the place is in sight, and large enough to read');
    await window.click('.is-on-page a.button');
    await arrive(window, /^#\/article\/.*q=渡船/);
  });
});

test('picture and text side by side point at each other', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await look(window);
    await window.press('3');
    await until(window, `document.querySelector('.page[data-shows="both"] .sheet .piece-body p')`);
    await window.point('.sheet .piece-body p');
    await until(window, `document.querySelectorAll('.picture-mark.is-line').length > 1`);
    assert.equal(await window.count('.region.is-lit'), 1);
    await window.point('.region-part');
    await until(window, `document.querySelector('.sheet .is-lit')`);
    assert.equal(await window.count('.sheet .is-lit'), 1);
    await window.press('2');
    assert.equal(await window.run(`return getComputedStyle(document.querySelector('.picture-room')).display`), 'none');
  });
  await reader.open(archive, {}, async (window) => {
    await go(window, ISSUE, /^#\/issue\//);
    assert.equal(await window.count('.page[data-shows="text"]'), 1, 'it is remembered');
    await window.press('1');
    await until(window, `document.querySelector('.picture-paper').dataset.shows === 'full'`);
  });
});

test('a clipping is copied and saved, with where it is from', async () => {
  const path = join(reader.home, '剪下来.png');
  await reader.open(archive, { BAOGE_CHOOSE: path }, async (window) => {
    await look(window);
    await window.run(`document.querySelector('.region').click()`);
    await arrive(window, /^#\/article\//);
    await window.press('i');
    await until(window, `document.querySelector('.said').textContent.includes('剪报图已复制')`);
    await window.run(`
      const field = document.createElement('div');
      field.contentEditable = 'true';
      field.id = 'pasted';
      document.querySelector('.article').append(field);
      field.focus();`);
    await window.press('Control+v');
    // The engine tells a page of no picture on the clipboard, but pastes it.
    await until(window, `document.querySelector('#pasted img')`);
    await window.run(`document.querySelector('#pasted').blur()`);
    await window.press('Shift+I');
    await until(window, `document.querySelector('.said').textContent.includes('剪下来.png')`);
  });
  assert(existsSync(path));
  const png = readFileSync(path);
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  assert(png.includes('海曲晨报'), 'its citation is in it');
});

test('all of it by keys alone', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await look(window);
    await tabTo(window, '.picture');
    const before = await window.run(`return document.querySelector('.picture-layer').style.transform`);
    await window.press('=', 'ArrowDown');
    await until(window, `document.querySelector('.picture-layer').style.transform !== ${JSON.stringify(before)}`);
    await tabTo(window, '.region');
    assert.match(await window.run('return document.activeElement.getAttribute("aria-label")'), /城南渡口今日复航/);
    await window.press('j');
    const second = await window.run('return document.activeElement.getAttribute("aria-label")');
    assert.notEqual(second, '城南渡口今日复航');
    assert.equal(await window.text('.picture-label:not([hidden])'), second);
    await window.press('Enter');
    await arrive(window, /^#\/article\//);
    assert.equal(await window.text('#article-title'), second);
    await window.press('p');
    await arrive(window, /^#\/page\/.*article=/);
    await until(window, `document.querySelector('.picture-mark.is-line')`);
    assert.equal(await window.count('.region.is-chosen'), 1);
  });
});

test('a page that is handed over as text as well counts once, and keeps its picture', async () => {
  writeFileSync(join(pages, '海曲晨报_20240305_第01版.txt'), AS_TEXT);
  reader.importInto(archive, pages);
  await reader.open(archive, {}, async (window) => {
    await look(window);
    assert.equal(await window.count('.strip a'), 2, 'two pages, as before');
    assert.equal(await window.count('.region'), 3);
    await go(window, '#/search/渡船', /^#\/search/);
    await until(window, `document.querySelector('.hits a')`);
    assert.equal(await window.count('.hits a'), 2, 'each article once');
  });
});

test('a page without text is on the calendar, seen, titled by hand, and found by that', async () => {
  print(join(pages, '海曲晨报_20240306_第01版.pdf'), PAGES.slice(1), { bars: true });
  reader.importInto(archive, pages);
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await go(window, '#/issue/海曲晨报/2024-03-06', /^#\/issue\//);
    await until(window, `document.querySelector('.picture-paper').dataset.shows === 'full'`);
    assert.match(await window.text('.page-list .nothing'), /没有读出文字/);
    await window.click('.page-list .button');
    await window.text('.correct');
    await window.type('江岸小学旧照');
    await window.press('Enter');
    await until(window, `document.querySelector('.page-list a').textContent.includes('江岸小学旧照')`);
    await window.click('.page-list a');
    await arrive(window, /^#\/article\//);
    await window.press('b');
    assert.equal(await window.text('.mark[aria-pressed="true"]'), '已收藏');
    await window.press('p');
    await arrive(window, /^#\/page\//);
    await until(window, `document.querySelector('.picture-paper').dataset.shows === 'full'`);
    await go(window, '#/search/旧照', /^#\/search/);
    await until(window, `document.querySelector('.hits a')`);
    assert.match(await window.text('.hits a'), /江岸小学旧照/);
  });
});

test('a locked file asks for its password in the report, and is read and shown with it', async () => {
  const locked = join(reader.home, '海曲晨报_20240307_第01版.pdf');
  print(locked, PAGES.slice(1), { password: 'ferry' });
  assert.throws(() => reader.importInto(archive, locked), 'a terminal says so as well');
  await reader.open(archive, {}, async (window) => {
    const open = async (password) => {
      const number = await window.run(`return (await __TAURI__.core.invoke('import_room')).imports[0].number`);
      await go(window, `#/import/${number}`, /^#\/import\//);
      await window.click('.attention .button.is-small');
      await window.text('dialog .unlock-note');
      await window.type(password);
      await window.press('Enter');
      // What came of it is shown when it is over.
      await arrive(window, new RegExp(`^#/import/${number + 1}$`));
    };
    const came = () => window.run(`const [{ imported, skipped }] = (await __TAURI__.core.invoke('import_room')).imports; return [imported, skipped]`);
    await open('boat');
    assert.deepEqual(await came(), [0, 1], 'another password opens nothing');
    await open('ferry');
    assert.deepEqual(await came(), [1, 0]);
    await window.click('.files a');
    await until(window, `document.querySelector('.picture-paper').dataset.shows === 'full'`);
    assert.match(await window.text('.page-list'), /江岸小学添了气象角/);
  });
});

test('nothing but the pictures of pages that are here comes by their scheme', async () => {
  await reader.open(archive, {}, async (window) => {
    await look(window);
    const loads = (address) => window.run(`
      return new Promise((done) => {
        const image = new Image();
        image.onload = () => done('shown');
        image.onerror = () => done('refused');
        image.src = arguments[0];
      })`, address);
    const own = await window.run(`return document.querySelector('.picture-image').src`);
    assert.match(own, /^page:\/\/localhost\//);
    assert.equal(await loads(own), 'shown');
    for (const other of [
      'page://localhost/0000000000000000-0/full',
      'page://localhost/../../etc/passwd',
      own.replace('localhost', 'elsewhere'),
      own.replace(/full$/, 'huge'),
    ]) assert.equal(await loads(other), 'refused', other);
  });
});
