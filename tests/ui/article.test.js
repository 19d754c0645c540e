// What an article, a calendar and loose pages say, of the messages that the program sends.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES, reasonsOf, speaker } from '../../ui/js/i18n.js';
import { byRole, seamWords } from '../../ui/js/views/article.js';
import { around, byDay, dayShade } from '../../ui/js/views/calendar.js';
import { groups } from '../../ui/js/views/loose.js';
import { columnsFor, lengthOf } from '../../ui/js/parts/typeset.js';
import { golden } from './goldens.js';
import { root } from './files.js';

const t = speaker('zh-Hans');

test('a seam names the pages it joins', () => {
  const [first, second] = golden('article.json').parts;
  assert.equal(seamWords(first, second, t), '下转2版 ▸ 接1版');
});

test('who signed together is named together', () => {
  const groups_ = byRole([...golden('article.json').bylines, { name: '吴大有', role: 'photographer' }]);
  assert.deepEqual(groups_, [
    { role: 'reporter', names: ['周小满'] },
    { role: 'photographer', names: ['冯冬至', '吴大有'] },
  ]);
});

test('a calendar has two issues on one day, and knows the years around', () => {
  const calendar = golden('calendar.json');
  assert.deepEqual([...byDay(calendar.issues)].map(([day, issues]) => [day, issues.length]), [['2025-10-08', 2], ['2025-10-22', 1]]);
  assert.deepEqual(around(calendar), { before: 1934, after: undefined });
  assert.deepEqual(around({ ...calendar, year: null }), { before: undefined, after: undefined });
  assert.deepEqual([0, 1, 5, 6, 20].map((articles) => dayShade(articles, 20)), [1, 1, 1, 2, 4]);
});

test('loose pages are grouped by newspaper', () => {
  const { pages: [page] } = golden('loose-pages.json');
  const other = { ...page, newspaper: '海曲晨报' };
  assert.deepEqual(groups([other, other, page]).map(({ newspaper, pages }) => [newspaper, pages.length]), [['海曲晨报', 2], [null, 1]]);
});

test('a sheet has as many columns as fit, and a long text no single one', () => {
  assert.deepEqual([200, 460, 900, 9999].map(columnsFor), [1, 2, 4, 6]);
  const [article] = golden('page.json').articles;
  assert.equal(lengthOf(article, 4).least, 1);
  const long = { ...article, blocks: [{ kind: 'paragraph', text: '水'.repeat(900) }] };
  assert.equal(lengthOf(long, 4).least, 2);
  assert.equal(lengthOf(long, 1).least, 1);
});

test('every code the program sends has its words', () => {
  const said = (prefix, codes) => {
    for (const code of codes) assert(`${prefix}.${code}` in LANGUAGES.en, `${prefix}.${code}`);
  };
  const variants = (path, name) => {
    const [, body] = readFileSync(join(root, path), 'utf8').match(new RegExp(`pub enum ${name} \\{([^}]*)\\}`));
    return [...body.matchAll(/^    ([A-Z]\w*),/gm)].map(([, word]) => word.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase());
  };
  const newsprint = 'src-tauri/crates/newsprint/src';
  const sources = variants(`${newsprint}/inferred.rs`, 'FactSource');
  assert(sources.includes('file_name'), String(sources));
  said('fact', sources);
  said('role', variants(`${newsprint}/model.rs`, 'Role'));
  said('furniture', variants(`${newsprint}/model.rs`, 'FurnitureKind'));
  said('why', variants(`${newsprint}/labels.rs`, 'Label'));
  for (const form of golden('forms.json')) {
    assert(`copy.${form}` in LANGUAGES.en && `copied.${form}` in LANGUAGES.en, form);
  }
});

test('the parser’s reasons are worded as the terminal words them', () => {
  const source = readFileSync(join(root, 'src-tauri/crates/cli/src/messages/reasons.rs'), 'utf8');
  const [, table] = source.match(/const REASONS[^=]*= &\[([^]*?)\n\];/);
  const rows = [...table.matchAll(/\(\s*"([^"]*)",\s*"([^"]*)",\s*"([^"]*)",?\s*\)/g)];
  assert(rows.length > 100, String(rows.length));
  const [zh, en] = [reasonsOf('zh-Hans'), reasonsOf('en')];
  for (const [, code, chinese, english] of rows) {
    assert.equal(zh[code], chinese, code);
    assert.equal(en[code], english, code);
  }
  assert.equal(Object.keys(zh).length, rows.length);
});
