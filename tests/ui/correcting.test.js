// What is set right: days as they are typed, what a form says, which pages are chosen, and what a decision was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenOf } from '../../ui/js/chosen.js';
import { factsOf, lastDay, remedy, told } from '../../ui/js/correction.js';
import { later, readDay, readSpan } from '../../ui/js/daywords.js';
import { LANGUAGES, speaker } from '../../ui/js/i18n.js';
import { doubtful, factsKnown, reachesOf } from '../../ui/js/parts/correct_page.js';
import { golden } from './goldens.js';

test('a day is understood however it is written, and only if there is one', () => {
  for (const words of ['2023-10-01', '20231001', '2023/10/1', '2023.10.01', '2023年10月1日', ' ２０２３－１０－０１ ', '2023 年 10 月 1 日']) {
    assert.equal(readDay(words), '2023-10-01', words);
  }
  for (const words of ['', '明天', '2023-02-29', '2023-13-01', '2023-10', '2023-10-00', '23-10-01', '2023-10-01x', '2023101']) {
    assert.equal(readDay(words), null, words);
  }
  assert.equal(readDay('2024-02-29'), '2024-02-29');
  assert.deepEqual(readSpan('2023年10月'), { year: 2023, month: 10 });
  assert.deepEqual(readSpan('202310'), { year: 2023, month: 10 });
  assert.deepEqual(readSpan('1934'), { year: 1934 });
  assert.equal(later('2024-02-28', 2), '2024-03-01');
});

const field = (words, was = '', choice = '') => ({ words, was, choice });

test('only what was changed is said', () => {
  const fields = { newspaper: field('海曲晨报', '海曲晨报'), date: field('20231011'), number: field('12', '11'), page: field('A02', '', 'unknown'), edition: field('', '晚刊') };
  assert.deepEqual(factsOf(fields), { facts: { date: '2023-10-11', number: 12, edition: '', unknown: ['page'] }, wrong: {}, isNothing: false });
  assert.deepEqual(factsOf(fields, { pages: 4, days: 7 }).facts.running_on, { pages: 4, days: 7 });
  assert.equal(factsOf({ number: field('11', '11') }, { pages: 1, days: 1 }).isNothing, true);
  assert.deepEqual(factsOf({ date: field('', '2023-10-11', 'unset') }).facts, { unset: ['date'] });
});

test('what cannot be is not said, and pointed at', () => {
  const { facts, wrong } = factsOf({ date: field('2023-02-30'), number: field('三'), newspaper: field(' ', '海曲晨报') });
  assert.deepEqual([facts, wrong], [{}, { date: 'day', number: 'number', newspaper: 'empty' }]);
});

test('a day that goes on ends where the last page is', () => {
  assert.equal(lastDay('2023-10-01', { pages: 1, days: 1 }, 4), '2023-10-04');
  assert.equal(lastDay('2023-10-01', { pages: 4, days: 7 }, 8), '2023-10-08');
  assert.equal(lastDay('2023-10-01', { pages: 4, days: 1 }, 1), '2023-10-01');
});

test('pages are chosen one by one, on from one, and all', () => {
  const chosen = chosenOf(['a', 'b', 'c', 'd', 'e']);
  chosen.toggle('d');
  chosen.toggle('b');
  chosen.extend('e');
  assert.deepEqual(chosen.all(), ['b', 'c', 'd', 'e']);
  chosen.extend('c');
  assert.deepEqual(chosen.all(), ['b', 'c', 'd'], 'a run that grows shorter loses nothing chosen before');
  chosen.extend('a');
  assert.deepEqual(chosen.all(), ['a', 'b', 'd']);
  chosen.toggleAll();
  assert.equal(chosen.count(), 5);
  chosen.toggleAll();
  assert.equal(chosen.count(), 0);
});

test('a page offers the pages that go with it, each number of them once', () => {
  const { reach } = reachesOf('p', { issue: 1, file: 1, import: 1, import_number: 1 })[0];
  assert.deepEqual(reach, { kind: 'pages', pages: ['p'] });
  const kinds = (counts) => reachesOf('p', counts).map((one) => [one.reach.kind, one.pages]);
  assert.deepEqual(kinds(golden('reaches.json')), [['pages', 1], ['issue', 4], ['import', 120]]);
  assert.deepEqual(kinds({ issue: 4, file: 4, import: 4, import_number: 1 }), [['pages', 1], ['issue', 4]]);
});

test('the form begins with what was inferred', () => {
  const page = golden('page.json');
  const known = factsKnown(page);
  assert.deepEqual(known.map(({ name }) => name), ['newspaper', 'date', 'edition', 'number', 'page']);
  assert(known.every(({ was }) => typeof was === 'string'));
  const fact = (stated) => ({ value: '1', source: 'folio', stated });
  assert.equal(doubtful({ ...page, newspaper: fact(false), date: fact(true), label: fact(true), number: null }), 'newspaper');
  assert.equal(doubtful({ ...page, newspaper: fact(true), date: null, label: fact(true), number: null }), 'date');
});

test('each decision has its words in each language', () => {
  const { decisions } = golden('decisions.json');
  assert.equal(decisions.length, 5);
  for (const language of Object.keys(LANGUAGES)) {
    const t = speaker(language);
    for (const decision of decisions) {
      for (const [key, params] of told(decision)) {
        const words = t(key, params);
        assert(words !== key && !/[{}]/.test(words), `${key}: ${words}`);
      }
    }
    for (const { kind, fact } of golden('facts-said.json').conflicts) {
      assert.notEqual(t(`correct.conflict.${kind}`, { fact, n: 1 }), `correct.conflict.${kind}`);
    }
  }
});

test('a decision is taken back, or made to hold again, or is for good', () => {
  const { decisions } = golden('decisions.json');
  const can = Object.fromEntries(decisions.map((decision) => [decision.id, remedy(decision, decisions)]));
  assert.deepEqual(can, { 10: null, 9: { undo: 10, words: 'redo' }, 8: { undo: 8, words: 'undo' }, 7: { undo: 7, words: 'undo' }, 6: null });
});
