// The search as data: what is asked and where, which rows are in the window, the periods of a timeline, what was understood
// in words, and where characters stand in what is shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speaker } from '../../ui/js/i18n.js';
import { loosen, rememberSearch, saveSearch, search, storyMarks } from '../../ui/js/ipc.js';
import { chosenFirst } from '../../ui/js/parts/facet_list.js';
import { meaningWords, saysNothingNew } from '../../ui/js/parts/meaning.js';
import { after, filled, named, stretch } from '../../ui/js/parts/periods.js';
import { TALLEST, rowsOf } from '../../ui/js/parts/rows.js';
import { aligned } from '../../ui/js/parts/sought.js';
import { askedAt, isFiltered, isSameSearch, placeOf, toggled, unfiltered } from '../../ui/js/search_address.js';
import { golden } from './goldens.js';

const asked = golden('asked.json');

test('a search is asked as the program reads it, and its place is found again', () => {
  const place = placeOf(asked);
  assert.deepEqual(askedAt(place), asked);
  assert.deepEqual(place, { room: 'search', query: '江边 “步道”', newspaper: ['海曲晨报', '沙岭周报'], year: ['2025'], days: '2025-10..2025-11', sort: 'newest', exact: true });
});

test('each question is asked by the name of its command', async () => {
  const told = [];
  globalThis.__TAURI__ = { core: { invoke: async (command, given) => (told.push([command, given]), golden('search.json')) } };
  const slice = { offset: 50, limit: 50, counts: false };
  assert.equal((await search(asked, slice)).total, 100_000);
  await loosen(asked);
  await storyMarks('0123456789abc', '步道', true);
  await rememberSearch(asked);
  await saveSearch('步道', asked);
  delete globalThis.__TAURI__;
  assert.deepEqual(told, [
    ['search', { asked, slice }],
    ['loosen', { asked }],
    ['story_marks', { id: '0123456789abc', query: '步道', exact: true }],
    ['remember_search', { asked }],
    ['save_search', { name: '步道', asked }],
  ]);
});

test('a value is chosen, and taken off again', () => {
  const bare = { room: 'search', query: '步道', at: 70 };
  const one = toggled(bare, 'year', '2025');
  assert.deepEqual(one, { room: 'search', query: '步道', year: ['2025'] }, 'and one begins at the head again');
  assert.deepEqual(toggled(toggled(one, 'year', '1934'), 'year', '2025').year, ['1934']);
  assert.deepEqual(toggled(one, 'year', '2025'), { room: 'search', query: '步道' });
  assert(isFiltered(one) && !isFiltered(bare));
  assert.deepEqual(unfiltered({ ...one, sort: 'newest', days: '2025' }), { room: 'search', query: '步道', sort: 'newest' });
  assert(isSameSearch(bare, { room: 'search', query: '步道' }) && !isSameSearch(bare, one));
});

test('what is chosen stands first, be it that nothing has it any more', () => {
  const counted = [{ value: 'a', count: 5 }, { value: 'b', count: 3 }];
  assert.deepEqual(chosenFirst(counted, ['b', 'c']).map(({ value, count }) => [value, count]), [['b', 3], ['c', 0], ['a', 5]]);
});

test('every row of any list can be reached, and rows lie one below the other', () => {
  for (const total of [1, 7, 100_000, 5_000_000]) {
    const [row, seen] = [126, 700];
    const rows = rowsOf({ total, row, seen });
    assert(rows.height <= TALLEST);
    for (const index of [0, Math.floor(total / 3), total - 1]) {
      const top = rows.scrollTo(index);
      const { first, end } = rows.at(top);
      assert(first <= index && index < end, `${index} of ${total}`);
      assert(end - first <= 6 + Math.ceil(seen / row) + 7);
      assert.equal(rows.place(first + 1) - rows.place(first), row);
      const place = rows.place(index);
      assert(place >= top - 1 && place + row <= Math.max(rows.height, top + seen) + 1, `${place} at ${top}`);
    }
    // A wheel that turns a little goes on by as much, wherever one is.
    const middle = rows.scrollTo(Math.floor(total / 2));
    const before = rows.at(middle).top;
    const there = rows.at(middle + row * 2).top;
    assert(total < 100 || there - before === 2, `${there - before}`);
    assert.equal(rows.at(rows.height).end, total);
    assert.equal(rows.at(0).first, 0);
  }
});

