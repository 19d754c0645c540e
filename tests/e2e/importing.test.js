// 导入 in a real window: the first start, a look ahead, an import with its progress and report, stopped, taken out and
// brought back; files that cannot be read; another writer; a second start; and a kill in the middle of it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { PROGRAM, ROOT, startReading } from './reader.js';

const AXE = join(ROOT, 'node_modules/axe-core/axe.min.js');

let reader;

before(async () => {
  reader = await startReading();
});

after(() => reader?.stop());

const below = (...names) => join(reader.home, ...names);

/** A folder with so many pages of a daily paper, no two of the same words, here or in a folder of another name. */
function pages(name, count, paper = '浦湾日报') {
  const folder = below(name);
  mkdirSync(folder, { recursive: true });
  const words = '渡船码头书市河堤纸坊晚渡钟楼灯会秧歌茶馆';
  for (let i = 0; i < count; i += 1) {
    const day = new Date(Date.UTC(2001, 0, 1 + i)).toISOString().slice(0, 10).replaceAll('-', '');
    const word = words.slice((i * 2) % words.length, ((i * 2) % words.length) + 2);
    const line = `昨日，城南${word}第${i}次整修完工，往来两岸的居民说比从前好走。工程用了${i}天，花费比预计的少。`;
    const text = `${word}整修完工第${i}回\n${line.repeat(6)}\n（周禾）\n\n城北也修了第${i}座桥\n${line.repeat(4)}那天来看的人说起${name}里的旧事。\n`;
    writeFileSync(join(folder, `${paper}_${day}_第01版.txt`), text);
  }
  return folder;
}

/** Waits until `holds` does. */
async function until(holds, what) {
  for (let left = 1200; left > 0; left -= 1) {
    if (await holds()) return;
    await pause(50);
  }
  assert.fail(`it never came: ${what}`);
}

/** Waits until the first element that `selector` means says so. */
async function says(window, selector, pattern) {
  let words = '';
  await until(async () => {
    words = await window.run(`return document.querySelector(arguments[0])?.innerText ?? ''`, selector);
    return pattern.test(words);
  }, `${pattern} in ${selector}`).catch(({ message }) => assert.fail(`${message}: ${words}`));
}

/** Begins the import, once it was looked at. */
async function begin(window) {
  await until(async () => (await window.count('.start:not([disabled])')) === 1, 'something to begin');
  await window.click('.start');
}

const at = (window) => window.run('return decodeURIComponent(location.hash)');
const go = (window, address) => window.run('location.hash = arguments[0]', address);
const arrived = (window, address) => until(async () => (await window.run(`return document.getElementById('room').dataset.place`)) === address, address);

/** What axe finds wrong with what is shown. */
async function blameless(window, state, themes = ['light', 'sepia', 'dark']) {
  if (!existsSync(AXE)) return;
  if (!(await window.run('return Boolean(globalThis.axe)'))) await window.run(`${readFileSync(AXE, 'utf8')};`);
  for (const theme of themes) {
    await window.run('document.documentElement.dataset.theme = arguments[0]', theme);
    // Colours go over into one another.
    await window.run(`
      const frame = () => new Promise(requestAnimationFrame);
      await frame();
      await frame();
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))`);
    const faults = await window.run(`
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', '))`);
    assert.deepEqual(faults, [], `${state}, ${theme}`);
  }
  await window.run('delete document.documentElement.dataset.theme');
}

test('the first start offers the sample archive, and opens it', async () => {
  await reader.open('', {}, async (window) => {
    await says(window, '.first-where .path', /baoge.archive$/);
    await blameless(window, 'first start');
    await reader.picture(window, 'first-light');
    await reader.picture(window, 'first-light', 900, 600);
    await window.click('.first-sample button');
    await says(window, '.papers', /岚川日报/);
    await window.click('.said button');
    await says(window, '.report h1', /第 1 次导入/);
    await says(window, '.report .plain-head', /样本版面/);
    await blameless(window, 'report of the sample');
  });
});

