// Whether everybody can use it: axe-core looks at every place and state in every theme. It comes from npm's registry; where
// that cannot be reached this is said, and nothing is looked at.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
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
  reader.importInto(archive, 'seeds/岚川日报', 'seeds/散页');
});

after(() => reader?.stop());

/** What axe finds wrong with what is shown. */
function faults(window) {
  return window.run(`
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
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

for (const theme of ['light', 'sepia', 'dark']) {
  test(`no place or state shuts anybody out, in ${theme}`, { skip }, async () => {
    await reader.open(archive, {}, async (window) => {
      await window.resize(1280, 800);
      await window.text('h1');
      await window.run(`${readFileSync(AXE, 'utf8')};`);
      await window.run('document.documentElement.dataset.theme = arguments[0]', theme);
      const look = async (state) => {
        await pause(200);
        assert.deepEqual(await faults(window), [], state);
      };
      for (const place of ['#/', '#/paper/岚川日报/2009', '#/undated', '#/article/0000000000001', '#/issue/岚川日报/2009-11-18']) {
        await window.run(`
          location.hash = arguments[0];
          const room = document.getElementById('room');
          for (let i = 0; i < 400 && room.dataset.place !== location.hash; i += 1) await new Promise((go) => setTimeout(go, 25))`, place);
        await look(place);
      }
      await window.press('w');
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
    });
  });
}
