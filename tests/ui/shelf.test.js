// What the bookcase says, in both languages, of the messages that the program sends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speaker } from '../../ui/js/i18n.js';
import { figures, notices, shade, spans, total } from '../../ui/js/views/shelf.js';
import { golden } from './goldens.js';

const zh = speaker('zh-Hans');
const en = speaker('en');
const held = golden('newspapers.json');

test('each newspaper has its years and its figures', () => {
  const [daily, weekly, undated] = held.newspapers;
  assert.deepEqual(figures(daily, zh), ['1934–2025', '3,310 期', '13,241 版', '69,510 篇']);
  assert.deepEqual(figures(weekly, en), ['2016', '1 issue', '5 pages', '21 articles']);
  assert.deepEqual(figures(undated, zh), ['1 版', '0 篇'], 'without a date there are no years and no issues');
});

test('years that are wanting between others are shown, many of them as a gap', () => {
  const year = (number) => ({ year: number, months: Array(12).fill(1) });
  const shape = (years) => spans(years.map(year)).map((span) => ('gap' in span ? `${span.from}–${span.to}` : `${span.year}${span.months[0] ? '' : '?'}`));
  assert.deepEqual(shape([2009, 2010, 2012]), ['2009', '2010', '2011?', '2012']);
  assert.deepEqual(shape([1934, 2025]), ['1934', '1935–2024', '2025']);
  assert.deepEqual(shape([]), []);
});

test('a month is the darker the more of its days have an issue', () => {
  assert.deepEqual([0, 1, 2, 3, 8, 9, 20, 21, 31].map(shade), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
});

test('the archive in one line', () => {
  assert.equal(total(held, zh), '3 种报 · 3,311 期 · 13,250 版 · 69,531 篇');
  assert.equal(total(held, en), '3 newspapers · 3,311 issues · 13,250 pages · 69,531 articles');
});

test('what opening the archive set right is said, and that it cannot be written to', () => {
  assert.deepEqual(notices(held, zh), [
    '上次收入时中断了，现已补完 2 个文件。',
    '您先前定的改动，现已在 3 版上办妥。',
    '索引缺了最近收入的部分，现已补上 31 篇。',
    '索引已重建，共 71,902 篇。',
    '目录已损坏，现已从 9,310 个原件重建。',
  ]);
  const said = notices({ ...held, read_only: true, repairs: [] }, zh);
  assert.equal(said.length, 1);
  assert.match(said[0], /不能写入/);
});