test('a folder is looked at, imported, and its report leads to the page', async () => {
  const folder = pages('剪报', 12);
  writeFileSync(join(folder, '空.txt'), '');
  writeFileSync(join(folder, '照片.png'), 'PNG');
  const archive = below('档案');
  await reader.open(archive, { BAOGE_CHOOSE: folder }, async (window) => {
    await window.click('.message-begin');
    await window.click('.drop .button.is-main');
    await says(window, '.preview-found', /可收入 12 个文件：12 版，24 篇 · 不能读 2/);
    await says(window, '.papers-seen tbody', /浦湾日报\s*2001年1月1日–2001年1月12日/);
    await blameless(window, 'preview');
    await window.click('#import-template');
    await window.type('{报名}_{年');
    await says(window, '#template-fault', /第 6 个字处的大括号没有合上/);
    assert.equal(await window.run(`return document.querySelector('.start').disabled`), true);
    await window.type('月日}_第{版}版.txt');
    await window.text('.start:not([disabled])');
    assert.equal(await window.run(`return document.querySelector('#template-fault').textContent`), '');
    await window.click('.part[data-part="refused"]');
    await until(async () => (await window.count('.file')) === 2, 'two refused files');
    await says(window, '.files tbody', /没有内容/);
    await window.click('.start');
    await says(window, '.report .report-figures', /14 个文件，新收 12 个、24 篇 · 不能读 2/);
    assert.equal(await at(window), '#/import/1');
    await says(window, '.attention', /空\.txt\s*没有内容/);
    await blameless(window, 'report');
    await reader.picture(window, 'report-light');
    await window.click('.files th a');
    await window.text('.sheet');
    assert.match(await at(window), /^#\/page\//);
  });
});

test('what is here already is said, and nothing is offered to be done', async () => {
  await reader.open(below('档案'), { BAOGE_CHOOSE: below('剪报') }, async (window) => {
    await go(window, '#/import');
    await window.click('.drop .button.is-main');
    await says(window, '.preview-found', /12 个文件都已在档案里/);
    assert.equal(await window.run(`return document.querySelector('.start').hidden`), true);
    await window.click('.tray-paths .importing-tools button:last-child');
    await window.text('.drop');
    assert.equal(await window.run('return document.activeElement.tagName'), 'H1', 'the focus is not lost');
  });
});

test('an import is taken out and brought back', async () => {
  await reader.open(below('档案'), {}, async (window) => {
    await go(window, '#/import');
    await window.click('.import .import-tools button');
    await says(window, '.take-out p', /取出这次收入的 12 版、24 篇/);
    await blameless(window, 'asked before taking out');
    await window.click('.take-out .is-main');
    await says(window, '.said p', /已取出 12 版/);
    await says(window, '.import-ended', /已取出/);
    await window.click('.said button');
    await until(async () => (await window.count('.import-ended')) === 0, 'brought back');
    await go(window, '#/');
    await says(window, '.papers', /浦湾日报/);
  });
});

test('an import goes on in every room, and stops when it is told to', async () => {
  const archive = below('大档案');
  const folder = pages('长卷', 4000);
  await reader.open(archive, { BAOGE_CHOOSE: folder }, async (window) => {
    await go(window, '#/import');
    await window.click('.drop .button.is-main');
    await begin(window);
    await window.text('.job-open');
    await until(() => window.run(`return Number(document.querySelector('.importing-now [role="progressbar"]').ariaValueNow) > 3`), 'some are in');
    await go(window, '#/undated');
    await arrived(window, '#/undated');
    await window.click('.job-open');
    await says(window, '.job-panel .job-count', /\d+ \/ 4,000 个文件/);
    await reader.picture(window, 'job-light');
    await window.click('.job-panel .button');
    await says(window, '.said p', /停下了。已收入 [\d,]+ 个文件，都是完整的/);
    assert.equal(await window.run(`return document.querySelector('.job').hidden`), true);
    await window.click('.said button');
    await says(window, '.import-ended', /中途停下/);
    await window.click('.import-tools button');
    await begin(window);
    // Looked at now: it takes its time, and what is to be stopped must still run.
    await window.text('.job-open');
    await reader.picture(window, 'importing-light');
    await blameless(window, 'importing', ['dark']);
    await says(window, '.report .report-figures', /4,000 个文件/);
    assert.equal(await window.count('.import-ended'), 0);
  });
});

test('somebody else who writes is named, and the tray stays as it is', async () => {
  const archive = below('档案');
  const writer = spawn('flock', [join(archive, 'archive.lock'), 'sleep', '60'], { stdio: 'ignore' });
  const gone = once(writer, 'exit');
  try {
    await reader.open(archive, { BAOGE_CHOOSE: pages('再来', 2, '浦湾晚报') }, async (window) => {
      await go(window, '#/import');
      await window.click('.drop .button.is-main');
      await begin(window);
      await says(window, '.importing-failed', /另一个程序正在写入/);
      await says(window, '.tray-paths li', /再来/);
      await blameless(window, 'failed');
    });
  } finally {
    writer.kill();
    await gone;
  }
});

/** The program's processes that show `archive`. */
function programs(archive) {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      return words[0] === PROGRAM && words.includes(archive);
    } catch {
      return false;
    }
  });
}

