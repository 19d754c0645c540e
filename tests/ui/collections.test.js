// What the room of bookmarks says and asks, of the messages that the program sends; and where marked words stand.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES, speaker } from '../../ui/js/i18n.js';
import { placeOf } from '../../ui/js/marked_words.js';
import { depths, pathsOf } from '../../ui/js/parts/filing.js';
import { seen } from '../../ui/js/parts/tree.js';
import { address, place } from '../../ui/js/router.js';
import { nothingAsked, queryOf, titleOf, within } from '../../ui/js/views/collections.js';
import { root } from './files.js';
import { golden } from './goldens.js';

const t = speaker('zh-Hans');
const quoted = (quote, prefix = '', suffix = '') => ({ quote, prefix, suffix });

test('marked words are found whatever the lines, and among the same words by what stands around them', () => {
  const text = '江水涨了。\n井水涨了。\n湖水涨了。';
  const at = (...of) => {
    const found = placeOf(text, quoted(...of));
    return found && text.slice(...found);
  };
  assert.equal(at('涨了。井水'), '涨了。\n井水');
  assert.deepEqual(placeOf(text, quoted('水涨了', '涨了。井', '。湖')), [7, 10]);
  assert.deepEqual(placeOf(text, quoted('水 涨了', '湖', '。')), [13, 16]);
  assert.deepEqual(placeOf(text, quoted('水涨了')), [1, 4]);
  assert.equal(at('海水'), null);
  assert.equal(at('  '), null);
});

test('signs beyond the first plane are whole', () => {
  const text = '𠮷田 看𠮷野家';
  const found = placeOf(text, quoted('𠮷野'));
  assert.equal(text.slice(...found), '𠮷野');
});

test('collections are named with what holds them, and lie as deep', () => {
  const { collections } = golden('shelf-holdings.json');
  assert.deepEqual([...pathsOf(collections).values()], ['论文', '论文 / 第一章', '备课']);
  assert.deepEqual([...depths(collections).values()], [0, 1, 0]);
});

test('what is below a closed collection is not seen', () => {
  const of = (id, parent) => ({ id, name: String(id), parent, bookmarks: 0 });
  const all = [of(1, null), of(2, 1), of(3, 2), of(4, null)];
  const ids = (shut) => seen(all, new Set(shut)).map(({ id }) => id);
  assert.deepEqual(ids([]), [1, 2, 3, 4]);
  assert.deepEqual(ids([1]), [1, 4]);
  assert.deepEqual(ids([2]), [1, 2, 4]);
  assert.deepEqual(ids([3, 4]), [1, 2, 3, 4]);
});

test('bookmarks are asked for as the program understands it', () => {
  const [all, unfiled, one] = golden('bookmark-queries.json');
  const asked = { words: '渡船 航运', tags: ['航运'], lost: false, order: 'newest', shown: 50 };
  assert.deepEqual({ ...queryOf(undefined, asked), offset: 50 }, all);
  assert.deepEqual({ ...queryOf('unfiled', { ...asked, order: 'oldest' }), offset: 50 }, unfiled);
  assert.deepEqual({ ...queryOf('2', { ...asked, order: 'date' }), offset: 50 }, one);
  assert.deepEqual(within('<b>'), { kind: 'shelf' });
  assert.deepEqual(nothingAsked().tags, []);
});

test('the list says where one is', () => {
  const holdings = golden('shelf-holdings.json');
  assert.equal(titleOf(undefined, holdings, t), '全部收藏');
  assert.equal(titleOf('unfiled', holdings, t), '未归类');
  assert.equal(titleOf('2', holdings, t), '第一章');
  assert.equal(titleOf('99', holdings, t), '收藏夹已不在');
});

test('each change that can be taken back has its words', () => {
  const source = readFileSync(join(root, 'src-tauri/crates/library/src/views/bookmarks.rs'), 'utf8');
  const [, body] = source.match(/pub enum ShelfChangeKind \{([^}]*)\}/);
  const kinds = [...body.matchAll(/^    ([A-Z]\w*),/gm)].map(([, word]) => word.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase());
  assert(kinds.includes(golden('shelf-changes.json')[0].kind) && kinds.length > 10, String(kinds));
  for (const kind of kinds.filter((name) => name !== 'undo')) assert(`change.${kind}` in LANGUAGES.en, kind);
});

test('collections have addresses', () => {
  for (const there of [{ room: 'collections' }, { room: 'collections', id: '2' }, { room: 'collections', id: 'unfiled' }]) {
    assert.deepEqual(place(address(there)), there);
  }
  assert.equal(place('#/collections/2/3'), null);
});
