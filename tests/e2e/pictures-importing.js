// Pictures of where one imports: the first start, the room, a look ahead with a fault, an import that runs, its report.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './reader.js';

/**
 * @param {Awaited<ReturnType<typeof import('./reader.js').startReading>>} reader
 * @param {string[]} themes
 * @param {number[][]} sizes
 */
export async function takeImporting(reader, themes, sizes) {
  const pages = join(reader.home, '存报');
  mkdirSync(pages, { recursive: true });
  writeFileSync(join(pages, '空.txt'), '');
  writeFileSync(join(pages, '照片.png'), 'PNG');
  const choice = { BAOGE_CHOOSE: [join(ROOT, 'seeds'), pages].join('\n') };
  for (const theme of themes) {
    const archive = join(reader.home, `收入-${theme}`);
    mkdirSync(archive);
    await reader.open(archive, choice, async (window) => {
      const take = async (name) => {
        await window.run('document.documentElement.dataset.theme = arguments[0]', theme);
        await pause(250);
        for (const [width, height] of sizes) await reader.picture(window, `${name}-${theme}`, width, height);
      };
      await window.run(`location.hash = '#/import'`);
      await window.text('.drop');
      await take('import');
      await window.run(`document.querySelector('.veil').hidden = false`);
      await take('import-veil');
      await window.run(`document.querySelector('.veil').hidden = true`);
      await window.run(`document.querySelectorAll('.drop .button')[1].click()`);
      await window.text('.files .file');
      await take('import-preview');
      await window.run(`document.querySelector('.preview-head').scrollIntoView()`);
      await take('import-preview-below');
      await window.click('#import-template');
      await window.type('{报名}/{年');
      await window.text('#template-fault:not(:empty)');
      await take('import-fault');
      await window.run(`
        const field = document.getElementById('import-template');
        field.value = '';
        field.dispatchEvent(new Event('input'))`);
      await window.click('.start:not([disabled])');
      await window.text('.report');
      await take('import-report');
      await window.run(`location.hash = '#/import'`);
      await window.click('.import-tools .button');
      await window.text('.take-out-choice');
      await take('import-take-out');
    });
  }
  for (const theme of themes) {
    await reader.open('', {}, async (window) => {
      await window.text('.first');
      await window.run('document.documentElement.dataset.theme = arguments[0]', theme);
      await pause(250);
      for (const [width, height] of sizes) await reader.picture(window, `first-${theme}`, width, height);
    });
  }
}
