// What the bookcase says, in both languages, of the messages that the program sends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speaker } from '../../ui/js/i18n.js';
import { IpcError } from '../../ui/js/ipc.js';
import { emptyMessage, errorMessage, notices, quoted, rows, total } from '../../ui/js/views/shelf.js';
import { golden } from './goldens.js';

const zh = speaker('zh-Hans');
const en = speaker('en');
const held = golden('newspapers.json');

test('each newspaper has its years and its figures', () => {
  const [daily, weekly] = rows(held, zh);
  assert.deepEqual(daily, {
    name: '海曲晨报',
    note: '又名 海曲日报',
    years: '1934–2025',
    issues: '3,310 期',
    pages: '13,241 版',
    articles: '69,510 篇',
    loose: false,
  });
  assert.equal(weekly.years, '2016');
  assert.equal(weekly.note, '');
  assert.equal(rows(held, en)[1].issues, '1 issue');
  assert.equal(rows(held, en)[0].issues, '3,310 issues');
});

test('a newspaper none of whose pages is dated has no years and no issues', () => {
  const undated = rows(held, zh)[2];
  assert.deepEqual([undated.years, undated.issues, undated.pages], ['', '', '1 版']);
});

test('pages without a date or a newspaper stand below, and only if there are any', () => {
  const loose = rows(held, zh).filter((row) => row.loose);
  assert.deepEqual(
    loose.map(({ name, pages }) => [name, pages]),
    [
      ['报名不详', '3 版'],
      ['未定日期', '12 版'],
    ],
  );
  const tidy = { ...held, undated_pages: 0, unnamed_pages: 0 };
  assert.equal(rows(tidy, zh).length, held.newspapers.length);
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

test('an empty bookcase says how to fill it', () => {
  assert.equal(emptyMessage('', zh).command, 'baoge import 存放版面的文件夹');
  assert.equal(
    emptyMessage('/media/My clippings', en).command,
    "baoge import --archive '/media/My clippings' folder-of-pages",
  );
});

test('a path is typed so that a terminal takes it as one word', () => {
  assert.equal(quoted('/media/剪报'), '/media/剪报');
  assert.equal(quoted('/media/a b'), "'/media/a b'");
  assert.equal(quoted("/media/it's $HOME"), `'/media/it'\\''s $HOME'`);
  assert.equal(quoted('D:\\剪报'), 'D:\\剪报');
  assert.equal(quoted('D:\\My clippings'), '"D:\\My clippings"');
});

test('an error says what, where, what to do, and folds the causes', () => {
  const words = errorMessage(new IpcError(golden('error.json')), zh);
  assert.equal(words.lead, '没有使用这个文件或文件夹的权限');
  assert.equal(words.where, '/media/剪报/catalogue.sqlite');
  assert.match(words.text, /复制到自己的文件夹/);
  assert.equal(words.cause, 'no_permission: cannot use /media/剪报/catalogue.sqlite\npermission denied');
  assert.equal(words.command, '');
});

test('where there is no archive, the command that makes one is at hand', () => {
  const error = new IpcError({ code: 'no_archive', params: { path: '/media/剪报' }, message: 'no archive' });
  assert.equal(errorMessage(error, zh).command, 'baoge import --archive /media/剪报 存放版面的文件夹');
});

test('an error of a program newer than this window is still an error with its causes', () => {
  const words = errorMessage(new IpcError({ code: 'moth', message: 'eaten' }), en);
  assert.equal(words.lead, 'The program made a mistake');
  assert.equal(words.cause, 'moth: eaten');
});
