// What is said of imports, in both languages, of the messages that the program sends.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { endWords, reportOf } from '../../ui/js/arrivals.js';
import { LANGUAGES, speaker } from '../../ui/js/i18n.js';
import { partsOf, troubleWords } from '../../ui/js/parts/files.js';
import { endedWords, figuresOf, givenWords, hasRest } from '../../ui/js/parts/imports.js';
import { pace, percent, timeLeft } from '../../ui/js/parts/job.js';
import { lastParts, shortPath, when } from '../../ui/js/parts/moments.js';
import { EXAMPLE, FIELDS, foundWords, startOf } from '../../ui/js/parts/look_ahead.js';
import { accountWords } from '../../ui/js/views/report.js';
import { place } from '../../ui/js/router.js';
import { golden } from './goldens.js';
import { root } from './files.js';

const zh = speaker('zh-Hans');
const en = speaker('en');
const news = golden('news.json');
const said = (kind) => news.filter((one) => one.kind === kind);

test('the time left is rounded as one would say it', () => {
  assert.equal(timeLeft(null, zh), '');
  assert.equal(timeLeft(7, zh), '还要 7 秒');
  assert.equal(timeLeft(43, zh), '还要 45 秒');
  assert.equal(timeLeft(100, zh), '还要 2 分钟');
  assert.equal(timeLeft(1, en), '1 second left');
  assert.equal(timeLeft(3 * 3600, en), '3 hours left');
});

test('progress has its share, rate and time left', () => {
  const [{ progress }] = said('importing');
  assert.equal(percent(progress), 26);
  assert.equal(pace(progress, zh), '每秒 65 个 · 还要 14 秒');
  assert.equal(percent({ ...progress, total: 0 }), null, 'not counted yet');
  assert.equal(pace({ ...progress, rate: null, left: null }, zh), '');
});

test('each way an import can end is said, and leads to its report', () => {
  const ends = said('imported').map(({ end }) => end);
  assert.deepEqual(ends.map(({ how }) => how), ['done', 'cancelled', 'failed']);
  const [done, cancelled, failed] = ends;
  assert.equal(endWords(done, zh), '收入完毕：新收 40 个文件，1 个不能读。');
  assert.equal(endWords({ ...done, skipped: 0 }, zh), '已收入 40 个文件，120 篇。');
  assert.equal(endWords({ ...done, skipped: 0, imported: 0 }, zh), '没有新的版面：2 个文件都已在档案里。');
  assert.equal(endWords(cancelled, zh), '停下了。已收入 40 个文件，都是完整的。');
  assert.equal(endWords(failed, en), 'The import did not come to its end. The disk is full');
  assert.deepEqual(ends.map(reportOf), [3, 3, 4]);
});

test('a place that is asked for is a place', () => {
  for (const { address } of said('go')) assert(place(address), address);
  assert.deepEqual(place('#/import/3'), { room: 'import', number: 3 });
  for (const odd of ['#/import/0', '#/import/x', '#/import/1/2']) assert.equal(place(odd), null, odd);
});

test('an import is listed with what it was given and what it did', () => {
  const [entry] = golden('import-entries.json');
  assert.equal(givenWords(entry, zh), '样本版面');
  assert.equal(givenWords({ ...entry, is_sample: false }, zh), '剪报/pages');
  assert.equal(givenWords({ ...entry, is_sample: false, paths: ['/a/b', '/c', '/d'] }, zh), 'a/b、c 等 3 处');
  assert.match(figuresOf(entry, zh), /^2 个文件，新收 2 个、\d 篇/);
  assert.equal(endedWords(entry, zh), '');
  assert.equal(endedWords({ ...entry, pages_here: 0 }, zh), '已取出');
  assert.equal(endedWords({ ...entry, ended: 'broken_off', trouble: 'no room' }, zh), '中断了 · no room');
  assert(!hasRest(entry) && hasRest({ ...entry, ended: 'unfinished' }) && !hasRest({ ...entry, ended: 'running' }));
});

test('a look ahead says what would be taken in, and what the button does', () => {
  const { counts } = golden('import-preview.json');
  const nothing = { template: '', newspaper: '', date: '', reference: false };
  assert.match(foundWords(counts, zh), /^可收入 1 个文件：1 版，1 篇 · 已有 2 · 不能读 1/);
  assert.deepEqual(startOf(counts, nothing), { key: 'import.start', n: 1, can: true });
  const known = { ...counts, new: 0 };
  assert.equal(foundWords(known, zh), '这 2 个文件都已在档案里');
  assert.equal(startOf(known, nothing).can, false);
  assert.deepEqual(startOf(known, { ...nothing, newspaper: '海曲晨报' }), { key: 'import.start_again', n: 2, can: true });
  assert.equal(foundWords({ ...known, here: 0 }, en), 'No pages were recognised');
});

