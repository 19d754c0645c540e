// The door to the program: what is asked, what comes back, and what becomes of failures.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { IpcError, latest, newspapers } from '../../ui/js/ipc.js';
import { golden } from './goldens.js';

afterEach(() => {
  delete globalThis.__TAURI__;
});

function program(invoke) {
  globalThis.__TAURI__ = { core: { invoke } };
}

test('a question is asked by the name of its command', async () => {
  const asked = [];
  program(async (command) => {
    asked.push(command);
    return golden('newspapers.json');
  });
  assert.equal((await newspapers()).newspapers[0].name, '海曲晨报');
  assert.deepEqual(asked, ['newspapers']);
});

test('a failed command is an IpcError with all it was told', async () => {
  program(async () => {
    throw golden('error.json');
  });
  await assert.rejects(newspapers(), (error) => {
    assert(error instanceof IpcError);
    assert.equal(error.code, 'no_permission');
    assert.equal(error.params.path, '/media/剪报/catalogue.sqlite');
    assert.equal(error.detail, 'permission denied');
    return true;
  });
});

test('whatever else goes wrong is an IpcError too', async () => {
  program(async () => {
    throw 'newspapers not allowed';
  });
  await assert.rejects(newspapers(), { name: 'IpcError', code: 'unexpected', message: 'newspapers not allowed' });
  delete globalThis.__TAURI__;
  await assert.rejects(newspapers(), { name: 'IpcError', code: 'unexpected' });
});

test('a late answer is nobody’s', async () => {
  const waiting = [];
  const ask = latest((word) => new Promise((answer) => waiting.push(() => answer(word))));
  const first = ask('first');
  const second = ask('second');
  waiting[1]();
  assert.equal(await second, 'second');
  waiting[0]();
  assert.equal(await first, undefined);
});

test('a late failure is nobody’s, one in time is told', async () => {
  const waiting = [];
  const ask = latest(() => new Promise((_, fail) => waiting.push(() => fail(new Error('torn')))));
  const first = ask();
  const second = ask();
  waiting[0]();
  assert.equal(await first, undefined);
  waiting[1]();
  await assert.rejects(second, /torn/);
});
