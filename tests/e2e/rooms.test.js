// The rooms in a real window: from the bookcase to an article and back, by mouse and by keys alone, and what is kept.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { arrive, tabTo } from './doing.js';
import { startReading } from './reader.js';

let reader;
let archive;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  reader.importInto(archive, 'seeds/岚川日报', 'seeds/汐州晚报', 'seeds/鹿津時報', 'seeds/散页');
});

after(() => reader?.stop());

/** The address of the place, decoded. */
const where = (window) => window.run('return decodeURIComponent(location.hash)');

test('from the bookcase to an article, found in it, marked, and still marked after a restart', async () => {
  let title;
  await reader.open(archive, {}, async (window) => {
    await window.click('.paper[aria-label="岚川日报"] a.year[href$="2019"]');
    await arrive(window, /^#\/paper\/岚川日报\/2019$/);
    assert.equal(await window.count('.months a.day'), 1);
    assert((await window.count('.months span.day')) > 360, 'days without an issue are there, hollow');
    await window.click('.months a.day');
    await arrive(window, /^#\/issue\/岚川日报\/2019-03-12$/);
    assert.match(await window.text('.page-head'), /2019年3月12日/);
    assert.equal(await window.count('.strip a'), 2);
    await window.click('.sheet .piece-link');
    await arrive(window, /^#\/article\/[0-9a-z]{13}$/);
    title = await window.text('#article-title');
    assert(title.length > 1, title);
    await window.press('Control+f');
    await window.type('的');
    assert.match(await window.text('.find-count'), /^1 \/ \d+$/);
    await window.press('Enter');
    assert.match(await window.text('.find-count'), /^2 \/ \d+$/);
    assert.equal(await window.run(`return CSS.highlights.get('found-now').size`), 1);
    await window.run(`document.querySelector('.find-words').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))`);
    assert.match(await window.text('.find-count'), /^2 \/ \d+$/, 'Enter while composing goes nowhere');
    await window.press('Escape', 'b');
    assert.equal(await window.text('.mark[aria-pressed="true"]'), '已收藏');
  });
  await reader.open(archive, {}, async (window) => {
    await arrive(window, /^#\/$/);
    assert.equal(await window.run(`return document.querySelector('.lately-list a').textContent`), title, 'what was read is remembered');
    assert.equal(await window.run(`
      for (let i = 0; i < 200 && !document.querySelector('#marks + ol a'); i += 1) await new Promise((go) => setTimeout(go, 25));
      return document.querySelector('#marks + ol a').textContent`), title, 'what was marked is listed');
    await window.click('.lately-list a');
    await arrive(window, /^#\/article/);
    assert.equal(await window.text('.mark[aria-pressed="true"]'), '已收藏');
    await window.press('b');
    assert.equal(await window.text('.mark[aria-pressed="false"]'), '收藏');
    await window.click('.said .button');
    assert.equal(await window.text('.mark[aria-pressed="true"]'), '已收藏', 'undone');
  });
});

test('every room is reached by keys alone, and the way back leads to what had the focus', async () => {
  await reader.open(archive, {}, async (window) => {
    await arrive(window, /^#\/$/);
    await tabTo(window, '.papers a');
    await window.press('Home', 'Enter');
    await arrive(window, /^#\/paper\//);
    assert.equal(await window.run('return document.activeElement.tagName'), 'H1', 'what is new is read from its head');
    await tabTo(window, '.months a');
    await window.press('Home', 'Enter');
    await arrive(window, /^#\/issue\//);
    await window.press('j', 'j');
    const second = await window.run('return document.activeElement.getAttribute("href")');
    await window.press('Enter');
    await arrive(window, /^#\/article\//);
    assert.equal(await where(window), second);
    await window.press('j');
    await arrive(window, /^#\/article\//);
    assert.notEqual(await where(window), second);
    await window.press('Alt+ArrowLeft');
    await arrive(window, new RegExp(`^${second}$`));
    await window.press('Alt+ArrowLeft');
    await arrive(window, /^#\/issue\//);
    assert.equal(await window.run('return document.activeElement.getAttribute("href")'), second);
    await window.press('Alt+ArrowRight');
    await arrive(window, new RegExp(`^${second}$`));
    await window.press('Alt+ArrowUp');
    await arrive(window, /^#\/page\//);
    await window.press('Alt+1');
    await arrive(window, /^#\/$/);
    await window.press('Alt+3');
    await arrive(window, /^#\/article\//);
    // The keys on the side of a mouse, as the shell tells of them.
    await window.run(`window.dispatchEvent(new MouseEvent('mouseup', { button: 3, bubbles: true, cancelable: true }))`);
    await arrive(window, /^#\/$/);
    await window.run(`window.dispatchEvent(new MouseEvent('mouseup', { button: 4, bubbles: true, cancelable: true }))`);
    await arrive(window, /^#\/article\//);
    await window.press('Alt+1');
    await arrive(window, /^#\/$/);
    await tabTo(window, '.loose-link a');
    await window.press('Enter');
    await arrive(window, /^#\/undated$/);
    await tabTo(window, '.loose-list a');
    await window.press('End', 'Enter');
    await arrive(window, /^#\/page\//);
    await window.press('Alt+ArrowUp');
    await arrive(window, /^#\/(undated|paper)/);
  });
});

test('pages, issues and the same day last year are turned by keys', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.run(`location.hash = '#/issue/岚川日报/2019-03-12'`);
    await arrive(window, /2019-03-12/);
    const first = await window.text('.strip [aria-current]');
    await window.press(']');
    await arrive(window, /^#\/page\//);
    assert.notEqual(await window.text('.strip [aria-current]'), first);
    await window.press('[');
    await window.run(`for (let i = 0; i < 100 && document.querySelector('.strip [aria-current]').innerText !== arguments[0]; i += 1) await new Promise((go) => setTimeout(go, 25))`, first);
    assert.equal(await window.text('.strip [aria-current]'), first);
    await window.press('Shift+}');
    await arrive(window, /^#\/issue\/岚川日报\/2020-09-23/);
    await window.press('w');
    assert((await window.count('.why tbody tr')) >= 0);
    assert.match(await window.text('.why tbody tr'), /%/);
  });
});

test('all keys are listed, the settings are heard at once and kept, and the focus comes back', async () => {
  await reader.open(archive, {}, async (window) => {
    await arrive(window, /^#\/$/);
    await tabTo(window, '.papers a');
    await window.press('Shift+?');
    assert.match(await window.text('dialog'), /Alt ←/);
    await window.press('Escape');
    assert.equal(await window.run(`return document.activeElement.closest('.papers') !== null`), true);
    await window.press('Control+,');
    await window.click('dialog input[value="sepia"] + span');
    assert.equal(await window.run('return document.documentElement.dataset.theme'), 'sepia');
    await window.click('dialog input[value="en"] + span');
    assert.match(await window.text('dialog h2'), /Reading settings/);
    await window.press('Escape');
    assert.equal(await window.text('#shelf-title'), 'Bookcase');
  });
  await reader.open(archive, {}, async (window) => {
    assert.equal(await window.text('#shelf-title'), 'Bookcase');
    assert.equal(await window.run('return document.documentElement.dataset.theme'), 'sepia');
    await window.press('Control+,');
    await window.click('dialog input[name="theme"][value="auto"] + span');
    await window.click('dialog input[name="language"][value="auto"] + span');
    await window.press('Escape');
  });
});

test('back returns to the same place on a long sheet', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.run(`location.hash = '#/issue/岚川日报/2009-11-18'`);
    await arrive(window, /2009-11-18/);
    const down = await window.run(`const room = document.getElementById('room'); room.scrollTop = 300; return room.scrollTop`);
    assert(down > 0, 'the sheet is longer than the window');
    await window.run(`[...document.querySelectorAll('.sheet .piece-link')].at(-1).click()`);
    await arrive(window, /^#\/article\//);
    await window.press('Alt+ArrowLeft');
    await arrive(window, /2009-11-18/);
    assert.equal(await window.run(`return document.getElementById('room').scrollTop`), down);
  });
});

test('an article of two pages is one, with the seam shown; who signed leads to all they wrote; verse stays verse', async () => {
  await reader.open(archive, {}, async (window) => {
    const found = await window.run(`
      const { core } = __TAURI__;
      const seen = { seam: null, author: null };
      for (const newspaper of ['岚川日报', '汐州晚报']) {
        const { years } = await core.invoke('calendar', { newspaper });
        for (const { year } of years) {
          const { issues } = await core.invoke('calendar', { newspaper, year });
          for (const { date, edition } of issues) {
            const { pages } = await core.invoke('issue', { newspaper, date: date.value, edition });
            for (const { id } of pages) {
              for (const { id: one } of (await core.invoke('page', { id })).articles) {
                const whole = await core.invoke('article', { id: one });
                if (whole.parts.length > 1) seen.seam ??= one;
                if (whole.bylines.length > 0) seen.author ??= one;
              }
            }
          }
        }
      }
      return seen`);
    assert(found.seam && found.author, JSON.stringify(found));
    await window.run(`location.hash = '#/article/' + arguments[0]`, found.seam);
    await arrive(window, new RegExp(found.seam));
    assert.match(await window.text('.seam'), /下转.*▸ 接/);
    assert.equal(await window.count('.part'), 2);
    await window.run(`location.hash = '#/article/' + arguments[0]`, found.author);
    await arrive(window, new RegExp(found.author));
    await window.click('.signed a');
    await arrive(window, /^#\/author\//);
    assert((await window.count('.author .found a')) > 0);
  });
});

test('text with markup in it stays text, in every room', async () => {
  const odd = join(reader.home, 'odd');
  const pages = join(reader.home, '<b>报');
  mkdirSync(pages);
  const text = '<img src=x onerror=alert(1)>码头启用\n昨日，<script>alert(2)</script>城南码头正式启用，&lt;首班渡船&gt;上午离港，市民可凭月票乘船。\n（周<b>禾）\n';
  writeFileSync(join(pages, '海曲晨报_20240305_第01版.txt'), text);
  writeFileSync(join(pages, '剪存<i>.txt'), text.replaceAll('码头', '书摊'));
  reader.importInto(odd, pages);
  await reader.open(odd, {}, async (window) => {
    await window.run('globalThis.alert = () => { globalThis.fell = true }');
    for (const place of ['#/', '#/paper/海曲晨报', '#/undated', '#/issue/海曲晨报/2024-03-05', '#/author/<b>']) {
      await window.run('location.hash = arguments[0]', place);
      await arrive(window, new RegExp(place.replace('#/', '').slice(0, 4)));
      assert.equal(await window.count('#room img, #room script, #room b, #room i'), 0, place);
    }
    await window.run(`location.hash = '#/issue/海曲晨报/2024-03-05'`);
    await arrive(window, /2024-03-05/);
    assert.match(await window.text('.sheet'), /<img src=x onerror=alert\(1\)>码头启用/);
    await window.click('.sheet .piece-link');
    await arrive(window, /^#\/article\//);
    assert.match(await window.text('.reading'), /<script>alert\(2\)<\/script>/);
    assert.equal(await window.count('#room img, #room script, #room b'), 0);
    assert.equal(await window.run('return globalThis.fell ?? false'), false);
  });
});

test('what is not in the archive is said, with the way to the bookcase open', async () => {
  await reader.open(archive, {}, async (window) => {
    for (const [place, words] of [['#/article/0000000000001', /没有这一篇/], ['#/page/0000000000000000-0', /没有这一版/], ['#/issue/岚川日报/1800-01-01', /没有这一期/], ['#/paper/城南报', /没有这种报/], ['#/article/nonsense', /没有这一篇/]]) {
      await window.run('location.hash = arguments[0]', place);
      await arrive(window, new RegExp(place.slice(2)));
      assert.match(await window.text('.message-lead'), words);
    }
    await window.press('Alt+ArrowUp');
    await arrive(window, /^#\/$/);
  });
});

test('who goes on without end is not stopped by the engine, which counts a hundred steps in half a minute', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.text('.shelf-total');
    const [steps, last] = await window.run(`
      const link = document.body.appendChild(document.createElement('a'));
      let steps = 0;
      for (let n = 0; n < 130; n += 1) {
        const to = ['#/undated', '#/decisions'][n % 2];
        link.href = to;
        link.click();
        for (let i = 0; i < 200 && document.querySelector('#room').dataset.place !== to; i += 1) await new Promise((go) => setTimeout(go, 10));
        steps += document.querySelector('#room').dataset.place === to;
      }
      link.remove();
      return [steps, location.hash]`);
    assert.deepEqual([steps, last], [130, '#/decisions']);
    await window.press('Alt+ArrowLeft');
    await arrive(window, /^#\/undated$/);
  });
});
