// The keys: each does one thing, has its words in the list, and is no key while somebody writes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../ui/js/i18n.js';
import { KEYS, PLACES, actionsOf, isWriting, pressed } from '../../ui/js/keys.js';

const press = (key, held = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, isComposing: false, ...held });

test('no key does two things at one place', () => {
  const everywhere = KEYS.filter((key) => key.in === 'everywhere');
  for (const place of PLACES.filter((one) => one !== 'everywhere')) {
    const all = [...everywhere, ...KEYS.filter((key) => key.in === place)].flatMap(({ keys }) => keys);
    assert.equal(new Set(all).size, all.length, place);
  }
});

test('each key is listed with words in each language', () => {
  for (const { action, in: place } of KEYS) {
    assert(PLACES.includes(place), place);
    for (const sentences of Object.values(LANGUAGES)) assert(sentences[`key.${action}`], action);
  }
  for (const place of PLACES) assert(LANGUAGES.en[`keys.${place}`], place);
});

test('a press is known by its name', () => {
  assert.deepEqual(actionsOf(pressed(press('ArrowLeft', { altKey: true }))), ['back']);
  assert.deepEqual(actionsOf(pressed(press('?', { shiftKey: true }))), ['help']);
  assert.deepEqual(actionsOf(pressed(press('N', { shiftKey: true }))), ['previousHit']);
  assert.deepEqual(actionsOf(pressed(press('F3', { shiftKey: true }))), ['previousHit']);
  assert.deepEqual(actionsOf(pressed(press('f', { ctrlKey: true }))), ['find']);
  assert.deepEqual(actionsOf(pressed(press('/'))), ['seek'], 'it searches everything, wherever one is');
  assert.deepEqual(actionsOf(pressed(press('ArrowLeft'))), []);
  assert.deepEqual(actionsOf(pressed(press('c', { ctrlKey: true }))), [], 'copying a selection is the system’s');
});

test('who writes, or composes, gives no command', () => {
  const field = { tagName: 'INPUT', type: 'search' };
  assert(isWriting(press('j'), field));
  assert(isWriting(press('Enter', { isComposing: true }), null));
  assert(isWriting(press('Process'), null));
  assert(!isWriting(press('j'), { tagName: 'A' }));
  assert(!isWriting(press('j'), { tagName: 'INPUT', type: 'range' }));
  assert(!isWriting(press('ArrowLeft', { altKey: true }), field));
  assert(!isWriting(press('F3'), field));
});