test('a timeline has every period, and shows which have none', () => {
  assert.equal(after('2024-02-28', 'day'), '2024-02-29');
  assert.equal(after('2023-02-28', 'day'), '2023-03-01');
  assert.equal(after('1999-12-31', 'day'), '2000-01-01');
  assert.equal(after('2023-12', 'month'), '2024-01');
  assert.equal(after('0999', 'year'), '1000');
  const months = filled('month', [{ period: '2023-11', count: 2 }, { period: '2024-02', count: 1 }]);
  assert.deepEqual(months.map(({ count }) => count), [2, 0, 0, 1]);
  const within = filled('day', [{ period: '2024-02-03', count: 2 }], '2024-02');
  assert.deepEqual([within.length, within[0].period, within.at(-1).period], [29, '2024-02-01', '2024-02-29']);
  assert.deepEqual(filled('month', [], '2023..2024').length, 24);
  assert.deepEqual(filled('month', []), []);
  assert.equal(filled('day', [{ period: '1900-01-01', count: 1 }, { period: '2024-01-01', count: 1 }]).length, 2, 'too many to draw');
  assert.equal(stretch('2024-02', '2023-11'), '2023-11..2024-02');
  assert.equal(stretch('2024', '2024'), '2024');
});

test('names on the axis keep their distance', () => {
  const months = filled('month', [{ period: '2019-03', count: 1 }, { period: '2024-02', count: 1 }]).map(({ period }) => period);
  assert.deepEqual(named('month', months, 10).map((i) => months[i]), ['2019-03', '2020-01', '2021-01', '2022-01', '2023-01', '2024-01']);
  const years = filled('year', [{ period: '1934', count: 1 }, { period: '2025', count: 1 }]).map(({ period }) => period);
  const places = named('year', years, 9);
  assert.deepEqual(places.map((i) => years[i]).slice(0, 3), ['1940', '1950', '1960']);
  assert.deepEqual(named('month', months.slice(0, 12), 1).length, 12, 'each where there is room');
  assert.deepEqual(named('month', months.slice(0, 12), 2).map((i) => months[i]), ['2019-04', '2019-07', '2019-10', '2020-01']);
  assert.deepEqual(named('day', ['2024-02-03', '2024-02-04'], 4), [0]);
});

test('what was understood is said as a terminal says it', () => {
  const { meaning } = golden('search.json');
  assert.equal(
    meaningWords(meaning, speaker('zh-Hans')),
    '（“三十”，或者“30”），并且没有（标题里有“雪”），并且“船”与（“港”，或者“岸”）相距不超过 5 个字，并且“qingd…”，并且版次是“1”，并且日期从 2023-10 起',
  );
  assert.match(meaningWords(meaning, speaker('en')), /^\(“三十” or “30”\) and not \(“雪” in the headline\) and “船” and \(“港” or “岸”\) within 5/);
  assert(!saysNothingNew(meaning) && saysNothingNew({ kind: 'text', field: 'anywhere', text: '雪' }));
});

test('a character is found where it is shown, whatever blanks and signs were left out', () => {
  const places = (text, shown) => aligned(text, shown).slice(0, -1).map((at, i) => (shown.startsWith([...text][i], at) ? [...text][i] : '_')).join('');
  assert.equal(places('站 时刻\n码头 7:10', '站时刻码头7:10'), '站_时刻_码头_7:10');
  assert.equal(places('周小满\n吴大有', '周小满吴大有'), '周小满_吴大有');
  assert.equal(places('a | b', 'ab'), 'a___b');
  assert.deepEqual(aligned('𠀀字', '𠀀字'), [0, 2, 3], 'a character of two units is one');
});
