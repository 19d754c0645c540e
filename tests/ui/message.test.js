// What is said where there is nothing to show, in both languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speaker } from '../../ui/js/i18n.js';
import { IpcError } from '../../ui/js/ipc.js';
import { emptyMessage, errorMessage, quoted } from '../../ui/js/parts/message.js';
import { golden } from './goldens.js';

const zh = speaker('zh-Hans');
const en = speaker('en');

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

test('what is not in the archive is named', () => {
  const params = { newspaper: '海曲晨报', date: '2025-10-22', edition: '' };
  const words = errorMessage(new IpcError({ code: 'no_issue', params, message: 'not here' }), zh);
  assert.equal(words.lead, '档案里没有这一期');
  assert.equal(words.where, '海曲晨报 2025-10-22');
});
