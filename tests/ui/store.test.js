// What is kept from one start to the next, and what is made of what cannot be right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore, settingsFrom } from '../../ui/js/store.js';

const keeper = () => {
  const map = new Map();
  return { getItem: (key) => map.get(key) ?? null, setItem: (key, value) => map.set(key, value), map };
};
const read = (id) => ({ id, title: id, newspaper: null, date: null, label: null });

test('settings are kept, and only what may be', () => {
  const kept = keeper();
  openStore(kept).change({ theme: 'sepia', size: 22 });
  const again = openStore(kept);
  assert.deepEqual(again.settings(), { language: 'auto', theme: 'sepia', size: 22, measure: 34, vertical: false, history: true, menu: false, shows: 'picture', inverted: false });
  assert.equal(again.change({ size: 99 }).size, 28);
  assert.equal(again.change({ size: Number.NaN }).size, 18);
  assert.deepEqual(settingsFrom({ theme: 'neon', language: 'tlh', measure: '40', vertical: 'yes' }), settingsFrom(null));
});

test('what was kept and is spoilt is as if it were not there', () => {
  const kept = keeper();
  kept.map.set('settings', '{torn');
  kept.map.set('read:/a', '7');
  const store = openStore(kept);
  assert.equal(store.settings().size, 18);
  assert.deepEqual(store.read('/a'), []);
  store.remember('/a', read('x'));
  assert.deepEqual(store.read('/a'), [read('x')]);
});

test('a window without a place to keep things works', () => {
  const no = () => {
    throw new Error('no room');
  };
  const store = openStore({ getItem: no, setItem: no });
  assert.equal(store.change({ theme: 'dark' }).theme, 'dark');
  store.remember('/a', read('x'));
  assert.deepEqual(store.read('/a'), []);
});

test('what was read last comes first, each once, of each archive by itself', () => {
  const store = openStore(keeper());
  for (const id of ['a', 'b', 'a', ...'cdefghijklmnop']) store.remember('/one', read(id));
  const ids = store.read('/one').map((item) => item.id);
  assert.equal(ids[0], 'p');
  assert.equal(ids.length, 12);
  assert.equal(new Set(ids).size, 12);
  assert.deepEqual(store.read('/two'), []);
});

test('what was read last can be forgotten, and remembered again', () => {
  const store = openStore(keeper());
  store.remember('/one', read('a'));
  store.remember('/two', read('b'));
  const list = store.forget('/one');
  assert.deepEqual([store.read('/one'), store.read('/two')], [[], [read('b')]]);
  store.restore('/one', list);
  assert.deepEqual(store.read('/one'), [read('a')]);
});
