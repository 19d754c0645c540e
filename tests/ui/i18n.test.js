// Both languages say everything.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES, chooseLanguage, speaker } from '../../ui/js/i18n.js';
import { golden } from './goldens.js';
import { windowFiles } from './files.js';

const gaps = (sentence) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();

test('the languages have the same keys and the same gaps', () => {
  const [zh, en] = [LANGUAGES['zh-Hans'], LANGUAGES.en];
  assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
  for (const [key, sentence] of Object.entries(zh)) {
    assert.deepEqual(gaps(sentence), gaps(en[key]), key);
  }
});

test('each error has a sentence and advice', () => {
  for (const code of golden('error-codes.json')) {
    assert(`error.${code}` in LANGUAGES.en, code);
    assert(`error.${code}.hint` in LANGUAGES.en, code);
  }
});

test('each key that is said is known', () => {
  for (const path of windowFiles('.js')) {
    for (const [, key] of readFileSync(path, 'utf8').matchAll(/\bt\('([^']+)'/g)) {
      assert(key in LANGUAGES.en, `${key} in ${path}`);
    }
  }
});

test('the reader’s first language that we have is spoken, Chinese where we have none', () => {
  assert.equal(chooseLanguage(['zh-CN', 'en']), 'zh-Hans');
  assert.equal(chooseLanguage(['fr-FR', 'en-GB', 'zh']), 'en');
  assert.equal(chooseLanguage(['fr']), 'zh-Hans');
  assert.equal(chooseLanguage([]), 'zh-Hans');
});

test('a gap is filled once, and never from what fills it', () => {
  assert.equal(speaker('en')('shelf.years', { first: '{last}', last: '2025' }), '{last}–2025');
});
