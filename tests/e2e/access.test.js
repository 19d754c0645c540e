// Whether everybody can use it: axe-core looks at every place and state in every theme. It comes from npm's registry; where
// that cannot be reached this is said, and nothing is looked at.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './doing.js';
import { PAGES } from './issue.js';
import { print } from './press.js';
import { ROOT, startReading } from './reader.js';

const AXE = join(ROOT, 'node_modules/axe-core/axe.min.js');
const skip = existsSync(AXE) ? false : 'axe-core is not installed: npm ci';

let reader;
let archive;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  print(join(reader.home, '海曲晨报_20240305.pdf'), PAGES);
  reader.importInto(archive, 'seeds/岚川日报', 'seeds/散页', join(reader.home, '海曲晨报_20240305.pdf'));
});

after(() => reader?.stop());

/** Every place that has an address of its own; an article is come to from its page. */
const PLACES = ['#/', '#/paper/岚川日报/2009', '#/undated', '#/decisions', '#/preferences', '#/article/0000000000001', '#/issue/岚川日报/2009-11-18'];

const go = (window, place) => window.run(`
  location.hash = arguments[0];
  const room = document.getElementById('room');
  for (let i = 0; i < 400 && room.dataset.place !== location.hash; i += 1) await new Promise((go) => setTimeout(go, 25))`, place);

/** What axe finds wrong with what is shown. Of themes after the first only what colours can spoil is looked at. */
function faults(window, theme) {
  return window.run(`
    const runOnly = ${theme === 'light' ? 'undefined' : "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }"};
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', '))`);
}

/** The states of the search. */
async function searching(window, look) {
  const at = async (address, ready) => {
    await window.run(`
      location.hash = arguments[0];
      for (let i = 0; i < 400 && !document.querySelector(arguments[1]); i += 1) await new Promise((go) => setTimeout(go, 25))`, address, ready);
    assert(await window.count(ready) > 0, `${address} ${ready}`);
    await pause(300);
  };
  await at('#/search', '#past');
  await look('search, nothing asked');
  await at('#/search/孩子?year=2009', '.chip');
  await window.text('.preview-text');
  await look('search, found');
  await window.run(`document.querySelector('.bars').focus()`);
  await window.press('Home', 'Shift+ArrowRight');
  await look('search, a stretch of the timeline');
  await at('#/search/“孩子们都飞走了” 日期:昨天', '.asked-near a');
  await look('search, nothing found, and something odd');
  await window.click('.seek .button');
  await window.text('.query-help');
  await look('how to search');
  await window.press('Escape');
  await window.resize(640, 700);
  await at('#/search/孩子', '.hits mark');
  await window.click('.search-narrow');
  await look('search, narrow, with facets');
  await window.resize(1280, 800);
  await at('#/search/孩子?sort=oldest', '.hits mark');
  await window.run(`document.querySelector('.hits a').click()`);
  await window.text('.sought');
  await look('an article from a search');
}

/** The states of a page that has a picture. */
async function picturing(window, look) {
  await go(window, '#/issue/海曲晨报/2024-03-05');
  await until(window, `document.querySelector('.picture-paper').dataset.shows === 'full'`);
  await window.press('1', 'j');
  await look('a picture, with the focus on an article');
  await window.press('3');
  await until(window, `document.querySelector('.page[data-shows="both"] .piece')`);
  await look('picture and text');
  await window.press('1', 'j');
  await window.press('Enter');
  await window.text('#article-title');
  await look('an article that has a picture');
  await window.press('p');
  await until(window, `document.querySelector('.picture-mark')`);
  await look('an article on its page');
}

for (const theme of ['light', 'sepia', 'dark']) {
  test(`no place or state shuts anybody out, in ${theme}`, { skip }, async () => {
    await reader.open(archive, {}, async (window) => {
      await window.resize(1280, 800);
      await window.text('h1');
      await window.run(`${readFileSync(AXE, 'utf8')};`);
      await window.run('document.documentElement.dataset.theme = arguments[0]', theme);
      const look = async (state) => {
        await pause(100);
        // Colours that are still on their way are nobody's.
        await window.run('await Promise.allSettled(document.getAnimations().map((one) => one.finished))');
        assert.deepEqual(await faults(window, theme), [], state);
      };
      for (const place of PLACES) {
        await go(window, place);
        await look(place);
      }
      await window.press('e');
      await window.text('.correct h2');
      await window.run(`const field = document.querySelector('[data-fact="newspaper"] input'); field.focus(); field.select()`);
      await window.type('岚');
      await window.run(`document.querySelector('.correct-choices button').click()`);
      await look('correct');
      // The first closes the list of names.
      await window.press('Escape', 'Escape', 'w');
      await window.text('.why tbody tr');
      await look('why');
      await window.run(`document.querySelector('.sheet .piece-link').click()`);
      await window.text('.article-notes .related li, .article-notes .nothing');
      await look('article');
      await window.press('Control+f');
      await window.type('的');
      await look('find');
      await window.press('Escape');
      await searching(window, look);
      await window.press('Shift+?');
      await look('keys');
      await window.press('Escape', 'Control+,');
      await look('settings');
      await window.press('Escape', 'Control+k');
      await window.type('岚');
      await look('palette');
      await window.press('Escape');
      await go(window, '#/undated');
      await window.press('x', ' ');
      await look('choosing');
      await go(window, '#/paper/岚川日报/2009');
      await window.press('e');
      await look('names');
      await window.press('Escape');
      await picturing(window, look);
    });
  });
}

/** What is cut off or wider than the window: at 200 % a window of 1280 × 800 has room for 640 × 400. */
const wide = (window) => window.run(`
  const room = document.getElementById('room');
  const faults = [];
  for (const one of [room, document.querySelector('.bar'), document.body, ...document.querySelectorAll('dialog[open]')]) {
    if (one && one.scrollWidth > one.clientWidth + 1) faults.push((one.id || one.className || one.tagName) + ': ' + one.scrollWidth + ' > ' + one.clientWidth);
  }
  const edge = room.getBoundingClientRect().right + 1;
  for (const one of room.querySelectorAll('button, input, h1, .fact')) {
    const box = one.getBoundingClientRect();
    const scrolls = one.closest('.strip ol, .table, .why-lines, .licences, .is-vertical .reading');
    if (!scrolls && one.checkVisibility() && box.right > edge && getComputedStyle(one).position !== 'absolute') faults.push(one.tagName + ' ' + one.textContent.slice(0, 20) + ' ends at ' + Math.round(box.right));
  }
  return faults`);

test('at 200 % nothing is cut off, and no room is wider than the window', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.text('h1');
    for (const [size, width, height] of [['100%', 640, 400], ['200%', 1280, 800]]) {
      await window.resize(width, height);
      await window.run('document.documentElement.style.fontSize = arguments[0]', size);
      const look = async (state) => {
        await pause(100);
        assert.deepEqual(await wide(window), [], `${state} at ${size} of ${width}`);
      };
      for (const place of PLACES) {
        await go(window, place);
        await look(place);
      }
      await window.press('e');
      await window.text('.correct h2');
      await look('correct');
      await window.press('Escape');
      await window.run(`document.querySelector('.sheet .piece-link').click()`);
      await window.text('#article-title');
      await look('article');
      for (const keys of [['Shift+?'], ['Escape', 'Control+,'], ['Escape', 'Control+k']]) {
        await window.press(...keys);
        await look(keys.at(-1));
      }
      await window.press('Escape');
      await go(window, '#/undated');
      await window.press('x');
      await look('choosing');
      await picturing(window, look);
    }
  });
});