test('parts that say nothing of their own are not offered', () => {
  const { counts } = golden('import-preview.json');
  assert.deepEqual(partsOf(counts), ['all', 'new', 'here', 'refused', ...(counts.warned > 0 ? ['warned'] : [])]);
  const none = Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));
  assert.deepEqual(partsOf({ ...none, all: 3, new: 3 }), ['all']);
});

test('what is odd about a file is said in words; a code without words as it is', () => {
  assert.equal(troubleWords({ code: 'empty', detail: '' }, zh), '没有内容');
  assert.equal(troubleWords({ code: 'conflict', detail: '2024-03-05 / 2024-03-06' }, en), 'contradicts what is here already: 2024-03-05 / 2024-03-06');
  assert.equal(troubleWords({ code: 'moth', detail: '7' }, zh), 'moth: 7');
  const met = { code: 'second_witness', detail: '/家/剪报/三月/1.txt' };
  assert.equal(troubleWords(met, zh, ['/家/剪报', '/家']), '这一版已有另一份：三月/1.txt');
  assert.equal(troubleWords(met, zh, ['/家/剪']), '这一版已有另一份：/家/剪报/三月/1.txt', 'what is no folder is left');
});

test('the window has words for all codes that the terminal has words for', () => {
  const codes = readFileSync(join(root, 'src-tauri/crates/cli/src/messages/codes.rs'), 'utf8');
  const [, files] = codes.match(/const FILES[^=]*=([^]*?)\n\];/);
  const all = [...files.matchAll(/^ {4,8}\(?\s*"([a-z_]+)",/gm)].map(([, code]) => code);
  assert(all.length > 25, `${all.length}`);
  for (const code of all) assert(`file.${code}` in LANGUAGES.en, code);
});

test('each fault of a template has a sentence, and the fields that are shown are read', () => {
  const source = readFileSync(join(root, 'src-tauri/src/messages/import.rs'), 'utf8');
  const [, faults] = source.match(/let \(name, place\) = match fault \{([^]*?)\};/);
  for (const [, name] of faults.matchAll(/\("(\w+)"/g)) assert(`template.${name}` in LANGUAGES.en, name);
  const [, table] = readFileSync(join(root, 'src-tauri/crates/newsprint/src/template.rs'), 'utf8').match(/PLACEHOLDERS[^=]*= &\[([^]*?)\n\];/);
  for (const fields of [...Object.values(FIELDS), ...Object.values(EXAMPLE)]) {
    for (const [, name] of fields.matchAll(/\{([^}]+)\}/g)) assert(table.includes(`"${name}"`), name);
  }
});

test('a path is told by what lies below what was handed over', () => {
  assert.equal(shortPath('/剪报/海曲/1.txt', ['/剪报']), '海曲/1.txt');
  assert.equal(shortPath('/剪报/三月.zip!01.txt', ['/剪报/三月.zip']), '01.txt');
  assert.equal(shortPath('/剪报/1.txt', ['/剪报/1.txt']), '1.txt');
  assert.equal(shortPath('C:\\剪报\\1.txt', ['C:\\剪报']), '1.txt');
  assert.equal(shortPath('/elsewhere/1.txt', ['/剪报']), '1.txt');
  assert.equal(lastParts('/a/b/c'), 'b/c');
});

test('a moment is told by the reader’s clock, and what is none as it is', () => {
  assert.match(when('2026-03-04T09:00:00Z', 'zh-Hans'), /2026年3月4日/);
  assert.match(when('2026-03-04T12:00:00Z', 'en'), /4 Mar 2026/);
  assert.equal(when('yesterday', 'en'), 'yesterday');
});

test('every character is accounted for, or that it is not is said', () => {
  const { account } = golden('import-report.json');
  const { lead, parts } = accountWords(account, zh);
  assert.match(lead, /每一字都有着落/);
  assert(parts.length >= 2 && parts[0].startsWith('正文 '), parts.join());
  assert.match(accountWords({ ...account, unplaced: 2 }, en).lead, /2 are accounted for nowhere/);
});
