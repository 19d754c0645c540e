// Places have addresses, and addresses are read back as what they were, whatever is in a name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, place } from '../../ui/js/router.js';

const places = [
  { room: 'shelf' },
  { room: 'paper', newspaper: '海曲晨报' },
  { room: 'paper', newspaper: '海曲晨报', year: 1934 },
  { room: 'loose' },
  { room: 'loose', newspaper: '报/刊 #1?&"<b>%' },
  { room: 'issue', newspaper: '海曲晨报', date: '2025-10-22' },
  { room: 'issue', newspaper: '海曲晨报', date: '2025-10-22', edition: '晚刊' },
  { room: 'page', id: '0123456789abcdef-0' },
  { room: 'page', id: '0123456789abcdef-0', article: '0123456789abc' },
  { room: 'page', id: '0123456789abcdef-0', article: '0123456789abc', q: '题:“江边?&=#” -雪', exact: true },
  { room: 'article', id: '0123456789abc' },
  { room: 'decisions' },
  { room: 'preferences' },
  { room: 'author', name: '周 禾/“笔名”' },
  { room: 'article', id: '0123456789abc', q: '题:“江边?&=#” -雪' },
  { room: 'article', id: '0123456789abc', q: '步道', exact: true },
  { room: 'search', query: '' },
  { room: 'search', query: '江边 “步道”/(a OR b)?x=1&y#z%' },
  { room: 'search', query: '步道', newspaper: ['海曲晨报', '报&刊=?'], year: ['2025'], month: ['2025-10'], page: ['A02'], author: ['周 禾'], column: ['江边·生活'], days: '2025-10..2025-11', sort: 'oldest', exact: true, at: 99950 },
];

test('an address leads back to its place', () => {
  for (const there of places) assert.deepEqual(place(address(there)), there, address(there));
});

test('an address is one word without markup', () => {
  for (const there of places) assert.match(address(there), /^#\/[^\s<>"]*$/);
});

test('what is no address leads nowhere', () => {
  for (const odd of ['#/moon', '#/paper', '#/paper/a/b', '#/issue/a/yesterday', '#/issue/a', '#/page/1/2', '#/%E5', '#/article/', '#/issue/a/2025-10-22/b/c', '#/search/a/b', '#/search/a?year=%E5', '#/decisions/1']) {
    assert.equal(place(odd), null, odd);
  }
  assert.deepEqual(place(''), { room: 'shelf' });
  assert.deepEqual(place('#/'), { room: 'shelf' });
  assert.deepEqual(place('#/search/a?sort=upwards&at=-3&exact=yes&moon=1&year='), { room: 'search', query: 'a' });
  assert.deepEqual(place('#/article/1?exact=1'), { room: 'article', id: '1' });
  assert.deepEqual(place('#/page/1?q=a'), { room: 'page', id: '1' }, 'a page answers no search but for an article on it');
});
