// What comes from outside the web view: files dragged from another program, the native menu, a page printed. Pointer and
// keys are those of the screen (xdotool), not those of a driver that speaks to the web view alone.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { arrive, until } from './doing.js';
import { ROOT, TERMINAL, startReading } from './reader.js';

let reader;
let archive;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  reader.importInto(archive, 'seeds/岚川日报');
});

after(() => reader?.stop());

/** Tells the screen to do something: move the pointer, press what it stands on, press keys. */
const screen = (...given) => execFileSync('xdotool', given.map(String), { env: { ...process.env, DISPLAY: reader.display }, encoding: 'utf8' });

/** Waits until `holds` does. */
async function eventually(holds, what) {
  for (let left = 400; left > 0; left -= 1) {
    const held = await holds();
    if (held) return held;
    await pause(50);
  }
  return assert.fail(`it never came: ${what}`);
}

/** The system's Python: only that has the system's GTK. */
async function dragFrom(...files) {
  const hand = spawn('/usr/bin/python3', [join(ROOT, 'tests/e2e/hand.py'), ...files], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, DISPLAY: reader.display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' } });
  await once(hand.stdout, 'data');
  return hand;
}

/** Where the window's page begins on the screen, and how wide the screen is. */
const placeOf = (window) => window.run(`return [screenX, screenY, innerWidth, innerHeight, screen.width]`);

test('files dragged from a file manager are seen over the window, and dropped lie ready to be taken in', async () => {
  const folder = join(reader.home, '拖来的');
  mkdirSync(folder);
  writeFileSync(join(folder, '浦湾日报_20010301_第01版.txt'), '渡口修好\n昨日，城南渡口整修完工，两岸的居民都说好走了。\n');
  const hand = await dragFrom(folder);
  try {
    await reader.open(archive, {}, async (window) => {
      await window.resize(1200, 800);
      await arrive(window, /^#\/$/);
      const [left, top, width, height, right] = await placeOf(window);
      const middle = [left + Math.round(width / 2), top + Math.round(height / 2)];
      screen('mousemove', right - 40, 40, 'mousedown', 1);
      // A hand moves: what a pointer does in one leap is no dragging.
      for (let step = 1; step <= 12; step += 1) {
        screen('mousemove', ...middle.map((to, axis) => Math.round([right - 40, 40][axis] + ((to - [right - 40, 40][axis]) * step) / 12)));
        await pause(40);
      }
      await until(window, `document.querySelector('.veil').checkVisibility()`);
      assert.match(await window.text('.veil'), /松手交给报阁/);
      screen('mouseup', 1);
      await arrive(window, /^#\/import/);
      await until(window, `/可收入 1 个文件/.test(document.querySelector('.preview-found')?.innerText)`);
    });
  } finally {
    screen('mouseup', 1);
    hand.stdin.end();
  }
});

test('the native menu is put up on request, and what is chosen in it happens', async () => {
  await reader.open(archive, {}, async (window) => {
    await window.resize(1200, 800);
    await arrive(window, /^#\/$/);
    await window.press('Alt+9');
    await arrive(window, /^#\/preferences$/);
    const [, , , tall] = await placeOf(window);
    await window.click('input[name="menu"] + span');
    await until(window, `innerHeight < ${tall}`);
    // Keys go where the pointer is: no window manager gives them to a window here.
    screen('mousemove', 600, 400);
    screen('key', 'F10', 'Down', 'Return');
    await until(window, `document.querySelector('dialog[open] [role="combobox"]')`);
    await window.press('Escape');
    // The third menu is 前往, and its first item goes back.
    screen('key', 'F10', 'Right', 'Right', 'Down', 'Return');
    await arrive(window, /^#\/$/);
    await window.press('Alt+9');
    await arrive(window, /^#\/preferences$/);
    await window.click('input[name="menu"] + span');
    await until(window, `innerHeight === ${tall}`);
  });
});

test('an article is printed on paper as the system prints', async () => {
  const told = execFileSync(TERMINAL, ['--archive', archive, 'search', '--json', '雪夜'], { encoding: 'utf8' });
  const { article } = JSON.parse(told.split('\n')[0]).hits[0];
  // Where a driver holds the window, the engine prints nothing: this one is opened as a reader opens it, by a link.
  const program = reader.start([archive, `baoge://article/${article}`], { TAURI_WEBVIEW_AUTOMATION: '' });
  const named = (pattern) => {
    try {
      return screen('search', '--onlyvisible', '--name', pattern).trim().split('\n')[0];
    } catch {
      return '';
    }
  };
  try {
    await eventually(() => named('^报阁$'), 'the window');
    screen('mousemove', 600, 400);
    const dialog = await eventually(async () => {
      screen('key', 'ctrl+p');
      for (let left = 30; left > 0 && !named('^(Print|打印)$'); left -= 1) await pause(50);
      return named('^(Print|打印)$');
    }, 'the dialog of the system');
    const paper = join(reader.home, 'output.pdf');
    await eventually(async () => {
      // The one printer there is writes a file; it has to be chosen first.
      screen('mousemove', '--window', dialog, 80, 87, 'click', 1);
      await pause(300);
      screen('key', 'Return');
      await pause(700);
      return existsSync(paper) || !named('^(Print|打印)$');
    }, 'a chosen printer');
    const words = await eventually(() => existsSync(paper) && read(paper), 'a page on paper');
    assert.match(words, /雪夜里，九百只羊下了山/);
    assert.match(words, /2009-11-18\(1,2\)/, 'how it is cited');
    assert.doesNotMatch(words, /相近的文章|收藏/, 'nothing of the window');
  } finally {
    program.kill();
    await once(program, 'exit');
  }
});

/** What stands on a page of paper, once all of it is written. */
function read(paper) {
  try {
    return execFileSync(TERMINAL, ['parse', paper], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
