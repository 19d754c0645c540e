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

for (const theme of ['light', 'sepia', 'dark']) {
  test(`no place or state shuts anybody out, in ${theme}`, { skip }, async () => {
    await reader.open(archive, {}, async (window) => {
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
      await window.press('/');
      await window.type('的');
      await look('find');
      await window.press('Escape', 'Shift+?');
      await look('keys');
      await window.press('Escape', 'Control+,');
      await look('settings');
    });
  });
}
