// Setting right what was inferred: a page, its issue, pages chosen one by one, and names; and all of it taken back.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { arrive, tabTo, until } from './doing.js';
import { startReading } from './reader.js';

let reader;
let archive;

before(async () => {
  reader = await startReading();
  archive = join(reader.home, '剪报');
  reader.importInto(archive, 'seeds/岚川日报', 'seeds/汐州晚报', 'seeds/散页');
});

after(() => reader?.stop());

const go = async (window, place, pattern = new RegExp(place.slice(2))) => {
  await window.run('location.hash = arguments[0]', place);
  await arrive(window, pattern);
};

/** Puts words in a field of the form in place of those there are. */
const fill = async (window, fact, words) => {
  await window.run(`const field = document.querySelector(arguments[0]); field.focus(); field.select()`, `[data-fact="${fact}"] input`);
  await window.type(words);
};

const days = (window) => window.run(`return [...document.querySelectorAll('.months a.day')].map((day) => day.getAttribute('href').split('/').pop())`);

test('a day that was inferred, or is not known, is set right where it stands, and back', async () => {
  await reader.open(archive, {}, async (window) => {
    await go(window, '#/undated');
    const before = await window.count('.loose-list a');
    await window.run(`document.querySelector('.loose-list a').click()`);
    await arrive(window, /^#\/page\//);
    const page = await window.run('return location.hash');
    await window.press('e');
    await window.text('.correct h2');
    assert.equal(await window.run(`return document.activeElement.closest('.correct-row') !== null`), true, 'one writes at once');
    await fill(window, 'date', '2019-02-30');
    await until(window, `/没有这一天/.test(document.querySelector('[data-fact="date"] .correct-note').textContent)`);
    await window.press('Enter');
    assert.equal(await window.count('.correct'), 1, 'no such day is sent');
    await fill(window, 'newspaper', '岚川');
    await until(window, `document.querySelector('.choices [role="option"]')?.textContent === '岚川日报'`);
    await window.press('ArrowDown', 'Enter');
    await fill(window, 'date', '2019年3月14日');
    await until(window, `/农历二月初八/.test(document.querySelector('[data-fact="date"] .correct-note').textContent)`);
    await until(window, `/将改 1 版/.test(document.querySelector('.correct-would').textContent)`);
    await reader.picture(window, 'correct-light');
    const goesOn = await window.run(`return document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))`);
    assert.equal(goesOn, false, 'Enter while composing sends nothing');
    await window.press('Enter');
    await until(window, `/2019年3月14日/.test(document.querySelector('.page-head').textContent)`);
    assert.equal(await window.run('return location.hash'), page);
    assert.match(await window.text('.page-head'), /岚川日报/);
    assert.match(await window.text('.said'), /已改 1 版/);
    await go(window, '#/paper/岚川日报/2019');
    assert.deepEqual(await days(window), ['2019-03-12', '2019-03-14']);
    await window.click('.said .button');
    await until(window, `document.querySelectorAll('.months a.day').length === 1`);
    await go(window, '#/undated');
    assert.equal(await window.count('.loose-list a'), before);
  });
});

test('a whole issue is set right at once, is said before, and stands in the list of changes to be taken back and made to hold again', async () => {
  await reader.open(archive, {}, async (window) => {
    await go(window, '#/issue/岚川日报/2019-03-12');
    await tabTo(window, '.turns button');
    await window.press('Enter');
    await window.click('.correct-scope label:nth-of-type(2) span');
    assert.match(await window.text('.correct-scope label:nth-of-type(2)'), /这一期 2 版/);
    assert.equal(await window.run(`return document.querySelector('[data-fact="page"]').hidden`), true, 'two pages are not one page');
    await fill(window, 'date', '20190313');
    await until(window, `/将改 2 版/.test(document.querySelector('.correct-would').textContent)`);
    assert.match(await window.text('.correct-examples'), /2019年3月12日.*→.*2019年3月13日/);
    await window.click('.correct [type="submit"]');
    await arrive(window, /^#\/page\//);
    assert.match(await window.text('.page-head'), /2019年3月13日/);
    assert.equal(await window.count('.strip a'), 2);
    await window.press('Alt+8');
    await arrive(window, /^#\/decisions$/);
    assert.match(await window.text('.decision'), /日期定为 2019-03-13/);
    await reader.picture(window, 'decisions-light');
    await tabTo(window, '.decisions button');
    await window.press('Enter');
    await until(window, `/恢复/.test(document.querySelector('.decision button').textContent)`);
    await go(window, '#/paper/岚川日报/2019');
    assert.deepEqual(await days(window), ['2019-03-12']);
    await go(window, '#/decisions');
    await window.click('.decision button');
    await until(window, `/撤销/.test(document.querySelector('.decision button').textContent)`);
    await go(window, '#/paper/岚川日报/2019');
    assert.deepEqual(await days(window), ['2019-03-13']);
    await go(window, '#/decisions');
    await window.click('.decision button');
    await until(window, `/恢复/.test(document.querySelector('.decision button').textContent)`);
  });
});

test('loose pages are chosen by keys, several at once, and dated one after the other', async () => {
  await reader.open(archive, {}, async (window) => {
    await go(window, '#/undated');
    const all = await window.count('.loose-list a');
    assert(all >= 2, `${all} loose pages`);
    await window.press('x');
    assert.equal(await window.run(`return document.activeElement.getAttribute('role')`), 'option');
    await window.press('Home', ' ', 'Shift+ArrowDown');
    assert.match(await window.text('.choosing-count'), /已选 2 版/);
    assert.equal(await window.count('[role="option"][aria-selected="true"]'), 2);
    await window.press('Enter');
    assert.equal(await window.run(`return document.activeElement.closest('[data-fact]').dataset.fact`), 'newspaper');
    await fill(window, 'newspaper', '岚川日报');
    await fill(window, 'date', '1999-12-31');
    await window.click('.correct-series .check');
    await until(window, `/从 1999年12月31日 到 2000年1月1日/.test(document.querySelector('.correct-series .correct-note').textContent)`);
    await until(window, `/将改 2 版/.test(document.querySelector('.correct-would').textContent)`);
    await reader.picture(window, 'choosing-light');
    await fill(window, 'edition', '');
    await window.press('Enter');
    await until(window, `!document.querySelector('.choosing') && document.querySelectorAll('.loose-list a').length === ${all - 2}`);
    await go(window, '#/paper/岚川日报/2000');
    assert.deepEqual(await days(window), ['2000-01-01']);
    await window.click('.said .button');
    await until(window, `location.hash !== '' && document.querySelectorAll('.months a.day').length === 0`);
  });
});

test('a newspaper is renamed since a day, known by a further name, joined with another, and parted again', async () => {
  await reader.open(archive, {}, async (window) => {
    await go(window, '#/paper/汐州晚报');
    await window.press('e');
    await window.run(`document.querySelector('dialog .names-part input').focus(); document.activeElement.select()`);
    await window.type('新汐州');
    await window.press('Enter');
    await arrive(window, /^#\/paper\/新汐州$/);
    assert.equal(await window.text('#paper-title'), '新汐州');
    await window.click('.said .button');
    await arrive(window, /^#\/paper\/汐州晚报$/);
    await window.press('e');
    await window.run(`document.querySelectorAll('dialog .names-part')[2].querySelector('input').focus()`);
    await window.type('岚川日报');
    await window.press('Enter');
    await until(window, `/换了归属的有 \\d+ 版/.test(document.querySelector('.said').textContent)`);
    await go(window, '#/', /^#\/$/);
    assert.equal(await window.count('.paper'), 1);
    await go(window, '#/decisions');
    assert.match(await window.text('.decision'), /岚川日报 并入 汐州晚报/);
    await window.click('.decision button');
    await until(window, `/恢复/.test(document.querySelector('.decision button').textContent)`);
    await go(window, '#/', /^#\/$/);
    assert.equal(await window.count('.paper'), 2);
  });
});
