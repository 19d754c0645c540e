// Pictures of pages that have a picture: seen whole, pointed at, side by side with their text, answering a search, without text.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { arrive, until } from './doing.js';
import { PAGES } from './issue.js';
import { print } from './press.js';

const FULL = `document.querySelector('.picture-paper')?.dataset.shows === 'full'`;

/** @param {Awaited<ReturnType<typeof import('./reader.js').startReading>>} reader @param {string[]} themes @param {number[][]} sizes */
export async function takePictured(reader, themes, sizes) {
  const archive = join(reader.home, '版面图');
  const pages = join(reader.home, '印出来的');
  mkdirSync(pages, { recursive: true });
  print(join(pages, '海曲晨报_20240305.pdf'), PAGES);
  print(join(pages, '海曲晨报_20240306_第01版.pdf'), PAGES.slice(1), { bars: true });
  reader.importInto(archive, pages);
  await reader.open(archive, {}, async (window) => {
    for (const theme of themes) {
      /** @param {string} name */
      const take = async (name) => {
        await window.run(`document.documentElement.dataset.theme = arguments[0]`, theme);
        await pause(300);
        for (const [width, height] of sizes) await reader.picture(window, `${name}-${theme}`, width, height);
        await window.resize(1280, 800);
      };
      /** @param {string} address @param {RegExp} pattern */
      const go = async (address, pattern) => {
        await window.run('location.hash = arguments[0]', address);
        await arrive(window, pattern);
      };
      await window.resize(1280, 800);
      await go('#/issue/海曲晨报/2024-03-05', /^#\/issue/);
      await until(window, FULL);
      await window.press('1');
      await window.point('.region-part');
      await take('picture');
      await window.press('3');
      await pause(300);
      await window.point('.sheet .piece-body p');
      await take('picture-both');
      await window.press('1');
      await go('#/search/渡船', /^#\/search/);
      await until(window, `document.querySelector('.hits a')`);
      await window.run(`document.querySelector('.hits a').click()`);
      await arrive(window, /^#\/article/);
      await take('picture-article');
      await window.press('p');
      await arrive(window, /^#\/page/);
      await until(window, `document.querySelector('.picture-mark.is-now')`);
      await until(window, FULL);
      await take('picture-hits');
      await go('#/issue/海曲晨报/2024-03-06', /^#\/issue/);
      await until(window, FULL);
      await take('picture-without-text');
    }
  });
}
