// The house rules of the window that a machine can check.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as ipc from '../../ui/js/ipc.js';
import { root, windowFiles } from './files.js';

const read = (path) => readFileSync(path, 'utf8');
const names = (paths) => paths.map((path) => path.slice(root.length).replaceAll('\\', '/'));
const guilty = (ending, pattern) => names(windowFiles(ending).filter((path) => pattern.test(read(path))));

test('one file touches Tauri', () => {
  assert.deepEqual(guilty('.js', /__TAURI/), ['ui/js/ipc/asking.js']);
});

test('words never become markup', () => {
  assert.deepEqual(guilty('.js', /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser/), []);
});

test('one file has colours and sizes', () => {
  const literal = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(|:[^;{]*\b\d*\.?\d+(px|rem|em)\b(?![^{;]*\{)/i;
  const styles = windowFiles('.css').filter((path) => literal.test(read(path).replace(/\/\*[^]*?\*\/|@media[^{]*/g, '')));
  assert.deepEqual(names(styles), ['ui/css/tokens.css']);
});

test('styles use no token that there is not', () => {
  const tokens = read(join(root, 'ui/css/tokens.css'));
  for (const path of windowFiles('.css')) {
    for (const [, token] of read(path).matchAll(/var\((--[\w-]+)\)/g)) {
      assert(tokens.includes(`${token}:`), `${token} in ${path}`);
    }
  }
});

test('nothing is inline and nothing is fetched', () => {
  assert.deepEqual(guilty('.html', /<style|<script(?![^>]*\ssrc=)|\s(style|on\w+)=|https?:/i), []);
  assert.deepEqual(guilty('.js', /\bfetch\(|XMLHttpRequest|WebSocket|https?:\/\//), []);
  assert.deepEqual(guilty('.css', /@import|url\(/), []);
});

test('each command the program answers has its function', () => {
  const [, listed] = read(join(root, 'src-tauri/build.rs')).match(/COMMANDS[^=]*= &\[([^\]]*)\]/);
  const commands = [...listed.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  const registered = read(join(root, 'src-tauri/src/commands.rs')).match(/generate_handler!\[([^\]]*)\]/)[1];
  assert.deepEqual([...registered.matchAll(/\w+::(\w+)/g)].map(([, name]) => name).sort(), [...commands].sort());
  const { capabilities } = JSON.parse(read(join(root, 'tauri.conf.json'))).app.security;
  const granted = capabilities.flatMap(({ permissions }) => permissions).sort();
  assert.deepEqual(granted, commands.map((name) => `allow-${name.replaceAll('_', '-')}`).sort());
  for (const name of commands) {
    assert.equal(typeof ipc[name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())], 'function', name);
  }
});

test('the window may load only what is its own', () => {
  const { csp } = JSON.parse(read(join(root, 'tauri.conf.json'))).app.security;
  assert.match(csp, /^default-src 'none';/);
  assert.doesNotMatch(csp, /unsafe|\*|https:/);
});

test('each file of the program says first what it owns', () => {
  const silent = windowFiles('.js').filter((path) => !read(path).startsWith('// '));
  assert.deepEqual(names(silent), []);
});

test('no file of the window is longer than one can read', () => {
  const long = [...windowFiles('.js'), ...windowFiles('.css')].filter((path) => read(path).split('\n').length > 401);
  assert.deepEqual(names(long), []);
});

test('what the system asks for in the dark is what the reader can choose', () => {
  const tokens = read(join(root, 'ui/css/tokens.css'));
  const [, asked] = tokens.match(/:root:not\(\[data-theme\]\) \{([^}]*)\}/);
  const [, chosen] = tokens.match(/:root\[data-theme="dark"\] \{([^}]*)\}/);
  const lines = (block) => block.trim().split('\n').map((line) => line.trim());
  assert.deepEqual(lines(asked), lines(chosen));
});

test('text is told from its ground in every theme: 4.5 to 1', () => {
  const tokens = read(join(root, 'ui/css/tokens.css'));
  const blocks = [/:root \{([^}]*)\}/, /\[data-theme="sepia"\] \{([^}]*)\}/, /\[data-theme="dark"\] \{([^}]*)\}/];
  const light = (hex) => {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
    const linear = [r, g, b].map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const contrast = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  for (const block of blocks) {
    const [, text] = tokens.match(block);
    const colour = (name) => text.match(new RegExp(`--${name}: (#\\w{6})`))[1];
    const pairs = [
      ['ink', 'paper'], ['ink', 'sheet'], ['ink-2', 'paper'], ['ink-2', 'sheet'], ['accent', 'paper'],
      ['accent', 'sheet'], ['on-accent', 'accent'], ['ink', 'hit'], ['ink', 'rule'], ['paper', 'ink'],
      ['day-1', 'calendar-1'], ['day-2', 'calendar-2'], ['day-3', 'calendar-3'], ['day-4', 'calendar-4'],
    ];
    for (const [over, ground] of pairs) {
      const is = contrast(colour(over), colour(ground));
      assert(is >= 4.5, `${over} on ${ground} is ${is.toFixed(2)} in ${block}`);
    }
  }
});
