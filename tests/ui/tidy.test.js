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
  assert.deepEqual(guilty('.js', /__TAURI/), ['ui/js/ipc.js']);
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
  const registered = read(join(root, 'src-tauri/src/main.rs')).match(/generate_handler!\[([^\]]*)\]/)[1];
  assert.deepEqual([...registered.matchAll(/commands::(\w+)/g)].map(([, name]) => name).sort(), [...commands].sort());
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
