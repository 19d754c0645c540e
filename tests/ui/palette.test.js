// The palette and the native menu: both are made from the table of keys, and find what is meant.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dayWriter } from '../../ui/js/days.js';
import { LANGUAGES, speaker } from '../../ui/js/i18n.js';
import { KEYS } from '../../ui/js/keys.js';
import { menuBar } from '../../ui/js/menu.js';
import { actions, calendars, fitting, issuesOf, lately, newspapers, parted } from '../../ui/js/palette.js';
import { root } from './files.js';
import { golden } from './goldens.js';

const t = speaker('zh-Hans');
const { day } = dayWriter('zh-Hans');
const held = golden('newspapers.json').newspapers;
const all = (can = () => true) => [...actions(KEYS, can, t), ...newspapers(held, t), ...lately([{ id: 'x', title: '渡口的灯又亮了', newspaper: '海曲晨报', date: '2025-10-08', label: '1' }], day)];
const found = (typed, entries = all()) => fitting(entries, parted(typed).words).flatMap(({ entries: some }) => some.map(({ words }) => words));

test('what can be done here is found by its words, in the language of the reader', () => {
  assert.deepEqual(found('打印'), ['打印']);
  assert(found('').includes('全部按键'));
  assert.equal(found('', all((action) => action === 'help')).filter((words) => words === t('key.print')).length, 0);
  const english = actions(KEYS, () => true, speaker('en'));
  assert.deepEqual(found('print', english), ['Print']);
  assert(!actions(KEYS, () => true, t).some(({ words }) => words.startsWith('key.')));
});

test('newspapers are found by their other names, what was read by its headline', () => {
  assert.deepEqual(found('海曲日报'), ['海曲晨报']);
  assert.deepEqual(found('沙岭 周报'), ['沙岭周报']);
  assert.deepEqual(found('渡口'), ['渡口的灯又亮了']);
  assert.deepEqual(found('没有这样的'), []);
});

test('a day is told from other words, and leads to its issues', () => {
  assert.deepEqual(parted('海曲 2025-10-08'), { span: { year: 2025, month: 10, day: 8 }, words: ['海曲'] });
  assert.deepEqual(parted('２０２５年１０月'), { span: { year: 2025, month: 10 }, words: [] });
  assert.deepEqual(parted('1984年的事'), { span: null, words: ['1984年的事'] });
  const issues = issuesOf(golden('issues-of-day.json'), day, t);
  assert.deepEqual(issues[0].to, { room: 'issue', newspaper: '海曲晨报', date: '2025-10-22', edition: '晚刊' });
  assert.deepEqual(found('海曲 2025-10-22', issues), ['海曲晨报 2025年10月22日 晚刊']);
});

test('a month or a year leads to the calendars that have something in it', () => {
  assert.deepEqual(calendars(held, { year: 1934 }, t).map(({ words }) => words), ['海曲晨报 1934年']);
  assert.deepEqual(calendars(held, { year: 1934, month: 1 }, t), []);
  assert.equal(calendars(held, { year: 1934, month: 6 }, t)[0].detail, '30 天');
});

test('each action of the keys stands in the menu once, and nothing else', () => {
  for (const language of Object.keys(LANGUAGES)) {
    const { menus } = menuBar(KEYS, speaker(language), true);
    const items = menus.flatMap((menu) => menu.items).filter(({ kind }) => kind === 'action');
    const expected = KEYS.filter((key) => key.in !== 'lists').map(({ action }) => action);
    assert.deepEqual(items.map(({ action }) => action).sort(), expected.sort());
    for (const { title } of menus) assert.doesNotMatch(title, /^(menu|keys)\./);
    for (const { words } of items) assert.doesNotMatch(words, /^key\./);
  }
});

test('a key alone is told in the menu and not taken from who types it', () => {
  const items = menuBar(KEYS, t, true).menus.flatMap((menu) => menu.items);
  const of = (action) => items.find((item) => item.action === action);
  assert.deepEqual(of('nextPage'), { kind: 'action', action: 'nextPage', words: '下一版　]', key: null });
  assert.equal(of('palette').key, 'CmdOrCtrl+K');
  assert.equal(of('back').key, 'Alt+ArrowLeft');
});

test('the program understands the menu as it is sent', () => {
  const keys = [
    { action: 'palette', keys: ['Control+k', 'Meta+k'], in: 'everywhere', shown: 'Ctrl K' },
    { action: 'preferences', keys: ['Alt+9'], in: 'everywhere', shown: 'Alt 9' },
    { action: 'back', keys: ['Alt+ArrowLeft'], in: 'everywhere', shown: 'Alt ←' },
    { action: 'nextPage', keys: [']'], in: 'page' },
    { action: 'print', keys: ['Control+p'], in: 'article', shown: 'Ctrl P' },
    { action: 'find', keys: ['Control+f'], in: 'article', shown: 'Ctrl F' },
    { action: 'help', keys: ['?'], in: 'everywhere' },
  ];
  const bar = menuBar(keys, t, true);
  if (process.env.BAOGE_BLESS) writeFileSync(join(root, 'tests/messages/window/menu.json'), `${JSON.stringify(bar, null, 2)}\n`);
  assert.deepEqual(bar, golden('menu.json'));
});
