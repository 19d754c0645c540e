// Where a page's picture lies in its frame: seen whole, gone closer to, moved, and never lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLocked } from '../../ui/js/parts/unlocking.js';
import { fileName } from '../../ui/js/picture/clipping.js';
import { golden } from './goldens.js';
import { MARGIN, around, held, holding, limits, scaled, seen, shown, under, whole, wide } from '../../ui/js/picture/geometry.js';

const sheet = { width: 1000, height: 1500 };
const frame = { width: 800, height: 600 };
const near = (is, should) => assert(Math.abs(is - should) < 1e-6, `${is} is not ${should}`);

test('a page seen whole is in the middle with a margin', () => {
  const lie = whole(sheet, frame);
  near(lie.scale, (600 - 2 * MARGIN) / 1500);
  near(lie.y, MARGIN);
  near(lie.x + (1000 * lie.scale) / 2, 400);
});

test('a page as wide as the frame begins at its head', () => {
  const lie = wide(sheet, frame);
  near(lie.x, MARGIN);
  near(lie.y, MARGIN);
  near(lie.x + 1000 * lie.scale, 800 - MARGIN);
});

test('a page narrower than it is moved about is not lost', () => {
  for (const [x, y] of [[9e9, 9e9], [-9e9, -9e9], [0, -9e9]]) {
    const lie = held({ x, y, scale: 2 }, sheet, frame);
    assert(lie.x <= MARGIN && lie.x + 2000 >= frame.width - MARGIN, JSON.stringify(lie));
    assert(lie.y <= MARGIN && lie.y + 3000 >= frame.height - MARGIN, JSON.stringify(lie));
  }
  const small = held({ x: -500, y: 40, scale: 0.1 }, sheet, frame);
  near(small.x, (800 - 100) / 2);
  near(small.y, (600 - 150) / 2);
});

test('what is pointed at stays under the pointer when the page grows', () => {
  const lie = { x: -100, y: -50, scale: 0.7 };
  const point = { x: 333, y: 222 };
  const before = under(lie, point);
  const after = under(scaled(lie, 1.9, point), point);
  near(after.x, before.x);
  near(after.y, before.y);
});

test('however small or large its picture, a page can be seen whole and twice as large', () => {
  for (const natural of [0.05, 1, 4]) {
    const { least, most } = limits(sheet, frame, natural);
    assert(least <= whole(sheet, frame).scale);
    assert(most >= 2 * whole(sheet, frame).scale);
  }
});

test('a region is shown large enough to read, and from its head where it is too high', () => {
  const scales = { readable: 1, natural: 2 };
  const small = shown({ left: 300, top: 700, right: 500, bottom: 800 }, sheet, frame, scales);
  near(small.scale, 2);
  near(small.x + 400 * 2, 400);
  near(small.y + 750 * 2, 300);
  const high = shown({ left: 0, top: 100, right: 300, bottom: 1500 }, sheet, frame, scales);
  near(high.scale, 1);
  near(high.y + 100, MARGIN);
  const large = shown({ left: 0, top: 0, right: 1000, bottom: 1500 }, sheet, frame, { readable: 1, natural: 0.5 });
  near(large.scale, 1);
});

test('what has the focus comes into sight, and what is in sight stays', () => {
  const lie = { x: 0, y: 0, scale: 1 };
  const box = { left: 100, top: 100, right: 200, bottom: 200 };
  assert.deepEqual(seen(lie, box, sheet, frame), held(lie, sheet, frame));
  const low = seen(lie, { left: 100, top: 900, right: 200, bottom: 1000 }, sheet, frame);
  near(low.y + 1000, 600 - MARGIN);
  const wider = { left: 0, top: 300, right: 1000, bottom: 400 };
  assert.deepEqual(seen(lie, wider, sheet, frame), lie, 'what cannot be seen whole, and is seen, is left where it is');
});

test('boxes have one around them, and a point finds who holds it', () => {
  const one = { left: 0, top: 10, right: 20, bottom: 30 };
  const other = { left: 15, top: 5, right: 40, bottom: 12 };
  assert.deepEqual(around([one, other]), { left: 0, top: 5, right: 40, bottom: 30 });
  assert.equal(around([]), null);
  const placed = [{ name: 'a', boxes: [one] }, { name: 'b', boxes: [other] }];
  assert.equal(holding(placed, { x: 30, y: 6 })?.name, 'b');
  assert.equal(holding(placed, { x: 16, y: 11 })?.name, 'a');
  assert.equal(holding(placed, { x: 99, y: 99 }), undefined);
});

test('what comes over the wire of a page has what the picture is made of', () => {
  const { width, height, picture, regions } = golden('sheet.json');
  assert(width > 0 && height > 0 && picture === true);
  assert(around(regions[0].boxes).right <= width);
  const { lines, hits } = golden('places.json');
  assert.equal(holding(lines.map(({ block, box }) => ({ block, boxes: [box] })), { x: 50, y: 70 }).block, null, 'the head');
  assert.deepEqual(hits.map((boxes) => boxes.length), [1, 2], 'a place over a line’s end is one');
  for (const answer of golden('clipping-saved.json')) assert(['cancelled', 'done'].includes(answer.kind));
});

test('a clipping is called by what it is, and by nothing that a disk refuses', () => {
  const article = { newspaper: '海曲晨报', date: { value: '2024-03-05' }, parts: [{ label: '1' }] };
  assert.equal(fileName(article, '渡口：今日/复航?'), '海曲晨报 2024-03-05 1版 渡口：今日 复航.png');
  assert.equal(fileName({ newspaper: null, date: null, parts: [] }, '..\\..\\一'), '.. .. 一.png');
  assert([...fileName(article, '长'.repeat(300))].length <= 64);
});

test('a locked file is told from others that could not be read', () => {
  assert(isLocked({ refusal: { code: 'password_wrong', detail: '' } }));
  assert(!isLocked({ refusal: { code: 'empty', detail: '' } }));
  assert(!isLocked({ refusal: null }));
});