test('a kill in the middle of an import loses nothing that was finished, and the next start says so', async () => {
  const archive = below('断档');
  const folder = pages('断卷', 1500, '浦湾晨报');
  await reader.open(archive, { BAOGE_CHOOSE: folder }, async (window) => {
    await go(window, '#/import');
    await window.click('.drop .button.is-main');
    await begin(window);
    await until(() => window.run(`return Number(document.querySelector('.importing-now [role="progressbar"]')?.ariaValueNow) > 3`), 'some are in');
    for (const id of programs(archive)) process.kill(id, 'SIGKILL');
    await until(() => programs(archive).length === 0, 'it is dead');
  }).catch(() => {
    // The driver notices that its window is gone.
  });
  await reader.open(archive, {}, async (window) => {
    await says(window, '.shelf-notices', /没有做完就断了。已收入的 [\d,]+ 个文件都是完整的/);
    await blameless(window, 'cut short');
    await reader.picture(window, 'cut-short-light');
    const held = Number((await window.text('.shelf-total')).match(/([\d,]+) 版/)[1].replaceAll(',', ''));
    assert(held > 0 && held < 1500, `${held}`);
    await window.click('.shelf-notices a');
    await says(window, '.import-ended', /没有做完就断了/);
    await window.click('.import-tools button');
    await says(window, '.preview-found', /可收入/);
    await begin(window);
    await until(async () => (await window.count('.report')) === 1, 'the report');
    await go(window, '#/');
    await until(async () => /1,500 版/.test(await window.text('.shelf-total')), 'all are in');
  });
});

test('a second start hands its files and links to the window that is open', async () => {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [address] = await once(bus.stdout, 'data');
    const environment = { DBUS_SESSION_BUS_ADDRESS: String(address).trim() };
    const archive = below('档案');
    const file = join(pages('另来', 1, '浦湾周报'), '浦湾周报_20010101_第01版.txt');
    await reader.open(archive, environment, async (window) => {
      await window.text('.papers');
      const start = async (...words) => {
        const second = reader.start([archive, ...words], environment);
        const [code] = await once(second, 'exit');
        assert.equal(code, 0, 'the second start ends by itself');
      };
      await start(file);
      await says(window, '.tray-paths li', /浦湾周报/);
      await says(window, '.preview-found', /可收入 1 个文件/);
      await start('baoge://issue/%E6%B5%A6%E6%B9%BE%E6%97%A5%E6%8A%A5/2001-01-02');
      await until(async () => (await at(window)) === '#/issue/浦湾日报/2001-01-02', 'the issue');
      await start('baoge://article/../../etc/passwd');
      await says(window, '.said p', /这个链接看不懂/);
    });
  } finally {
    bus.kill();
    await once(bus, 'exit');
  }
});

test('files named at the start are looked at, and the archive is the reader’s own', async () => {
  await reader.open(below('断卷', '浦湾晨报_20010101_第01版.txt'), {}, async (window) => {
    await says(window, '.tray-paths li', /浦湾晨报_20010101/);
    assert.equal(await at(window), '#/import');
  });
});

test('all of it is done by keyboard alone', async () => {
  const archive = below('键盘');
  await reader.open(archive, { BAOGE_CHOOSE: pages('键盘卷', 3) }, async (window) => {
    await window.text('.message-lead');
    await window.press('Control+o');
    await window.text('.drop');
    const focus = () => window.run(`const { activeElement: e } = document; return e.className + ' ' + e.textContent`);
    const tabTo = async (words) => {
      for (let left = 40; left > 0; left -= 1) {
        await window.press('Tab');
        if ((await focus()).includes(words)) return;
      }
      assert.fail(`no way to ${words}`);
    };
    await tabTo('选文件夹');
    await window.press('Enter');
    await window.text('.start:not([disabled])');
    await tabTo('收入 3 个文件');
    await window.press('Enter');
    await window.text('.report');
    await tabTo('取出…');
    await window.press('Enter');
    await until(async () => (await focus()).includes('算了'), 'the harmless choice has the focus');
    await window.press('Escape');
    await until(async () => (await focus()).includes('取出…'), 'back where it was asked');
  });
});
