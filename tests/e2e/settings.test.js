// The palette, the settings, what can be sent when something is wrong, and the copy on paper, in a real window.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { arrive, tabTo, until } from './doing.js';
import { startReading } from './reader.js';

let reader;
let archive;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  reader.importInto(archive, 'seeds/岚川日报', 'seeds/汐州晚报', 'seeds/散页');
});

after(() => reader?.stop());

const options = (window) => window.run(`return [...document.querySelectorAll('.palette-item .palette-words')].map((one) => one.textContent)`);

test('the palette leads to a newspaper, to an issue by its day, to an action, and back to where one was', async () => {
  await reader.open(archive, {}, async (window) => {
    await arrive(window, /^#\/$/);
    await tabTo(window, '.papers a');
    await window.press('Control+k');
    await until(window, `[...document.querySelectorAll('.palette-item')].some((one) => one.textContent.includes('汐州晚报'))`);
    assert.equal(await window.run(`return document.activeElement.getAttribute('role')`), 'combobox');
    await reader.picture(window, 'palette-light');
    await window.press('Escape');
    assert.equal(await window.run(`return document.activeElement.closest('.papers') !== null`), true, 'the focus comes back');
    await window.press('Control+k');
    await window.type('岚川');
    await until(window, `document.querySelector('.palette-item .palette-words')?.textContent === '岚川日报'`);
    await window.run(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))`);
    assert.equal(await window.count('dialog.palette'), 1, 'Enter while composing goes nowhere');
    await window.press('Enter');
    await arrive(window, /^#\/paper\/岚川日报$/);
    await window.press('Control+k');
    await window.type('2019年3月12日');
    await until(window, `/岚川日报 2019年3月12日/.test(document.querySelector('.palette-item')?.textContent)`);
    await window.press('Enter');
    await arrive(window, /^#\/issue\/岚川日报\/2019-03-12$/);
    await window.press('Control+k');
    await window.type('2009');
    await until(window, `/2009年/.test(document.querySelector('.palette-item')?.textContent)`);
    await window.press('Escape', 'Control+k');
    await window.type('为何');
    await until(window, `/为何/.test(document.querySelector('.palette-item')?.textContent)`);
    await window.press('Enter');
    assert.match(await window.text('.why tbody tr'), /%/);
    await window.press('Control+k');
    await window.type('没有这样的事');
    await until(window, `document.querySelectorAll('.palette-item').length === 1`);
    assert.match((await options(window)).join(), /没有这样的事/, 'what is nothing here can be searched for');
  });
});

test('the settings say where things lie; what is to be sent has nothing of the reader in it', async () => {
  await reader.open(archive, {}, async (window) => {
    await arrive(window, /^#\/$/);
    await window.press('Control+,');
    await window.click('dialog .dialog-foot button');
    await arrive(window, /^#\/preferences$/);
    assert.match(await window.text('.preferences'), new RegExp(archive));
    await window.click('input[name="history"] + span');
    await reader.picture(window, 'preferences-light');
    await window.run(`document.querySelector('.preferences .button.is-main').click()`);
    await until(window, `/failures: \\d/.test(document.querySelector('.preferences-told').textContent)`);
    const told = await window.run(`return document.querySelector('.preferences-told').textContent`);
    assert.match(told, /articles: \d+/);
    assert.doesNotMatch(told, /[\u2e80-\u9fff]|\/|\.txt/);
    await window.run(`document.querySelector('.preferences details').open = true`);
    await until(window, `document.querySelectorAll('.licences tr').length > 100`);
    assert.match(await window.text('.licences table'), /tantivy/);
    const log = join(reader.home, 'data/app.baoge.desktop/logs/baoge.log');
    assert(existsSync(log), log);
    assert.match(readFileSync(log, 'utf8'), /started, version/);
  });
  await reader.open(archive, {}, async (window) => {
    await arrive(window, /^#\/$/);
    await window.press('Alt+9');
    await arrive(window, /^#\/preferences$/);
    assert.equal(await window.run(`return document.querySelector('input[name="history"]').checked`), false, 'it is kept');
  });
});

test('what failed is counted in what is to be sent, and logged without a name', async () => {
  const nowhere = join(reader.home, '没有的文件夹');
  await reader.open(nowhere, {}, async (window) => {
    await window.text('.message-lead');
    await window.press('Alt+9');
    await arrive(window, /^#\/preferences$/);
    assert.match(await window.text('.preferences'), /打不开/);
    await window.run(`document.querySelector('.preferences .button.is-main').click()`);
    await until(window, `/no_archive: \\d+ times/.test(document.querySelector('.preferences-told').textContent)`);
  });
  const log = readFileSync(join(reader.home, 'data/app.baoge.desktop/logs/baoge.log'), 'utf8');
  assert.match(log, /failed: no_archive/);
  assert(!log.includes('没有的文件夹') && !/[\u2e80-\u9fff]/.test(log), log);
});

test('on paper there is the article and how it is cited, and nothing of the window', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.run(`location.hash = '#/issue/岚川日报/2009-11-18'`);
    await arrive(window, /2009-11-18/);
    await window.click('.sheet .piece-link');
    await arrive(window, /^#\/article\//);
    await window.run(`globalThis.print = () => { globalThis.printed = true }`);
    await window.press('Control+p');
    assert.equal(await window.run('return globalThis.printed'), true);
    await window.run(`
      for (const sheet of document.querySelectorAll('link[media="print"]')) sheet.media = 'all';
      await new Promise((go) => setTimeout(go, 200))`);
    const shown = (selector) => window.run(`return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility()).length`, selector);
    assert.equal(await shown('.bar, .tools, .strip, .related, .nears, .source .path'), 0);
    assert.equal(await shown('#article-title'), 1);
    assert.match(await window.text('.citation'), /\[N\]/);
    await reader.picture(window, 'print', 800, 1000);
  });
});
