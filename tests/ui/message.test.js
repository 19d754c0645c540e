// What is said where there is nothing to show, in both languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speaker } from '../../ui/js/i18n.js';
import { IpcError } from '../../ui/js/ipc.js';
import { errorMessage } from '../../ui/js/parts/message.js';
import { golden } from './goldens.js';

const zh = speaker('zh-Hans');
const en = speaker('en');

test('an error says what, where, what to do, and folds the causes', () => {
  const words = errorMessage(new IpcError(golden('error.json')), zh);
  assert.equal(words.lead, '没有使用这个文件或文件夹的权限');
  assert.equal(words.where, '/media/剪报/catalogue.sqlite');
  assert.match(words.text, /复制到自己的文件夹/);
  assert.equal(words.cause, 'no_permission: cannot use /media/剪报/catalogue.sqlite\npermission denied');
  assert.equal(words.begin, '');
});

test('where there is no archive, the way to begin one is at hand', () => {
  const error = new IpcError({ code: 'no_archive', params: { path: '/media/剪报' }, message: 'no archive' });
  const words = errorMessage(error, zh);
  assert.equal(words.where, '/media/剪报');
  assert.match(words.begin, /新建档案/);
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
