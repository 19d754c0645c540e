// The parts that reckon: sheets, days, hits, tables, arrows.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, dayOf, dayWriter, weeks } from '../../ui/js/days.js';
import { speaker } from '../../ui/js/i18n.js';
import { broadsheet, height } from '../../ui/js/parts/broadsheet.js';
import { pageName } from '../../ui/js/parts/facts.js';
import { occurrences } from '../../ui/js/parts/finder.js';
import { nearest } from '../../ui/js/parts/roving.js';
import { beside } from '../../ui/js/parts/strip.js';
import { cells, clauses, isLatin, titleOf, untitled } from '../../ui/js/parts/text.js';

const t = speaker('zh-Hans');

test('a sheet holds every piece once, in order, and fills its width', () => {
  let seed = 7;
  const random = (most) => (seed = (seed * 16807) % 2147483647) % most;
  for (let round = 0; round < 40; round += 1) {
    const columns = 1 + random(6);
    const lengths = Array.from({ length: 1 + random(24) }, () => ({ text: 1 + random(160), heads: [4 + random(6), 3], least: 1 + random(3) }));
    const rows = broadsheet(lengths, columns);
    assert.deepEqual(rows.flatMap(({ stacks }) => stacks.flatMap(({ items }) => items)), lengths.map((_, i) => i));
    for (const { stacks } of rows) {
      assert.equal(stacks.reduce((sum, { width }) => sum + width, 0), columns);
      for (const { width, items } of stacks) {
        for (const item of items) assert(width >= Math.min(lengths[item].least, columns));
      }
    }
  }
});

test('pieces stand beside one another where that leaves less white', () => {
  const rows = broadsheet([{ text: 60, heads: [3] }, { text: 20, heads: [3] }], 4);
  assert.deepEqual(rows.map(({ stacks }) => stacks.map(({ width }) => width)), [[3, 1]]);
  assert.deepEqual(broadsheet([], 4), []);
  assert.equal(height({ text: 41, heads: [3] }, 4), 14);
});

test('a sheet of many pieces is shared in a moment', () => {
  const lengths = Array.from({ length: 200 }, (_, i) => ({ text: 5 + (i * 37) % 90, heads: [3] }));
  const begun = performance.now();
  broadsheet(lengths, 6);
  assert(performance.now() - begun < 1500);
});

test('a month lies in weeks from Monday', () => {
  const february = weeks(2024, 2);
  assert.deepEqual(february[0], [0, 0, 0, 1, 2, 3, 4]);
  assert.equal(february.flat().filter(Boolean).length, 29);
  assert.equal(weeks(1900, 2).flat().filter(Boolean).length, 28);
  assert.deepEqual(weeks(2026, 6)[0], [1, 2, 3, 4, 5, 6, 7]);
  assert.equal(dayOf(1920, 4, 3), '1920-04-03');
});

test('a day is written as the language does, and no time zone moves it', () => {
  const zh = dayWriter('zh-Hans');
  assert.equal(zh.day('1920-04-03'), '1920年4月3日');
  assert.equal(zh.weekday('1920-04-03'), '星期六');
  assert.equal(zh.dayAndWeekday('1920-04-03'), '1920年4月3日 星期六');
  assert.equal(zh.lunar('1920-04-03'), '农历二月十五');
  assert.equal(zh.lunar('2025-11-25'), '农历十月初六');
  assert.equal(zh.lunar('2024-02-09'), '农历腊月三十');
  assert.equal(zh.week.join(''), '一二三四五六日');
  const en = dayWriter('en');
  assert.equal(en.day('2025-11-25'), '25 November 2025');
  assert.equal(en.dayAndWeekday('2025-11-25'), 'Tuesday, 25 November 2025');
  assert.equal(en.lunar('2025-11-25'), '');
  assert.equal(dateOf('0099-01-02').getUTCFullYear(), 99);
});

test('hits are found wherever they stand, case apart, and do not overlap', () => {
  assert.deepEqual(occurrences('江边步道，江边', '江边'), [0, 5]);
  assert.deepEqual(occurrences('aaa', 'AA'), [0]);
  assert.deepEqual(occurrences('江', ''), []);
  assert.deepEqual(occurrences('江', '江边'), []);
  assert.deepEqual(occurrences('İx', 'x'), [1]);
  assert.deepEqual(occurrences('a.*b', '.*'), [1]);
});

test('an arrow goes to what lies that way', () => {
  const box = (left, top) => ({ left, top, right: left + 10, bottom: top + 10 });
  const grid = [box(0, 0), box(20, 0), box(40, 0), box(0, 20), box(40, 20)];
  assert.equal(nearest(grid, 0, 'ArrowRight'), 1);
  assert.equal(nearest(grid, 0, 'ArrowDown'), 3);
  assert.equal(nearest(grid, 4, 'ArrowLeft'), 3);
  assert.equal(nearest(grid, 4, 'ArrowUp'), 2);
  assert.equal(nearest(grid, 0, 'ArrowUp'), -1);
});

test('pages are called as printed', () => {
  assert.equal(pageName('A01', t), 'A01版');
  assert.equal(pageName('中缝', t), '中缝');
  assert.equal(pageName(null, t), '版次不详');
  const pages = ['a', 'b', 'c'].map((id) => ({ id }));
  assert.deepEqual(beside(pages, 'b'), { before: { id: 'a' }, after: { id: 'c' } });
  assert.deepEqual(beside(pages, 'x'), { before: undefined, after: undefined });
});

test('what has no headline is known by its first words', () => {
  assert.equal(untitled('江边新修的步道昨天开放，早起的人', t), '（无标题片段）江边新修的步道昨天开放，早起……');
  assert.equal(untitled('', t), '（无标题）');
  const blocks = [{ kind: 'caption', text: '图' }, { kind: 'paragraph', text: '正文' }];
  assert.equal(titleOf({ headline: null, blocks }, t), '（无标题片段）正文');
  assert.equal(titleOf({ headline: '题', blocks }, t), '题');
});

test('a headline is parted at the blanks between its clauses, and nothing of it is lost', () => {
  assert.deepEqual(clauses('米船到埠　米價落八角'), ['米船到埠', '　', '米價落八角']);
  assert.deepEqual(clauses('以此为支点 撬动新实践'), ['以此为支点', ' ', '撬动新实践']);
  assert.deepEqual(clauses('How to Buy a Fish'), ['How to Buy a Fish']);
  assert.equal(clauses('　一 二　').join(''), '　一 二　');
});

test('a paragraph of Latin letters is told from one that only has some', () => {
  assert(isLatin('Go before six. The best fish do not wait.'));
  assert(!isLatin('来信请写到编辑部街头双语栏目，地址是 fish@xizhou.example，或打电话'));
  assert(!isLatin(''));
});

test('rows of a table are taken apart at what parts them', () => {
  assert.deepEqual(cells('站 时刻\n码头　 7:10'), [['站', '时刻'], ['码头', '7:10']]);
  assert.deepEqual(cells('甲 | 乙'), [['甲', '乙']]);
});
